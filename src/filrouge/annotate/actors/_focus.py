"""What a text has in mind: how present each chain is at a point, for pronouns and bare titles."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace

from filrouge.annotate.actors._clauses import speaks
from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.model.mentions import Form
from filrouge.model.syntax import Token

SENTENCES = 12  # how far back a pronoun can look
MENTIONS = 150  # how many mentions stay in mind at most
FADE = 0.6  # what is left of a mention's weight a sentence later
_WEIGHTS = {"nsubj": 4.0, "obl:agent": 3.0, "obj": 2.2, "iobj": 2.2, "obl": 1.6, "root": 3.0, "appos": 1.5, "nmod": 1.1}
_PLAIN = 1.3
_VERBLESS = 0.4  # lines without a verb: bylines, credits, headings
_BYLINE = 0.1  # the same, below the headline
_SPEAKER = 5.5  # who speaks stays in mind
_QUOTED = 0.35  # who is named inside a quotation less so, but in its own words
_APPOSED = 2  # tokens from a title to its name, past a comma
_ASIDE = 25  # words beside a quotation in which its speaker stands
_OPENS, _CLOSES, _TOGGLES = {"«", "“", "``"}, {"»", "”", "''"}, {'"'}


@dataclass(frozen=True, slots=True)
class Trail:
    """One mention that is still in mind."""

    key: str
    sentence: int
    token: int
    weight: float
    quoted: bool
    behind: bool = False  # who said the sentence, named behind its words


@dataclass(slots=True, eq=False)
class Focus:
    reading: Reading
    quoted: frozenset[int]  # tokens inside quotation marks
    told: frozenset[int]  # sentences with a finite verb
    bylines: frozenset[int] = frozenset()  # paragraphs without one, below the headline
    trails: deque[Trail] = field(default_factory=lambda: deque(maxlen=MENTIONS))
    spoken_of: dict[int, set[str]] = field(default_factory=dict)  # pronoun of who says a quotation to whom that names
    reached: int = -_APPOSED  # where the last mention ended

    def mention(self, ref: Ref) -> None:
        """Bring a reference's chains to mind."""
        token = self.reading.tokens[ref.head]
        weight = weight_of(self.reading, token) * self._told(token)
        for key in ref.chains:
            last = self.trails[-1] if self.trails else None
            if last is not None and last.key == key and 0 <= ref.first - self.reached <= _APPOSED:
                weight = max(weight, self.trails.pop().weight)  # a title beside its name counts once
            behind = weight == _SPEAKER and self._behind(token)
            self.trails.append(Trail(key, token.sentence, ref.first, weight, ref.first in self.quoted, behind))
        self.reached = ref.last

    def at(self, token: Token, *, most: float = _SPEAKER) -> dict[str, float]:
        """The presence of each chain before a token, the most present last mentioned first among equals.

        Args:
            token: where somebody is meant.
            most: what a mention weighs at most: who speaks is rarely the object of what follows.
        """
        while self.trails and self.trails[0].sentence < token.sentence - SENTENCES:
            self.trails.popleft()
        present: dict[str, float] = {}
        opened = self.run(token.i)[0]
        for trail in reversed(self.trails):
            if trail.token < token.i:
                weight = min(trail.weight, most) * FADE ** (token.sentence - trail.sentence)
                weight *= _QUOTED if trail.quoted and trail.token < opened else 1.0
                present[trail.key] = present.get(trail.key, 0.0) + weight
        return present

    def _told(self, token: Token) -> float:
        """How much of a mention its line leaves: of a byline little, of a headline as much as of a sentence."""
        if token.sentence in self.told:
            return 1.0
        return _BYLINE if self.in_byline(token) else _VERBLESS

    def in_byline(self, token: Token) -> bool:
        """Whether a token stands in a line below the headline in which nothing has a verb: a byline, a credit."""
        return self.reading.parse.sentences[token.sentence].paragraph in self.bylines

    def renamed(self, old: str, new: str) -> None:
        """Take the mentions of one chain for another's."""
        self.trails = deque((replace(t, key=new) if t.key == old else t for t in self.trails), maxlen=MENTIONS)

    def _behind(self, token: Token) -> bool:
        """Whether somebody says what stands before: ``…, a précisé le procureur``."""
        verb = self.reading.parse.head(token)
        return verb.i < token.i and not token.dep.endswith(":pass") and speaks(self.reading, token)

    def only_says(self, token: Token) -> set[str]:
        """Those of whom the sentence before only says that its words are theirs."""
        before = [t for t in self.trails if t.sentence == token.sentence - 1 and t.token < token.i]
        spoken = {t.key for t in self.trails if t.sentence == token.sentence}
        behind = {t.key for t in before if t.behind}
        return behind - {t.key for t in before if not t.behind} - spoken

    def reach(self, key: str, token: Token) -> int:
        """The token where a chain was last mentioned before another."""
        return next((t.token for t in reversed(self.trails) if t.key == key and t.token < token.i), -1)

    def speakers(self, token: Token) -> dict[str, float]:
        """Who spoke in this sentence or the one before."""
        return {
            t.key: t.weight
            for t in self.trails
            if t.weight >= _SPEAKER and not t.quoted and t.token < token.i and t.sentence >= token.sentence - 1
        }

    def saying(self, token: Token) -> set[str]:
        """Who says the quotation in which a token stands: no third person of their own words."""
        if token.i not in self.quoted:
            return set()
        first, last = self.run(token.i)
        beside = (*range(max(0, first - _ASIDE), first), *range(last + 1, last + _ASIDE))
        held, tokens = self.reading.owner, self.reading.tokens
        says = [i for i in beside if i in held and self._says(i, (first, last))]
        apposed = (i for i in beside if says and i in held and tokens[i].dep == "appos" and tokens[i].head in says)
        owners = (self.reading.owner.get(i) for i in (*says, *apposed))
        return {key for owner in owners if owner is not None for key in owner.chains}

    def run(self, i: int) -> tuple[int, int]:
        """The first and last token of the quotation in which one stands; itself outside of any."""
        first = last = i
        while i in self.quoted and first - 1 in self.quoted:
            first -= 1
        while i in self.quoted and last + 1 in self.quoted:
            last += 1
        return first, last

    def named_in(self, i: int) -> set[str]:
        """The chains of the names in the quotation in which a token stands."""
        first, last = self.run(i)
        owners = (self.reading.owner.get(k) for k in range(first, last + 1))
        return {key for owner in owners if owner is not None and owner.form is Form.NAME for key in owner.chains}

    def _says(self, i: int, place: tuple[int, int]) -> list[str]:
        """The chains of a word that is the subject of a verb of saying in the sentence that quotes."""
        reading, owner = self.reading, self.reading.owner.get(i)
        if owner is None or i != owner.head or not any(reading.same_sentence(i, j) for j in place):
            return []
        token = reading.tokens[i]
        while token.dep.startswith("flat") and token.head != token.i:
            token = reading.tokens[token.head]  # in M. Durand the parser hangs the name on the form of address
        verb = reading.parse.head(token)
        said = verb.i not in self.quoted and (owner.inverted or speaks(reading, token))
        return list(owner.chains) if said and abs(verb.i - i) <= _ASIDE else []

    def last(self, token: Token) -> list[str]:
        """The chains before a token, the last mentioned first."""
        return list(dict.fromkeys(t.key for t in reversed(self.trails) if t.token < token.i))


