"""The line of an event: cut from a source's own words, with the name of who speaks or is meant where it is sure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from filrouge.model.annotated import Annotated
from filrouge.model.mentions import LINE, NOWHERE, QuoteKind, Status
from filrouge.model.story import EventDate
from filrouge.model.text import Span
from filrouge.resolve.merge.tellings import Telling
from filrouge.resolve.naming import antecedent, saying, speaker
from filrouge.resolve.timing import event_date

CUT = "…"
SHORTEST = 25
SPEAKER = 20  # code points by which a line with a speaker in brackets may be longer
FULL = 0.5  # share of the room that a cut at a mark must use
LEAD = 400  # code points of a body in which its news is told
# What makes a telling a poor label; the least sum is shown.
ASIDE, PRONOUN, SHORT, LONG, OTHER_TYPE, OTHER_DAY, NAMELESS = 2.0, 1.0, 2.0, 0.5, 2.0, 3.0, 0.5
# And what makes it a good one: its own day, a place in the headline or the lead, the words that most share.
DAY, HEADLINE, FRONT, FIGURES, SHARED = 1.0, 1.0, 0.7, 0.3, 2.5
_STRAY = " \t,;:–—-*•|·\\"
_SPACES = re.compile(r"\s+")
_MARK = re.compile(r"[,;:.!?](?=\s)")
_NEXT = re.compile(r"\s*(\S)")
_ENDS = re.compile(r"[,;:.!?)»”]")
_PAIRS = (("«", "»"), ("“", "”"), ("(", ")"))
_TWINS = ('"', "``")


@dataclass(frozen=True, slots=True)
class Told:
    """What its tellings add up to, which a label should agree with."""

    type: str
    status: Status
    date: EventDate


def best(tellings: Sequence[Telling], told: Told, pile: Mapping[str, Annotated]) -> Telling:
    """The telling of an event that says most by itself what the event is."""
    if len(tellings) == 1:
        return tellings[0]
    shared = Counter(stem for t in tellings for stem in t.clause)
    return min(
        tellings, key=lambda t: (*_unlike(t, told), _cost(t, told, pile[t.article]) - _common(t, shared), t.number)
    )


def _unlike(telling: Telling, told: Told) -> tuple[bool, bool]:
    return telling.mention.status is not told.status, telling.mention.anaphoric


def _cost(telling: Telling, told: Told, annotated: Annotated) -> float:
    shown, length = telling.mention.shown, _length(telling.mention.line)
    pronoun = shown.pronoun if shown else None
    front = telling.mark.span.start - annotated.article.body.start < LEAD
    return (
        ASIDE * (shown.aside if shown else 0)
        + PRONOUN * (pronoun is not None and 1 + (not antecedent(annotated, pronoun)))
        + SHORT * (length < SHORTEST)
        + LONG * (length > LINE or len(telling.mention.line) > 1)
        + OTHER_TYPE * (telling.type != told.type)
        + NAMELESS * (not telling.actors)
        + _of_day(telling, told.date)
        - HEADLINE * telling.headline
        - FRONT * front
        - FIGURES * bool(telling.figures)
    )


def _of_day(telling: Telling, date: EventDate) -> float:
    """Whether it tells the day of the event itself, or another."""
    if telling.when is None:
        return 0.0
    own = event_date(telling.when)
    if own.earliest is None or own.latest is None or date.earliest is None or date.latest is None:
        return 0.0
    if own.earliest > date.latest or own.latest < date.earliest:
        return OTHER_DAY
    return -DAY if telling.own and own.value == date.value else 0.0


def _common(telling: Telling, shared: Mapping[str, int]) -> float:
    """How far the words of a clause are those of the other tellings."""
    if not telling.clause:
        return 0.0
    others = max(max(shared.values()) - 1, 1)
    return SHARED * sum(shared[s] - 1 for s in telling.clause) / (len(telling.clause) * others)


def _length(pieces: Sequence[Span]) -> int:
    return sum(map(len, pieces))


def line(telling: Telling, annotated: Annotated, *, apart: bool = False) -> str:
    """The words of one telling on one line, with the name of who speaks or is meant.

    Args:
        telling: what is told.
        annotated: its article.
        apart: whether to show only the narrowest clause, as another event is told in the same words.
    """
    shown, text = telling.mention.shown, annotated.article.text
    pieces = shown.apart if apart and shown else telling.mention.line
    who = _who(annotated, pieces, LINE - _length(pieces))
    meant = antecedent(annotated, shown.pronoun) if shown and shown.pronoun and not who else ""
    named = [_named(text, p, shown.pronoun if shown else None, meant) for p in pieces]
    said = _SPACES.sub(" ", f" {CUT} ".join(named)).strip(_STRAY)
    room = LINE - max(0, len(who) + 3 - SPEAKER if who else 0) + (len(meant) + 3 if meant else 0)
    said = _shortened(said, room) if len(said) > room + 2 else said + _tail(text, pieces[-1])
    said = _balanced(said)
    if who:
        return f"[{who}] {_capital(said)}"
    return CUT + said if _begun(telling, text, pieces[0]) else _capital(said)


def _who(annotated: Annotated, pieces: Sequence[Span], room: int) -> str:
    """Whose words a line is nothing but, if it does not name them; of indirect speech where there is room."""
    if len(pieces) != 1:
        return ""
    said = saying(annotated, pieces[0])
    if said is None:
        return ""
    name = speaker(annotated, said)
    indirect = said.value.kind is QuoteKind.INDIRECT
    if indirect and (len(name) + 3 > room or not _cueless(said.value.cue, pieces[0])):
        return ""
    return "" if name in pieces[0].of(annotated.article.text) else name


def _cueless(cue: Span | None, piece: Span) -> bool:
    return cue is not None and cue.start >= piece.end


def _named(text: str, piece: Span, pronoun: Span | None, name: str) -> str:
    if not name or pronoun is None or not piece.contains(pronoun) or name in text[piece.start : pronoun.start]:
        return piece.of(text)
    return f"{text[piece.start : pronoun.end]} [{name}]{text[pronoun.end : piece.end]}"


def _tail(text: str, piece: Span) -> str:
    """The mark of an omission, where the words go on without any mark."""
    following = _NEXT.match(text, piece.end)
    if following is None or "\n" in following[0] or _ENDS.search(text[piece.end - 1 : piece.end] + following[1]):
        return ""
    return CUT if following[1].isalnum() or following[1] in "«“\"(-–—'’`" else ""


def _begun(telling: Telling, text: str, piece: Span) -> bool:
    """Whether a line begins in the middle of a phrase."""
    shown = telling.mention.shown
    return (shown is None or shown.aside == NOWHERE) and text[piece.start : piece.start + 1].islower()


def _capital(said: str) -> str:
    """A line begins as a sentence does, names such as iPhone excepted."""
    return said if said[1:2].isupper() else said[:1].upper() + said[1:]


def _shortened(said: str, room: int) -> str:
    """A line cut at the last mark or space before the room ends, not behind a word of one or two letters."""
    marks = [m.start() for m in _MARK.finditer(said, 0, room) if m.start() >= FULL * room]
    cut = said[: marks[-1]] if marks else said[:room].rsplit(" ", 1)[0]
    while len(cut.rsplit(" ", 1)[-1]) <= 2 and " " in cut:
        cut = cut.rsplit(" ", 1)[0]
    return cut.rstrip(_STRAY + CUT) + CUT


def _balanced(said: str) -> str:
    """A line in which every quotation mark and bracket has its other half."""
    for opening, closing in _PAIRS:
        missing = said.count(opening) - said.count(closing)
        space = "\u00a0" if opening == "«" else ""
        said = said + (space + closing) * missing if missing > 0 else (opening + space) * -missing + said
    for twin in _TWINS:
        if said.count(twin) % 2:
            said = twin + said if _closes(said, twin) else said + twin
    return said


def _closes(said: str, twin: str) -> bool:
    """Whether the one mark whose other half is missing ends what it stands around."""
    at = said.find(twin)
    before, after = said[max(at - 1, 0) : at], said[at + len(twin) : at + len(twin) + 1]
    return bool(before.strip()) and not after.isalnum()
