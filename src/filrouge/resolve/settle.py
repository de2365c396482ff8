"""Publication dates and merged events, which settle each other.

Undated articles are dated by their own words first, then by what the merged events of the pile say
of them; times are placed and events merged again on what that gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.text import Basis, Published, Span
from filrouge.model.time import When
from filrouge.resolve.anchor import NOTHING, anchored
from filrouge.resolve.anchor_events import counted
from filrouge.resolve.date_articles import dated
from filrouge.resolve.identify import identified
from filrouge.resolve.kinship import Kinship, bag
from filrouge.resolve.merge import Merged, merged
from filrouge.resolve.pinned import pinned
from filrouge.resolve.tellings import Known, tellings
from filrouge.resolve.witnesses import witnesses
from filrouge.resolve.wording import wording

STEPS = 3  # from one event to the next: two days after what happened a week after it


@dataclass(frozen=True, slots=True)
class Settled:
    """A pile in order of publication, what is known of it, and its events before they become lines."""

    ordered: tuple[Annotated, ...]
    published: Mapping[str, Published]
    known: Known
    found: tuple[Merged, ...]


def settled(annotated: Sequence[Annotated], packs: Mapping[str, Pack], language: str | None = None) -> Settled:
    """The dates and events of a pile; the same whatever the order of the articles.

    Args:
        annotated: the articles with their layers, ids unique.
        packs: one a language.
        language: in which the clues to publication are told; by default, each article's own.
    """
    by_id = sorted(annotated, key=lambda a: a.article.id)
    kin = Kinship({a.article.id: bag(a.article, wording(packs[a.article.language])) for a in by_id})
    known = _Unsettled(by_id, packs, kin)
    first = _settled(known, dated(by_id, packs, language))
    pile = {a.article.id: a for a in by_id}
    more = witnesses(first.found, pile, first.published)
    if more:
        first = _settled(known, dated(by_id, packs, language, more))
    closer = pinned(first.found, pile, first.published)
    if closer:
        first = _settled(known, {**first.published, **closer})
    return _counted(first, packs)


@dataclass(frozen=True, slots=True)
class _Unsettled:
    """What holds of a pile whatever its dates turn out to be."""

    articles: Sequence[Annotated]
    packs: Mapping[str, Pack]
    kin: Kinship


def _settled(pile: _Unsettled, published: Mapping[str, Published]) -> Settled:
    """Everything placed in time, told apart by actor, and merged."""
    ordered = _ordered(pile.articles, published)
    identities = identified(ordered, published)
    times = {a.article.id: _placed(a, published[a.article.id]) for a in ordered}
    known = Known(times, published, identities.ids, {a.id: a for a in identities.actors})
    return Settled(tuple(ordered), published, known, merged(tellings(ordered, known, pile.packs), pile.kin))


def _ordered(annotated: Sequence[Annotated], published: Mapping[str, Published]) -> list[Annotated]:
    """The articles by day of publication, the undated last."""
    return sorted(annotated, key=lambda a: (published[a.article.id].date or "9", a.article.path, a.article.id))


def _counted(first: Settled, packs: Mapping[str, Pack]) -> Settled:
    """The merged events with the times that are counted from one to another, step by step."""
    known, found, pile = first.known, first.found, {a.article.id: a for a in first.ordered}
    for _ in range(STEPS):
        more = counted(found, pile, known)
        times = {id_: _placed(pile[id_], known.published[id_], more.times[id_]) for id_ in more.times}
        after = replace(known, times={**known.times, **times}, back=more.back)
        if after == known:
            break
        known = after
        retold = tellings(first.ordered, known, packs)
        found = tuple(replace(e, tellings=tuple(retold[t.number] for t in e.tellings)) for e in found)
    return replace(first, known=known, found=found)


def _placed(annotated: Annotated, published: Published, events: Mapping[Span, When] = NOTHING) -> Mapping[Span, When]:
    """The times of an article; of one whose day is inferred, counted from its best day and said to be so.

    Where only years are known of its publication, nothing is counted from it.
    """
    day = published.date
    if day is None:
        return anchored(annotated.dates, annotated.article, events=events)
    if published.basis is not Basis.INFERRED:
        return anchored(annotated.dates, annotated.article, published, events=events)
    told = replace(published, earliest=day, latest=day)
    times = anchored(annotated.dates, annotated.article, told, events=events)
    return {span: w if w.basis == "explicit" else replace(w, basis="inferred") for span, w in times.items()}
