"""Charts are values of the chronology, and render without a network."""

from __future__ import annotations

from pathlib import Path

import pytest
import vl_convert

import filrouge
from filrouge.api.charts import activity, timeline

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def chronology() -> filrouge.Chronology:
    return filrouge.build([ROOT / "examples" / "cereales-mer-noire"])


def rows(chart) -> list[dict[str, object]]:
    (found,) = chart.to_dict()["datasets"].values()
    return found


@pytest.mark.parametrize("ui", ["fr", "en"])
@pytest.mark.parametrize("chart", [timeline, activity])
def test_a_chart_renders_to_svg(chronology: filrouge.Chronology, chart, ui: str) -> None:
    drawn = vl_convert.vegalite_to_svg(chart(chronology, ui=ui).to_dict())
    assert drawn.startswith("<svg")
    assert "Date" in drawn


def test_a_bar_is_as_long_as_its_date_is_uncertain(chronology: filrouge.Chronology) -> None:
    bars = rows(timeline(chronology))
    wide = next(e for e in chronology.events if e.date.earliest and e.date.earliest != e.date.latest)
    assert any(r["start"] == wide.date.earliest and r["end"].startswith(wide.date.latest or "-") for r in bars)


def test_activity_counts_each_actor_s_events(chronology: filrouge.Chronology) -> None:
    values = rows(activity(chronology, actors=3))
    assert len({row["actor"] for row in values}) == 3
    assert all(row["events"] > 0 for row in values)
