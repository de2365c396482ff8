"""When an undated article was published, from all that its text presupposes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.text import UNKNOWN_DATE, Basis, Evidence, Published
from filrouge.resolve.date_articles.clues import Clue, interval, own_clues, told_times
from filrouge.resolve.date_articles.couplings import coupled_clues
from filrouge.resolve.date_articles.epochs import epoch_clues
from filrouge.resolve.date_articles.posterior import Finding, finding
from filrouge.resolve.date_articles.stories import Stories, clear, story_clues

_SHOWN = 6  # clues kept as evidence
_SAYS_SOMETHING = 0.3
_DAYS = {"day", "dated-weekday", "dateline", "event", "story"}  # clues that point to a day
_PLACING = _DAYS | {"since", "until"}
_VAGUE = 3 * 366  # days: a wider interval without such a clue names no best day


def dated(annotated: Sequence[Annotated], packs: Mapping[str, Pack] | None = None) -> Mapping[str, Published]:
    """The publication date of every article, inferred where neither text, file nor user states it.

    Args:
        annotated: the pile; its dated articles help to date the others.
        packs: by language, for what a name alone dates.
    """
    packs = packs or {}
    known = {a.article.id: a.article.published for a in annotated if a.article.published.known}
    alone = {a.article.id: inferred(a, packs.get(a.article.language)) for a in annotated if a.article.id not in known}
    stories = Stories()
    for a in annotated:
        stories.add(a, known.get(a.article.id) or alone[a.article.id])
    together = {a.article.id: _again(a, alone, stories, packs) for a in annotated if a.article.id in alone}
    return {a.article.id: known.get(a.article.id) or together[a.article.id] for a in annotated}


def _again(
    annotated: Annotated, alone: Mapping[str, Published], stories: Stories, packs: Mapping[str, Pack]
) -> Published:
    """An undated article once more, with what the others of its pile tell."""
    first = alone[annotated.article.id]
    more = [] if clear(first) else list(story_clues(annotated, stories))
    return inferred(annotated, packs.get(annotated.article.language), more) if more else first


def inferred(annotated: Annotated, pack: Pack | None, more: Sequence[Clue] = ()) -> Published:
    """The date that one article's own clues, with others from its pile, leave."""
    article, dates = annotated.article, annotated.dates
    clues = [*own_clues(article, dates), *coupled_clues(article, dates), *more]
    if pack is not None:
        clues.extend(epoch_clues(article, pack))
    if not any(c.dates or c.kind in _PLACING for c in clues):
        return UNKNOWN_DATE
    found = finding(clues, _years(annotated))
    vague = (found.latest - found.earliest).days > _VAGUE and not any(c.kind in _DAYS for c in clues)
    return _published(found, known=not vague)


def _years(annotated: Annotated) -> tuple[int | None, int | None]:
    told = told_times(annotated.article, annotated.dates)
    all_ = [(t, i) for t in told if not hasattr(t.value, "weeks") and (i := interval(t.value))]
    past = [i[0].year for t, i in all_ if not t.ahead]
    return max(past, default=None), max((i[0].year for _, i in all_), default=None)


def _published(found: Finding, *, known: bool) -> Published:
    """The finding as a date; where no clue points to a day, only its bounds."""
    evidence = tuple(
        Evidence(clue.span, f"{clue.kind} {clue.tells}".strip())
        for clue, says in found.strongest[:_SHOWN]
        if says > _SAYS_SOMETHING
    )
    earliest, latest = found.earliest.isoformat(), found.latest.isoformat()
    if not known:
        return Published(None, earliest, latest, Basis.UNKNOWN, evidence)
    return Published(found.best.isoformat(), earliest, latest, Basis.INFERRED, evidence)
