"""Key days scored by date F1, the figure of the published benchmarks of timelines (Martschat and Markert 2017).

    python eval/timelines.py                                   the shipped dossiers
    python eval/timelines.py ARTICLES.jsonl[.gz] DAYS.jsonl    each topic of a collection

As many days are chosen as the reference has, by `--top` as a reader would ask. Of a dossier with gold the
reference is made of the days of those events that two articles or more tell. DAYS holds a line for each
timeline: ``topic`` and ``days`` (ISO); ARTICLES a line for each article: ``id``, ``topic``, ``lang``,
``published``, ``title``, ``text``. Several timelines of one topic are scored apart and averaged.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
from dossiers import shipped

from filrouge.engine.build import build, pile
from filrouge.export.select import Choice, selected
from filrouge.model.story import Chronology
from filrouge.model.text import Article, Basis, Published, Span
from filrouge.read import ReadOptions, read

SEVERAL = 2  # articles that tell an event whose day is a key day
Json = dict[str, Any]


def main() -> int:
    if len(sys.argv) > 2:
        rows = list(_topics(_lines(Path(sys.argv[1])), _lines(Path(sys.argv[2]))))
    else:
        rows = [(g.name, _shipped(json.loads(g.path.read_text("utf-8")), g.folder)) for g in shipped()]
    print("| timeline | days | precision | recall | date F1 |\n|---|---|---|---|---|")
    for name, (chosen, wanted) in rows:
        found = f1(chosen, wanted)
        print(f"| {name} | {len(wanted)} | {' | '.join(f'{x:.3f}' for x in found)} |")
    print(f"| mean | | | | {sum(f1(c, w)[2] for _, (c, w) in rows) / len(rows):.3f} |")
    return 0


def f1(chosen: set[str], wanted: set[str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of days."""
    both = len(chosen & wanted)
    precision, recall = (both / len(days) if days else 0.0 for days in (chosen, wanted))
    return precision, recall, 2 * precision * recall / (precision + recall) if both else 0.0


def key_days(made: Chronology, count: int) -> set[str]:
    """The days that a chronology cut to so many key events shows."""
    days = {e.date.earliest for e in selected(made, Choice(top=count)).events}
    return {day for day in days if day is not None}


def told_by_several(gold: Json) -> set[str]:
    """The known days of the events of a gold file that several articles tell."""
    found: set[str] = set()
    for event in gold["events"]:
        known = [m for m in event["mentions"] if m["earliest"] and m["earliest"] == m["latest"]]
        if len({m["article"] for m in event["mentions"]}) >= SEVERAL and known:
            days = [m["earliest"] for m in known]
            found.add(max(sorted(set(days)), key=days.count))
    return found


def _shipped(gold: Json, folder: Path) -> tuple[set[str], set[str]]:
    given = {
        a["file"]: date.fromisoformat(a["published"]["best"][0])
        for a in gold["articles"]
        if a.get("given") and a.get("published")
    }
    files = sorted(p for p in folder.iterdir() if p.suffix in {".txt", ".html", ".jsonl"})
    wanted = told_by_several(gold)
    return key_days(build(pile(read(files, options=ReadOptions(published=given)))), len(wanted)), wanted


def _topics(articles: Iterable[Json], timelines: Iterable[Json]) -> Iterator[tuple[str, tuple[set[str], set[str]]]]:
    held: dict[str, list[Article]] = defaultdict(list)
    for raw in articles:
        held[raw["topic"]].append(_article(raw))
    made: dict[str, Chronology] = {}
    for line in timelines:
        topic, wanted = line["topic"], set(line["days"])
        made[topic] = made.get(topic) or build(pile(held[topic]))
        yield topic, (key_days(made[topic], len(wanted)), wanted)


def _article(raw: Json) -> Article:
    title = raw.get("title") or ""
    text = f"{title}\n\n{raw['text']}" if title else raw["text"]
    day = str(raw.get("published") or "")[:10] or None
    published = Published(day, day, day, Basis.GIVEN) if day else Published()
    named = (title or None, Span(0, len(title)) if title else None)
    whole = Span(0, len(text))
    return Article(raw["id"], raw["id"], "0" * 64, raw.get("lang", "en"), text, whole, *named, published=published)


def _lines(path: Path) -> Iterator[Json]:
    opened = gzip.open if path.suffix == ".gz" else open
    with opened(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines)


if __name__ == "__main__":
    sys.exit(main())
