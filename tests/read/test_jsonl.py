"""JSON Lines: one article a line, bad lines refused singly."""

import json
from pathlib import Path

from filrouge.model.text import Article, Basis, Rejected
from filrouge.read import read

BODY = "The mayor closed the bridge on Monday, and the council will meet on Thursday to discuss it."


def lines(tmp_path: Path, *rows: object) -> list[Article | Rejected]:
    path = tmp_path / "pile.jsonl"
    path.write_text("\n".join(row if isinstance(row, str) else json.dumps(row) for row in rows), "utf-8")
    return list(read([path]))


def test_fields_become_the_article(tmp_path: Path) -> None:
    row = {
        "id": "a/1",
        "text": BODY,
        "title": "Bridge closed",
        "published": "2020-05-04T10:00:00Z",
        "source": "The Courier",
    }
    (found,) = lines(tmp_path, row | {"author": "Jane Miller", "url": "https://example.org/1", "lang": "en"})
    assert isinstance(found, Article)
    assert (found.path, found.text, found.title, found.title_span) == ("pile.jsonl#a/1", BODY, "Bridge closed", None)
    assert (found.published.date, found.published.basis) == ("2020-05-04", Basis.METADATA)
    assert (found.source, found.authors, found.url) == ("The Courier", ("Jane Miller",), "https://example.org/1")


def test_other_names_of_the_date(tmp_path: Path) -> None:
    found = lines(
        tmp_path, {"id": "1", "text": BODY, "date": "2020-05-04"}, {"id": "2", "text": BODY, "dct": "2020-05-05"}
    )
    assert [a.published.date for a in found if isinstance(a, Article)] == ["2020-05-04", "2020-05-05"]


def test_text_and_metadata_that_agree_give_the_words(tmp_path: Path) -> None:
    text = f"Bridge closed\nMay 4, 2020\n{BODY}"
    (found,) = lines(tmp_path, {"id": "1", "text": text, "date": "2020-05-04"})
    assert isinstance(found, Article)
    assert found.published.basis is Basis.STATED
    assert [e.span.of(text) if e.span else None for e in found.published.evidence] == ["May 4, 2020", None]


def test_a_title_given_apart_leaves_the_text_whole(tmp_path: Path) -> None:
    text = f"A lead that has no stop\n{BODY}"
    apart, within = lines(
        tmp_path,
        {"id": "1", "text": text, "title": "Bridge closed"},
        {"id": "2", "text": text, "title": "A lead that has no stop"},
    )
    assert isinstance(apart, Article)
    assert isinstance(within, Article)
    assert (apart.body.start, apart.title_span) == (0, None)
    assert within.title_span is not None


def test_the_language_of_a_line_is_believed(tmp_path: Path) -> None:
    found = lines(tmp_path, {"id": "1", "text": BODY, "lang": "fr-CA"}, {"id": "2", "text": BODY, "lang": "de"})
    assert [getattr(item, "language", None) for item in found] == ["fr", None]


def test_bad_lines_are_refused_singly(tmp_path: Path) -> None:
    found = lines(
        tmp_path,
        "{broken",
        "[1]",
        {"id": "x"},
        {"id": "y", "text": 3},
        {"id": "z", "text": BODY},
        '{"a":' * 3000,
        {"text": "12"},
    )
    assert [item.path for item in found if isinstance(item, Article)] == ["pile.jsonl#z"]
    assert len([item for item in found if isinstance(item, Rejected)]) == 6


def test_a_page_in_a_line(tmp_path: Path) -> None:
    page = f"<html><body><article><h1>Bridge closed</h1><p>{BODY}</p><p>{BODY} Again.</p></article></body></html>"
    (found,) = lines(tmp_path, {"id": "1", "html": page, "title": "The bridge is closed"})
    assert isinstance(found, Article)
    assert found.title == "The bridge is closed"
    assert "<p>" not in found.text


def test_half_pairs_of_surrogates_become_the_sign_for_what_cannot_be_read(tmp_path: Path) -> None:
    text = BODY.replace("mayor", "may\ud800r")
    row = {"id": "1\udfff", "text": text, "title": "A \ud800", "author": "Jane \ud800", "lang": "en"}
    found, refused = lines(tmp_path, row, row | {"id": "2", "lang": "e\ud800"})
    assert isinstance(found, Article)
    assert (found.path, found.title, found.authors) == ("pile.jsonl#1\ufffd", "A \ufffd", ("Jane \ufffd",))
    assert found.text == text.replace("\ud800", "\ufffd")
    assert isinstance(refused, Rejected)
    refused.reason.encode()
