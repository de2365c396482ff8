"""Things named in a text that did not exist before a day, or were spoken of only for some years."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

import numpy as np

from filrouge.lang.gazetteer import Found, Gazetteer
from filrouge.lang.pack import Pack
from filrouge.model.text import Article, Span
from filrouge.resolve.date_articles import odds
from filrouge.resolve.date_articles.clues import TRAPS, Clue, Odds

_BEFORE = -7.0  # log odds of a text that names what is not there yet
_AFTER = -1.2  # log odds of a text that still names what is gone
_FADING = -0.3  # for every year more
_YEAR = 365.25
_ENDS = 2  # things that are gone, at most, that are heard


class Epoch(NamedTuple):
    first: date
    last: date | None


@cache
def _gazetteer(pack: Pack) -> Gazetteer[Epoch]:
    rows = pack.lexicon("epochs")
    return Gazetteer(
        (r["form"], Epoch(date.fromisoformat(r["from"]), date.fromisoformat(r["until"]) if r["until"] else None))
        for r in rows
    )


def epoch_clues(article: Article, pack: Pack) -> Iterator[Clue]:
    """The newest thing named, and those that ended soonest."""
    plain = article.text.replace("’", "'")
    found = [f for f in _gazetteer(pack).find(plain) if article.region_at(f.start) not in TRAPS]
    if not found:
        return
    newest = max(found, key=lambda f: (f.value.first, -f.start))
    yield Clue("since", Span(newest.start, newest.end), _since(newest.value.first), newest.value.first)
    seen: set[date] = set()
    for ended in sorted(found, key=_end):
        last = ended.value.last
        if last is None or last in seen or len(seen) == _ENDS:
            continue
        seen.add(last)
        yield Clue("until", Span(ended.start, ended.end), _until(last), last)


def _end(found: Found[Epoch]) -> tuple[date, int]:
    return found.value.last or date.max, found.start


def _since(first: date) -> Odds:
    start = first.toordinal()
    return lambda days: odds.steps(days, start, _BEFORE)


def _until(last: date) -> Odds:
    end = last.toordinal()

    def log(days: range) -> odds.Logs:
        beyond = np.arange(days.start, days.stop) - end
        return np.where(beyond <= 0, 0.0, _AFTER + _FADING * beyond / _YEAR)

    return log
