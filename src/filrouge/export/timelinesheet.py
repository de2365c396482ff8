"""TimelineJS 3 as a sheet: the columns that it reads from Google Sheets and from CSV, a row a slide."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

from filrouge.export.tables import harmless
from filrouge.export.timelinejs import slides
from filrouge.model.story import Chronology
from filrouge.words import Words

NAME = "timeline.csv"
MEDIA_TYPE = "text/csv"
COLUMNS = (  # the exact words of TimelineJS 3 (ConfigFactory.js)
    *("Year", "Month", "Day", "Time", "End Year", "End Month", "End Day", "End Time", "Display Date"),
    *("Headline", "Text", "Media", "Media Credit", "Media Caption", "Media Thumbnail", "Alt Text"),
    *("Type", "Group", "Background"),
)
_PARTS = {"year": "Year", "month": "Month", "day": "Day"}


def render(chronology: Chronology, words: Words) -> bytes:
    """The title, then the dated events; the undated stand on the title."""
    made = slides(chronology, words)
    out = io.StringIO()
    sheet = csv.DictWriter(out, COLUMNS, restval="")
    sheet.writeheader()
    sheet.writerow(_told(made["title"]) | {"Type": "title"})
    sheet.writerows(_row(slide) for slide in made["events"])
    return out.getvalue().encode("utf-8", "replace")


def _row(slide: Mapping[str, Any]) -> dict[str, str]:
    start = {_PARTS[part]: number for part, number in slide["start_date"].items()}
    end = {f"End {_PARTS[part]}": number for part, number in slide.get("end_date", {}).items()}
    about = {"Display Date": harmless(slide["display_date"]), "Group": harmless(slide["group"])}
    return start | end | _told(slide) | about


def _told(slide: Mapping[str, Any]) -> dict[str, str]:
    return {"Headline": harmless(slide["text"]["headline"]), "Text": harmless(slide["text"]["text"])}
