"""A worker's side: positions of articles come in, their layers go out, until the line is closed."""

from __future__ import annotations

import gc
import signal
from collections.abc import Iterable, Sequence
from multiprocessing.connection import Connection
from typing import NamedTuple

from filrouge.engine.annotating import annotate
from filrouge.engine.limits import bound_memory, held
from filrouge.engine.plan import Plan, Result
from filrouge.errors import FilrougeError
from filrouge.model.text import Article

GROWTH = 700  # megabytes; a model keeps every new word that it meets


class Answer(NamedTuple):
    """The results of a run, or why there will be none from anybody; a tired worker wants to be replaced."""

    found: list[Result] | FilrougeError
    tired: bool


def serve(line: Connection, others: Iterable[Connection], articles: Sequence[Article], plan: Plan) -> None:
    """Answer until the other side hangs up.

    Args:
        line: runs come in, answers go out.
        others: our copies of lines that are not ours, closed so that each ends with its owner.
        articles: all of them; a run is positions in them.
        plan: packs, limits and cache.
    """
    for other in others:
        other.close()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears it and ends us
    gc.freeze()  # what is shared with the parent stays shared
    bound_memory(plan.limits.megabytes)
    start = held()
    while True:
        try:
            run = line.recv()
            line.send(_answered([articles[n] for n in run], plan, start))
        except (EOFError, OSError):
            return


def _answered(run: Sequence[Article], plan: Plan, start: int) -> Answer:
    try:
        found: list[Result] | FilrougeError = annotate(run, plan.packs, limits=plan.limits, cache=plan.cache)
    except FilrougeError as error:
        found = error
    return Answer(found, held() - start > GROWTH)
