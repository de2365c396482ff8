"""A dossier in PostgreSQL: its faults as sentences, its words by stem, its address without the password."""

from __future__ import annotations

from pathlib import Path

import pytest

from filrouge.dossier import Dossier, Query, Work
from filrouge.store import database, schema
from filrouge.store import postgres as postgres_module
from filrouge.store.address import Address, place
from filrouge.store.faults import SENTENCES, StoreError
from filrouge.store.schema import FORMAT
from tests.conftest import Places
from tests.dossier import stand_ins


@pytest.fixture
def address(postgres: str, request: pytest.FixtureRequest) -> Address:
    return Address(f"{postgres}#{request.node.name[:40]}")


def fault(path: Path, *, writable: bool = True) -> str:
    with pytest.raises(StoreError) as caught:
        database.opened(path, writable=writable).close()
    assert str(caught.value) == SENTENCES[caught.value.fault].format(path=path, reason=caught.value.reason)
    return caught.value.fault


def test_an_address_is_told_from_a_path_and_hides_its_password() -> None:
    shared = place("postgresql://ana:secret@desk.example/press?sslmode=require#ports")
    assert isinstance(shared, Address)
    assert str(shared) == "postgresql://ana@desk.example/press?sslmode=require#ports"
    assert (shared.name, shared.stem) == ("ports", "ports")
    assert shared.server == "postgresql://ana:secret@desk.example/press?sslmode=require"
    assert "secret" not in str(StoreError("missing", shared))
    assert place("postgres://desk/press").name == "filrouge"
    assert place("dossiers/ports.filrouge") == Path("dossiers/ports.filrouge")


def test_what_is_missing_foreign_newer_or_there_already_is_told_apart(address: Address) -> None:
    assert fault(address) == "missing"
    made = database.create(address)
    with pytest.raises(StoreError) as caught:
        database.create(address)
    assert caught.value.fault == "exists"
    made.do("UPDATE about SET format = ?", (FORMAT + 1,))
    assert fault(address) == "newer"
    made.do("UPDATE about SET format = ?", (FORMAT,))
    made.do("DROP TABLE journal")
    assert fault(address) == "damaged"
    made.do("DROP TABLE about")
    assert fault(address) == "foreign"
    made.close()


