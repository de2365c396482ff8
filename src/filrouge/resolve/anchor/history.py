"""Whether a text tells history rather than news: nearly all the years that it names lie far back."""

from __future__ import annotations

from datetime import date

from filrouge.model.expression import (
    Anchor,
    Calendar,
    Direction,
    Expression,
    Shift,
    Told,
    Unit,
    Weekday,
    Within,
)
from filrouge.model.mark import Layer

FEWEST = 5  # years named, below which a text is taken for news
FAR = 2  # years before publication from which a year is history
SHARE = 0.6
NEWS = 0.3  # times told from the day of publication for each year named, from which a text is news


def _of_the_news(told: Told) -> bool:
    """``lundi``, ``hier``, ``le mois dernier``: a day or a month told from publication."""
    if isinstance(told, Within):
        return _of_the_news(told.outer)
    near = isinstance(told, Shift) and told.anchor is Anchor.PUBLICATION and told.by.unit is not Unit.YEAR
    return near or (isinstance(told, Weekday) and told.direction is not Direction.FOLLOWING)


def tells_history(layer: Layer[Expression], today: date | None) -> bool:
    """True where the text names many years and most of them are long past on its day of publication.

    Such a text counts its undated days from the day last told (WikiWars, Mazur and Dale 2010), a
    news text from publication. Without a publication date nothing can be said, and it is news.
    """
    if today is None:
        return False
    years = [m.value.told.year for m in layer if isinstance(m.value.told, Calendar) and not m.value.told.short]
    named = [year for year in years if year is not None]
    news = sum(_of_the_news(m.value.told) for m in layer)
    return (
        len(named) >= FEWEST
        and news < NEWS * len(named)
        and sum(today.year - year >= FAR for year in named) >= SHARE * len(named)
    )
