"""What an article costs in piles of a hundred to a hundred thousand, in one and two processes, here and on Dask.

    python bench/scaling.py [--sizes 100,1000,10000] [--engines local:1,local:2,dask:2] [--resolve]
    python bench/scaling.py --whole 1000,10000,100000 [--jobs 1]

Piles are made by recombining the paragraphs of the shipped examples, so their words repeat: a parse is
quicker than on fresh prose. Whole builds are of very short articles, twenty a story (`bench/growing.py`),
each size in a process of its own, so that its peak of memory is its own. Processor seconds of this process
and its children count, so that other work on the machine matters little; what several processes give is
told as the work of one over theirs, times their number.
"""

from __future__ import annotations

import argparse
import itertools
import random
import resource
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryFile

sys.path.insert(0, str(Path(__file__).parent))

from growing import articles as told

from filrouge.engine.build import build, generator, packs_for
from filrouge.engine.build import pile as pile_of
from filrouge.engine.engines import chosen
from filrouge.engine.plan import Plan
from filrouge.export import json
from filrouge.model.annotated import Annotated
from filrouge.model.text import Article, Basis, Published, Span
from filrouge.read import ReadOptions, read
from filrouge.resolve.chronology import chronology

EXAMPLES = Path(__file__).parents[1] / "examples"
PARAGRAPHS = 8  # of an article


def pile(count: int) -> tuple[Article, ...]:
    """Articles of paragraphs drawn from those of their language, with the days of real ones."""
    chance = random.Random(count)
    real = [a for a in read([EXAMPLES], options=ReadOptions()) if isinstance(a, Article)]
    texts = {
        code: [p for a in real if a.language == code for p in a.text.split("\n") if p.strip()] for code in ("fr", "en")
    }
    return tuple(_one(n, chance.choice(real), texts, chance) for n in range(count))


def _one(number: int, like: Article, texts: dict[str, list[str]], chance: random.Random) -> Article:
    text = "\n\n".join(chance.sample(texts[like.language], PARAGRAPHS))
    name = f"{number:06}"
    return replace(like, id=name, path=name, sha256=name, text=text, body=Span(0, len(text)), regions=())


def spent() -> float:
    """Processor seconds of this process and of those that have ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(u.ru_utime + u.ru_stime for u in used)


def peak() -> Iterator[str]:
    for who, name in ((resource.RUSAGE_SELF, "this process"), (resource.RUSAGE_CHILDREN, "the largest worker")):
        yield f"{name} {resource.getrusage(who).ru_maxrss // 1024} MB"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--sizes", default="100,1000")
    parser.add_argument("--engines", default="local:1,local:2,dask:2")
    parser.add_argument("--resolve", action="store_true")
    parser.add_argument("--whole", default="")
    parser.add_argument("--jobs", type=int, default=1)
    asked = parser.parse_args()
    if asked.whole:
        for size in map(int, asked.whole.split(",")):
            process = get_context("spawn").Process(target=whole, args=(size, asked.jobs))
            process.start()
            process.join()
        return
    for size in map(int, asked.sizes.split(",")):
        alone = 0.0
        for engine in asked.engines.split(","):
            name, jobs = engine.split(":")
            cost, found = annotated(size, name, int(jobs))
            alone = alone or cost
            told = f"{size:7,} articles, {name} with {jobs}: {1000 * cost / size:6.1f} ms an article"
            print(f"{told}, {int(jobs) * alone / cost:.2f} × one process", flush=True)
        if asked.resolve:
            print(f"{size:7,} articles, resolved: {1000 * resolved(found) / size:6.1f} ms an article", flush=True)
    print("peak memory:", ", ".join(peak()))


def whole(size: int, jobs: int) -> None:
    """Build a pile of stories and write it as JSON; tells what each step cost an article, and the peak of memory."""
    articles = short(size)
    packs = packs_for(articles)
    build(pile_of(articles[:30]), packs)
    marks = [spent()]

    def steps(stage: str, _done: int, _total: int) -> None:
        if stage == "resolve" and len(marks) == 1:
            marks.append(spent())

    made = build(pile_of(articles), packs, jobs=jobs, steps=steps)
    marks.append(spent())
    with TemporaryFile() as out:
        out.writelines(json.chunks(made))
    marks.append(spent())
    costs = [1000 * (b - a) / size for a, b in itertools.pairwise(marks)]
    told = ", ".join(f"{name} {cost:.1f}" for name, cost in zip(("annotate", "resolve", "write"), costs, strict=True))
    found = f"{len(made.events):,} events, {len(made.stories):,} stories"
    print(f"{size:7,} articles: {sum(costs):.1f} ms an article ({told}); {found}; {', '.join(peak())}", flush=True)


def short(size: int, sentences: int = 2) -> tuple[Article, ...]:
    """Articles of few sentences, of many stories."""
    return tuple(_short(row) for row in told(size, sentences))


def _short(row: dict[str, str]) -> Article:
    day, text, name = row["published"], row["text"], row["id"]
    given = Published(day, day, day, Basis.GIVEN)
    return Article(name, name, name, row["lang"], text, Span(0, len(text)), published=given)


def annotated(size: int, engine: str, jobs: int) -> tuple[float, list[Annotated]]:
    """Processor seconds to annotate a pile, models loaded, and what it gave."""
    articles = pile(size)
    packs = packs_for(articles)
    list(chosen("local")(articles[:30], Plan(packs)))
    start = spent()
    found = [r for _, r in chosen(engine)(articles, Plan(packs, jobs)) if isinstance(r, Annotated)]
    assert len(found) == size
    return spent() - start, found


def resolved(found: list[Annotated]) -> float:
    """Processor seconds to resolve what was annotated."""
    packs = packs_for([a.article for a in found])
    start = time.process_time()
    chronology(sorted(found, key=lambda a: a.article.path), packs, generator(packs))
    return time.process_time() - start


if __name__ == "__main__":
    main()
