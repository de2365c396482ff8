"""Single things: one event, one article, one actor, the dossier itself, what has changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol, TypeVar

from filrouge.dossier.changes import Changes
from filrouge.version import VERSION
from filrouge.web.rest import asking
from filrouge.web.rest.lists import Reading
from filrouge.web.rest.problems import ProblemError

Json = dict[str, Any]


class Named(Protocol):
    @property
    def id(self) -> str: ...


N = TypeVar("N", bound=Named)


def _one(things: Iterable[N], identity: str, what: str) -> N:
    for thing in things:
        if thing.id == identity:
            return thing
    raise ProblemError(404, f"There is no such {what} in this dossier; a later version may have changed it.")


def dossier(reading: Reading, _asked: asking.Whole, _identity: str) -> Json:
    """The dossier at a glance."""
    done, versions = reading.dossier.corrected(), reading.dossier.versions()
    chronology = done.chronology
    kinds = ("articles", "actors", "events", "quotes", "figures", "contradictions", "follow_ups")
    return {
        "generator": {"name": "filrouge", "version": VERSION},
        "version": versions[-1].number if versions else 0,
        "made": versions[-1].made if versions else None,
        "counts": {kind: len(getattr(chronology, kind)) for kind in kinds},
        "rejected": [{"path": r.path, "stage": r.stage, "reason": r.reason} for r in chronology.rejected],
        "conflicts": len(done.conflicts),
    }


def event(reading: Reading, _asked: asking.Whole, identity: str) -> Json:
    """One event with all of its reports, and the entries of the journal that touched it."""
    done = reading.dossier.corrected()
    found = _one(done.chronology.events, done.bench.last(identity), "event")
    return {**reading.wording.told(found), "corrections": list(dict(done.history).get(found.id, ()))}


def article(reading: Reading, _asked: asking.Whole, identity: str) -> Json:
    """One article with its text."""
    for read in reading.dossier.chronology().articles:
        if read.article.id == identity:
            return reading.wording.told(read)
    raise ProblemError(404, "There is no such article in this dossier.")


def actor(reading: Reading, _asked: asking.Whole, identity: str) -> Json:
    """One actor, with roles and their evidence."""
    return reading.wording.told(_one(reading.dossier.chronology().actors, identity, "actor"))


def quote(reading: Reading, _asked: asking.Whole, identity: str) -> Json:
    """One quotation."""
    return reading.wording.told(_one(reading.dossier.chronology().quotes, identity, "quotation"))


def changes(reading: Reading, asked: asking.Changes, _identity: str) -> Json:
    """What has changed since a version, or since the one before the newest."""
    if asked.since is not None and asked.since > len(reading.dossier.versions()):
        raise ProblemError(404, "There is no such version.")
    return changed(reading.dossier.changes(asked.since))


def changed(found: Changes) -> Json:
    """Changes as plain values."""
    return {
        "articles": list(found.articles),
        "events": [e.id for e in found.events],
        "gone": [{"id": e.id, "label": e.label} for e in found.gone],
        "changed": [
            {"event": c.event.id, "field": c.about, "before": c.before, "after": c.after} for c in found.changed
        ],
        "follow_ups": [
            {"event": t.event.id, "kind": t.item.kind, "before": t.before, "after": t.item.state}
            for t in found.follow_ups
        ],
        "contradictions": [c.id for c in found.contradictions],
        "settled": [{"id": c.id, "explanation": c.explanation} for c in found.settled],
        "stories": [{"id": g.story.id, "before": [s.id for s in g.before], "new": g.articles} for g in found.stories],
    }
