"""Title, byline, captions, lists of other articles and notes told apart from the body, in both languages."""

from pathlib import Path

import pytest

from filrouge.lang.pack import load, shipped
from filrouge.model.text import Article, Basis, RegionKind
from filrouge.read.articles import article
from filrouge.read.document import Draft
from filrouge.read.options import ReadOptions

FRENCH = """\
Accueil
Société
Le pont de l’Écluse fermé pour six mois, les commerçants s’inquiètent
Par Jeanne Martin et Paul Legrand
Publié le 5 mai 2021 à 18h02, mis à jour le 6 mai 2021 à 9h00
Le pont de l’Écluse, vu du quai, le 2 avril 2019.
Photo : LUC PETIT/AFP via Getty Images
Le pont de l’Écluse a été fermé lundi à la circulation, a annoncé la préfète du département.
Les commerçants du quai redoutent une saison blanche.
Une facture qui double
Les travaux coûteront douze millions d’euros, selon la mairie, contre six annoncés en 2019.
À lire aussi : La passerelle de la discorde
La préfète doit recevoir les élus jeudi.
Avec Reuters

Jeanne Martin est une journaliste indépendante qui suit les ponts et les fleuves.
Articles actuels de l’auteur
13 septembre 2023
La passerelle rouvre « enfin »
© 2023 Le Courrier du Quai. Tous droits réservés.
"""

ENGLISH = """\
Home
Lock bridge closed for six months as traders fear the worst
By Jane Miller and Paul Grant
Tuesday, May 4, 2021
The lock bridge seen from the quay on April 2, 2019.
Photo: LUKE SMALL/AFP via Getty Images
LEEDS, May 4 (Reuters) - The lock bridge was closed to traffic on Monday, the county said.
Traders on the quay fear a lost season.
A bill that doubles
The works will cost twelve million pounds, the council said, against six announced in 2019.
Read more: The footbridge that split a town
The county is to meet councillors on Thursday.
Paul Grant contributed to this report.
Jane Miller is a freelance journalist who follows bridges and rivers.
More from the author
September 13, 2023
Footbridge opens “at last”
© 2023 The Quay Courier. All rights reserved.
"""


def read_as(language: str, text: str) -> Article:
    return article(Draft("a.txt", "0", text), shipped(language), ReadOptions())


def of_kind(found: Article, kind: RegionKind) -> list[str]:
    return [r.span.of(found.text) for r in found.regions if r.kind is kind]


@pytest.mark.parametrize(
    ("language", "text", "title", "first", "last"),
    [
        (
            "fr",
            FRENCH,
            "Le pont de l’Écluse fermé pour six mois, les commerçants s’inquiètent",
            "Le pont de l’Écluse a été",
            "élus jeudi.",
        ),
        (
            "en",
            ENGLISH,
            "Lock bridge closed for six months as traders fear the worst",
            "LEEDS, May 4 (Reuters) - ",
            "on Thursday.",
        ),
    ],
)
def test_body_lies_between_head_and_foot(language: str, text: str, title: str, first: str, last: str) -> None:
    found = read_as(language, text)
    body = found.body.of(found.text)
    assert found.title == title
    assert found.title_span is not None
    assert found.title_span.of(found.text) == title
    assert body.startswith(first)
    assert body.endswith(last)


@pytest.mark.parametrize(
    ("language", "text", "kind", "parts"),
    [
        ("fr", FRENCH, "menu", ["Accueil", "Société"]),
        (
            "fr",
            FRENCH,
            "caption",
            ["Le pont de l’Écluse, vu du quai, le 2 avril 2019.", "Photo : LUC PETIT/AFP via Getty Images"],
        ),
        ("fr", FRENCH, "heading", ["Une facture qui double"]),
        (
            "fr",
            FRENCH,
            "biography",
            ["Jeanne Martin est une journaliste indépendante qui suit les ponts et les fleuves."],
        ),
        ("en", ENGLISH, "menu", ["Home"]),
        ("en", ENGLISH, "dateline", ["LEEDS, May 4 (Reuters) - "]),
        ("en", ENGLISH, "heading", ["A bill that doubles"]),
        ("en", ENGLISH, "biography", ["Jane Miller is a freelance journalist who follows bridges and rivers."]),
    ],
)
def test_regions(language: str, text: str, kind: str, parts: list[str]) -> None:
    assert of_kind(read_as(language, text), RegionKind(kind)) == parts


def test_lists_of_other_articles_reach_to_the_rights() -> None:
    found = read_as("fr", FRENCH)
    assert of_kind(found, RegionKind.RELATED) == [
        "À lire aussi : La passerelle de la discorde",
        "Articles actuels de l’auteur",
        "13 septembre 2023",
        "La passerelle rouvre « enfin »",
    ]
    assert len(of_kind(found, RegionKind.COPYRIGHT)) == 1
    assert of_kind(read_as("en", ENGLISH), RegionKind.RELATED)[0] == "Read more: The footbridge that split a town"