def quoted(reading: Reading) -> frozenset[int]:
    """The tokens inside quotation marks, each paragraph read afresh so that an odd mark spoils no more than one."""
    found: list[int] = []
    for sentence in _by_paragraph(reading):
        inside = False
        for i in sentence:
            text = reading.tokens[i].text
            if text in _OPENS or (text in _TOGGLES and not inside):
                inside = True
            elif text in _CLOSES or text in _TOGGLES:
                inside = False
            elif inside:
                found.append(i)
    return frozenset(found)


def told(reading: Reading) -> frozenset[int]:
    """The sentences that have a finite verb; all, where nothing tells verbs."""
    finite: set[int] = set()
    for t in reading.tokens:
        if t.sentence not in finite and (t.pos == "AUX" or t.feature("VerbForm") == "Fin"):
            finite.add(t.sentence)
    return frozenset(finite) or frozenset(range(len(reading.parse.sentences)))


def focus_of(reading: Reading) -> Focus:
    """What an article has in mind before anything is spoken of."""
    sentences, with_verb = reading.parse.sentences, told(reading)
    spoken = {sentences[i].paragraph for i in with_verb} | {0}
    bylines = frozenset(s.paragraph for s in sentences) - spoken
    return Focus(reading, quoted(reading), with_verb, bylines)


def _by_paragraph(reading: Reading) -> list[range]:
    bounds: dict[int, tuple[int, int]] = {}
    for sentence in reading.parse.sentences:
        first = bounds.get(sentence.paragraph, (sentence.first, 0))[0]
        bounds[sentence.paragraph] = (first, sentence.last)
    return [range(first, last + 1) for first, last in bounds.values()]


def weight_of(reading: Reading, token: Token) -> float:
    """How much a mention in this place draws the attention; a conjunct counts as the first of its kind."""
    dep, seen = token.dep, {token.i}
    while dep in {"conj", "appos"} and token.head not in seen:
        token = reading.tokens[token.head]
        seen.add(token.i)
        dep = token.dep
    if speaks(reading, token) and not dep.endswith(":pass"):
        return _SPEAKER
    if any(reading.lore.is_("source", reading.words[c.i]) for c in reading.parse.children(token) if c.dep == "case"):
        return _SPEAKER
    return _WEIGHTS.get(dep) or _WEIGHTS.get(dep.split(":")[0], _PLAIN)
