"""The full-text index of passages, as each database has it: how rows get in, and how words are looked for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple, Protocol

from filrouge.store.folding import folded, key, matching, terms


class Said(NamedTuple):
    """The words of a passage: its row, its article (whose language counts), the text."""

    row: int
    article: str
    text: str


class Looked(NamedTuple):
    """A condition on the table ``words`` with its values; ``worth`` orders what is found, the best first."""

    condition: str
    values: tuple[object, ...]
    worth: str
    worth_values: tuple[object, ...] = ()


class Verbs(Protocol):
    """What an index needs of its database."""

    def do(self, sql: str, values: Sequence[Any] = ()) -> int: ...

    def each(self, sql: str, rows: Iterable[Sequence[Any]]) -> None: ...


class Index(Protocol):
    """What the view needs of an index."""

    row: str  # the column of ``words`` that is a passage's row
    kind: str  # the column of ``passage p`` that is its kind, for passages found by words
    whole: str  # how a query is marked that is planned as if all its rows were wanted
    ranked: int  # passages; of words that are in more, rank says little and costs a sort of them all

    def keep(self, database: Verbs, said: Iterable[Said]) -> None: ...

    def look(self, text: str) -> Looked | None: ...

    def near(self, rows: Sequence[int]) -> str:
        """Where these rows are asked for words, and as few others as may be: a table ``words`` with a condition."""
        ...


class Fts5:
    """SQLite's FTS5: words without case and accents, phrases, beginnings."""

    row = "rowid"
    kind = "+p.kind"  # no index on kinds: words come first
    whole = ""
    ranked = 20_000

    def keep(self, database: Verbs, said: Iterable[Said]) -> None:
        """Take passages in; inside a transaction."""
        database.each("INSERT INTO words (rowid, said) VALUES (?, ?)", ((s.row, folded(s.text)) for s in said))

    def look(self, text: str) -> Looked | None:
        """What finds the words of a query; nothing where there are none to be found."""
        match = matching(text)
        return Looked("words MATCH ?", (match,), "rank") if match else None

    def near(self, rows: Sequence[int]) -> str:
        """All between the first and the last: FTS5 steps through a range quickly, through single rows slowly."""
        return f"words WHERE rowid BETWEEN {min(rows)} AND {max(rows)}"


class TsVector:
    """PostgreSQL's own index: the words as written in one column, French or English stems in the other.

    Accents, case and ligatures are taken off here, as SQLite does by itself, so that no extension is
    needed. A single word is found by its stem too; phrases, beginnings and what must not be there are
    found as written.
    """

    row = "row"
    kind = "p.kind"
    whole = (
        "MATERIALIZED"  # else the first rows are looked for by reading all vectors, which no plan counts the cost of
    )
    ranked = 1_000  # each costs the reading of a whole vector, which lies outside its row
    longest = 600_000  # code points; a vector may not pass a megabyte

    def keep(self, database: Verbs, said: Iterable[Said]) -> None:
        """Take passages in; inside a transaction. They come as a stream and are indexed in one go."""
        database.do('CREATE TEMPORARY TABLE IF NOT EXISTS heard (row INTEGER, article TEXT COLLATE "C", plain TEXT)')
        database.do("TRUNCATE heard")
        database.each("INSERT INTO heard VALUES (?, ?, ?)", ((s.row, s.article, self._plain(s.text)) for s in said))
        database.do(
            "INSERT INTO words (row, said, stems) SELECT h.row, to_tsvector('pg_catalog.simple', h.plain), to_tsvector("
            "(CASE a.language WHEN 'fr' THEN 'pg_catalog.french' WHEN 'en' THEN 'pg_catalog.english'"
            " ELSE 'pg_catalog.simple' END)::regconfig, h.plain) FROM heard h"
            " LEFT JOIN (SELECT id, MIN(language) AS language FROM article GROUP BY id) a ON a.id = h.article"
        )

    def near(self, rows: Sequence[int]) -> str:
        """The rows themselves; ``OFFSET 0`` keeps the planner from looking for the words in all others first."""
        return f"(SELECT * FROM words WHERE row IN ({', '.join(map(str, rows))}) OFFSET 0) words WHERE TRUE"

    def _plain(self, text: str) -> str:
        return " ".join(
            word for _, words, _ in terms(text[: self.longest].replace('"', " ")) for word in map(key, words)
        )

    def look(self, text: str) -> Looked | None:
        """What finds the words of a query; nothing where there are none to be found."""
        conditions: list[str] = []
        values: list[object] = []
        asked = terms(text)
        for wanted, words, begins in asked:
            phrase = " ".join(map(key, words))
            exact = "(phraseto_tsquery('pg_catalog.simple', ?)::text || ':*')::tsquery" if begins else _EXACT
            if wanted and not begins and len(words) == 1:
                conditions.append(f"(words.stems @@ {_STEM} OR ({_STOP} AND words.said @@ {_EXACT}))")
                values += [phrase] * 6
            else:
                conditions.append(f"{'' if wanted else 'NOT '}words.said @@ {exact}")
                values.append(phrase)
        if not any(wanted for wanted, _, _ in asked):
            return None
        ranked = " ".join(key(word) for wanted, words, _ in asked if wanted for word in words)
        worth = "-ts_rank(words.said, plainto_tsquery('pg_catalog.simple', ?))"
        return Looked(" AND ".join(conditions), tuple(values), worth, (ranked,))


_EXACT = "phraseto_tsquery('pg_catalog.simple', ?)"
_FRENCH, _ENGLISH = (f"plainto_tsquery('pg_catalog.{language}', ?)" for language in ("french", "english"))
# A word that is no stop word is among the stems of every passage that holds it, as itself where no language is known.
# The planner works out the condition on stop words by itself, so that it meets one index and need not read vectors.
_STEM = f"({_FRENCH} || {_ENGLISH} || {_EXACT})"
_STOP = f"(numnode({_FRENCH}) = 0 OR numnode({_ENGLISH}) = 0)"
