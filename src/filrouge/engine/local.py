"""The local runner: one process, or a pool whose dead workers cost one article at the most.

Articles are handed out in runs of one language; the answer is in the order given, whatever
finished first, so that the number of jobs changes nothing in the output.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool

from filrouge.annotate.syntax import load_model
from filrouge.engine.annotating import annotate
from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.text import Article, Rejected

RUN = 12  # articles handed to a worker at a time
Result = list[Annotated | Rejected]
Progress = Callable[[int], None]

_packs: dict[str, Pack] = {}  # a worker's own; filled by `_start` once a process


def run(
    articles: Sequence[Article], packs: Mapping[str, Pack], *, jobs: int = 1, progress: Progress | None = None
) -> Result:
    """Annotate articles on this machine.

    Args:
        articles: any number, of any of the packs' languages.
        packs: one a language.
        jobs: worker processes; 1 stays in this one.
        progress: told how many articles have just been done.

    Returns:
        One value an article, in the order given.
    """
    numbered = list(_runs(articles))
    runs = [[articles[i] for i in run] for run in numbered]
    tell = progress or (lambda _done: None)
    done = _here(runs, packs, tell) if jobs <= 1 or len(runs) <= 1 else _pool(runs, packs, jobs, tell)
    order = [i for run in numbered for i in run]
    return [value for _, value in sorted(zip(order, done, strict=True), key=lambda pair: pair[0])]


def _runs(articles: Sequence[Article]) -> Iterator[list[int]]:
    """The positions of the articles, in runs of one language."""
    by_language: dict[str, list[int]] = {}
    for i, article in enumerate(articles):
        run = by_language.setdefault(article.language, [])
        run.append(i)
        if len(run) == RUN:
            yield by_language.pop(article.language)
    yield from by_language.values()


def _here(runs: list[list[Article]], packs: Mapping[str, Pack], tell: Progress) -> Result:
    found: Result = []
    for run in runs:
        found.extend(annotate(run, packs))
        tell(len(run))
    return found


def _pool(runs: list[list[Article]], packs: Mapping[str, Pack], jobs: int, tell: Progress) -> Result:
    for pack in packs.values():  # loaded before the fork, so that the workers share the memory
        model = pack.settings.get("syntax", {}).get("model")
        if model:
            load_model(model)
    results: dict[int, Result] = {}
    waiting = dict(enumerate(runs))
    while waiting:
        before = len(waiting)
        results |= _round(waiting, packs, jobs, tell)
        waiting = {n: r for n, r in waiting.items() if n not in results}
        if len(waiting) == before:
            number = min(waiting)
            results[number] = _one_by_one(waiting.pop(number), packs)
            tell(len(results[number]))
    return [value for number in sorted(results) for value in results[number]]


def _round(
    waiting: dict[int, list[Article]], packs: Mapping[str, Pack], jobs: int, tell: Progress
) -> dict[int, Result]:
    """One life of a pool: all that it finished before it ended or broke."""
    done: dict[int, Result] = {}
    with _executor(jobs, packs) as pool:
        futures: dict[Future[Result], int] = {pool.submit(_work, run): n for n, run in waiting.items()}
        for future in as_completed(futures):
            try:
                done[futures[future]] = future.result()
            except BrokenProcessPool:
                continue
            tell(len(done[futures[future]]))
    return done


def _one_by_one(articles: list[Article], packs: Mapping[str, Pack]) -> Result:
    """Each article in a worker of its own, so that the one that kills its worker is found."""
    found: Result = []
    for article in articles:
        with _executor(1, packs) as pool:
            try:
                found.extend(pool.submit(_work, [article]).result())
            except BrokenProcessPool:
                found.append(Rejected(article.path, "annotate", "the process that read it died"))
    return found


def _executor(jobs: int, packs: Mapping[str, Pack]) -> ProcessPoolExecutor:
    methods = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in methods else None)
    folders = tuple((language, str(pack.folder)) for language, pack in packs.items())
    return ProcessPoolExecutor(jobs, mp_context=context, initializer=_start, initargs=(folders,))


def _start(folders: tuple[tuple[str, str], ...]) -> None:
    from pathlib import Path  # noqa: PLC0415 - only in workers

    from filrouge.lang.pack import loaded  # noqa: PLC0415 - only in workers

    _packs.update({language: loaded(Path(folder)) for language, folder in folders})


def _work(run: list[Article]) -> Result:
    return annotate(run, _packs)
