"""What placing an expression needs from the words around it: tense, bound, quotation, paragraph."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from filrouge.annotate.dates.values import Perhaps, Value
from filrouge.annotate.paragraphs import paragraphs
from filrouge.lang.fold import bare, fold
from filrouge.lang.pack import Pack
from filrouge.model.expression import (
    Age,
    Aside,
    Bound,
    Clock,
    DayPart,
    Duration,
    Expression,
    Recurrent,
    Tense,
    Vague,
    Weekday,
    Window,
    Within,
)
from filrouge.model.text import Span

REACH = 160  # characters each side in which a verb can tell the tense
_WORD = re.compile(r"[^\W\d_]+")
_STOP = re.compile(r"(?<!\b[A-ZÀ-Ý])(?<!\b[A-ZÀ-Ý][A-Za-z])\.|[!?…;:\n«»“”]")  # not after an initial or « M. »
OPENING, CLOSING = '"«“„‟', '"»”'
_MARK = re.compile(f"[{OPENING}{CLOSING}]")
_EXACT = (Clock, DayPart, Duration, Age, Recurrent, Vague, Window)  # not blurred in days
_BARE = {"infinitive", "modal"}  # what an infinitive follows
_OVER = {"participle", "past"}  # what an auxiliary of the pluperfect bears
_WITHOUT = {"auxiliary": Tense.PRESENT, "hearsay": Tense.FUTURE, "perfect": None}  # without a participle behind
_BEFORE = 30  # characters before a time in which words bound, blur or set it apart
_NEXT_WORDS = 2  # between an auxiliary and its participle


class _Tenses(NamedTuple):
    whole: dict[str, str]
    endings: dict[str, str]
    sizes: tuple[int, ...]

    def of(self, word: str) -> str | None:
        """past, present, future, auxiliary or participle; an ending counts where the word is not listed."""
        known = self.whole.get(word)
        if known is not None:
            return known or None
        for size in self.sizes:
            if len(word) > size + 1 and (found := self.endings.get(word[-size:])):
                return found
        return None

    def each(self, words: list[str]) -> list[str | None]:
        """The kind of every word; two words listed together (``is to``) have a kind of their own."""
        kinds = [self.of(word) for word in words]
        for i in range(len(words) - 1):
            pair = self.whole.get(f"{words[i]} {words[i + 1]}")
            if pair is not None:
                kinds[i] = pair
        return kinds


@cache
def _tenses(pack: Pack) -> _Tenses:
    rows = [(fold(row["form"]), row["value"]) for row in pack.lexicon("date-tense")]
    endings = {form[1:]: value for form, value in rows if form.startswith("-")}
    sizes = tuple(sorted({len(form) for form in endings}, reverse=True))
    return _Tenses({form: value for form, value in rows if not form.startswith("-")}, endings, sizes)


class _Before(NamedTuple):
    """Forms that stand just before a time, and what each says."""

    forms: tuple[str, ...]
    pattern: re.Pattern[str]
    known: dict[str, str]

    def found(self, seen: str, start: int) -> Span | None:
        """The longest form that ends at a place, spaces apart."""
        shift = max(0, start - _BEFORE)
        before = seen[shift:start]
        if not before.rstrip(" ").endswith(self.forms):  # nearly always, and far quicker than the pattern
            return None
        match = self.pattern.search(before)
        return None if match is None else Span(match.start(1) + shift, match.end(1) + shift)


def _before(known: dict[str, str]) -> _Before:
    forms = sorted(known, key=lambda f: (-len(f), f))
    pattern = rf"(?:^|[^\w])({'|'.join(map(re.escape, forms))}) *$" if forms else r"(?!)"
    return _Before(tuple(forms), re.compile(pattern), known)


@cache
def _bounds(pack: Pack) -> _Before:
    return _before({bare(row["form"]): row["value"] for row in pack.lexicon("date-bound")})


@cache
def _blurs(pack: Pack) -> _Before:
    return _before({bare(row["form"]): "about" for row in pack.lexicon("date-blur")})


class _Asides(NamedTuple):
    before: _Before
    after: re.Pattern[str]
    known: dict[str, Aside]


@cache
def _asides(pack: Pack) -> _Asides:
    rows = [(bare(row["form"]), row["side"], row["value"]) for row in pack.lexicon("date-aside")]
    after = "|".join(re.escape(f) for f, side, _ in rows if side == "after")
    return _Asides(
        _before({form: value for form, side, value in rows if side == "before"}),
        re.compile(rf"({after})(?!\w)" if after else r"(?!)"),
        {form: Aside(value) for form, _, value in rows},
    )


class _Verb(NamedTuple):
    """A verb near an expression: how far off, its tense, and whether it tells what had come about before."""

    distance: int
    tense: Tense
    over: bool


class Context:
    """One text's paragraphs, quotations and words."""

    def __init__(self, text: str, seen: str, pack: Pack) -> None:
        self._text = text
        self._seen = seen
        self._tenses = _tenses(pack)
        self._bounds = _bounds(pack)
        self._blur = _blurs(pack)
        self._asides = _asides(pack)
        found = paragraphs(text)
        self._paragraphs = [p.start for p in found]
        self._quotations = quotations(text, found)
        self._quoted = [q.start for q in self._quotations]

    def expression(self, value: Value, span: Span) -> tuple[Expression, tuple[Span, ...]]:
        """The expression that a value makes at a span, and the words read beside it."""
        assert not isinstance(value, float | int | str)
        bound, words = self._bound_before(span.start)
        verb = self._verb(span, _planned(value))
        tense = None if verb is None else verb.tense
        if isinstance(value, Perhaps):
            value = value.future if tense is Tense.FUTURE else value.otherwise
        made = value if isinstance(value, Expression) else Expression(value)  # type: ignore[arg-type]
        about = None if isinstance(made.told, _EXACT) else self._blur.found(self._seen, span.start)
        return (
            Expression(
                made.told,
                made.modifier,
                made.bound or bound,
                tense,
                self._quotation(span),
                max(0, bisect_right(self._paragraphs, span.start) - 1),
                about=about is not None,
                aside=self._aside(span, verb, (words[0] if words else None, about)),
            ),
            words if about is None else (*words, about),
        )

    def _bound_before(self, start: int) -> tuple[Bound | None, tuple[Span, ...]]:
        found = self._bounds.found(self._seen, start)
        return (None, ()) if found is None else (Bound(self._bounds.known[found.of(self._seen)]), (found,))

    def _aside(self, span: Span, verb: _Verb | None, before: tuple[Span | None, Span | None]) -> Aside | None:
        """In what way the words around it set it apart; not where longer words before it bound or blur it."""
        found = self._asides.before.found(self._seen, span.start)
        if found is None and (after := self._asides.after.match(self._seen, span.end)) is not None:
            found = Span(*after.span(1))
        if found is not None and len(found) >= max(len(b) if b else 0 for b in before):
            return self._asides.known[found.of(self._seen)]
        return Aside.EARLIER if before[0] is None and verb is not None and verb.over else None

    def _quotation(self, span: Span) -> Span | None:
        i = bisect_right(self._quoted, span.start) - 1
        if i < 0 or span.end > self._quotations[i].end:
            return None
        return self._quotations[i]

    def _verb(self, span: Span, planned: Tense) -> _Verb | None:
        """The nearest verb that tells a tense in the same sentence; of two as near, the one before."""
        left = self._text[max(0, span.start - REACH) : span.start]
        stops = [m.end() for m in _STOP.finditer(left)]
        left = left[stops[-1] :] if stops else left
        right = self._text[span.end : span.end + REACH]
        stop = _STOP.search(right)
        right = right[: stop.start()] if stop else right
        before, after = self._nearest(left, planned, last=True), self._nearest(right, planned, last=False)
        found = [f for f in (before, after) if f is not None]
        return min(found, key=lambda f: f.distance, default=None)

    def _nearest(self, text: str, planned: Tense, *, last: bool) -> _Verb | None:
        words = list(_WORD.finditer(fold(text)))
        kinds = self._tenses.each([w[0] for w in words])
        order = range(len(words) - 1, -1, -1) if last else range(len(words))
        for i in order:
            tense = _decided(kinds, i, planned) or (_borne(text, words[i], kinds[i]) if last else None)
            if tense is not None:
                distance = len(text) - words[i].end() if last else words[i].start()
                return _Verb(distance, tense, _over(kinds, i))
        return None


