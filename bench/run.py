"""`make bench`: what the whole pipeline costs beside the bare parse, as ratios of processor time in one run.

    python bench/run.py [ARTICLES]

ARTICLES is a folder, or a JSON Lines file (plain or .gz) with ``text`` and ``lang``; by default the
shipped examples, repeated. The bare parse is spaCy's own ``nlp.pipe`` over whole texts.
"""

from __future__ import annotations

import gzip
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import spacy
from spacy.language import Language

from filrouge.annotate.actors import actors
from filrouge.annotate.dates import dates
from filrouge.annotate.events import Found, events
from filrouge.annotate.figures import figures
from filrouge.annotate.quotes import quotes
from filrouge.annotate.syntax import load_model, parses
from filrouge.engine.build import build, generator, packs_for, pile
from filrouge.engine.collecting import seldom_collected
from filrouge.lang.pack import languages, shipped
from filrouge.model.text import Article, Basis, Published, Span
from filrouge.read import ReadOptions, read
from filrouge.resolve.chronology import chronology

EXAMPLES = Path(__file__).parents[1] / "examples"
MOST = 200


def main() -> None:
    articles = tuple(load(Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES))[:MOST]
    warm(articles)
    bare = timed(lambda: bare_parse(articles))
    with seldom_collected():  # as `build` does
        layers = layer_times(articles)
    whole = timed(lambda: build(pile(articles)))
    characters = sum(len(a.text) for a in articles)
    print(f"{len(articles)} articles, {characters:,} characters")
    print(f"bare parse      {bare:7.2f} s   1.00")
    for name, seconds in layers.items():
        print(f"{name:15} {seconds:7.2f} s   {seconds / bare:.2f}   {characters / seconds:12,.0f} characters/s")
    print(f"whole pipeline  {whole:7.2f} s   {whole / bare:.2f}")
    print(f"peak memory     {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def load(source: Path) -> Iterator[Article]:
    """The articles of a folder or of a JSON Lines file."""
    if source.suffixes and source.suffixes[-1] in {".jsonl", ".gz"}:
        opened = gzip.open if source.suffix == ".gz" else open
        with opened(source, "rt", encoding="utf-8") as lines:
            for line in lines:
                yield _article(json.loads(line))
        return
    for item in read([source], options=ReadOptions()):
        if isinstance(item, Article):
            yield item


def _article(raw: dict[str, str]) -> Article:
    language = raw.get("lang", "fr")
    day = str(raw.get("published") or "")[:10] or None
    published = Published(day, day, day, Basis.GIVEN) if day else Published()
    whole = Span(0, len(raw["text"]))
    return Article(raw["id"], raw["id"], "0" * 64, language, raw["text"], whole, published=published)


def warm(articles: tuple[Article, ...]) -> None:
    """Models loaded, packs compiled and caches filled before anything is timed."""
    for code in languages():
        load_model(shipped(code).settings["syntax"]["model"])
    build(pile(articles[:4]))
    bare_parse(articles)


@cache
def stock(name: str) -> Language:
    """A model as spaCy itself loads it."""
    return spacy.load(name)


def timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def bare_parse(articles: tuple[Article, ...]) -> None:
    for code in languages():
        nlp = stock(shipped(code).settings["syntax"]["model"])
        for _ in nlp.pipe([a.text for a in articles if a.language == code], batch_size=32):
            pass


def layer_times(articles: tuple[Article, ...]) -> dict[str, float]:
    """Seconds of each layer over all the articles, in order."""
    spent: dict[str, float] = {}

    def clocked(name: str, work: Callable[[], object]) -> object:
        start = time.process_time()
        made = work()
        spent[name] = spent.get(name, 0.0) + time.process_time() - start
        return made

    from filrouge.annotate.article import annotated  # noqa: PLC0415 - measured last, beside its parts

    done = []
    packs = packs_for(articles)
    for code, pack in packs.items():
        chosen = [a for a in articles if a.language == code]
        found = clocked("syntax", lambda chosen=chosen, pack=pack: list(parses([a.text for a in chosen], pack)))
        for article, parse in zip(chosen, found, strict=True):
            when = clocked("dates", lambda a=article, p=pack: dates(a, p))
            many = clocked("figures", lambda a=article, p=pack, s=parse, w=when: figures(a, p, s, w))
            who = clocked("actors", lambda a=article, p=pack, s=parse: actors(a, p, s))
            said = clocked("quotes", lambda a=article, p=pack, s=parse, w=who: quotes(a, p, s, w))
            layers = Found(parse, when, many, who, said)
            clocked("events", lambda a=article, p=pack, f=layers: events(a, p, f))
            done.append(annotated(article, pack, parse))
    clocked("resolve", lambda: chronology(done, packs, generator(packs)))
    return spent


if __name__ == "__main__":
    main()
