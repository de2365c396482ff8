"""Publication dates and merged events, which settle each other.

Undated articles are dated by their own words first, then by what the merged events of the pile say
of them; times are placed and events merged again on what that gives.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.text import UNKNOWN_DATE, Basis, Published, Span
from filrouge.model.time import When
from filrouge.resolve.anchor import NOTHING, anchored
from filrouge.resolve.anchor.events import counted
from filrouge.resolve.anchor.placing import Placing
from filrouge.resolve.date_articles import Dating, Packs
from filrouge.resolve.date_articles.clues import Clue
from filrouge.resolve.date_articles.kin import Kin, Tellings
from filrouge.resolve.date_articles.pinned import pinned
from filrouge.resolve.date_articles.witnesses import BORNE, witnesses
from filrouge.resolve.identify import identified
from filrouge.resolve.merge import Merged, Merging
from filrouge.resolve.merge.kinship import Kinship, bag
from filrouge.resolve.merge.retelling import Retelling
from filrouge.resolve.merge.tellings import Known
from filrouge.resolve.merge.wording import wording

STEPS = 3  # from one event to the next: two days after what happened a week after it


@dataclass(frozen=True, slots=True)
class Settled:
    """A pile in order of publication, what is known of it, and its events before they become lines."""

    ordered: tuple[Annotated, ...]
    published: Mapping[str, Published]
    known: Known
    found: tuple[Merged, ...]


def settled(
    annotated: Sequence[Annotated],
    packs: Mapping[str, Pack],
    language: str | None = None,
    placing: Placing | None = None,
) -> Settled:
    """The dates and events of a pile; the same whatever the order of the articles.

    Args:
        annotated: the articles with their layers, ids unique.
        packs: one a language.
        language: in which the clues to publication are told; by default, each article's own.
        placing: the times of articles that are known already.
    """
    by_id = sorted(annotated, key=lambda a: a.article.id)
    placing = placing or Placing()
    dating = Dating(by_id, Packs(packs, language), placing)
    settling = _Settling(by_id, packs, placing)
    pile = {a.article.id: a for a in by_id}
    first = settling.settled(dating.dated())
    more = _witnesses(first, pile, dating.kin)
    if more:
        first = settling.settled(dating.dated(more))
    closer = pinned(first.found, pile, first.published)
    if closer:
        first = settling.settled({**first.published, **closer})
    return settling.counted(first)


def _witnesses(first: Settled, pile: Mapping[str, Annotated], near: Kin) -> dict[str, list[Clue]]:
    """What the events say of each article without a day of its own, as those tell them that tell of the same things."""
    born = {id_: p for id_, p in first.published.items() if p.basis in BORNE}
    tellings, clues = Tellings(first.found), dict[str, list[Clue]]()
    for id_, told in first.published.items():
        kin = {o: born[o] for o in near.of(id_, born)} if id_ not in born else {}
        if kin:
            clues |= witnesses(tellings.by(kin.keys() | {id_}), pile, {**kin, id_: told})
    return clues


class _Settling:
    """A pile whose dates are still to be settled: what holds whatever they turn out to be is found once."""

    def __init__(self, articles: Sequence[Annotated], packs: Mapping[str, Pack], placing: Placing) -> None:
        self._articles, self._placing = articles, placing
        self._retelling = Retelling(packs)
        self._merging = Merging(
            Kinship({a.article.id: bag(a.article, wording(packs[a.article.language])) for a in articles})
        )
        self._last: Settled | None = None

    def settled(self, published: Mapping[str, Published]) -> Settled:
        """Everything placed in time, told apart by actor, and merged."""
        if self._last is None or self._last.published != published:
            self._last = self._settled(published)
        return self._last

    def _settled(self, published: Mapping[str, Published]) -> Settled:
        ordered = _ordered(self._articles, published)
        identities = identified(ordered, published)
        times = {a.article.id: _placed(a, published[a.article.id], self._placing) for a in ordered}
        known = Known(times, published, identities.ids, {a.id: a for a in identities.actors})
        told = self._retelling.tellings(ordered, known)
        return Settled(tuple(ordered), published, known, self._merging.merged(told))

    def counted(self, first: Settled) -> Settled:
        """The merged events with the times that are counted from one to another, step by step."""
        known, found, pile = first.known, first.found, {a.article.id: a for a in first.ordered}
        for _ in range(STEPS):
            more = counted(found, pile, known)
            times = {
                id_: _placed(pile[id_], known.published[id_], self._placing, more.times[id_]) for id_ in more.times
            }
            after = replace(known, times={**known.times, **times}, back=more.back)
            if after == known:
                break
            known = after
            retold = self._retelling.tellings(first.ordered, known)
            found = tuple(replace(e, tellings=tuple(retold[t.number] for t in e.tellings)) for e in found)
        return replace(first, known=known, found=found)


def _ordered(annotated: Sequence[Annotated], published: Mapping[str, Published]) -> list[Annotated]:
    """The articles by day of publication, the undated last."""
    return sorted(annotated, key=lambda a: (published[a.article.id].date or "9", a.article.path, a.article.id))


def _placed(
    annotated: Annotated, published: Published, placing: Placing, events: Mapping[Span, When] = NOTHING
) -> Mapping[Span, When]:
    """The times of an article; of one whose day is inferred, counted from its best day and said to be so.

    Where only years are known of its publication, nothing is counted from it.
    """
    day, inferred = published.date, published.basis is Basis.INFERRED
    told = UNKNOWN_DATE if day is None else replace(published, earliest=day, latest=day) if inferred else published
    times = anchored(annotated.dates, annotated.article, told, events=events) if events else placing.of(annotated, told)
    if day is None or not inferred:
        return times
    return {span: w if w.basis == "explicit" else replace(w, basis="inferred") for span, w in times.items()}
