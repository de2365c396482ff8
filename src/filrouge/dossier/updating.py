"""Bringing a dossier up to date: annotate what waits, compare, replace the chronology in one go.

Several processes may do this at once. Annotations are idempotent, so each takes its own articles
first and then helps the others from the far end; a version is only put above the one it was
computed from, so that none ever takes another's place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from filrouge.dossier import stamps, taking, view
from filrouge.dossier.lines import laid_out
from filrouge.engine import local
from filrouge.engine.build import Steps, resolved
from filrouge.engine.runs import processes
from filrouge.lang.pack import Pack, shipped
from filrouge.model.annotated import Annotated
from filrouge.model.story import Chronology
from filrouge.model.text import Rejected
from filrouge.store import journal, layers, sources, versions
from filrouge.store.database import Database
from filrouge.store.sources import Row
from filrouge.store.versions import Version

AT_ONCE = 4  # runs a worker gets before the work is committed, where there are several workers


@dataclass(frozen=True, slots=True)
class Work:
    """How to bring up to date: when and by whom it is asked, with how many processes."""

    at: str
    author: str = ""
    jobs: int = 1
    steps: Steps = lambda _stage, _done, _total: None


def update(database: Database, work: Work, mine: Sequence[str] = ()) -> Version:
    """Do all that waits; the version that stands then.

    Args:
        database: the dossier.
        work: when, by whom, with how many processes.
        mine: the documents that this process brought, to be done first.
    """
    taking.refresh(database, work.at)
    annotate(database, work, frozenset(mine))
    return _compare(database, work)


def annotate(database: Database, work: Work, mine: frozenset[str]) -> None:
    """Annotate every waiting article, each committed as soon as its run is done."""
    todo = _waiting(database, mine)
    jobs = processes(len(todo), work.jobs)
    size = local.RUN if jobs <= 1 else local.RUN * AT_ONCE * jobs
    done = 0
    for start in range(0, len(todo), size):
        chunk = [(k, i) for k, i in todo[start : start + size] if not layers.has(database, k)]
        articles = [(k, a) for k, a in ((k, sources.named(database, i)) for k, i in chunk) if a is not None]
        packs = _packs({a.language for _, a in articles})
        made = local.run([a for _, a in articles], packs, jobs=jobs)
        for (key, _), result in zip(articles, made, strict=True):
            layers.put(database, key, result)
        done += min(size, len(todo) - start)
        work.steps("annotate", done, len(todo))


def _waiting(database: Database, mine: frozenset[str]) -> list[tuple[str, str]]:
    """(key, article) of what waits: our own first, by language and path, then others' from their end."""
    keys = layers.waiting(database)
    own: dict[str, tuple[str, str, str]] = {}
    others: dict[str, tuple[str, str, str]] = {}
    for row in sources.placed(database):
        if row.annotation in keys:
            side = own if not mine or row.document in mine else others
            side.setdefault(row.annotation, (row.language, row.path, row.id))
    late = {k: place for k, place in others.items() if k not in own}
    ordered = sorted((place, k) for k, place in own.items()) + sorted(((p, k) for k, p in late.items()), reverse=True)
    return [(k, place[-1]) for place, k in ordered]


def _packs(codes: set[str]) -> dict[str, Pack]:
    return {code: shipped(code) for code in sorted(codes)}


@dataclass(frozen=True, slots=True)
class _State:
    """What a chronology is computed from, as it was at one instant."""

    newest: Version | None
    inputs: str
    packs: Mapping[str, Pack]
    annotated: tuple[Annotated, ...] = ()
    rejected: tuple[Rejected, ...] = ()

    @property
    def done(self) -> bool:
        return self.newest is not None and self.newest.inputs == self.inputs

    @property
    def number(self) -> int:
        return 0 if self.newest is None else self.newest.number


def _state(database: Database) -> _State:
    """What is there now; its annotations are only loaded where they are news."""
    with database.reading():
        waiting = layers.waiting(database)
        ready = [row for row in sources.placed(database) if row.annotation not in waiting]
        refused = tuple(sources.refusals(database))
        packs = _packs(sources.languages(database))
        inputs = stamps.inputs(_named(ready, layers.failed(database)), refused, packs)
        state = _State(versions.newest(database), inputs, packs)
        return state if state.done else _loaded(database, state, refused)


def _named(placed: Iterable[Row], failed: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Articles as a chronology's inputs name them: one that failed and now succeeds is news."""
    return [(r.path, r.id, r.annotation + failed.get(r.annotation, "")) for r in placed]


def _loaded(database: Database, state: _State, refused: tuple[Rejected, ...]) -> _State:
    made = [layers.get(database, key, article) for article, key in sources.articles(database)]
    annotated = tuple(m for m in made if isinstance(m, Annotated))
    failed = tuple(m for m in made if isinstance(m, Rejected))
    return replace(state, annotated=annotated, rejected=refused + failed)


def _compare(database: Database, work: Work) -> Version:
    """Compute the chronology of what is there, and put it unless another process was faster."""
    while True:
        state = _state(database)
        if state.done and state.newest is not None:
            return state.newest
        work.steps("resolve", 0, len(state.annotated))
        made = resolved(state.annotated, state.rejected, state.packs)
        put = _put(database, made, state, work)
        if put is not None:
            return put


def _put(database: Database, made: Chronology, state: _State, work: Work) -> Version | None:
    """A version above the one that the state was taken from; null where another stands there."""
    lines, frame = laid_out(made)
    with database.writing():
        newest = versions.newest(database)
        if (0 if newest is None else newest.number) != state.number:
            return None
        counted = (len(made.articles), len(made.events), journal.last(database))
        version = Version(state.number + 1, state.inputs, work.at, work.author, *counted)
        versions.put(database, version, lines, frame)
        told = [line.data for line in lines if line.kind == "events"]
        view.show(database, made, known={id(e): data for e, data in zip(made.events, told, strict=True)})
    return version


@dataclass(frozen=True, slots=True)
class Survey:
    """What is in a dossier, and whether an update would change or complete it."""

    documents: int
    articles: int
    waiting: int
    refused: int
    languages: tuple[str, ...]
    stale: bool


def survey(database: Database) -> Survey:
    """Count what there is and what waits."""
    with database.reading():
        documents, placed = sources.documents(database), sources.placed(database)
        missing, refused = layers.waiting(database), sources.refusals(database)
        failed = layers.failures(database)
        reasons = layers.failed(database)
        packs = _packs(sources.languages(database))
        newest = versions.newest(database)
    waiting = [row for row in placed if row.annotation in missing]
    inputs = stamps.inputs(_named(placed, reasons), refused, packs)
    old = any(d.stamp != stamps.reader() for d in documents)
    current = newest is not None and newest.inputs == inputs
    return Survey(
        len(documents),
        len(placed),
        len(waiting),
        len(refused) + len(failed),
        tuple(packs),
        old or bool(waiting) or not current,
    )
