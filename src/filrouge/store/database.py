"""One SQLite file, opened for one process among several: WAL, one writer at a time, errors as sentences."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from filrouge.store.address import Address
from filrouge.store.faults import StoreError, told
from filrouge.store.fulltext import Fts5, Index
from filrouge.store.schema import APPLICATION, FORMAT, INDEXES, TABLES, WORDS, upgrade

WAIT = 120.0  # seconds that a writer waits for another's turn
Row = tuple[Any, ...]


class Database:
    """A connection with the few verbs that the tables' modules use."""

    index: Index = Fts5()

    def __init__(self, connection: sqlite3.Connection | None, path: Path, *, writable: bool) -> None:
        self.path, self.writable = path, writable
        if connection is not None:
            self._connection = connection

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Leave the file; the last to leave folds the write-ahead log into it."""
        self._connection.close()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        with self._said():
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, values: Sequence[Any] = ()) -> Row | None:
        """The first row of a query, if any."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def do(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run a statement; the number of rows it touched."""
        with self._said():
            return self._connection.execute(sql, values).rowcount

    def each(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement for each row."""
        with self._said():
            self._connection.executemany(sql, rows)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, all or nothing; other writers wait for its end. Not to be nested."""
        if not self.writable:
            raise StoreError("readonly", self.path, "it was opened for reading")
        self.do("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            if self._connection.in_transaction:
                self._connection.rollback()
            raise
        self.do("COMMIT")

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One view of the file for several queries, whatever others write meanwhile."""
        self.do("BEGIN")
        try:
            yield
        finally:
            if self._connection.in_transaction:
                self._connection.rollback()

    def made(self, statement: str) -> str:
        """A statement on tables in the terms of this database."""
        return statement

    def settle(self) -> None:
        """Let the planner of queries know tables that have grown; SQLite plans well without."""

    def sound(self) -> str | None:
        """What SQLite's own check finds wrong with the whole file, if anything."""
        found = self.row("PRAGMA integrity_check(1)")
        return None if found is None or found[0] == "ok" else str(found[0])

    @contextmanager
    def _said(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise told(error, self.path) from error


def create(path: Path) -> Database:
    """A new dossier's file; one that a killed process left without tables is taken over.

    Raises:
        StoreError: there is something else already, or the place cannot be written.
    """
    if isinstance(path, Address):
        from filrouge.store import postgres  # noqa: PLC0415 - it is made of this module

        return postgres.create(path)
    if path.exists() and (not path.is_file() or path.stat().st_size):
        _refuse_unless_unborn(path)
    if not path.parent.is_dir():
        raise StoreError("unreachable", path, "no such folder")
    database = Database(_connected(path, "rwc"), path, writable=True)
    database.do("PRAGMA journal_mode = WAL")
    with database.writing():
        if not database.rows("SELECT name FROM sqlite_master LIMIT 1"):
            for statement in (*TABLES, *INDEXES, WORDS):
                database.do(statement)
            database.do(f"PRAGMA application_id = {APPLICATION}")
            database.do(f"PRAGMA user_version = {FORMAT}")
    return database


def opened(path: Path, *, writable: bool = True) -> Database:
    """A dossier's file.

    Raises:
        StoreError: it is missing, something else, newer than this program, damaged or not writable.
    """
    if isinstance(path, Address):
        from filrouge.store import postgres  # noqa: PLC0415 - it is made of this module

        return postgres.opened(path, writable=writable)
    if not path.is_file():
        raise StoreError("missing", path)
    database = Database(_reachable(path, writable=writable), path, writable=writable)
    try:
        _check(database)
        if writable:
            database.do("PRAGMA user_version = " + str(FORMAT))  # a write, so that a read-only file is told at once
    except BaseException:
        database.close()
        raise
    return database


def sound(database: Database) -> str | None:
    """What is wrong with a dossier's storage, if anything."""
    return database.sound()


def _refuse_unless_unborn(path: Path) -> None:
    """A file may be taken over only if it is a database without any table."""
    if path.is_file():
        try:
            with Database(_connected(path, "ro"), path, writable=False) as unborn:
                if not unborn.rows("SELECT name FROM sqlite_master LIMIT 1"):
                    return
        except StoreError:
            pass
    raise StoreError("exists", path)


def _connected(path: Path, mode: str) -> sqlite3.Connection:
    try:
        return _plainly(path, mode)
    except sqlite3.Error as error:
        raise told(error, path) from error


def _plainly(path: Path, mode: str) -> sqlite3.Connection:
    """A connection that reads and, by its mode, writes; SQLite's own errors come out."""
    address = f"{path.resolve().as_uri()}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None)
    try:
        connection.execute("PRAGMA trusted_schema = OFF")  # a file from a stranger runs no functions of its own
        connection.execute("PRAGMA synchronous = NORMAL")  # the first look into the file
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def _reachable(path: Path, *, writable: bool) -> sqlite3.Connection:
    """A connection; on a disk that nobody can write, or where no file may grow, the file is read as it stands.

    A reader is let in as a writer that may not write, so that the last to leave clears the log away.
    """
    try:
        return _let_in(path, writable=writable)
    except sqlite3.OperationalError as error:
        log = path.with_name(path.name + "-wal")
        if writable or (log.exists() and log.stat().st_size):
            raise told(error, path) from error
        return _connected(path, "ro&immutable=1")
    except sqlite3.Error as error:
        raise told(error, path) from error


def _let_in(path: Path, *, writable: bool) -> sqlite3.Connection:
    connection = _plainly(path, "rw")
    try:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchall()
        connection.execute(f"PRAGMA query_only = {'OFF' if writable else 'ON'}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


def migrate(database: Database, version: int, mark: str) -> None:
    """Bring an older dossier up to today's format, in one transaction; ``mark`` writes that down.

    Raises:
        StoreError: it was opened for reading only, or cannot be changed.
    """
    if not database.writable:
        raise StoreError("older", database.path, f"format {version}, known {FORMAT}")
    with database.writing():
        for statement in (*upgrade(version), mark):
            database.do(database.made(statement))


def _check(database: Database) -> None:
    application = database.rows("PRAGMA application_id")[0][0]
    version = database.rows("PRAGMA user_version")[0][0]
    if application != APPLICATION:
        raise StoreError("foreign", database.path)
    if version > FORMAT:
        raise StoreError("newer", database.path, f"format {version}, known {FORMAT}")
    if version < FORMAT:
        migrate(database, version, f"PRAGMA user_version = {FORMAT}")
    known = {
        row[0] for row in database.rows("SELECT sql FROM sqlite_master WHERE type IN ('table', 'view', 'trigger')")
    }
    ours = {*TABLES, WORDS}
    strange = {sql for sql in known if sql and sql not in ours and not sql.startswith("CREATE TABLE 'words_")}
    if strange or not ours <= known:
        raise StoreError("damaged", database.path, "its tables are not those of a dossier")
