"""The distributed engine: runs of articles as tasks of Dask, started here or on a cluster by its address.

A task is pure, so a worker that is killed costs the time of its tasks and nothing else. A run that
kills every worker it meets is cut into its articles, and an article that does so alone is rejected.
No more runs are sent than keep the workers busy, so that nothing piles up anywhere.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from logging import CRITICAL
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from filrouge.engine import keys, local, shards
from filrouge.engine.annotating import annotate
from filrouge.engine.limits import Limits
from filrouge.engine.plan import Found, Plan, Result
from filrouge.engine.pool import DIED
from filrouge.engine.runs import Run, runs
from filrouge.errors import FilrougeError, InputError
from filrouge.lang.pack import Pack, languages, loaded, shipped
from filrouge.model.text import Article, Rejected

if TYPE_CHECKING:
    from distributed import Client, Future

AHEAD = 3  # runs sent for each thread of the cluster
TRIES = 3  # times that a run is sent again whose answer was lost
# Dask would set MALLOC_TRIM_THRESHOLD_ for its workers, which alone slows the parse by a fifth.
ENVIRONMENT = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
SETTINGS = {"distributed.nanny.pre-spawn-environ": ENVIRONMENT}
ALONE = {
    "threads_per_worker": 1,
    "host": "127.0.0.1",
    "dashboard_address": None,
    "memory_limit": None,
    "silence_logs": CRITICAL,
}


class Needs(NamedTuple):
    """What a worker must have to give the same bytes: our code, and each pack by language, folder and digest.

    A cache is the folder of that name on the worker: shared by all where it lies on a shared disk.
    """

    source: str
    packs: tuple[tuple[str, str, str], ...]
    limits: Limits
    cache: Path | None = None


def engine(address: str, articles: Sequence[Article], plan: Plan) -> Iterator[Found]:
    """Annotate on a cluster.

    Args:
        address: of a scheduler, as ``HOST:PORT``; empty starts ``plan.jobs`` workers here.
        articles: of any of the packs' languages.
        plan: packs, limits and number of workers.

    Yields:
        (position, result) of each article, in any order.

    Raises:
        InputError: Dask is not installed, or no scheduler answers.
        FilrougeError: a worker has another version of filrouge or of a pack.
    """
    if not articles:
        return
    with _client(address, plan.jobs) as client:
        yield from _mapped(client, articles, plan)


def sharded(address: str, place: str, articles: Sequence[Article], plan: Plan) -> Iterator[Found]:
    """Annotate on a cluster whose workers write shards where all can read them; only names come back from them.

    Args:
        address: as for `engine`.
        place: a folder or fsspec address that the workers and we share.
        articles: of any of the packs' languages.
        plan: packs, limits and number of workers.

    Yields:
        (position, result) of each article, in any order.

    Raises:
        InputError: as for `engine`; or the workers write somewhere else than we read.
        FilrougeError: a worker has another version of filrouge or of a pack.
    """
    here = shards.opened(place)
    todo = deque[Run]()
    for run in shards.cut(articles):
        known = shards.known(here, [articles[n] for n in run], plan)
        if known is None:
            todo.append(run)
        else:
            yield from zip(run, known, strict=True)
    if not todo:
        return
    with _client(address, plan.jobs) as client:
        task = partial(client.submit, shard, needs=needed(plan), place=place, pure=False, retries=0)
        most = AHEAD * _threads(client)
        for run, future in _answers(todo, lambda run: task([articles[n] for n in run]), most):
            given = [articles[n] for n in run]
            if _died(future):
                found: list[Result] | None = shards.made(partial(_mapped, client), here, given, plan)
            else:
                found = shards.known(here, given, plan)
            if found is None:
                raise InputError(f"{place}: the workers write elsewhere than we read; name an address that all share")
            yield from zip(run, found, strict=True)


def _mapped(client: Client, articles: Sequence[Article], plan: Plan) -> Iterator[Found]:
    task = partial(client.submit, work, needs=needed(plan), pure=False, retries=0)
    threads = _threads(client)
    waiting, suspects = deque(runs(articles, threads)), deque[Run]()

    def sent(run: Run) -> Future:
        return task([articles[n] for n in run])

    for run, future in _answers(waiting, sent, AHEAD * threads):
        if not _died(future):
            yield from zip(run, future.result(), strict=True)
        elif len(run) == 1:
            suspects.append(run)
        else:
            waiting.extendleft((n,) for n in reversed(run))
    for run, future in _answers(suspects, sent, 1):  # with nothing beside it, only it can be to blame
        failed = Rejected(articles[run[0]].path, "annotate", DIED)
        yield run[0], failed if _died(future) else future.result()[0]


def _answers(waiting: deque[Run], sent: Callable[[Run], Future], most: int) -> Iterator[tuple[Run, Future]]:
    """Each run with its future when that is done, as long as any wait; no more are out than ``most``."""
    from distributed import as_completed  # noqa: PLC0415 - an optional part

    held: dict[Future, Run] = {}
    lost = Counter[Run]()
    going = as_completed()
    while waiting or held:
        while waiting and len(held) < most:
            run = waiting.popleft()
            future = sent(run)
            held[future] = run
            going.add(future)
        future = next(going)
        run = held.pop(future)
        if future.status == "cancelled" and lost[run] < TRIES:  # its answer was lost with a worker on the way here
            lost[run] += 1
            waiting.append(run)
        else:
            yield run, future
        future.release()


def _threads(client: Client) -> int:
    counts: Mapping[str, int] = client.nthreads()
    return max(1, sum(counts.values()))


def _died(future: Future) -> bool:
    """Whether a task killed every worker that it met.

    Raises:
        Exception: what else went wrong with it.
    """
    from distributed import KilledWorker  # noqa: PLC0415 - an optional part

    if future.status == "finished":
        return False
    error = future.exception()
    if isinstance(error, KilledWorker):
        return True
    raise error


def needed(plan: Plan) -> Needs:
    """What the workers must have."""
    own = tuple((code, _folder(code, pack), pack.digest) for code, pack in sorted(plan.packs.items()))
    return Needs(keys.source(keys.ANNOTATING), own, plan.limits, plan.cache)


def _folder(code: str, pack: Pack) -> str:
    """Where a worker finds a pack: empty for one that comes with filrouge."""
    return "" if code in languages() and shipped(code).digest == pack.digest else str(pack.folder)


def work(articles: Sequence[Article], needs: Needs) -> list[Result]:
    """A task: annotate a run; on the worker.

    Raises:
        FilrougeError: this worker has another version of filrouge or of a pack.
    """
    plan = _plan(needs)
    return annotate(articles, plan.packs, limits=plan.limits, cache=plan.cache)


def shard(articles: Sequence[Article], needs: Needs, place: str) -> None:
    """A task: annotate the articles of a shard and write it; on the worker.

    Raises:
        FilrougeError: this worker has another version of filrouge or of a pack, or cannot write there.
    """
    shards.made(local.engine, shards.opened(place), articles, _plan(needs))


def _plan(needs: Needs) -> Plan:
    if needs.source != keys.source(keys.ANNOTATING):
        raise FilrougeError("a worker has another version of filrouge: install the same one everywhere")
    packs = {code: _pack(code, folder, digest) for code, folder, digest in needs.packs}
    return Plan(packs, limits=needs.limits, cache=needs.cache)


def _pack(code: str, folder: str, digest: str) -> Pack:
    pack = loaded(Path(folder)) if folder else shipped(code)
    if pack.digest != digest:
        raise FilrougeError(f"a worker has another version of the pack for {code}")
    return pack


@contextmanager
def _client(address: str, jobs: int) -> Iterator[Client]:
    try:
        import dask  # noqa: PLC0415 - an optional part
        from distributed import Client, LocalCluster  # noqa: PLC0415 - the same
    except ImportError:
        raise InputError("the engine dask needs: pip install filrouge[cluster]") from None
    if address:
        try:
            client = Client(f"tcp://{address.removeprefix('tcp://')}", timeout=10)
        except (OSError, TimeoutError) as error:
            raise InputError(f"dask://{address}: no scheduler answers there") from error
        with client:
            yield client
        return
    with dask.config.set(SETTINGS), LocalCluster(n_workers=jobs, **ALONE) as here, Client(here) as client:
        yield client
