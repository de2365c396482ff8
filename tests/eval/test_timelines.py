"""How chosen days are scored against a reference."""

from __future__ import annotations

import pytest
from eval.timelines import f1, told_by_several


@pytest.mark.parametrize(
    ("chosen", "wanted", "score"),
    [
        ({"2024-01-01", "2024-01-02"}, {"2024-01-01", "2024-01-02"}, (1.0, 1.0, 1.0)),
        ({"2024-01-01"}, {"2024-01-01", "2024-01-02"}, (1.0, 0.5, 2 / 3)),
        ({"2024-01-03"}, {"2024-01-01"}, (0.0, 0.0, 0.0)),
        (set(), {"2024-01-01"}, (0.0, 0.0, 0.0)),
    ],
)
def test_precision_recall_and_f1_of_days(chosen: set[str], wanted: set[str], score: tuple[float, float, float]) -> None:
    assert f1(chosen, wanted) == pytest.approx(score)


def test_the_days_of_what_several_articles_tell() -> None:
    def event(*told: tuple[str, str, str | None]) -> dict[str, object]:
        return {"mentions": [{"article": a, "earliest": e, "latest": x} for a, e, x in told]}

    several = event(
        ("a", "2024-01-02", "2024-01-02"), ("b", "2024-01-02", "2024-01-02"), ("b", "2024-01-03", "2024-01-03")
    )
    alone = event(("a", "2024-02-01", "2024-02-01"), ("a", "2024-02-01", "2024-02-01"))
    vague = event(("a", "2024-03-01", "2024-03-31"), ("b", "2024-03-01", None))
    assert told_by_several({"events": [several, alone, vague]}) == {"2024-01-02"}
