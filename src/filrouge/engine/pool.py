"""Workers that are watched: one loaded model each, runs handed out as they become free, the dead replaced.

Workers are forked after the models are loaded, so that they share that memory, and are told positions
in a list that they have already. A run whose worker dies or takes far too long is tried again article
by article; an article that kills two workers by itself is rejected. One that grew too large is replaced.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

from filrouge.annotate.syntax import load_model
from filrouge.engine.annotating import TOO_LONG
from filrouge.engine.plan import Found, Plan
from filrouge.engine.runs import Run, runs
from filrouge.engine.serving import Answer, serve
from filrouge.model.text import Article, Rejected

AHEAD = 2  # runs that a worker holds, so that it never waits for us
PATIENCE = 20.0  # how much longer than its processor time a run may take on a busy machine
DIED = "the process that read it died"


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    line: Connection
    held: deque[Run] = field(default_factory=deque)
    since: float = 0.0

    def give(self, run: Run) -> None:
        if not self.held:
            self.since = time.monotonic()
        self.held.append(run)
        self.line.send(run)

    def end(self) -> None:
        self.line.close()
        self.process.kill()
        self.process.join()


class _Crew:
    """The workers, what waits for them, and which articles have killed one."""

    def __init__(self, articles: Sequence[Article], plan: Plan) -> None:
        self.articles, self.plan = articles, plan
        self.todo = deque(runs(articles, plan.jobs))
        self.suspects: dict[int, str] = {}
        self.workers: list[_Worker] = []

    def answers(self) -> Iterator[Found]:
        """Every article's result, as they come."""
        try:
            while self._busy():
                ready = wait([w.line for w in self.workers if w.held], timeout=1.0)
                for worker in [w for w in self.workers if w.line in ready]:
                    yield from self._heard(worker)
                for worker in [w for w in self.workers if self._overdue(w)]:
                    yield from self._lost(worker, TOO_LONG)
        finally:
            for worker in self.workers:
                worker.end()

    def _busy(self) -> bool:
        """Hand out what waits; whether anybody is at work."""
        while self.todo and len(self.workers) < self.plan.jobs:
            self.workers.append(self._hired())
        for _ in range(AHEAD):
            for worker in self.workers:
                if self.todo and len(worker.held) < AHEAD:
                    self._give(worker)
        return any(w.held for w in self.workers)

    def _give(self, worker: _Worker) -> None:
        run = self.todo.popleft()
        try:
            worker.give(run)
        except OSError:  # dead already: its end is heard of at the next wait
            if not worker.held or worker.held[-1] is not run:
                self.todo.appendleft(run)

    def _hired(self) -> _Worker:
        methods = multiprocessing.get_all_start_methods()
        context = multiprocessing.get_context("fork" if "fork" in methods else None)
        ours, theirs = context.Pipe()
        others = [w.line for w in self.workers] + [ours]
        process = context.Process(target=serve, args=(theirs, others, self.articles, self.plan), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _heard(self, worker: _Worker) -> Iterator[Found]:
        try:
            answer: Answer = worker.line.recv()
        except (EOFError, OSError):
            yield from self._lost(worker, DIED)
            return
        if isinstance(answer.found, Exception):
            raise answer.found
        yield from zip(worker.held.popleft(), answer.found, strict=True)
        worker.since = time.monotonic()
        if answer.tired:
            self._let_go(worker)

    def _let_go(self, worker: _Worker) -> None:
        worker.end()
        self.workers.remove(worker)
        self.todo.extendleft(reversed(worker.held))

    def _lost(self, worker: _Worker, reason: str) -> Iterator[Found]:
        """What becomes of a dead worker's run: its articles alone, the one that killed twice rejected."""
        run = worker.held.popleft()
        self._let_go(worker)
        if len(run) > 1:
            self.todo.extendleft((n,) for n in reversed(run))
        elif run[0] in self.suspects:
            yield run[0], Rejected(self.articles[run[0]].path, "annotate", reason)
        else:
            self.suspects[run[0]] = reason
            self.todo.appendleft(run)

    def _overdue(self, worker: _Worker) -> bool:
        if not worker.held or not self.plan.limits.seconds:
            return False
        allowed = self.plan.limits.allowed(sum(len(self.articles[n].text) for n in worker.held[0]))
        return time.monotonic() - worker.since > allowed * PATIENCE


def pooled(articles: Sequence[Article], plan: Plan) -> Iterator[Found]:
    """Annotate articles in several processes.

    Args:
        articles: of any of the packs' languages.
        plan: packs, number of processes, limits and cache.

    Yields:
        (position, result) of each article, in any order.

    Raises:
        ModelMissingError: a pack's parser is not installed.
    """
    for pack in plan.packs.values():  # loaded before the fork, so that the workers share the memory
        model = pack.settings.get("syntax", {}).get("model")
        if model:
            load_model(model)
    yield from _Crew(articles, plan).answers()
