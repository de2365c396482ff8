"""The local engine: this process, or a pool of watched workers.

The number of jobs changes nothing in the output: results are put back in the order given, whatever
finished first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from filrouge.engine.annotating import annotate
from filrouge.engine.plan import Found, Plan, Result
from filrouge.engine.pool import pooled
from filrouge.engine.runs import runs
from filrouge.lang.pack import Pack
from filrouge.model.text import Article

RUN = 12  # articles that are parsed together
Progress = Callable[[int], None]


def engine(articles: Sequence[Article], plan: Plan) -> Iterator[Found]:
    """Annotate on this machine; (position, result) of each article, in any order.

    Raises:
        ModelMissingError: a pack's parser is not installed.
    """
    if plan.jobs > 1 and len(articles) > 1:
        yield from pooled(articles, plan)
        return
    for run in runs(articles):
        found = annotate([articles[n] for n in run], plan.packs, limits=plan.limits, cache=plan.cache)
        yield from zip(run, found, strict=True)


def run(
    articles: Sequence[Article], packs: Mapping[str, Pack], *, jobs: int = 1, progress: Progress | None = None
) -> list[Result]:
    """Annotate articles on this machine.

    Args:
        articles: any number, of any of the packs' languages.
        packs: one a language.
        jobs: worker processes; 1 stays in this one.
        progress: told how many articles have just been done.

    Returns:
        One value an article, in the order given.
    """
    return in_order(engine(articles, Plan(packs, jobs)), len(articles), progress)


def in_order(found: Iterator[Found], count: int, progress: Progress | None = None) -> list[Result]:
    """What an engine gives, in the order of the articles."""
    results: dict[int, Result] = {}
    for position, result in found:
        results[position] = result
        if progress:
            progress(1)
    return [results[n] for n in range(count)]
