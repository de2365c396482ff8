"""Times counted from another event of the dossier, and events counted back from them: whole articles read."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from filrouge.engine.build import Pile, build
from filrouge.model.story import Because, Chronology
from filrouge.model.text import Article, Basis, Published, Span


@dataclass(frozen=True)
class Piece:
    """One article, in a few words."""

    name: str
    text: str
    day: str
    language: str


def chronology(*pieces: Piece) -> Chronology:
    articles = (
        Article(
            p.name, f"{p.name}.txt", "0" * 64, p.language, p.text, Span(0, len(p.text)),
            published=Published(p.day, p.day, p.day, Basis.STATED),
        )
        for p in pieces
    )  # fmt: skip
    return build(Pile(tuple(articles), ()))


def told(found: Chronology, article: str, words: str) -> tuple[str | None, str | None, tuple[Because, ...]]:
    """Date and reasons of the mention of an article that its trigger names."""
    texts = {a.article.id: a.article.text for a in found.articles}
    for event in found.events:
        for report in event.mentions:
            if report.article == article and report.trigger.of(texts[article]) == words:
                return report.date.earliest, report.date.latest, report.because
    raise AssertionError(words)


QUAKE_FR = Piece(
    "séisme",
    "Un séisme a frappé la ville d'Agadir le 3 mars 2021. Deux personnes ont été tuées, a annoncé la police.",
    "2021-03-04",
    "fr",
)
AID_FR = Piece(
    "secours",
    "La Croix-Rouge raconte ses premières semaines à Agadir.\n"
    "Au lendemain du séisme d'Agadir, la Suisse a envoyé une équipe de quarante sauveteurs.\n"
    "Trois jours plus tard, la ministre Ana Solé a démissionné.",
    "2021-04-20",
    "fr",
)
QUAKE_EN = Piece(
    "quake", "Two people were killed in an earthquake in Agadir on March 3, 2021, police said.",
    "2021-03-04", "en",
)  # fmt: skip
AID_EN = Piece(
    "aid",
    "The Red Cross looks back on its first days in Agadir.\n"
    "The day after the earthquake in Agadir, Switzerland sent a team of forty rescuers.\n"
    "Three days later, minister Ana Sole resigned.",
    "2021-04-20",
    "en",
)


@pytest.mark.parametrize(
    ("first", "second", "sent", "left"),
    [(QUAKE_FR, AID_FR, "envoyé", "démissionné"), (QUAKE_EN, AID_EN, "sent", "resigned")],
)
def test_the_day_after_an_event_takes_the_day_from_the_article_that_has_it(
    first: Piece, second: Piece, sent: str, left: str
) -> None:
    found = chronology(first, second)
    day, last, because = told(found, second.name, sent)
    assert (day, last) == ("2021-03-04", "2021-03-04")
    assert any(b.about == "date" and "2021" in (b.says or "") for b in because)
    assert told(found, second.name, left)[:2] == ("2021-03-07", "2021-03-07"), "what follows counts from it"


@pytest.mark.parametrize("piece", [AID_FR, AID_EN])
def test_without_that_article_nothing_is_made_up(piece: Piece) -> None:
    sent = "envoyé" if piece.language == "fr" else "sent"
    day, last, _ = told(chronology(piece), piece.name, sent)
    assert (day, last) != ("2021-03-04", "2021-03-04")
    assert "2021-04-21" not in {day, last}, "never counted from publication"


BACK = [
    Piece(
        "appel",
        "Ana Solé et Jon Berg se sont entretenus jeudi par téléphone, au lendemain de la suspension par Oslo des "
        "livraisons de gaz.",
        "2024-05-17",
        "fr",
    ),
    Piece(
        "call",
        "Ana Sole and Jon Berg spoke by phone on Thursday, the day after the suspension of gas deliveries by Oslo.",
        "2024-05-17",
        "en",
    ),
]


@pytest.mark.parametrize("piece", BACK)
def test_the_event_counted_from_is_counted_back(piece: Piece) -> None:
    day, last, because = told(chronology(piece), piece.name, "suspension")
    assert (day, last) == ("2024-05-15", "2024-05-15")
    assert any(b.about == "date" and b.rule == "counted back" for b in because)


def test_what_was_counted_cannot_lie_after_its_own_article() -> None:
    later = Piece("b", "Le barrage de Lenko a rompu le 9 juin 2024, ont dit les secours.", "2024-06-10", "fr")
    early = Piece("a", "Le maire a promis une digue deux jours après la rupture du barrage.", "2024-05-02", "fr")
    day, _, _ = told(chronology(early, later), "a", "promis")
    assert day is None or day <= "2024-05-02"
