"""When an undated article was published, from all that its text presupposes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.expression import Calendar
from filrouge.model.text import UNKNOWN_DATE, Basis, Published
from filrouge.resolve.date_articles.clues import Clue, interval, own_clues, told_times
from filrouge.resolve.date_articles.couplings import coupled_clues
from filrouge.resolve.date_articles.epochs import epoch_clues
from filrouge.resolve.date_articles.posterior import Finding, finding
from filrouge.resolve.date_articles.sentences import evidence
from filrouge.resolve.date_articles.stories import Stories, clear, story_clues

_PLACING = {"day", "dated-weekday", "dateline", "since", "until"}  # clues without a year that bound a text
NONE: Mapping[str, Sequence[Clue]] = MappingProxyType({})
_NARROW = 45  # days
_LIKELY = 0.04  # share of the odds that the week of the best day must hold in a wider interval


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
    annotated: Sequence[Annotated],
    packs: Mapping[str, Pack] | None = None,
    language: str | None = None,
    witnesses: Mapping[str, Sequence[Clue]] = NONE,
) -> Mapping[str, Published]:
    """The publication date of every article, inferred where neither text, file nor user states it.

    Args:
        annotated: the pile; its dated articles help to date the others.
        packs: by language, for what a name alone dates, and for sentences.
        language: in which the clues are told; by default, the article's own.
        witnesses: clues that merged events give, by article.
    """
    known = {a.article.id: a.article.published for a in annotated if a.article.published.known}
    undated = [a for a in annotated if a.article.id not in known]
    if not undated:
        return known
    of = Packs(packs or {}, language).of
    alone = {a.article.id: inferred(a, of(a)) for a in undated}
    stories = Stories()
    for a in sorted(annotated, key=lambda a: a.article.id):
        stories.add(a, known.get(a.article.id) or alone[a.article.id])
    for a in undated:
        more = list(witnesses.get(a.article.id, ()))
        if not clear(alone[a.article.id]):
            told = {c.kind for c in more}
            more.extend(c for c in story_clues(a, stories) if c.kind == "event" or c.kind not in told)
        known[a.article.id] = inferred(a, of(a), more) if more else alone[a.article.id]
    return {a.article.id: known[a.article.id] for a in annotated}


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
