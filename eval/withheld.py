"""How well articles date themselves: each read alone, its date withheld.

``python eval/withheld.py ARTICLES.jsonl[.gz] …``: each line has ``text``, ``title``, ``lang`` and the true day in
``published``. Metadata are dropped, the title is the first line, and of the first lines those that state the day of
publication (``publié le``, datelines) are taken out. Articles without a known day are left out.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from filrouge.annotate.article import annotated
from filrouge.annotate.syntax import parse
from filrouge.lang.pack import shipped
from filrouge.model.text import Article, Published, Span
from filrouge.resolve.date_articles import dated

HEAD = 6  # lines in which a day of publication may be stated
STATED = re.compile(r"publi[ée]e? le|^published|^posted|^updated|^mis à jour", re.IGNORECASE)
MONTHS = (
    "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|"
    "january|february|march|april|may|june|july|august|september|october|november|december"
)
ALONE = re.compile(
    rf"^\W*(?:\w+day,? |\w+di )?(?:\d{{1,2}}(?:er)? (?:{MONTHS})|(?:{MONTHS}) \d{{1,2}}),? \d{{4}}\W*", re.IGNORECASE
)
LINE = re.compile(
    rf"^[A-ZÉ][^.\n]{{0,40}}, (?:\d{{1,2}}(?:er)? (?:{MONTHS})|(?:{MONTHS}) \d{{1,2}})[^-–—]{{0,25}}[-–—]\s*",
    re.IGNORECASE,
)


def main() -> int:
    packs = {language: shipped(language) for language in ("fr", "en")}
    for name in sys.argv[1:]:
        rows = [(p, d) for text, language, d in _articles(Path(name)) for p in [_told(text, language, packs)]]
        print(name, _figures(rows), sep="\n")
    return 0


def _articles(path: Path) -> Iterator[tuple[str, str, date]]:
    raw = path.read_bytes()
    for row in map(json.loads, (gzip.decompress(raw) if path.suffix == ".gz" else raw).decode().splitlines()):
        day = str(row.get("published") or "")[:10]
        if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            yield _bare(str(row.get("title") or ""), str(row["text"])), str(row["lang"]), date.fromisoformat(day)


def _bare(title: str, text: str) -> str:
    """The title as first line, without the lines and line heads that state the day of publication."""
    lines = text.split("\n")
    if title and (not lines or lines[0].strip() != title.strip()):
        lines = [title, "", *lines]
    head = [LINE.sub("", ALONE.sub("", line)) for line in lines[:HEAD] if not STATED.search(line)]
    return "\n".join([*head, *lines[HEAD:]])


def _told(text: str, language: str, packs: dict[str, object]) -> Published:
    pack = packs[language]
    article = Article("a", "a.txt", "0" * 64, language, text, Span(0, len(text)))
    return dated([annotated(article, pack, parse(text, pack))], packs)["a"]  # type: ignore[arg-type]


def _figures(rows: list[tuple[Published, date]]) -> str:
    known = [(p, d) for p, d in rows if p.earliest and p.latest]
    held = sum((p.earliest or "") <= d.isoformat() <= (p.latest or "") for p, d in known)
    off = [abs((date.fromisoformat(p.date) - d).days) for p, d in rows if p.date]
    near, week = sum(n <= 1 for n in off), sum(n <= 7 for n in off)
    return (
        f"  {len(rows)} articles; the true day in the stated interval of {held} of {len(known)}; a best day for "
        f"{len(off)}, within a day {near} ({near / len(rows):.0%}), within a week {week} ({week / len(rows):.0%})"
    )


if __name__ == "__main__":
    sys.exit(main())
