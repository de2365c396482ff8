"""Tables of articles: columns by name, delimiters by sight."""

import json

import pytest

from filrouge.model.text import Article, Rejected
from filrouge.read import Limits, ReadOptions
from filrouge.read.document import Document
from filrouge.read.piecewise import read_document
from tests.read.reading_bytes import articles, refusals

BODY = "Le conseil a voté lundi la fermeture du vieux quai, a annoncé sa présidente après la séance."


@pytest.mark.parametrize(
    "heads",
    [
        "id;titre;date;journal;auteur;texte;lien",
        "ID,Title,Published_at,Source,Author,Full text,URL",
        "Identifiant\tTitre\tDate de publication\tMédia\tSignature\tTexte intégral\tAdresse",
    ],
)
def test_columns_are_found_by_name(heads):
    delimiter = next(c for c in ";\t," if c in heads)
    cells = [
        "7",
        "Le quai ferme",
        "4 mars 2025",
        "La Marée",
        "Ève Morel",
        f'"{BODY}\nIl rouvre en mai."',
        "https://maree.example/1",
    ]
    (found,) = articles("a.csv", f"\ufeff{heads}\r\n{delimiter.join(cells)}\r\n".encode())
    assert found.path == "a.csv#7"
    assert found.text.split("\n") == ["Le quai ferme", BODY, "Il rouvre en mai."]
    assert (found.published.date, found.source, found.authors) == ("2025-03-04", "La Marée", ("Ève Morel",))
    assert found.url == "https://maree.example/1"


def test_tabs_part_the_cells_of_a_tsv():
    (found,) = articles("a.tsv", f"title\ttext\nQuai, pont\t{BODY}\n".encode())
    assert found.text.split("\n") == ["Quai, pont", BODY]


def test_bad_rows_are_refused_singly():
    data = f"text;title\n{BODY};a\n;b\n\n{BODY} Bis.;c\n".encode()
    assert refusals("a.csv", data) == ["no words in its text"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (b"a;b\n1;2\n", "without a column of texts"), (b'text\n"' + b"x" * 300, "field larger")],
)
def test_broken_tables_are_refused(data, reason):
    assert reason in refusals("a.csv", data, Limits(text=100))[0]


def mapped(name: str, data: bytes, **columns: str) -> list[Article | Rejected]:
    options = ReadOptions(columns=columns)
    return [read.found for read in read_document(Document(name, data), "fr", options)]


def test_the_user_s_own_names_of_columns_go_before_ours():
    data = f"Rubrique;texte;Chapeau;Paru;Clé\nVille;peu;{BODY};2025-03-04;k7\n".encode()
    (found,) = mapped("a.csv", data, text="Chapeau", title="Rubrique", date="Paru", id="Clé")
    assert found.text.split("\n") == ["Ville", BODY]
    assert (found.published.date, found.path) == ("2025-03-04", "a.csv#k7")


def test_a_column_that_is_not_there_is_named():
    (found,) = mapped("a.csv", f"text\n{BODY}\n".encode(), title="Titre")
    assert found.reason == "a table without the column Titre"


@pytest.mark.parametrize("name", ["a.jsonl", "a.json"])
def test_fields_of_json_are_mapped_too_also_within_objects(name):
    line = {"doc": {"corps": BODY}, "titre": "Le quai", "paru": "2025-03-04", "n": "7", "langue": "fr", "text": 3}
    data = json.dumps([line] if name == "a.json" else line).encode()
    columns = {"text": "doc.corps", "title": "titre", "date": "paru", "id": "n", "language": "langue"}
    (found,) = mapped(name, data, **columns)
    assert (found.text, found.title, found.published.date, found.path) == (BODY, "Le quai", "2025-03-04", f"{name}#7")


def test_a_line_without_the_mapped_text_is_refused():
    (found,) = mapped("a.jsonl", json.dumps({"text": BODY}).encode(), text="corps")
    assert found.reason == "no text in it"


def test_other_files_know_nothing_of_columns():
    (found,) = mapped("a.txt", BODY.encode(), text="corps")
    assert found.text == BODY
