"""Changes between two states of a dossier, in lines for people and in plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Any

from filrouge.cli.dossiers import brief

if TYPE_CHECKING:
    from filrouge.dossier.changes import Changes, Growth, Turn
    from filrouge.model.story import Event
    from filrouge.words import Words


def told(changes: Changes, words: Words) -> Iterator[str]:
    """What has changed, section by section; one line where nothing has."""
    if not changes:
        yield words("diff.nothing")
    yield from _section("articles", [f"+ {path}" for path in changes.articles], words)
    for name, held in (("stories", 0), ("grown", 1), ("joined", 2)):
        found = [g for g in changes.stories if min(len(g.before), 2) == held]
        yield from _section(name, [_growth(g, words) for g in found], words)
    yield from _section("events", [f"+ {_line(e, words)}" for e in changes.events], words)
    yield from _section("gone", [f"- {_line(e, words)}" for e in changes.gone], words)
    yield from _section("changed", list(_changed(changes, words)), words)
    yield from _section("follow_ups", [_turn(t, words) for t in changes.follow_ups], words)
    yield from _section("contradictions", [f"≠ {c.explanation}" for c in changes.contradictions], words)
    yield from _section("settled", [f"= {c.explanation}" for c in changes.settled], words)


def _section(name: str, lines: list[str], words: Words) -> Iterator[str]:
    if lines:
        yield f"{words(f'diff.{name}')} ({len(lines)})"
        yield from (f"  {line}" for line in lines)


def _growth(growth: Growth, words: Words) -> str:
    was = " + ".join(f"« {s.title} »" for s in growth.before if s.title != growth.story.title)
    more = words.count("count.article", growth.articles)
    return f"+ {growth.story.title} (+ {more}) [{growth.story.id}]" + (f" ← {was}" if was else "")


def _line(event: Event, words: Words) -> str:
    from filrouge.export.when import said  # noqa: PLC0415 - imports wait until a command runs

    status = words(f"status.{event.status.value}")
    return f"{said(event.date, words)} · {' '.join(event.label.split())} · {status} [{event.id}]"


def _changed(changes: Changes, words: Words) -> Iterator[str]:
    for event, fields in groupby(changes.changed, key=lambda c: c.event):
        shown = "; ".join(f"{words(f'field.{c.about}')} {c.before} → {c.after}" for c in fields)
        yield f"~ {_line(event, words)}: {shown}"


def _turn(turn: Turn, words: Words) -> str:
    before = words(f"follow.{turn.before}") if turn.before else words("diff.none_before")
    closing = "" if turn.closed_by is None else " · " + words("follow.closed_by", label=turn.closed_by.label)
    kind, now = words(f"follow.{turn.item.kind}"), words(f"follow.{turn.item.standing}")
    return f"{kind}: {turn.event.label}: {before} → {now}{closing}"


def as_json(changes: Changes) -> dict[str, Any]:
    """The same as plain values."""
    return {
        "articles": list(changes.articles),
        "events": [brief(e) for e in changes.events],
        "gone": [brief(e) for e in changes.gone],
        "changed": [
            {"event": c.event.id, "field": c.about, "before": c.before, "after": c.after} for c in changes.changed
        ],
        "follow_ups": [
            {
                "event": t.event.id,
                "kind": t.item.kind,
                "before": t.before,
                "after": t.item.state,
                "closed_by": t.item.closed_by,
            }
            for t in changes.follow_ups
        ],
        "contradictions": [{"id": c.id, "explanation": c.explanation} for c in changes.contradictions],
        "settled": [{"id": c.id, "explanation": c.explanation} for c in changes.settled],
        "stories": [
            {
                "id": g.story.id,
                "title": g.story.title,
                "before": [s.id for s in g.before],
                "new_articles": g.articles,
                "articles": len(g.story.articles),
            }
            for g in changes.stories
        ],
    }
