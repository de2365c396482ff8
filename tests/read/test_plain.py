"""Plain text: the file's own characters, in whatever encoding, and what is refused."""

from pathlib import Path

import pytest

from filrouge.model.text import Article, Rejected
from filrouge.read import Limits, ReadOptions, read

FRENCH = "La mairie ferme le pont\n\nLe pont de l’Écluse a été fermé lundi à Saint-Brévin, a annoncé la préfète.\n"


def one(path: Path, **options: object) -> Article | Rejected:
    (found,) = read([path], options=ReadOptions(**options))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252", "utf-16", "utf-16-le", "utf-8-sig", "utf-32"])
def test_text_is_what_the_file_holds(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "pont.txt"
    path.write_bytes(FRENCH.encode(encoding))
    article = one(path)
    assert isinstance(article, Article)
    assert article.text == FRENCH
    assert article.language == "fr"


@pytest.mark.parametrize(
    "text", ["  Un titre\r\n\r\nLe maire a parlé.\r\n", "\tLe maire a parlé hier.\n\n\n", "Le\u00a0maire.\u202f!"]
)
def test_nothing_is_trimmed_or_normalised(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text.encode())
    article = one(path)
    assert isinstance(article, Article)
    assert article.text == text


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "empty"),
        (b" \n\t ", "empty"),
        (b"%PDF-1.7 abc", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "image"),
        (bytes(range(256)) * 20, "binary"),
        (b"12 34 56 -- 78", "no words"),
        (b"a" * 3_000_001, "no article"),
    ],
)
def test_what_is_refused_says_why(tmp_path: Path, data: bytes, reason: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(data)
    found = one(path)
    assert isinstance(found, Rejected)
    assert (found.path, found.stage) == ("a.txt", "read")
    assert reason in found.reason


def test_limits_can_be_set(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(FRENCH)
    assert isinstance(one(path, limits=Limits(text=10)), Rejected)


def test_standard_input_is_looked_at() -> None:
    (text,) = read([], stdin=FRENCH.encode())
    (page,) = read([], stdin=f"<html><body><article><p>{FRENCH * 8}</p></article></body></html>".encode())
    (line,) = read(
        [], stdin=b'{"id": "x", "text": "The mayor has closed the bridge for the whole of the month of May."}'
    )
    assert isinstance(text, Article)
    assert isinstance(page, Article)
    assert isinstance(line, Article)
    assert (text.path, line.path) == ("-", "-#x")
    assert "<p>" not in page.text
