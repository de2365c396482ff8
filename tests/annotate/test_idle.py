"""What lies ahead, and whether there is somebody to be held to it."""

from __future__ import annotations

import pytest

from filrouge.annotate.article import annotated
from filrouge.annotate.syntax import parse
from filrouge.lang.pack import shipped
from filrouge.model.mentions import Mention
from filrouge.model.text import Article, Span


def mention(text: str, language: str, word: str) -> Mention:
    pack = shipped(language)
    article = Article("a", "a.txt", "", language, text, Span(0, len(text)))
    found = annotated(article, pack, parse(text, pack)).events
    return next(m.value for m in found if word in m.span.of(text))


TALK = [
    ("en", "Analysts said that the company could lose money.", "lose"),
    ("en", "The minister asked why the ferry was late.", "asked"),
    ("en", "Prices will fall, the bank said.", "fall"),
    ("fr", "Le maire peut fermer la plage.", "fermer"),
    ("fr", "Le ministre a demandé pourquoi le train était en retard.", "demandé"),
]
SET = [
    ("en", "The company will close the plant in Leeds.", "close"),
    ("en", "The minister demanded an inquiry.", "demanded"),
    ("en", "The government plans to sell the airport.", "sell"),
    ("fr", "Le maire fermera la plage.", "fermera"),
    ("fr", "Le syndicat a demandé une enquête.", "demandé"),
    ("fr", "La ministre doit se rendre à Lyon jeudi.", "rendre"),
]


@pytest.mark.parametrize(("language", "text", "word"), TALK)
def test_talk_binds_nobody(language: str, text: str, word: str) -> None:
    assert mention(text, language, word).idle


@pytest.mark.parametrize(("language", "text", "word"), SET)
def test_somebody_undertakes_or_demands_it(language: str, text: str, word: str) -> None:
    assert not mention(text, language, word).idle


def test_what_has_been_given_is_not_to_come() -> None:
    told = mention("La chanteuse a annoncé jeudi avoir donné un concert à Lyon.", "fr", "concert")
    assert told.status == "happened"


def test_a_career_that_went_on_is_not_to_come() -> None:
    pack, text = shipped("en"), "Maria Sousa went on to coach the Rome team and was dismissed in March."
    article = Article("a", "a.txt", "", "en", text, Span(0, len(text)))
    assert all(m.value.status != "announced" for m in annotated(article, pack, parse(text, pack)).events)
