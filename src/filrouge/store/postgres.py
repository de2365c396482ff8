"""A dossier in PostgreSQL, for several people at once: a schema of its own in any database, tables as in SQLite.

Statements are those of SQLite; their placeholders, types and order of text are put into PostgreSQL's
terms here. One writer at a time is admitted by a lock, readers are never kept waiting.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from filrouge.store.address import Address
from filrouge.store.database import WAIT, Database, Row, migrate
from filrouge.store.faults import StoreError
from filrouge.store.fulltext import TsVector
from filrouge.store.schema import FORMAT, INDEXES, TABLES

if TYPE_CHECKING:
    import psycopg

_AT_ONCE = 200  # statements sent together
_PLAIN = re.compile(r"INSERT INTO (\w+(?: \([\w, ]+\))?) VALUES \([?, ]+\)")
_TURN = 0x46494C52  # the lock's first number: "FILR"
WORDS = (
    "CREATE TABLE words (row INTEGER PRIMARY KEY, said TSVECTOR NOT NULL, stems TSVECTOR NOT NULL)",
    "CREATE INDEX words_said ON words USING gin (said)",
    "CREATE INDEX words_stems ON words USING gin (stems)",
    "CREATE UNIQUE INDEX refusal_once ON refusal (md5(path), sha256, stage, md5(reason))",
    "CREATE TABLE about (format INTEGER NOT NULL)",
)
_FAULTS = {
    "08": "unreachable",
    "25006": "readonly",
    "28": "unreachable",
    "3D000": "missing",
    "42501": "readonly",
    "42": "damaged",
    "53": "full",
    "55P03": "busy",
    "57014": "busy",
    "40": "busy",
    "XX": "damaged",
}


class Postgres(Database):
    """A connection to the schema of one dossier."""

    index = TsVector()

    def __init__(self, connection: psycopg.Connection[Row], path: Address, *, writable: bool) -> None:
        super().__init__(None, path, writable=writable)
        self._server = connection

    def close(self) -> None:
        """Leave the server."""
        self._server.close()

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """All rows of a query."""
        with self._said():
            return self._server.execute(_spoken(sql), _held(values)).fetchall()

    def do(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Run a statement; the number of rows it touched."""
        with self._said():
            return self._server.execute(_spoken(sql), _held(values)).rowcount

    def each(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Run a statement for each row: plain rows as a stream, other statements many in one message."""
        from psycopg import ClientCursor  # noqa: PLC0415 - an optional part

        plain = _PLAIN.fullmatch(sql)
        with self._said(), ClientCursor(self._server) as cursor:
            if plain:
                with cursor.copy(f"COPY {plain[1]} FROM STDIN".encode()) as stream:
                    for row in rows:
                        stream.write_row(_held(row))
                return
            spoken, waiting = _spoken(sql), iter(rows)
            while some := list(islice(waiting, _AT_ONCE)):
                cursor.execute(";".join(cursor.mogrify(spoken, _held(row)) for row in some).encode())

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One transaction, all or nothing; other writers wait for its end. Not to be nested."""
        if not self.writable:
            raise StoreError("readonly", self.path, "it was opened for reading")
        with self._said(), self._server.transaction():
            self._server.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", (_TURN, self.path.name))
            yield

    @contextmanager
    def reading(self) -> Iterator[None]:
        """One view of the tables for several queries, whatever others write meanwhile."""
        self.do("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        try:
            yield
        finally:
            self._server.rollback()

    def made(self, statement: str) -> str:
        """A statement of SQLite's as one of PostgreSQL's; text is in the order of its bytes in both.

        The key of refusals is an index of its own: a row of an index holds less than a path and a reason may be long.
        """
        plain = (
            statement.removesuffix(" WITHOUT ROWID").replace(" BLOB", " BYTEA").replace(" REAL", " DOUBLE PRECISION")
        )
        plain = plain.replace(", PRIMARY KEY (path, sha256, stage, reason)", "")
        return plain.replace(" TEXT", ' TEXT COLLATE "C"')

    def settle(self) -> None:
        """Let the planner of queries know tables that have grown."""
        for table in ("words", "passage", "event", "event_actor", "event_article"):
            self.do(f"ANALYZE {table}")
        for index in ("words_said", "words_stems"):
            self.rows("SELECT gin_clean_pending_list(?::regclass)", (index,))

    def sound(self) -> str | None:
        """What is wrong with the tables, if anything: each is read to its end."""
        for table in self.tables:
            self.rows(f"SELECT COUNT(*) FROM (SELECT * FROM {table}) t")
        return None

    @property
    def tables(self) -> tuple[str, ...]:
        """The tables that the schema holds."""
        sql = "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema() ORDER BY 1"
        return tuple(str(row[0]) for row in self.rows(sql))

    @contextmanager
    def _said(self) -> Iterator[None]:
        from psycopg import Error  # noqa: PLC0415 - an optional part

        try:
            yield
        except Error as error:
            raise told(error, self.path) from error


def told(error: psycopg.Error, path: Path) -> StoreError:
    """The fault behind an error of PostgreSQL, by its SQLSTATE (appendix A of its manual)."""
    state = error.sqlstate or "08"
    fault = next((f for start, f in _FAULTS.items() if state.startswith(start)), "unreachable")
    return StoreError(fault, path, (str(error).splitlines() or [""])[0])


def create(path: Address) -> Database:
    """A new dossier's schema.

    Raises:
        StoreError: there is one already, the server cannot be reached, or it may not be made.
    """
    database = Postgres(_connected(path, writable=True), path, writable=True)
    try:
        with database.writing():
            database.do(f'CREATE SCHEMA IF NOT EXISTS "{_quoted(path)}"')
            _fill(database)
    except BaseException:
        database.close()
        raise
    return database


def _fill(database: Postgres) -> None:
    if database.tables:
        raise StoreError("exists", database.path)
    for statement in (*map(database.made, (*TABLES, *INDEXES)), *WORDS):
        database.do(statement)
    database.do("INSERT INTO about VALUES (?)", (FORMAT,))


def opened(path: Address, *, writable: bool = True) -> Database:
    """A dossier's schema.

    Raises:
        StoreError: it is missing, newer than this program, damaged or not reachable.
    """
    database = Postgres(_connected(path, writable=writable), path, writable=writable)
    try:
        _check(database)
    except BaseException:
        database.close()
        raise
    return database


def _check(database: Postgres) -> None:
    if not database.tables:
        raise StoreError("missing", database.path)
    if "about" not in database.tables:
        raise StoreError("foreign", database.path)
    version = database.rows("SELECT format FROM about")[0][0]
    if version > FORMAT:
        raise StoreError("newer", database.path, f"format {version}, known {FORMAT}")
    if version < FORMAT:
        migrate(database, version, f"UPDATE about SET format = {FORMAT}")
    wanted = {sql.split()[2] for sql in (*TABLES, *WORDS) if sql.startswith("CREATE TABLE")}
    if wanted - set(database.tables):
        raise StoreError("damaged", database.path, "its tables are not those of a dossier")


def _connected(path: Address, *, writable: bool) -> psycopg.Connection[Row]:
    try:
        import psycopg  # noqa: PLC0415 - an optional part
    except ImportError:
        raise StoreError("unreachable", path, "pip install filrouge[postgres]") from None
    options = f"-c lock_timeout={int(WAIT * 1000)} -c default_transaction_read_only={'off' if writable else 'on'}"
    try:
        connection = psycopg.connect(
            path.server, autocommit=True, cursor_factory=psycopg.ClientCursor, connect_timeout=10, options=options
        )
        connection.execute(f'SET search_path TO "{_quoted(path)}"')
    except psycopg.Error as error:
        raise told(error, path) from error
    return connection


def _quoted(path: Address) -> str:
    return str(path.name).replace('"', '""')


def _spoken(sql: str) -> bytes:
    return sql.replace("%", "%%").replace("?", "%s").encode()


def _held(values: Sequence[Any]) -> tuple[Any, ...]:
    """Values as PostgreSQL can hold them: its text knows no NUL and no half of a surrogate pair."""
    return tuple(_text(v) if isinstance(v, str) else v for v in values)


def _text(value: str) -> str:
    return value.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
