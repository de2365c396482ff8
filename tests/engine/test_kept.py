"""Annotations kept in memory or on disk: the same values, the same chronology, nothing left behind."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from typing import Any

import pytest

from filrouge.engine import build, kept, local
from filrouge.engine.plan import Found, Plan
from filrouge.errors import InputError
from filrouge.export import json, jsonpieces
from filrouge.model.annotated import Annotated
from filrouge.model.text import Article, Rejected
from tests.engine.piles import PACKS, articles


def backwards(given: tuple[Article, ...]) -> Iterator[Found]:
    """What an engine gives that is done with the last article first and cannot read the second."""
    for n, made in reversed(list(local.engine(given, Plan(PACKS)))):
        yield n, Rejected(given[n].path, "annotate", "odd") if n == 1 else made


def test_what_is_read_back_from_disk_is_what_was_put_there() -> None:
    given = articles(6)
    here, refused = kept.kept(backwards(given), given)
    there, also_refused = kept.kept(backwards(given), given, room=0)
    assert isinstance(there, kept.Spool)
    assert list(there) == list(here)
    assert (there[2], there[-1], there[1:3]) == (here[2], here[-1], here[1:3])
    assert [a.article.id for a in there] == ["a000", "a002", "a003", "a004", "a005"]
    assert refused == also_refused == (Rejected("001.txt", "annotate", "odd"),)
    with pytest.raises(IndexError):
        there[5]


def test_a_pile_on_disk_gives_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    found = build.pile(articles(8))
    whole = json.render(build.build(found, PACKS))
    monkeypatch.setattr(kept.kept, "__defaults__", (0,))
    seen: list[type] = []
    real = build.chronology
    monkeypatch.setattr(build, "chronology", lambda made, *more: seen.append(type(made)) or real(made, *more))
    assert json.render(build.build(found, PACKS)) == whole
    assert seen == [kept.Spool]


def test_few_annotations_are_in_memory_while_a_large_pile_is_resolved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("filrouge.resolve.stories.together.WHOLE", 4)
    read: list[str] = []
    real = kept.from_bytes

    def reading(data: bytes, article: Article) -> Annotated:
        read.append(article.id)
        return real(data, article)

    monkeypatch.setattr(kept, "from_bytes", reading)
    given = articles(10)
    there, _ = kept.kept(local.engine(given, Plan(PACKS)), given, room=0)
    build.chronology(there, PACKS, build.generator(PACKS))
    assert sorted(read) == sorted([a.id for a in given] * 2)  # once to find its story, once in its story


def test_a_full_disk_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full:
        def write(self, _data: bytes) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(kept, "TemporaryFile", Full)
    given = articles(2)
    with pytest.raises(InputError, match=r"TMPDIR names another place.*No space left"):
        kept.kept(local.engine(given, Plan(PACKS)), given, room=0)


def test_json_written_in_pieces_is_the_json_of_one_piece(monkeypatch: pytest.MonkeyPatch) -> None:
    made: Any = build.build(build.pile(articles(3)), PACKS)
    whole = json.render(made)
    monkeypatch.setattr(jsonpieces, "CHUNK", 7)
    pieces = list(json.chunks(made))
    assert b"".join(pieces) == whole
    assert max(map(len, pieces)) < 600