def _borne(before: str, word: re.Match[str], kind: str | None) -> Tense | None:
    """``Arrêté fin mai, …``, ``…, blessé mardi``: a participle that opens its clause and stands beside the time."""
    opens = before[: word.start()].rstrip()[-1:] in {"", ","}
    return Tense.PAST if kind == "participle" and opens and not before[word.end() :].strip() else None


def _planned(value: Value) -> Tense:
    """What the present of a verb of appointments tells (``se réunit``): beside a bare weekday, that it lies ahead."""
    told = value.told if isinstance(value, Expression) else value
    told = told.outer if isinstance(told, Within) else told
    return Tense.FUTURE if isinstance(told, Weekday) and told.direction is None else Tense.PRESENT


def _over(kinds: list[str | None], i: int) -> bool:
    """Whether a verb is one of the pluperfect, of which the auxiliary or the participle may stand nearer."""
    if kinds[i] == "earlier":
        return bool(_OVER & set(kinds[i + 1 : i + 2 + _NEXT_WORDS]))
    return "earlier" in kinds[max(0, i - 1 - _NEXT_WORDS) : i]


def _decided(kinds: list[str | None], i: int, planned: Tense) -> Tense | None:
    kind = kinds[i]
    if kind == "earlier":
        return Tense.PAST
    if kind == "scheduled":
        return None if _BARE & set(kinds[max(0, i - 2) : i]) else planned
    if kind is not None and kind in _WITHOUT:
        return Tense.PAST if "participle" in kinds[i + 1 : i + 2 + _NEXT_WORDS] else _WITHOUT[kind]
    if kind == "modal" or (kind == "past" and "modal" in kinds[max(0, i - 3) : i]):
        return Tense.FUTURE  # « will be held »
    if kind == "future" and {"past", "earlier"} & set(kinds[max(0, i - 2) : i]):
        return None  # « était prévu » : it may lie ahead or not
    return Tense(kind) if kind in {"past", "present", "future"} else None


def quotations(text: str, within: tuple[Span, ...]) -> tuple[Span, ...]:
    """The stretches between quotation marks, paragraph by paragraph; one left open ends with it."""
    found = []
    for paragraph in within:
        opened: int | None = None
        for mark in _MARK.finditer(text, paragraph.start, paragraph.end):
            if opened is None and mark[0] in OPENING:
                opened = mark.end()
            elif opened is not None and mark[0] in CLOSING:
                found.append(Span(opened, mark.start()))
                opened = None
        if opened is not None:
            found.append(Span(opened, paragraph.end))
    return tuple(found)
