"""One article under reading: its text, folded text, tokens and lore; and the references found in it."""

from __future__ import annotations

from dataclasses import dataclass, field

from filrouge.annotate.actors._lore import Address, Fact, Lore, Noun, Pronoun
from filrouge.lang.fold import bare
from filrouge.model.mentions import ActorKind, Form
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Span

_OPENING = {"«", "»", '"', "“", ":", "-", "–", "—", "‘", "'", "``", "(", "*", "•", "\\*"}


@dataclass(slots=True, eq=False)
class Ref:
    """One reference: tokens ``first`` to ``last`` with its head; what it names is settled later."""

    first: int
    last: int
    head: int
    form: Form
    start: int
    end: int
    text: str
    rule: str
    kind: ActorKind | None = None
    fact: Fact | None = None
    noun: Noun | None = None
    pronoun: Pronoun | None = None
    inverted: bool = False  # a pronoun tied behind its verb
    address: Address | None = None
    gender: str | None = None
    plural: bool = False
    definite: bool = True  # nothing says that it is a new one
    pointed: bool = False  # le, the, ce, his stand before it
    aged: bool = False  # an age stands before it
    possessed: bool = False  # son, his stand before it
    modifiers: str = ""  # qualifying words before the head
    country: str | None = None  # a knowledge id such as state:FR
    served: Ref | None = None  # what a title is held in, a body belongs to
    label: str = ""  # a title's own words, as written
    complement: str = ""  # the words of a title after its head
    former: bool = False
    acts: bool = True
    consumed: bool = False  # a demonym that is part of a title or body and no reference of its own
    chains: list[str] = field(default_factory=list)

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(slots=True, eq=False)
class Reading:
    """The article's text with its views, and the lore of its language."""

    text: str
    parse: Parse
    lore: Lore
    bare: str
    words: list[str]  # each token folded without accents
    nouns: list[tuple[int, int, tuple[Noun, ...]]]  # titles and group nouns: first and last token
    nouns_from: dict[int, tuple[int, tuple[Noun, ...]]]  # the same by first token
    nouns_to: dict[int, tuple[Noun, ...]]  # the same by last token
    starts: dict[int, int]  # the token that begins at a code point
    ends: dict[int, int]  # the token that ends at one
    owner: dict[int, Ref] = field(default_factory=dict)  # token to the name that covers it

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.parse.tokens

    def token(self, i: int) -> Token | None:
        return self.parse.tokens[i] if 0 <= i < len(self.parse.tokens) else None

    def word(self, i: int) -> str:
        """The folded word of a token, empty outside the article."""
        return self.words[i] if 0 <= i < len(self.words) else ""

    def address_before(self, i: int) -> Address | None:
        """The form of address before a token, whether or not its full stop is a token of its own."""
        before, two_before = self.token(i - 1), self.token(i - 2)
        if before is None:
            return None
        if before.text == "." and two_before is not None and two_before.end == before.start:
            return self.lore.addresses.get(two_before.text + ".")
        return self.lore.addresses.get(before.text)

    def same_sentence(self, i: int, j: int) -> bool:
        tokens = self.parse.tokens
        return 0 <= i < len(tokens) and 0 <= j < len(tokens) and tokens[i].sentence == tokens[j].sentence

    def runs_on(self, i: int) -> bool:
        """Whether a token goes on from the one before, even where the parser ends a sentence between them."""
        before, token = self.token(i - 1), self.token(i)
        if before is None or token is None:
            return False
        if before.sentence == token.sentence:
            return True
        sentences = self.parse.sentences
        together = sentences[before.sentence].paragraph == sentences[token.sentence].paragraph
        return together and before.text[-1:].isalpha()

    def joined(self, i: int, j: int) -> bool:
        """Whether the text runs on from one token to a later one."""
        return self.same_sentence(i, j) or all(self.runs_on(k) for k in range(i + 1, j + 1))

    def opens(self, i: int) -> bool:
        """Whether a token begins a sentence or a quotation, so that its capital tells nothing."""
        before = self.token(i - 1)
        return before is None or not self.runs_on(i) or before.text in _OPENING

    def apposed(self, i: int) -> bool:
        """Whether a title follows after a comma and an article (``Roman, a resident of the port,``)."""
        if self.word(i + 1) != "," or not self.same_sentence(i, i + 2):
            return False
        following = (self.nouns_from.get(j, (0, ()))[1] for j in range(i + 2, i + 5))
        return any(n.kind == "title" and n.number != "Plur" for nouns in following for n in nouns)

    def head_of(self, first: int, last: int) -> int:
        """The token of a range that hangs on something outside it; the first such one."""
        tokens = self.parse.tokens
        for i in range(first, last + 1):
            head = tokens[i].head
            if head == i or not first <= head <= last:
                return i
        return first

    def ref(self, first: int, last: int, form: Form, rule: str) -> Ref:
        """A reference over a range of tokens."""
        start, end = self.parse.tokens[first].start, self.parse.tokens[last].end
        return Ref(first, last, self.head_of(first, last), form, start, end, self.text[start:end], rule)


def reading(text: str, parse: Parse, lore: Lore) -> Reading:
    """An article opened for reading."""
    folded = bare(text)
    words = [folded[t.start : t.end] for t in parse.tokens]
    starts, ends = {t.start: t.i for t in parse.tokens}, {t.end: t.i for t in parse.tokens}
    nouns = _nouns(folded, parse, lore, (starts, ends))
    by_first = {first: (last, found) for first, last, found in nouns}
    by_last = {last: found for _, last, found in nouns}
    return Reading(text, parse, lore, folded, words, nouns, by_first, by_last, starts, ends)


def _nouns(
    folded: str, parse: Parse, lore: Lore, bounds: tuple[dict[int, int], dict[int, int]]
) -> list[tuple[int, int, tuple[Noun, ...]]]:
    starts, ends = bounds
    for prefix in (p for p in lore.past_prefixes if p in folded):
        starts = starts | {t.start + len(prefix): t.i for t in parse.tokens if folded.startswith(prefix, t.start)}
    return [
        (starts[hit.start], ends[hit.end], hit.value)
        for hit in lore.nouns.find(folded)
        if starts.get(hit.start, len(ends)) <= ends.get(hit.end, -1)
    ]
