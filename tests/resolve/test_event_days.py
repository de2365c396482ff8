"""Which day an event has: its own, its paragraph's, the story's, or that of the news."""

from __future__ import annotations

import json
from functools import cache

import pytest

from filrouge.engine.build import build, pile
from filrouge.export.json import render
from filrouge.lang.pack import shipped
from filrouge.model.text import Article, Basis, Published, Span

THURSDAY = "2023-05-11"


@cache
def days(text: str, language: str) -> dict[str, tuple[str | None, str | None]]:
    """The first and last day of each event by its word, in an article of Thursday 11 May 2023."""
    published = Published(THURSDAY, THURSDAY, THURSDAY, Basis.GIVEN)
    article = Article("a", "a.txt", "", language, text, Span(0, len(text)), published=published)
    told = json.loads(render(build(pile([article]), {language: shipped(language)})))
    return {
        text[m["trigger"]["start"] : m["trigger"]["end"]]: (m["date"]["earliest"], m["date"]["latest"])
        for event in told["events"]
        for m in event["mentions"]
    }


@pytest.mark.parametrize(
    ("language", "text", "word", "first", "last"),
    [
        # the day of the lead is carried on, not by a look back
        ("fr", "Le tribunal a condamné mercredi le maire de Sainte-Orse.\n\nL'avocat du maire a dénoncé le jugement.", "dénoncé", "2023-05-10", "2023-05-10"),
        ("en", "A court convicted the mayor of Lower Wick on Wednesday.\n\nThe mayor's lawyer criticised the ruling.", "criticised", "2023-05-10", "2023-05-10"),
        ("fr", "Le tribunal a condamné mercredi le maire de Sainte-Orse. La police l'avait arrêté le 3 avril. Le maire a fait appel.", "fait appel", "2023-05-10", "2023-05-10"),
        # a saying has no day of what is said
        ("fr", "La ministre a visité Brive mercredi.\n\nLe pont sera détruit avant la fin de l'année, a indiqué la préfecture.", "indiqué", "2023-05-10", "2023-05-10"),
        ("en", "The minister visited Leeds on Wednesday.\n\nThe bridge will be demolished by the end of the year, the minister announced.", "announced", "2023-05-10", "2023-05-10"),
        # a day that stays with a participle or a noun
        ("fr", "Le juge a libéré mercredi un marin. Le pape, élu en 2013, a salué la foule.", "salué", "2023-05-10", "2023-05-10"),
        ("fr", "Le juge a libéré mercredi un marin. Le pape, invité en 2021, n'est pas venu.", "venu", "2023-05-10", "2023-05-10"),
        ("en", "The owner declined on Wednesday to say when the ship, stuck since April 3, would be freed.", "declined", "2023-05-10", "2023-05-10"),
        # what happened has happened by publication
        ("fr", "Le groupe a licencié cent ouvriers cette année.", "licencié", "2023-01-01", THURSDAY),
        ("en", "The company fired a hundred workers this year.", "fired", "2023-01-01", THURSDAY),
        # what a verb looks back on, or what was done by whom it names, has not its day
        ("fr", "Un homme a avoué mercredi le meurtre de son voisin.", "meurtre", None, THURSDAY),
        ("en", "A man admitted on Wednesday the murder of his neighbour.", "murder", None, THURSDAY),
        ("fr", "Le préfet a annoncé mercredi la mort d'un berger.", "mort", None, None),
        # a time behind two participles of one auxiliary is that of both
        ("fr", "Le suspect a été identifié et arrêté mardi.", "identifié", "2023-05-09", "2023-05-09"),
        ("en", "The suspect was found and arrested on Tuesday.", "found", "2023-05-09", "2023-05-09"),
        # in the course of what has a day
        ("fr", "Un marin a été tué lors d'une dispute, le 3 mai.", "tué", "2023-05-03", "2023-05-03"),
        # a clause that tells more of a time
        ("en", "The two towns have been rivals since 2013, when the old mayor resigned.", "resigned", "2013-01-01", "2013-12-31"),
        # the subject of a verb that names no event
        ("fr", "Deux explosions ont fait mardi dix morts.", "explosions", "2023-05-09", "2023-05-09"),
        ("en", "A big rally is expected on Saturday.", "rally", "2023-05-13", "2023-05-13"),
        # the future told in the past, beyond a title with its point
        ("fr", "Le préfet a dit qu'il rencontrerait samedi les maires.", "rencontrerait", "2023-05-13", "2023-05-13"),
        ("fr", "Il sera reçu par M. Aubrac, samedi matin, à Tulle.", "reçu", "2023-05-13", "2023-05-13"),
        # the present of an act is of the day told last, else of the news
        ("fr", "Le pont est fermé.\n\nIl date de 1930.\n\nLes riverains réclament une passerelle.", "réclament", "2023-05-10", THURSDAY),
        ("en", "The bridge is closed.\n\nIt is old.\n\nThe neighbours accuse the mayor of fraud.", "accuse", "2023-05-10", THURSDAY),
        ("fr", "Le pont a été fermé mercredi.\n\nIl date de 1930.\n\nLes riverains réclament une passerelle.", "réclament", "2023-05-10", "2023-05-10"),
        # the tense of the event, not of the nearest word, tells on which side its time lies
        ("fr", "Le préfet a été remplacé en juin.", "remplacé", "2022-06-01", "2022-06-30"),
        ("en", "The engine failed in June.", "failed", "2022-06-01", "2022-06-30"),
        ("fr", "Le ministre a promis vendredi d'aider les éleveurs.", "promis", "2023-05-05", "2023-05-05"),
        # what has happened was not after it was printed; an end by which it is planned begins with the news
        ("fr", "L'armée remettra le pouvoir avant le 30 juin.", "remettra", THURSDAY, "2023-06-29"),
        # a weekday that does not fit the year told beside it
        ("fr", "Élu en 2012, le maire a visité le port mardi 2 mai.", "visité", "2023-05-02", "2023-05-02"),
        # what is done with a thing planned for then
        ("fr", "Les troupes prévues en septembre seront déployées à Tulle.", "déployées", "2023-09-01", "2023-09-30"),
        # what is counted from a clause with its own day
        ("en", "A few hours before the bridge collapsed on Tuesday, the mayor resigned.", "resigned", "2023-05-08", "2023-05-09"),
        # a year told in a sentence is not that of the next
        ("fr", "En 1947, la ville a été détruite. Le maire a salué les pompiers.", "salué", "2023-05-10", THURSDAY),
        # what is announced without a day lies ahead
        ("fr", "Le maire rencontrera le préfet.", "rencontrera", THURSDAY, None),
        ("en", "The mayor will meet the governor.", "meet", THURSDAY, None),
    ],
)  # fmt: skip
def test_the_day_of_an_event(language: str, text: str, word: str, first: str | None, last: str | None) -> None:
    assert days(text, language)[word] == (first, last)