def test_an_older_dossier_is_brought_up_to_date_once(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    where, more = places("old"), "CREATE TABLE remark (text TEXT NOT NULL)"
    database.create(where).close()
    for home in (database, schema, postgres_module):
        monkeypatch.setattr(home, "FORMAT", FORMAT + 1)
        monkeypatch.setattr(home, "TABLES", (*schema.TABLES, more), raising=False)
    monkeypatch.setattr(schema, "MIGRATIONS", {FORMAT: (more,)})
    assert fault(where, writable=False) == "older"
    for _ in range(2):
        with database.opened(where) as opened:
            assert opened.rows("SELECT text FROM remark") == []
    database.opened(where, writable=False).close()


def test_a_migration_that_fails_changes_nothing(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    where = places("old")
    database.create(where).close()
    with monkeypatch.context() as newer:
        for home in (database, schema, postgres_module):
            newer.setattr(home, "FORMAT", FORMAT + 1)
        newer.setattr(schema, "MIGRATIONS", {FORMAT: ("CREATE TABLE remark (text TEXT)", "ALTER TABLE nosuch ADD x")})
        assert fault(where) == "damaged"
    with database.opened(where) as opened:
        assert opened.sound() is None


def test_a_server_that_is_not_there_is_a_sentence() -> None:
    assert fault(Address("postgresql://ana@127.0.0.1:9/press")) == "unreachable"
    assert fault(Address("postgresql:///press?host=/nowhere")) == "unreachable"


def test_a_database_that_is_not_there_is_a_sentence(postgres: str) -> None:
    with pytest.raises(StoreError, match='database "nosuch" does not exist'):
        database.opened(Address(postgres.replace("/postgres?", "/nosuch?")))


def test_a_reader_may_not_write(address: Address) -> None:
    database.create(address).close()
    with database.opened(address, writable=False) as opened:
        assert opened.rows("SELECT COUNT(*) FROM article") == [(0,)]
        with pytest.raises(StoreError) as caught:
            opened.do("DELETE FROM article")
        assert caught.value.fault == "readonly"
        with pytest.raises(StoreError), opened.writing():
            pass


def test_a_transaction_is_all_or_nothing_and_odd_texts_are_held(address: Address) -> None:
    with database.create(address) as made:
        with pytest.raises(StoreError), made.writing():
            made.each("INSERT INTO content VALUES (?, ?)", [("a", b"b"), ("a", b"twice")])
        assert made.rows("SELECT * FROM content") == []
        odd = "100 % ? \0 \ud800 'é' \\ ; DROP TABLE content"
        with made.writing():
            made.do("INSERT INTO refusal VALUES (?, '', 'read', ?)", (odd, "why " * 3_000))
        assert made.rows("SELECT path FROM refusal") == [(odd.replace("\0", "\ufffd").replace("\ud800", "?"),)]
        assert made.sound() is None


def test_words_are_found_by_their_stems_in_the_language_of_their_article(
    address: Address, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_ins.put_in(monkeypatch)
    (tmp_path / "fr.txt").write_text(
        "Le 2025-03-04, les dockers ont annoncé des négociations difficiles au port.", "utf-8"
    )
    (tmp_path / "en.txt").write_text(
        "On 2025-03-05 the dockers announced difficult meetings and long strikes here.", "utf-8"
    )
    with Dossier.create(address) as dossier:
        dossier.add([tmp_path / "fr.txt", tmp_path / "en.txt"], Work("2025-03-10T08:00:00Z"))

        def found(text: str) -> set[str]:
            return {
                dossier.database.rows("SELECT path FROM article WHERE id = ?", (h.article,))[0][0]
                for h in dossier.search(Query(text, kinds=("article",)))
            }

        assert found("négociation") == found("NEGOCIATIONS") == {"fr.txt"}
        assert found("strike") == {"en.txt"}
        assert found('"long strikes"') == {"en.txt"}
        assert found('"long strike"') == set()  # a phrase is found as written
        assert found("les") == {"fr.txt"}  # a stop word has no stem
        assert found("and") == {"en.txt"}
        assert found("les dockers") == {"fr.txt"}
        assert found("dock*") == {"fr.txt", "en.txt"}
        assert found("dockers -strikes") == {"fr.txt"}
        assert found("-strikes") == {"fr.txt", "en.txt"}  # no words: all


def indexes(opened: database.Database) -> dict[str, str]:
    shared = "SELECT indexname, replace(indexdef, current_schema(), '') FROM pg_indexes"
    where = f"{shared} WHERE schemaname = current_schema()"
    own = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    return dict(opened.rows(where if isinstance(opened, postgres_module.Postgres) else own))


def test_a_dossier_of_format_2_gets_the_indexes_of_a_new_one(places: Places) -> None:
    with database.create(places("new")) as made:
        wanted = indexes(made)
    with database.create(places("old")) as made:
        for name in ("place", "type", "kind", "status"):
            made.do(f"DROP INDEX event_by_{name}")
        made.do("DROP INDEX passage_by_event")
        made.do("CREATE INDEX event_by_place ON event (place)")
        made.do("CREATE INDEX event_by_kind ON event (type, status, place)")
        made.do("CREATE INDEX event_by_status ON event (status, place)")
        shared = isinstance(made, postgres_module.Postgres)
        made.do("UPDATE about SET format = 2" if shared else "PRAGMA user_version = 2")
        where = made.path
    assert fault(where, writable=False) == "older"
    with database.opened(where) as opened:
        assert indexes(opened) == wanted
    with database.opened(where, writable=False) as opened:
        assert indexes(opened) == wanted
