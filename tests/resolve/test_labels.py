"""Labels that can be read alone: who does it stands in the line, and no two lines of a text are the same."""

from __future__ import annotations

import pytest

from filrouge.annotate.article import annotated
from filrouge.annotate.events.candidates import Candidate
from filrouge.annotate.events.extents import shown
from filrouge.annotate.syntax import parse
from filrouge.lang.pack import shipped
from filrouge.model.mentions import LINE
from filrouge.model.story import Event, Generator
from filrouge.model.text import Article, Basis, Published, Span
from filrouge.resolve.chronology import chronology
from tests.resolve.resolving import PACKS

FRENCH = (
    "Le ministère de l'Agriculture, qui avait reçu lundi les représentants des éleveurs de la région et ceux des "
    "coopératives laitières venus de tout l'ouest du pays, a promis mardi une aide d'urgence de douze millions "
    "d'euros et a suspendu pour trois mois le remboursement des prêts."
)
ENGLISH = (
    "The Ministry of Agriculture, which on Monday had received the representatives of the cattle farmers of the "
    "region and those of the dairy cooperatives from all over the west of the country, promised on Tuesday twelve "
    "million euros of emergency aid and suspended the repayment of loans for three months."
)


def _events(text: str, language: str) -> tuple[Event, ...]:
    issued = Published("2025-03-12", "2025-03-12", "2025-03-12", Basis.STATED)
    article = Article("a", "a.txt", "0" * 64, language, text, Span(0, len(text)), published=issued)
    pack = shipped(language)
    return chronology([annotated(article, pack, parse(text, pack))], PACKS, Generator("0", (), ())).events


def _of(events: tuple[Event, ...], text: str, word: str) -> Event:
    at = text.index(word)
    return next(e for e in events if any(m.trigger.start == at for m in e.mentions))


@pytest.mark.parametrize(
    ("text", "language", "word", "doer"),
    [
        (FRENCH, "fr", "suspendu", "ministère de l'Agriculture"),
        (ENGLISH, "en", "suspended", "Ministry of Agriculture"),
    ],
)
def test_a_verb_without_its_subject_is_shown_with_it(text: str, language: str, word: str, doer: str) -> None:
    label = _of(_events(text, language), text, word).label
    assert doer in label
    assert word in label
    assert not label.startswith(("et ", "and "))
    assert len(label) <= LINE + 2


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "Le Chili a rappelé son ambassadeur à La Paz mardi dans la soirée, et le Pérou a expulsé deux diplomates.",
            "fr",
        ),
        ("Chile recalled its ambassador from La Paz late on Tuesday evening, and Peru expelled two diplomats.", "en"),
    ],
)
def test_two_events_of_one_sentence_have_lines_of_their_own(text: str, language: str) -> None:
    labels = [e.label for e in _events(text, language)]
    assert len(labels) > 1
    assert len(set(labels)) == len(labels)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_dash_after_a_dateline_is_no_part_of_a_line(language: str) -> None:
    text = {"fr": "- Le Chili a rappelé son ambassadeur mardi.", "en": "- Chile recalled its ambassador on Tuesday."}
    (event,) = _events(text[language], language)
    assert event.label[0].isalpha()


@pytest.mark.parametrize(
    ("text", "language", "word", "label"),
    [
        (
            ("Le maire de la ville, qui se rendait mardi à l'inauguration de la bibliothèque du quartier, a critiqué un "
            "projet qui supprimerait les deux dernières lignes de tramway."),
            "fr", "supprimerait", "un projet qui supprimerait les deux dernières lignes de tramway",
        ),
        (
            ("The mayor of the town, who on Tuesday was on his way to the opening of the new library, criticised a "
            "project that would close the last two tram lines."),
            "en", "close", "a project that would close the last two tram lines",
        ),
    ],
)  # fmt: skip
def test_a_relative_clause_is_shown_with_its_noun(text: str, language: str, word: str, label: str) -> None:
    pack = shipped(language)
    parsed = parse(text, pack)
    token = next(t for t in parsed.tokens if t.text == word)
    told = shown(parsed, text, Candidate(token, token.span, (), noun=False))
    assert told is not None
    assert told.of(text) == label
