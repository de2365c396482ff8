"""Bringing a dossier up to date: annotate what waits, compare, replace the chronology in one go.

Several processes may do this at once. Annotations are idempotent, so each takes its own articles
first and then helps the others from the far end; a version is only put above the one it was
computed from, so that none ever takes another's place.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from filrouge.dossier import stamps, taking, view
from filrouge.dossier.lines import Frame
from filrouge.dossier.parts import Held, Part, arranged, as_json, held, packed, parts, unpacked
from filrouge.engine import local
from filrouge.engine.build import Steps, generator
from filrouge.engine.runs import processes
from filrouge.lang.pack import Pack, shipped
from filrouge.model.annotated import Annotated
from filrouge.model.story import Chronology
from filrouge.model.text import Rejected
from filrouge.resolve.anchor.placing import Placing
from filrouge.resolve.chronology import Setting, main
from filrouge.resolve.chronology import part as resolved
from filrouge.resolve.merge.wording import wording
from filrouge.resolve.stories.traits import traits
from filrouge.store import journal, layers, sources, versions
from filrouge.store import parts as stored_parts
from filrouge.store.codec import dumps
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
        done_now = ((key, result) for (key, _), result in zip(articles, made, strict=True))
        _keep_traits(database, ((key, a) for key, a in done_now if isinstance(a, Annotated)))
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


def _characterised(database: Database) -> None:
    """Keep the traits of every annotated article that has none yet, as after a kill or with another program."""
    known, missing = stored_parts.traits(database, stamps.resolver()).keys(), layers.waiting(database)
    done = {*known, *missing, *layers.failed(database)}
    for row in sources.placed(database):
        made = None if row.annotation in done else _annotated(database, row)
        if made is not None:
            _keep_traits(database, [(row.annotation, made)])


def _keep_traits(database: Database, made: Iterable[tuple[str, Annotated]]) -> None:
    """Keep what articles are about, so that their story is found without reading them again."""
    found = [(key, as_json(traits(a, wording(shipped(a.article.language)), Placing()))) for key, a in made]
    with database.writing():
        stored_parts.keep_traits(database, stamps.resolver(), found)


def _annotated(database: Database, row: Row) -> Annotated | None:
    article = sources.at(database, row)
    made = None if article is None else layers.get(database, row.annotation, article)
    return made if isinstance(made, Annotated) else None


@dataclass(frozen=True, slots=True)
class _State:
    """What a chronology is computed from, as it was at one instant, but for the articles themselves."""

    newest: Version | None
    inputs: str
    packs: Mapping[str, Pack]
    language: str | None = None
    parts: tuple[Part, ...] = ()
    kept: Mapping[str, Held] = field(default_factory=dict)
    rows: Mapping[str, Row] = field(default_factory=dict)  # where each article lies
    rejected: tuple[Rejected, ...] = ()

    @property
    def done(self) -> bool:
        return self.newest is not None and self.newest.inputs == self.inputs

    @property
    def number(self) -> int:
        return 0 if self.newest is None else self.newest.number

    @property
    def news(self) -> tuple[Part, ...]:
        """The parts that have to be resolved."""
        return tuple(p for p in self.parts if p.key not in self.kept)


def _state(database: Database) -> _State:
    """What is there now."""
    with database.reading():
        missing = layers.waiting(database)
        ready = [row for row in sources.placed(database) if row.annotation not in missing]
        refused = tuple(sources.refusals(database))
        packs = _packs(sources.languages(database))
        failed = layers.failed(database)
        inputs = stamps.inputs(_named(ready, failed), refused, packs)
        state = _State(versions.newest(database), inputs, packs)
        if state.done:
            return state
        told = (Rejected(r.path, "annotate", failed[r.annotation]) for r in ready if r.annotation in failed)
        state = replace(state, rejected=(*refused, *told))
        return _loaded(database, state, [r for r in ready if r.annotation not in failed])


def _named(placed: Iterable[Row], failed: Mapping[str, str]) -> list[tuple[str, str, str]]:
    """Articles as a chronology's inputs name them: one that failed and now succeeds is news."""
    return [(r.path, r.id, r.annotation + failed.get(r.annotation, "")) for r in placed]


def _loaded(database: Database, state: _State, ready: Sequence[Row]) -> _State:
    """The state with its parts."""
    known = stored_parts.traits(database, stamps.resolver())
    rows = [r for r in ready if r.annotation in known]
    wanted = parts(rows, known, state.packs)
    kept = {key: unpacked(data) for key, data in stored_parts.parts(database).items() if key in {p.key for p in wanted}}
    placed = {r.id: r for r in rows}
    return replace(state, language=main(r.language for r in rows), parts=wanted, kept=kept, rows=placed)


def _compare(database: Database, work: Work) -> Version:
    """Compute the chronology of what is there, and put it unless another process was faster."""
    while True:
        _characterised(database)
        state = _state(database)
        if state.done and state.newest is not None:
            return state.newest
        made = _resolved(database, state, work)
        put = None if made is None else _put(database, made, state, work)
        if put is not None:
            return put


def _resolved(database: Database, state: _State, work: Work) -> dict[str, Chronology] | None:
    """The chronologies of the parts that are news, by key; none where an article is another by now.

    Annotations take twenty times the memory of a text: those of one part are loaded at a time.
    """
    setting = Setting(state.packs, generator(state.packs), state.language)
    made: dict[str, Chronology] = {}
    done, total = 0, sum(len(p.articles) for p in state.news)
    for each in state.news:
        work.steps("resolve", done, total)
        found = _read(database, [state.rows[i] for i in each.articles])
        if found is None:
            return None
        made[each.key] = resolved(found, each.groups, setting)
        done += len(found)
    return made


def _read(database: Database, rows: Sequence[Row]) -> list[Annotated] | None:
    """The articles of some rows; none where one was read or annotated otherwise since."""
    with database.reading():
        found = [a for a in (_annotated(database, row) for row in rows) if a is not None]
    return found if len(found) == len(rows) else None


def _put(database: Database, made: Mapping[str, Chronology], state: _State, work: Work) -> Version | None:
    """A version above the one that the state was taken from; null where another stands there."""
    fresh = {key: held(found) for key, found in made.items()}
    every = {**state.kept, **{key: kept for key, (kept, _) in fresh.items()}}
    order = arranged([every[p.key] for p in state.parts])
    lines = [*order.actors, *(line for _, found in fresh.values() for line in found)]
    stands = {(kind, i) for kept in state.kept.values() for kind, pairs in kept.order.items() for _, i in pairs}
    rejected = tuple(sorted(state.rejected, key=lambda r: (r.path, r.stage, r.reason)))
    frame = dumps(Frame(generator(state.packs), order.order, rejected), Frame)
    with database.writing():
        newest = versions.newest(database)
        if (0 if newest is None else newest.number) != state.number:
            return None
        ids = dict(order.order)
        counted = (len(ids["articles"]), len(ids["events"]), journal.last(database))
        version = Version(state.number + 1, state.inputs, work.at, work.author, *counted)
        versions.put(database, version, lines, frame, stands)
        stored_parts.replace(database, every, {key: packed(kept) for key, (kept, _) in fresh.items()})
        view.grow(database, version.number, view.Growth(tuple(made.values()), tuple(state.kept.values()), order))
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
