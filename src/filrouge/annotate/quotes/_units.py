"""Units: sentences in which a quoted passage, however long, is one word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from filrouge.annotate.quotes._grammar import Grammar
from filrouge.annotate.quotes._marks import Quoted, dashed
from filrouge.lang.fold import fold
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Span

_INVISIBLE = frozenset("\u200b\u200c\u200d\u2060\ufeff\u00ad")  # zero width, left by web editors
_STOPS = frozenset(".!?…")
_PARSER_WORDS = 40  # a unit longer than this is cut where the parser ends a sentence too


class Word(NamedTuple):
    """A word, a sign, or a whole quoted passage (``atom``); ``text`` is folded, ``token`` the parser's view."""

    start: int
    end: int
    text: str
    capital: bool
    atom: Quoted | None = None
    token: Token | None = None

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)

    @property
    def pos(self) -> str:
        return self.token.pos if self.token else ""

    @property
    def sign(self) -> bool:
        """Whether this is punctuation; a quoted passage is not."""
        return self.atom is None and not self.text[0].isalnum() and len(self.text) == 1


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence of the writer's, with its quoted passages as single words."""

    words: tuple[Word, ...]
    paragraph: int
    dialogue: bool = False

    @property
    def span(self) -> Span:
        return Span(self.words[0].start, self.words[-1].end)


@dataclass(frozen=True, slots=True)
class View:
    """What reading words needs: the folded text, the grammar, the parser's tokens and sentence starts."""

    folded: str
    grammar: Grammar
    tokens: Mapping[int, Token]
    starts: frozenset[int]


def units(text: str, paragraphs: Sequence[Span], passages: Sequence[Quoted], view: View) -> list[Unit]:
    """The units of an article, in order."""
    found: list[Unit] = []
    queue = iter(passages)
    passage = next(queue, None)
    for number, paragraph in enumerate(paragraphs):
        inside: list[Quoted] = []
        while passage is not None and passage.outer.start < paragraph.end:
            inside.append(passage)
            passage = next(queue, None)
        words = list(_words(text, paragraph, inside, view))
        speech = dashed(text, paragraph)
        found.extend(Unit(tuple(piece), number, speech) for piece in _pieces(words, view))
    return found


def view(text: str, grammar: Grammar, parse: Parse) -> View:
    """The parser's tokens by their start, and where it begins sentences."""
    tokens = {token.start: token for token in parse.tokens}
    return View(fold(text), grammar, tokens, frozenset(s.span.start for s in parse.sentences))


def _words(text: str, paragraph: Span, inside: Sequence[Quoted], view: View) -> Iterator[Word]:
    at = paragraph.start
    for quoted in inside:
        yield from _plain(text, at, quoted.outer.start, view)
        outer = quoted.outer
        first = text[quoted.inner.start : quoted.inner.start + 1]
        yield Word(outer.start, outer.end, text[outer.start], first.isupper(), atom=quoted)
        at = outer.end
    yield from _plain(text, at, paragraph.end, view)


def _plain(text: str, start: int, end: int, view: View) -> Iterator[Word]:
    folded, tokens = view.folded, view.tokens
    for match in view.grammar.word.finditer(folded, start, end):
        begin, stop = match.span()
        if folded[begin] in _INVISIBLE:
            continue
        yield Word(begin, stop, folded[begin:stop], text[begin].isupper(), None, tokens.get(begin))


def words_in(text: str, span: Span, view: View) -> list[Word]:
    """The words inside a quoted passage."""
    return list(_plain(text, span.start, span.end, view))


def _pieces(words: list[Word], view: View) -> Iterator[list[Word]]:
    """Cut a paragraph's words at the ends of sentences."""
    piece: list[Word] = []
    for i, word in enumerate(words):
        piece.append(word)
        may_end = word.text in _STOPS or word.atom is not None
        if may_end and i + 1 < len(words) and _ends(words, i, piece, view):
            yield piece
            piece = []
    if piece:
        yield piece


def _ends(words: list[Word], i: int, piece: list[Word], view: View) -> bool:
    """Whether a unit ends with a stop or a quoted passage."""
    word, after = words[i], words[i + 1]
    if word.atom is not None:
        return _atom_ends(words, i, view)
    if after.start == word.end and after.atom is None:
        return False
    if not (after.capital or after.atom or not after.text[0].isalpha()):
        return False
    if word.text == "." and len(piece) > 1:
        before = piece[-2]
        short = len(before.text) == 1 and before.capital and before.text.isalpha()
        if (short or view.grammar.has("abbreviations", before.text)) and before.end == word.start:
            return short and after.start in view.starts and len(piece) > 2 and not after.capital
    return True


def _atom_ends(words: list[Word], i: int, view: View) -> bool:
    """A quoted sentence ends its unit unless the writer's words after it take it up again."""
    atom, after = words[i].atom, words[i + 1]
    assert atom is not None
    last = view.folded[atom.inner.end - 1 : atom.inner.end]
    if last not in _STOPS:
        return False
    if after.atom is not None:
        return True
    if not after.text[0].isalnum() or not after.capital:
        return after.text[0] in "(["
    return not _reports(words, i + 1, view.grammar)


def _reports(words: list[Word], i: int, grammar: Grammar) -> bool:
    """Whether ``X said.`` follows: a name of a few words, a reporting verb, then the end or a pause."""
    for j in range(i, min(i + 9, len(words))):
        word = words[j]
        if word.atom is not None or word.text in _STOPS or word.text in ",;:":
            return False
        if j > i and any("finite" in f.moods and not f.verb.thinks for f in grammar.forms.get(word.text, ())):
            rest = words[j + 1] if j + 1 < len(words) else None
            return rest is None or rest.sign or rest.text in grammar.small["prepositions"] | grammar.small["times"]
    return False
