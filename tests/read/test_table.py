"""Tables of articles: columns by name, delimiters by sight."""

import pytest

from filrouge.read import Limits
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
