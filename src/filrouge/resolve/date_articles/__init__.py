"""When an undated article was published, from all that its text presupposes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.expression import Calendar
from filrouge.model.text import UNKNOWN_DATE, Basis, Published
from filrouge.resolve.anchor.placing import Placing
from filrouge.resolve.date_articles.clues import Clue, interval, own_clues, told_times
from filrouge.resolve.date_articles.couplings import coupled_clues
from filrouge.resolve.date_articles.epochs import epoch_clues
from filrouge.resolve.date_articles.posterior import Finding, finding
from filrouge.resolve.date_articles.sentences import evidence
from filrouge.resolve.date_articles.stories import Stories, clear, story_clues

_PLACING = {"day", "dated-weekday", "dateline", "since", "until"}  # clues without a year that bound a text
NONE: Mapping[str, Sequence[Clue]] = MappingProxyType({})
_NARROW = 45  # days
_LIKELY = 0.15  # share of the odds that the week of the best day must hold in a wider interval, to be stated


@dataclass(frozen=True, slots=True)
class Packs:
    """The packs by language, and the language in which clues are told (by default, the article's own)."""

    by_language: Mapping[str, Pack]
    language: str | None = None

    def of(self, annotated: Annotated) -> tuple[Pack | None, Pack | None]:
        """The pack that reads an article, and the one that speaks of it."""
        own = self.by_language.get(annotated.article.language)
        return own, self.by_language.get(self.language or annotated.article.language, own)


def dated(
    annotated: Sequence[Annotated], packs: Mapping[str, Pack] | None = None, language: str | None = None
) -> Mapping[str, Published]:
    """The publication date of every article, inferred where neither text, file nor user states it.

    Args:
        annotated: the pile; its dated articles help to date the others.
        packs: by language, for what a name alone dates, and for sentences.
        language: in which the clues are told; by default, the article's own.
    """
    return Dating(annotated, Packs(packs or {}, language), Placing()).dated()


class Dating:
    """The articles of a pile, with all that they say themselves of the days on which they came out."""

    def __init__(self, annotated: Sequence[Annotated], packs: Packs, placing: Placing) -> None:
        self._annotated, self._packs = annotated, packs
        self._known = {a.article.id: a.article.published for a in annotated if a.article.published.known}
        self._undated = [a for a in annotated if a.article.id not in self._known]
        self._alone = {a.article.id: inferred(a, packs.of(a)) for a in self._undated}
        self._told = self._stories(Stories(placing))
        self._beside = {a.article.id: self._found(a, ()) for a in self._undated}

    def dated(self, witnesses: Mapping[str, Sequence[Clue]] = NONE) -> dict[str, Published]:
        """The publication date of every article; ``witnesses`` are the clues that merged events give."""
        more = {
            a.article.id: self._found(a, witnesses[a.article.id]) for a in self._undated if a.article.id in witnesses
        }
        found = {**self._known, **self._beside, **more}
        return {a.article.id: found[a.article.id] for a in self._annotated}

    def _stories(self, stories: Stories) -> Mapping[str, Sequence[Clue]]:
        """What the pile says of each article that its own words date to more than a few weeks."""
        doubtful = [a for a in self._undated if not clear(self._alone[a.article.id])]
        for a in sorted(self._annotated, key=lambda a: a.article.id) if doubtful else ():
            stories.add(a, self._known.get(a.article.id) or self._alone[a.article.id])
        return {a.article.id: tuple(story_clues(a, stories)) for a in doubtful}

    def _found(self, a: Annotated, witnesses: Sequence[Clue]) -> Published:
        told = {c.kind for c in witnesses}
        beside = [c for c in self._told.get(a.article.id, ()) if c.kind == "event" or c.kind not in told]
        more = [*witnesses, *beside]
        return inferred(a, self._packs.of(a), more) if more else self._alone[a.article.id]


def inferred(
    annotated: Annotated, packs: tuple[Pack | None, Pack | None] = (None, None), more: Sequence[Clue] = ()
) -> Published:
    """The date that one article's own clues, with others from its pile, leave."""
    pack, says = packs
    article, dates = annotated.article, annotated.dates
    clues = [*own_clues(article, dates, pack), *coupled_clues(article, dates), *more]
    if pack is not None:
        clues.extend(epoch_clues(article, pack))
    if not any(c.dates or c.kind in _PLACING for c in clues):
        return UNKNOWN_DATE
    found = finding(clues, _years(annotated))
    near = (found.latest - found.earliest).days <= _NARROW
    return _published(found, says, known=near or found.share >= _LIKELY)


def _years(annotated: Annotated) -> tuple[int | None, int | None]:
    """The newest year told as past, and the newest year of a day told."""
    told = told_times(annotated.article, annotated.dates)
    known = [(t, i) for t in told if isinstance(t.value, Calendar) and (i := interval(t.value))]
    past = [i[0].year for t, i in known if not t.ahead]
    days = [i[0].year for t, i in known if i[0] == i[1] and not t.ahead]
    return max(past, default=None), max(days, default=None)


def _published(found: Finding, pack: Pack | None, *, known: bool) -> Published:
    """The finding as a date; where no clue points to a day, only its bounds."""
    earliest, latest, because = found.earliest.isoformat(), found.latest.isoformat(), evidence(found, pack)
    if not known:
        return Published(None, earliest, latest, Basis.UNKNOWN, because)
    return Published(found.best.isoformat(), earliest, latest, Basis.INFERRED, because)
