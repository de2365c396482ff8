"""The pace of dates and quotations beside other libraries, on the same texts in one run.

    python bench/peers.py [FILE.jsonl[.gz] …]

Dates: dateparser's `search_dates`, told the language, and HeidelTime's published pace. Quotations: textacy's
`direct_quotations`, which like ours needs a parse that is not counted. What is not installed is skipped with a line;
textacy goes into a folder of its own (``pip install --target out/peers textacy``, then ``PYTHONPATH=out/peers``). The
Gender Gap Tracker's code is no package; its pace can only be measured from its repository.
"""

from __future__ import annotations

import re
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path

from dates import HEIDELTIME
from run import load, stock

from filrouge.annotate.actors import actors
from filrouge.annotate.dates import dates
from filrouge.annotate.quotes import quotes
from filrouge.annotate.syntax import parses
from filrouge.lang.pack import languages, shipped
from filrouge.model.text import Article
from filrouge.read import read

EXAMPLES = Path(__file__).parents[1] / "examples"
MOST = 40  # articles a language; dateparser takes seconds for each
Work = Callable[[Sequence[Article]], object]


def pace(work: Work, given: Sequence[Article]) -> float:
    """Characters a second of processor time, the first article read before the clock runs."""
    work(given[:1])
    start = time.process_time()
    work(given)
    return sum(len(a.text) for a in given) / (time.process_time() - start)


def dates_of(language: str) -> dict[str, Work | None]:
    pack = shipped(language)
    return {"filrouge": lambda given: [dates(a, pack) for a in given], "dateparser": _dateparser(language)}


def _dateparser(language: str) -> Work | None:
    try:
        from dateparser.search import search_dates  # noqa: PLC0415 - an optional peer
    except ImportError:
        return None
    return lambda given: [search_dates(a.text, languages=[language]) for a in given]


def quotes_of(language: str, given: Sequence[Article]) -> dict[str, Work | None]:
    pack = shipped(language)
    parsed = dict(zip((a.id for a in given), parses([a.text for a in given], pack), strict=True))
    who = {a.id: actors(a, pack, parsed[a.id]) for a in given}
    ours: Work = lambda some: [quotes(a, pack, parsed[a.id], who[a.id]) for a in some]  # noqa: E731 - beside its peers
    return {"filrouge": ours, "textacy": _textacy(language, given)}


def _textacy(language: str, given: Sequence[Article]) -> Work | None:
    try:
        from textacy.extract.triples import direct_quotations  # noqa: PLC0415 - an optional peer
    except ImportError:
        return None
    nlp = stock(shipped(language).settings["syntax"]["model"])
    docs = {a.id: [nlp(part) for part in re.split(r"\n+", a.text) if part.strip()] for a in given}
    return lambda some: [_said(direct_quotations, doc) for a in some for doc in docs[a.id]]


def _said(extract: Callable[[object], object], doc: object) -> list[object]:
    """What textacy finds in a paragraph; it refuses one with an odd quotation mark."""
    try:
        return list(extract(doc))
    except ValueError:
        return []


def told(layer: str, language: str, works: dict[str, Work | None], given: Sequence[Article]) -> dict[str, float]:
    """The paces, printed."""
    found: dict[str, float] = {}
    for name, work in works.items():
        if work is None:
            print(f"{layer} {language}: {name} is not installed")
            continue
        found[name] = pace(work, given)
        ratio = found["filrouge"] / found[name]
        print(f"{layer} {language}: {name:11} {found[name]:11,.0f} characters/s, ours is {ratio:6.1f} ×", flush=True)
    return found


def main() -> None:
    warnings.simplefilter("ignore")
    sources = [Path(p) for p in sys.argv[1:]]
    every = [a for p in sources for a in load(p)] or [a for a in read([EXAMPLES]) if isinstance(a, Article)]
    for language in languages():
        given = [a for a in every if a.language == language][:MOST]
        found = told("dates", language, dates_of(language), given)
        print(
            f"dates {language}: HeidelTime's published {HEIDELTIME:,}, ours is {found['filrouge'] / HEIDELTIME:6.1f} ×"
        )
        told("quotes", language, quotes_of(language, given), given)


if __name__ == "__main__":
    main()
