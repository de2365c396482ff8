"""When an undated article was published, from all that its text presupposes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
from filrouge.resolve.date_articles.kin import kin, kin_clue
from filrouge.resolve.date_articles.posterior import Finding, finding
from filrouge.resolve.date_articles.sentences import evidence
from filrouge.resolve.date_articles.stories import Stories, clear, event_clues

_PLACING = {"day", "dated-weekday", "dateline", "since", "until"}  # clues without a year that bound a text
NONE: Mapping[str, Sequence[Clue]] = MappingProxyType({})
_NARROW = 45  # days
# The share of the odds that the week of the best day must hold in a wider interval to be stated, and in one of years.
_LIKELY, _LIKELY_OF_YEARS = 0.15, 0.3
_YEARS = 800  # days
_POINTING = {"day", "dated-weekday", "dateline", "event", "story", "counted"}  # clues without which no day is stated


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
        self._placing = placing
        self.kin = kin(annotated if self._undated else (), packs.by_language)
        self._told = self._stories()
        self._beside = {a.article.id: self._found(a, ()) for a in self._undated}

    def dated(self, witnesses: Mapping[str, Sequence[Clue]] = NONE) -> dict[str, Published]:
        """The publication date of every article; ``witnesses`` are the clues that merged events give."""
        more = {
            a.article.id: self._found(a, witnesses[a.article.id]) for a in self._undated if a.article.id in witnesses
        }
        found = {**self._known, **self._beside, **more}
        return {a.article.id: found[a.article.id] for a in self._annotated}

    def _stories(self) -> Mapping[str, Sequence[Clue]]:
        """What the pile says of each article that its own words date to more than a few weeks."""
        told = {a.article.id: self._known.get(a.article.id) or self._alone[a.article.id] for a in self._annotated}
        dated = {id_: published for id_, published in told.items() if clear(published)}
        doubtful = [a for a in self._undated if a.article.id not in dated]
        by_id = {a.article.id: a for a in self._annotated}
        return {a.article.id: tuple(self._beside_kin(a, dated, by_id)) for a in doubtful}

    def _beside_kin(
        self, a: Annotated, dated: Mapping[str, Published], by_id: Mapping[str, Annotated]
    ) -> Iterator[Clue]:
        """What those dated articles say that tell of the same things."""
        near = self.kin.of(a.article.id, dated)
        stories = Stories(self._placing)
        for id_ in sorted(near):
            stories.add(by_id[id_], dated[id_])
        yield from event_clues(a, stories)
        found = kin_clue(near, dated)
        if found is not None:
            yield found

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
    return _published(found, says, known=_known(found, told=_tells_news(annotated)))


def _known(found: Finding, *, told: bool) -> bool:
    """Whether the best day is likely enough to be stated: days of the past alone point to none."""
    wide, kinds = (found.latest - found.earliest).days, {clue.kind for clue, _ in found.strongest}
    few = told or wide <= _YEARS or "dated-weekday" in kinds  # years that it may be of
    enough = found.share >= (_LIKELY if few else _LIKELY_OF_YEARS)
    return wide <= _NARROW or (enough and (told or not kinds.isdisjoint(_POINTING)))


def _tells_news(annotated: Annotated) -> bool:
    """Whether the newest day told in full is of the news: those days are not called by other weekdays alone."""
    told = told_times(annotated.article, annotated.dates)
    days = [i[0] for t in told if isinstance(t.value, Calendar) and (i := interval(t.value)) and i[0] == i[1]]
    weekdays = {t.value.day for t in told if not isinstance(t.value, Calendar)}
    return bool(days) and (not weekdays or max(days).isoweekday() in weekdays)


def _years(annotated: Annotated) -> tuple[int | None, int | None]:
    """The newest year told as past, by a month at least, and the newest year of a day told."""
    told = told_times(annotated.article, annotated.dates)
    known = [(t, i) for t in told if isinstance(t.value, Calendar) and (i := interval(t.value))]
    past = [i[0].year for t, i in known if not t.ahead and isinstance(t.value, Calendar) and t.value.month]
    days = [i[0].year for t, i in known if i[0] == i[1] and not t.ahead]
    return max(past, default=None), max(days, default=None)


def _published(found: Finding, pack: Pack | None, *, known: bool) -> Published:
    """The finding as a date; where no clue points to a day, only its bounds."""
    earliest, latest, because = found.earliest.isoformat(), found.latest.isoformat(), evidence(found, pack)
    if not known:
        return Published(None, earliest, latest, Basis.UNKNOWN, because)
    return Published(found.best.isoformat(), earliest, latest, Basis.INFERRED, because)
