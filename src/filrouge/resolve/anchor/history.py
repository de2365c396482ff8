"""Whether a text tells history rather than news: nearly all the years that it names lie far back."""

from __future__ import annotations

from datetime import date

from filrouge.model.expression import Calendar, Expression
from filrouge.model.mark import Layer

FEWEST = 5  # years named, below which a text is taken for news
FAR = 2  # years before publication from which a year is history
SHARE = 0.6


def tells_history(layer: Layer[Expression], today: date | None) -> bool:
    """True where the text names many years and most of them are long past on its day of publication.

    Such a text counts its undated days from the day last told (WikiWars, Mazur and Dale 2010), a
    news text from publication. Without a publication date nothing can be said, and it is news.
    """
    if today is None:
        return False
    years = [m.value.told.year for m in layer if isinstance(m.value.told, Calendar) and not m.value.told.short]
    named = [year for year in years if year is not None]
    return len(named) >= FEWEST and sum(today.year - year >= FAR for year in named) >= SHARE * len(named)
