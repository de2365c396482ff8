"""A dossier: a pile of articles, their chronology and what people corrected, in one file that grows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType
from typing import Self

from filrouge.dossier import agenda, changes, searching, taking, updating, view
from filrouge.dossier.correcting import Corrected, corrected
from filrouge.dossier.corrections import Correction, Entry, Target, effective
from filrouge.dossier.lines import gathered
from filrouge.dossier.taking import Taken
from filrouge.dossier.updating import Work
from filrouge.errors import InputError
from filrouge.model.story import Chronology, Event, Generator
from filrouge.model.text import Rejected
from filrouge.read.document import digest
from filrouge.read.options import ReadOptions
from filrouge.store import database as files
from filrouge.store import journal, layers, shown, sources, versions
from filrouge.store.codec import unpacked
from filrouge.store.database import Database
from filrouge.store.versions import Version

EMPTY = Chronology(Generator("", (), ()), (), (), (), (), (), (), ())
_PLAIN = ReadOptions()


@dataclass(frozen=True, slots=True)
class Added:
    """What an addition brought, what of it could not be read or annotated, and the version that stands."""

    taken: Taken
    rejected: tuple[Rejected, ...]
    version: Version
    news: bool  # whether there is a version that was not there before


@dataclass(frozen=True, slots=True)
class State:
    """A dossier at a glance; ``stale`` says that an update would change or complete it."""

    documents: int
    articles: int
    waiting: int
    refused: int
    languages: tuple[str, ...]
    versions: int
    newest: Version | None
    corrections: int
    conflicts: int
    stale: bool


class Dossier:
    """The dossier in one file. No clock is read: every act is given its instant, ISO 8601 in UTC.

    Several processes may have the same dossier open, and write to it.
    """

    def __init__(self, database: Database) -> None:
        self.database = database
        self._machine: tuple[int, Chronology] = (0, EMPTY)
        self._corrected: tuple[tuple[int, int], Corrected] | None = None

    @classmethod
    def create(cls, path: Path) -> Self:
        """A new, empty dossier.

        Raises:
            StoreError: there is a file already, or the place cannot be written.
        """
        return cls(files.create(path))

    @classmethod
    def open(cls, path: Path, *, writable: bool = True) -> Self:
        """The dossier in a file.

        Raises:
            StoreError: there is none, or it cannot be used.
        """
        return cls(files.opened(path, writable=writable))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Leave the file."""
        self.database.close()

    def add(
        self, paths: Sequence[Path | str], work: Work, *, stdin: bytes | None = None, options: ReadOptions = _PLAIN
    ) -> Added:
        """Add what the paths name; known articles are neither read nor annotated again.

        After a kill at any instant the next addition, of anything, completes what was begun.

        Raises:
            InputError: a path does not exist.
        """
        before = versions.newest(self.database)
        taken = taking.take(self.database, paths, stdin=stdin, options=options, at=work.at)
        version = updating.update(self.database, work, taken.documents)
        failed = (r for document, r in layers.failures(self.database) if document in taken.documents)
        return Added(taken, (*taken.rejected, *failed), version, version != before)

    def update(self, work: Work) -> Version:
        """Complete what was interrupted, try again what failed, and renew what program or packs have changed."""
        layers.forget_failures(self.database)
        return updating.update(self.database, work)

    def status(self) -> State:
        """The dossier at a glance."""
        counted, done = updating.survey(self.database), self.corrected()
        return State(
            documents=counted.documents,
            articles=counted.articles,
            waiting=counted.waiting,
            refused=counted.refused,
            languages=counted.languages,
            versions=len(versions.versions(self.database)),
            newest=versions.newest(self.database),
            corrections=sum(len(e.corrections) for e in effective(self.journal())),
            conflicts=len(done.conflicts),
            stale=counted.stale,
        )

    def versions(self) -> list[Version]:
        """All versions, oldest first."""
        return versions.versions(self.database)

    def machine(self, number: int | None = None) -> Chronology:
        """The chronology without corrections, now or in a version; an empty one before the first.

        Raises:
            InputError: there is no such version.
        """
        newest = versions.newest(self.database)
        wanted = (0 if newest is None else newest.number) if number is None else number
        if wanted == 0:
            return EMPTY
        if self._machine[0] != wanted:
            found = gathered(self.database, wanted)
            if found is None:
                raise InputError(f"{wanted}: no such version; there are {0 if newest is None else newest.number}")
            self._machine = (wanted, found)
        return self._machine[1]

    def corrected(self) -> Corrected:
        """The chronology with its corrections, what they set aside, and what speaks against them."""
        state = self._now()
        if self._corrected is None or self._corrected[0] != state:
            self._corrected = (state, corrected(self.machine(state[0]), view.entries(self.database, state[1])))
        return self._corrected[1]

    def _now(self) -> tuple[int, int]:
        """The newest version and the last correction."""
        newest = versions.newest(self.database)
        return 0 if newest is None else newest.number, journal.last(self.database)

    def chronology(self) -> Chronology:
        """The chronology as corrected by hand."""
        return self.corrected().chronology

    def changes(self, since: int | str | None = None) -> changes.Changes:
        """What has changed since a version, since a day (ISO), or since the version before the newest."""
        return changes.changes(self._before(since), self.chronology())

    def _before(self, since: int | str | None) -> Chronology:
        """The corrected chronology as it was at the end of a version, or at the start of a day."""
        known = self.versions()
        if isinstance(since, str):
            older = [v for v in known if v.made < since]
            entries = [e for e in self.journal() if e.made < since]
        else:
            number = since if since is not None else len(known) - 1
            older = [v for v in known if v.number <= number]
            upto = older[-1].journal if older else 0
            entries = [e for e in self.journal() if e.seq <= upto]
        return corrected(self.machine(older[-1].number if older else 0), tuple(entries)).chronology

    def agenda(self, on: str) -> tuple[agenda.Item, ...]:
        """What to check, as it stands on a day (ISO): what is overdue first."""
        return agenda.agenda(self.chronology(), on)

    def search(self, query: searching.Query) -> tuple[searching.Hit, ...]:
        """What a query finds among articles, events and quotations, the best first."""
        return searching.search(self.database, query)

    def events(self, query: searching.Query, offset: int = 0) -> tuple[Event, ...]:
        """A page of the corrected chronology, without loading the rest."""
        with self.database.reading():
            wanted = searching.filter_of(self.database, query)
            rows = shown.events(self.database, query.text, wanted, (offset, query.limit))
        return tuple(unpacked(data, Event) for data in rows)

    def faults(self) -> tuple[str, ...]:
        """What is wrong with the file itself: its structure, and documents that are not what was given."""
        broken = files.sound(self.database)
        given = sources.documents(self.database)
        digests = {d.sha256: digest(sources.content(self.database, d.sha256)) for d in given}
        return (*((broken,) if broken else ()), *(d.path for d in given if digests[d.sha256] != d.sha256))

    def journal(self) -> tuple[Entry, ...]:
        """Every correction ever made, those taken back among them."""
        return view.entries(self.database)

    def target(self, event: str) -> Target:
        """What names an event (by its id now) in a correction.

        Raises:
            InputError: there is no such event.
        """
        bench = self.corrected().bench
        if event not in bench.events and event not in bench.rejected:
            raise InputError(f"{event}: no such event")
        return bench.target(event)

    def correct(self, corrections: Sequence[Correction], *, author: str, at: str, reason: str = "") -> Entry:
        """Write corrections into the journal, all or none; they are taken back together.

        Raises:
            InputError: one of them finds no event, or lies outside of its article's text.
        """
        return self._write(Entry(0, at, author, reason, tuple(corrections)))

    def undo(self, seq: int | None = None, *, author: str, at: str, reason: str = "") -> Entry:
        """Take an entry back, the last one that holds where none is named; an undoing can be undone too.

        Raises:
            InputError: there is nothing to take back.
        """
        entries = self.journal()
        holding = effective(entries)
        wanted = (holding[-1].seq if holding else 0) if seq is None else seq
        undone = {e.undoes for e in entries if e.undoes is not None and _stands(e, entries)}
        if wanted in undone or not any(e.seq == wanted for e in entries):
            raise InputError(f"{wanted}: no entry of the journal that could be taken back")
        return self._write(Entry(0, at, author, reason, (), wanted))

    def _write(self, entry: Entry) -> Entry:
        before = self.corrected()
        with self.database.writing():
            stands = self._corrected is not None and self._corrected[0] == self._now()
            made = replace(entry, seq=journal.append(self.database, view.written(entry)))
            done = view.show(self.database, self.machine(), before=before if stands else None)
            lost = [c for c in done.conflicts if c.entry == made.seq and c.kind == "gone"]
            if lost:
                raise InputError(f"{lost[0].label}: this correction finds no such event or words")
            state = self._now()
        self._corrected = (state, done)
        return made


def _stands(undoing: Entry, entries: Sequence[Entry]) -> bool:
    """Whether an undoing has not been undone itself."""
    later = [e for e in entries if e.undoes == undoing.seq]
    return not any(_stands(e, entries) for e in later)
