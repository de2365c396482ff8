"""Figures as series: which are of one quantity, and who counted."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from filrouge.lang.fold import bare
from filrouge.model.mentions import FigureKind
from filrouge.model.story import Figure
from filrouge.model.text import Span
from filrouge.web.charts.series import Value
from filrouge.web.marks import bounds
from filrouge.web.view import DeskView

COUNTED = frozenset(
    {FigureKind.COUNT, FigureKind.MONEY, FigureKind.PERCENT, FigureKind.MEASURE, FigureKind.DURATION, FigureKind.SCORE}
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """What is counted, under its most frequent name, and all its figures in the chronology's order."""

    key: str
    name: str
    figures: tuple[Figure, ...]


def quantities(view: DeskView) -> list[Quantity]:
    """The quantities of a chronology: what is counted before how long it lasts, those with most figures first."""
    found: dict[str, list[Figure]] = defaultdict(list)
    for figure in view.chronology.figures:
        if figure.kind in COUNTED and figure.unit:
            found[bare(figure.unit)].append(figure)
    made = (Quantity(key, _name(same), tuple(same)) for key, same in found.items())
    return sorted(made, key=lambda q: (q.figures[0].kind is FigureKind.DURATION, -len(q.figures), q.key))


def _name(figures: list[Figure]) -> str:
    units = [f.unit or "" for f in figures]
    return max(sorted(set(units)), key=units.count)


def value(view: DeskView, figure: Figure) -> Value:
    """A figure for a chart: on the day when its article came out, else on its event's own."""
    event = view.events.get(figure.event or "")
    published = view.articles[figure.article].published.date
    day = published or (event.date.earliest if event else None) or ""
    href = f"/event/{event.id}" if event else f"/article/{figure.article}#m-{figure.start}"
    said = bounds(figure.low, figure.high, figure.unit)
    return Value(day, figure.low, figure.high, f"≈ {said}" if figure.approximate else said, counter(view, figure), href)


def counter(view: DeskView, figure: Figure) -> str:
    """Who counted: whom the report credits, else who published it."""
    event = view.events.get(figure.event or "")
    place = Span(figure.start, figure.end)
    for report in event.mentions if event else ():
        if report.article == figure.article and Span(report.start, report.end).contains(place):
            credited = view.names.get(report.attributed_to or "", "")
            if credited:
                return credited
    return view.publisher(figure.article)
