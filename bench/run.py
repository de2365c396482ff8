"""`make bench`: what the whole pipeline costs beside the bare parse, as ratios of processor time in one run.

    python bench/run.py [ARTICLES]

ARTICLES is a folder, or a JSON Lines file (plain or .gz) with ``text`` and ``lang``; by default the
shipped examples. The bare parse is spaCy's own ``nlp.pipe`` over whole texts. It, our layers and the whole
are each measured in a process of their own, warmed by a few other articles: first on texts that the process
has not met, as in use, then on the same texts again, when spaCy and we remember the lemma of every word.
"""

from __future__ import annotations

import gc
import gzip
import json
import resource
import subprocess
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
from filrouge.annotate.syntax import parses
from filrouge.engine.build import build, generator, packs_for, pile
from filrouge.engine.collecting import seldom_collected
from filrouge.lang.pack import languages, shipped
from filrouge.model.text import Article, Basis, Published, Span
from filrouge.read import ReadOptions, read
from filrouge.resolve.chronology import chronology

EXAMPLES = Path(__file__).parents[1] / "examples"
WARMING, MOST = 4, 200
Times = dict[str, float]  # seconds of processor time by name


def main() -> None:
    if len(sys.argv) > 2 and sys.argv[1] in PARTS:
        articles = tuple(load(Path(sys.argv[2])))[:MOST]
        print(json.dumps([*twice(PARTS[sys.argv[1]], articles), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
        return
    source = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLES
    articles = tuple(load(source))[WARMING:MOST]
    characters = sum(len(a.text) for a in articles)
    print(f"{len(articles)} articles, {characters:,} characters; seconds and × the bare parse, first time and again")
    found = {name: measured(name, source) for name in PARTS}
    fresh, again = ({k: v for part in found.values() for k, v in part[n].items()} for n in (0, 1))
    for name in fresh:
        ratios = f"{fresh[name] / fresh['bare parse']:.2f}  {again[name] / again['bare parse']:.2f}"
        pace = f"{characters / fresh[name]:12,.0f} characters/s"
        print(f"{name:15} {fresh[name]:7.2f} {again[name]:7.2f} s   {ratios}   {pace}")
    print(f"peak memory     {found['whole'][2] / 1024:.0f} MB")


def measured(part: str, source: Path) -> tuple[Times, Times, int]:
    """What a part takes at the first time and again, and its peak of kilobytes, in a process of its own."""
    done = subprocess.run([sys.executable, __file__, part, str(source)], check=True, capture_output=True)
    fresh, again, peak = json.loads(done.stdout)
    return fresh, again, peak


def twice(part: Callable[[tuple[Article, ...]], Times], articles: tuple[Article, ...]) -> Iterator[Times]:
    """What a part takes on texts never met, then on the same again; models loaded and packs compiled before."""
    for code in languages():
        part(tuple(a for a in articles if a.language == code)[:1])
    part(articles[:WARMING])
    for _ in range(2):
        gc.collect()
        yield part(articles[WARMING:])


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


@cache
def stock(name: str) -> Language:
    """A model as spaCy itself loads it."""
    return spacy.load(name)


def timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def bare(articles: tuple[Article, ...]) -> Times:
    models = {code: stock(shipped(code).settings["syntax"]["model"]) for code in languages()}

    def parsed() -> None:
        for code, nlp in models.items():
            for _ in nlp.pipe([a.text for a in articles if a.language == code], batch_size=32):
                pass

    return {"bare parse": timed(parsed)}


def whole(articles: tuple[Article, ...]) -> Times:
    return {"whole pipeline": timed(lambda: build(pile(articles)))}


def layers(articles: tuple[Article, ...]) -> Times:
    with seldom_collected():  # as `build` does
        return layer_times(articles)


def layer_times(articles: tuple[Article, ...]) -> Times:
    """Seconds of each layer over all the articles, in order."""
    spent: Times = {}

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


PARTS: dict[str, Callable[[tuple[Article, ...]], Times]] = {"bare": bare, "layers": layers, "whole": whole}

if __name__ == "__main__":
    main()
