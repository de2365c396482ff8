"""The day of an event that many articles tell."""

from __future__ import annotations

import pytest

from filrouge.resolve.choosing import spread
from tests.resolve.resolving import Page, Told, told


def stretch(*days: str) -> tuple[str | None, str | None]:
    """The first and last day of one flood, told by as many articles as there are days."""
    pages = [
        Page(f"a{i}", f"La digue de Brieux a cédé, dit le journal {i}.", [Told("cédé", "DISASTER", "céder", day)])
        for i, day in enumerate(days)
    ]
    date = spread(told(*pages))
    return date.earliest, date.latest


@pytest.mark.parametrize(
    ("days", "first", "last"),
    [
        # the week fits one telling more than the day, because it is a week
        (["2025-03-04"] * 8 + ["2025-03-01/2025-03-07"] * 4 + ["2025-03-05"], "2025-03-04", "2025-03-04"),
        # the day within a week that one of six names, but not where two name two
        (["2025-03-01/2025-03-07"] * 5 + ["2025-03-04"], "2025-03-04", "2025-03-04"),
        (["2025-03-01/2025-03-07"] * 5 + ["2025-03-04", "2025-03-06"], "2025-03-01", "2025-03-07"),
        # two articles that differ hold the stretch
        (["2025-03-03", "2025-03-04"], "2025-03-03", "2025-03-04"),
        (["2025-03-04"] * 5 + ["2025-03-03"], "2025-03-03", "2025-03-04"),
        # one of seven does not
        (["2025-03-04"] * 6 + ["2025-03-03"], "2025-03-04", "2025-03-04"),
        (["2025-03-01/2025-03-31", "2025-03-04"], "2025-03-04", "2025-03-04"),
    ],
)
def test_the_day_that_most_articles_can_mean(days: list[str], first: str, last: str) -> None:
    assert stretch(*days) == (first, last)
