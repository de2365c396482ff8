"""The line of an event: cut from a source's own words, with a name put to a pronoun."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from filrouge.model.annotated import Annotated
from filrouge.model.mentions import LINE, Form, ParticipantRole, Status
from filrouge.model.text import Span
from filrouge.resolve.merge.tellings import Telling

LEFT = 60  # code points before the trigger, where another event of the same words is told apart
SHORTEST = 25
CUT = "…"
_BREAK = re.compile(r"[,;:()«»“”\"–—]|\s")
_MARK = re.compile(r"[,;:()«»“”\"–—]")
_DOERS = frozenset({ParticipantRole.AGENT, ParticipantRole.PARTY})
_TITLE = re.compile(r" \w{1,3}\.$")  # « M. », "Mr.", an initial: nothing without the name after it
_CLOSED = re.compile(r"^[\s»”\"]*[,;]\s*")  # what is left of a quotation before its cue
_SPACES = re.compile(r"\s+")


def best(tellings: Sequence[Telling], status: Status, pile: Mapping[str, Annotated]) -> Telling:
    """The telling of an event that says most by itself."""
    return min(tellings, key=lambda t: (*_faults(t, status, pile[t.article]), t.number))


def line(telling: Telling, annotated: Annotated, *, apart: bool = False) -> str:
    """The words of one telling on one line, with the name of who does it where they leave it out.

    Args:
        telling: what is told.
        annotated: its article.
        apart: whether to begin near the trigger, as another event is told in the same words.
    """
    text, extent, trigger = annotated.article.text, telling.mention.told, telling.mark.span
    names = _names(telling, annotated)
    room = max(LINE - sum(len(name) + 3 for _, name in names), len(trigger))
    before = LEFT if apart else 2 * room // 3
    span = extent if len(extent) <= room and not apart else _cut(text, extent, trigger, room, before)
    doer = _doer(telling, annotated, span)
    if doer and len(span) + len(doer) + 3 > room:
        span = _cut(text, extent, trigger, max(room - len(doer) - 3, len(trigger)), before)
    shown = _CLOSED.sub("", _SPACES.sub(" ", _named(text, span, names))).strip(" ,;:–—-")
    head = CUT if span.start > extent.start else ""
    tail = CUT if span.end < extent.end else ""
    return f"{f'[{doer}] ' if doer else ''}{head}{shown}{tail}"


def _doer(telling: Telling, annotated: Annotated, span: Span) -> str:
    """Who does what is told, if a verb's line would not say it; empty where it says it or nobody knows."""
    parts = [p for p in telling.mention.parts if p.role in _DOERS]
    if telling.mention.tense is None or not parts or any(span.overlaps(p.span) for p in parts):
        return ""
    name = next((c.name for c in annotated.actors.chains if c.key == parts[0].chain), "")
    return "" if name in span.of(annotated.article.text) else name


def _faults(telling: Telling, status: Status, annotated: Annotated) -> tuple[int, ...]:
    """What makes a telling a poor label, the worst first."""
    mention = telling.mention
    length = len(mention.told)
    vague = sum(form in {Form.PRONOUN, Form.DESCRIPTION} for form in _forms(telling, annotated))
    return (
        mention.status is not status,
        mention.anaphoric,
        length < SHORTEST,
        not _whole(telling, annotated.article.text),
        not telling.actors,
        vague,
        not telling.own,
        length > LINE,
    )


def _whole(telling: Telling, text: str) -> bool:
    """Whether the clause begins as a sentence does: with a capital, a digit or a quotation mark."""
    first = text[telling.mention.told.start : telling.mention.told.start + 1]
    return not first.islower()


def _forms(telling: Telling, annotated: Annotated) -> list[Form]:
    return [m.value.form for part in telling.mention.parts for m in annotated.actors.covering(part.span)]


def _names(telling: Telling, annotated: Annotated) -> list[tuple[int, str]]:
    """Where a pronoun that takes part ends, and the name that it stands for."""
    ends: dict[int, str] = {}
    for part in telling.mention.parts:
        for mark in annotated.actors.covering(part.span):
            inside = telling.mention.told.contains(mark.span)
            elided = mark.span.of(annotated.article.text).endswith(("'", "’"))
            if mark.value.form is Form.PRONOUN and not elided and inside and part.chain in mark.value.chains:
                ends.setdefault(mark.span.end, part.chain)
    names = {c.key: c.name for c in annotated.actors.chains} if ends else {}
    return sorted((end, names[key]) for end, key in ends.items() if key in names)


def _named(text: str, span: Span, names: Sequence[tuple[int, str]]) -> str:
    pieces, at = [], span.start
    for end, name in names:
        if span.start < end <= span.end:
            pieces += [text[at:end], f" [{name}]"]
            at = end
    return "".join([*pieces, text[at : span.end]])


def _cut(text: str, extent: Span, trigger: Span, room: int, before: int) -> Span:
    """As much of a clause around its trigger as fits, from one mark to another where there are marks.

    Args:
        text: of the article.
        extent: the clause.
        trigger: the word that must be shown.
        room: code points of the line.
        before: of them before the trigger, at most.
    """
    if trigger.end - extent.start <= room and before > LEFT:
        start = extent.start
    else:
        start = _start(text, max(extent.start, trigger.end - room, trigger.start - before), trigger.start)
    most = start + room
    return Span(start, extent.end if extent.end <= most else _end(text, most, trigger.end))


def _start(text: str, least: int, most: int) -> int:
    """The first mark after the least that may be left out, else the first space."""
    mark = _MARK.search(text, least, most) or _BREAK.search(text, least, most)
    return mark.end() if mark else most


def _end(text: str, most: int, least: int) -> int:
    """The last mark before the room ends, if most of the room is used, else the last space."""
    marks = [m.start() for m in _MARK.finditer(text, least, most) if m.start() > least + (most - least) // 2]
    if marks:
        return marks[-1]
    space = text.rfind(" ", least, most)
    title = _TITLE.search(text, least, max(space, least))
    return (title.start() if title else space) if space >= least else max(least, min(most, len(text)))
