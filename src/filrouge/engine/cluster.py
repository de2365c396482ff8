"""The distributed engine: runs of articles as tasks of Dask, started here or on a cluster by its address.

A task is pure, so a worker that is killed costs the time of its tasks and nothing else. A run that
kills every worker it meets is cut into its articles, and an article that does so alone is rejected.
No more runs are sent than keep the workers busy, so that nothing piles up anywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from logging import CRITICAL
from typing import TYPE_CHECKING, NamedTuple

from filrouge.engine import keys
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
    """What a worker must have to give the same bytes: our code, and each pack by language, folder and digest."""

    source: str
    packs: tuple[tuple[str, str, str], ...]
    limits: Limits


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


def _mapped(client: Client, articles: Sequence[Article], plan: Plan) -> Iterator[Found]:
    from distributed import KilledWorker, as_completed  # noqa: PLC0415 - an optional part

    needs, threads = needed(plan), max(1, sum(client.nthreads().values()))
    waiting = runs(articles, threads)
    held: dict[Future, Run] = {}

    def sent(run: Run) -> Future:
        future = client.submit(work, [articles[n] for n in run], needs, pure=False, retries=0)
        held[future] = run
        return future

    going = as_completed([sent(run) for run in islice(waiting, AHEAD * threads)])
    for future in going:
        run = held.pop(future)
        if future.status == "finished":
            yield from zip(run, future.result(), strict=True)
        elif not isinstance(future.exception(), KilledWorker):
            raise future.exception()
        elif len(run) == 1:
            yield run[0], Rejected(articles[run[0]].path, "annotate", DIED)
        else:
            going.update([sent((n,)) for n in run])
        going.update([sent(run) for run in islice(waiting, 1)])
        future.release()


def needed(plan: Plan) -> Needs:
    """What the workers must have."""
    own = tuple((code, _folder(code, pack), pack.digest) for code, pack in sorted(plan.packs.items()))
    return Needs(keys.source(keys.ANNOTATING), own, plan.limits)


def _folder(code: str, pack: Pack) -> str:
    """Where a worker finds a pack: empty for one that comes with filrouge."""
    return "" if code in languages() and shipped(code).digest == pack.digest else str(pack.folder)


def work(articles: Sequence[Article], needs: Needs) -> list[Result]:
    """A task: annotate a run; on the worker.

    Raises:
        FilrougeError: this worker has another version of filrouge or of a pack.
    """
    if needs.source != keys.source(keys.ANNOTATING):
        raise FilrougeError("a worker has another version of filrouge: install the same one everywhere")
    return annotate(
        articles, {code: _pack(code, folder, digest) for code, folder, digest in needs.packs}, limits=needs.limits
    )


def _pack(code: str, folder: str, digest: str) -> Pack:
    from pathlib import Path  # noqa: PLC0415 - only for packs of the user's own

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
