"""Labels that can be read alone: who does it stands in the line, and no two lines of a text are the same."""

from __future__ import annotations

import pytest

from filrouge.annotate.article import annotated
from filrouge.annotate.events.candidates import Candidate
from filrouge.annotate.events.shown import shown
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
            "fr", "supprimerait",
            "Le maire de la ville … a critiqué un projet qui supprimerait les deux dernières lignes de tramway.",
        ),
        (
            ("The mayor of the town, who on Tuesday was on his way to the opening of the new library, criticised a "
            "project that would close the last two tram lines."),
            "en", "close", "The mayor of the town … criticised a project that would close the last two tram lines.",
        ),
    ],
)  # fmt: skip
def test_a_relative_clause_is_shown_with_the_main_clause(text: str, language: str, word: str, label: str) -> None:
    pack = shipped(language)
    parsed = parse(text, pack)
    token = next(t for t in parsed.tokens if t.text == word)
    told = shown(parsed, text, Candidate(token, token.span, (), noun=False), None)
    assert " … ".join(piece.of(text) for piece in told.line) == label


@pytest.mark.parametrize(
    ("text", "language", "word", "label"),
    [
        (
            ("« Nous rouvrirons le pont aux piétons avant la fin du mois de mai, même si les travaux de la voirie et des quais "
            "de la rive gauche durent », a déclaré lundi la maire de Nantes, Johanna Rolland, devant les commerçants du quai."),
            "fr", "déclaré", "[Johanna Rolland] Nous rouvrirons le pont aux piétons avant la fin du mois de mai",
        ),
        (
            ('"We shall reopen the bridge to pedestrians before the end of May, whatever the state of the works on the '
            'left bank by then," the mayor of London, Sadiq Khan, said on Monday in front of the traders of the quay.'),
            "en", "said", "We shall reopen the bridge to pedestrians before the end of May",
        ),
    ],
)  # fmt: skip
def test_a_saying_is_shown_by_what_is_said(text: str, language: str, word: str, label: str) -> None:
    assert label in _of(_events(text, language), text, word).label


@pytest.mark.parametrize(
    ("text", "language", "word"),
    [
        ("Le maire a dénoncé « une attaque contre le port ». Il a lancé mardi « un appel au calme ».", "fr", "lancé"),
        ('The mayor denounced "an attack on the port". He rejected on Tuesday "a call for calm".', "en", "rejected"),
    ],
)
def test_quotation_marks_come_in_pairs(text: str, language: str, word: str) -> None:
    label = _of(_events(text, language), text, word).label
    assert label.count("«") == label.count("»")
    assert label.count('"') % 2 == 0


@pytest.mark.parametrize(
    ("text", "language", "word", "named"),
    [
        ("Marie Curie est arrivée mardi à Varsovie. Elle a inauguré l'institut.", "fr", "inauguré", "[Marie Curie]"),
        ("Marie Curie a reçu mardi Lise Meitner. Elle a inauguré l'institut.", "fr", "inauguré", ""),
        ("Marie Curie arrived in Warsaw on Tuesday. She opened the institute.", "en", "opened", "[Marie Curie]"),
        ("Marie Curie received Lise Meitner on Tuesday. She opened the institute.", "en", "opened", ""),
    ],
)
def test_a_pronoun_has_a_name_only_where_one_person_fits(text: str, language: str, word: str, named: str) -> None:
    label = _of(_events(text, language), text, word).label
    assert named in label
    assert bool(named) or "[" not in label


@pytest.mark.parametrize(
    ("text", "language", "word", "whole"),
    [
        (
            ("La France perdra 4 300 emplois au cours des trois années à venir selon la direction du groupe, puis "
            "l'Allemagne, dont les usines seront vendues, en perdra 3 700 dans les mêmes délais, a dit le syndicat."),
            "fr", "vendues", ("3 700", "4 300"),
        ),
        (
            ("France will lose 4,300 jobs over the next three years according to the management of the whole group, "
            "and then Germany, whose factories will be sold, will lose 3,700 jobs over the same period of time."),
            "en", "sold", ("3,700", "4,300"),
        ),
    ],
)  # fmt: skip
def test_a_number_is_shown_whole_or_not_at_all(text: str, language: str, word: str, whole: tuple[str, ...]) -> None:
    label = _of(_events(text, language), text, word).label
    for number in whole:
        half = number.split(number[1])[1]
        assert (number in label) == (half in label)


@pytest.mark.parametrize(
    ("one", "other", "language", "label"),
    [
        (
            "Deux jours après la démission du préfet Jean Moulin, les bureaux sont restés fermés mercredi.",
            "Le préfet Jean Moulin a démissionné lundi 10 mars 2025.", "fr", "Le préfet Jean Moulin a démissionné",
        ),
        (
            "Two days after the resignation of the governor John Smith, the offices remained closed on Wednesday.",
            "The governor John Smith resigned on Monday 10 March 2025.", "en", "The governor John Smith resigned",
        ),
    ],
)  # fmt: skip
def test_the_clause_of_the_event_itself_is_its_label(one: str, other: str, language: str, label: str) -> None:
    pack, issued = shipped(language), Published("2025-03-12", "2025-03-12", "2025-03-12", Basis.STATED)
    read = [
        Article(name, f"{name}.txt", name * 64, language, text, Span(0, len(text)), published=issued)
        for name, text in (("a", one), ("b", other))
    ]
    made = chronology([annotated(a, pack, parse(a.text, pack)) for a in read], PACKS, Generator("0", (), ()))
    assert any(e.label.startswith(label) and len(e.mentions) == 2 for e in made.events)