@pytest.mark.parametrize(
    ("language", "text", "day", "words", "agency", "authors"),
    [
        ("fr", FRENCH, "2021-05-05", "5 mai 2021", "Reuters", ("Jeanne Martin", "Paul Legrand")),
        ("en", ENGLISH, "2021-05-04", "May 4, 2021", "Reuters", ("Jane Miller", "Paul Grant")),
        (
            "fr",
            "Un titre sans point\n\n29 mai 2012. - Le maire de la ville a démissionné lundi.\n",
            "2012-05-29",
            "29 mai 2012",
            None,
            (),
        ),
        ("fr", "LOMÉ, 3 juillet 2018 (AFP) - Le maire a démissionné.\n", "2018-07-03", "3 juillet 2018", "AFP", ()),
        (
            "fr",
            "Le titre\nLe Courrier avec AFP, publié le jeudi 05 juillet 2018 à 16h35\nLe maire a démissionné lundi matin.",
            "2018-07-05",
            "05 juillet 2018",
            "AFP",
            ("Le Courrier avec AFP",),
        ),
        (
            "fr",
            "Le titre\n\nLe maire a démissionné lundi, selon la mairie de Lomé. (ats)",
            None,
            None,
            "Keystone-ATS",
            (),
        ),
        ("en", "LOMÉ, July 3 (Reuters) - The mayor has resigned.\n", None, None, "Reuters", ()),
        ("en", "The title of it\n\nThe mayor resigned. He was elected on May 3, 2019.", None, None, None, ()),
        (
            "en",
            "The title of it\nUpdated May 4, 2020, 10 a.m.\nThe mayor resigned on Monday, he said.",
            "2020-05-04",
            "May 4, 2020",
            None,
            (),
        ),
        (
            "fr",
            "Le titre\n\nLe maire a démissionné.\n\nLes plus lus\n12 mai 2020\nUne autre histoire",
            None,
            None,
            None,
            (),
        ),
        ("fr", "Le titre\n\nLe maire a démissionné.\n\n© 12 mai 2020 Le Courrier", None, None, None, ()),
    ],
)
def test_who_and_when(
    language: str, text: str, day: str | None, words: str | None, agency: str | None, authors: tuple[str, ...]
) -> None:
    found = read_as(language, text)
    assert found.published.date == day
    assert [e.span.of(text) for e in found.published.evidence if e.span] == ([words] if words else [])
    assert found.published.basis is (Basis.STATED if day else Basis.UNKNOWN)
    assert (found.agency, found.authors) == (agency, authors)


@pytest.mark.parametrize(
    ("language", "text", "source", "agency"),
    [
        (
            "en",
            "Bridge closed for good\nThe Quay Courier\nBy Jane Miller\n\nThe mayor spoke.\nHe left.",
            "The Quay Courier",
            None,
        ),
        (
            "en",
            "Bridge closed for good\nThe Quay Courier, 4 May 2020\n\nLOMÉ, May 3 (ZZP) - The mayor spoke.",
            "The Quay Courier",
            "ZZP",
        ),
        ("fr", "Le pont ferme\nL’Écho du Quai (AFP), le 4 mai 2020\n\nLe maire a parlé.", "L’Écho du Quai", "AFP"),
        ("fr", "Le pont ferme\nParis, le 4 mai 2020\n\nL’Office du quai (ODQ) - une agence - se tait.", None, None),
        ("fr", "Le pont ferme\nLundi 4 mai 2020\n\nLe maire a parlé.", None, None),
    ],
)
def test_publisher_and_agency(language: str, text: str, source: str | None, agency: str | None) -> None:
    found = read_as(language, text)
    assert (found.source, found.agency) == (source, agency)
    assert found.body.start == text.index("\n\n") + 2


@pytest.mark.parametrize(
    "text",
    [
        "Le maire a démissionné lundi, a-t-on appris à la mairie.\nSon adjointe lui succède.",
        "« Je pars », a dit le maire.\n\nIl sera remplacé.",
    ],
)
def test_a_text_that_opens_with_a_sentence_has_no_title(text: str) -> None:
    found = read_as("fr", text)
    assert found.title is None
    assert found.body.of(text) == text


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("fr", "Jeanne Martin est une journaliste arrêtée en mai, et que le maire voulait faire taire."),
        ("en", "Jane Miller is a reporter who was arrested in May, and whom the mayor wanted to silence."),
    ],
)
def test_a_journalist_in_the_news_is_no_author(language: str, line: str) -> None:
    name = " ".join(line.split()[:2])
    text = f"A title without a stop\n\n{name} was freed on Monday.\nThe crowd cheered for Miller and Martin.\n{line}"
    found = read_as(language, text)
    assert found.body.of(text).endswith(line)


def test_a_dateline_in_mid_paragraph_begins_the_story() -> None:
    text = (
        "By the ZNN Wire Staff Fishermen wave as they leave the quay on May 11, 2019.\n"
        "NEW: Bridge to stay closed Mayor says no date is set Lomé, Togo (CNN) -- The mayor closed the bridge on Monday.\n"
        "She gave no date."
    )
    found = read_as("en", text)
    assert found.body.of(text).startswith("Lomé, Togo (CNN) -- The mayor")
    assert of_kind(found, RegionKind.DATELINE) == ["Lomé, Togo (CNN) -- "]
    assert found.published.date is None
    assert of_kind(found, RegionKind.CAPTION)[0].startswith("Fishermen wave")


def test_a_body_is_never_lost() -> None:
    text = "Les plus lus\n\nCommentaires\n\nTous droits réservés"
    assert len(read_as("fr", text).body) > 0


def test_a_language_without_rules_still_reads(tmp_path: Path) -> None:
    folder = tmp_path / "es"
    folder.mkdir()
    (folder / "pack.toml").write_text('language = "es"\nname = "español"\n', "utf-8")
    text = "El puente cerrado\n5 de julio de 2018\nEl puente fue cerrado el lunes por la alcaldesa."
    found = article(Draft("a.txt", "0", text), load(folder), ReadOptions())
    assert found.title == "El puente cerrado"
    assert found.published.date == "2018-07-05"
    assert found.body.of(text).startswith("El puente fue")
