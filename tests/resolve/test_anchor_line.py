"""The line of a story: what a day told in passing or looked back on does to `la veille` and its like."""

from __future__ import annotations

import pytest

from filrouge.annotate.dates import dates
from filrouge.lang.pack import shipped
from filrouge.model.expression import Aside
from filrouge.model.text import Article, Basis, Published, Span
from filrouge.resolve.anchor import anchored

THURSDAY = "2023-05-11"


def day(text: str, words: str, language: str) -> str | None:
    """The first day of the words in an article of Thursday 11 May 2023."""
    article = Article("a", "a.txt", "", language, text, Span(0, len(text)))
    published = Published(THURSDAY, THURSDAY, THURSDAY, Basis.GIVEN)
    found = anchored(dates(article, shipped(language)), article, published)
    when = next((w for span, w in found.items() if span.of(text) == words), None)
    return None if when is None or when.earliest is None else when.earliest.isoformat()


@pytest.mark.parametrize(
    ("language", "text", "words", "expected"),
    [
        ("fr", "Le pont a rouvert mercredi. Le maire a cité la crue du 3 avril. La veille, il pleuvait.", "La veille", "2023-05-09"),
        ("en", "The bridge reopened on Wednesday. The mayor spoke of the flood of 3 April. The day before, it rained.", "The day before", "2023-05-09"),
        ("fr", "Le juge a parlé mardi. Une audience est fixée au 30 mai. Le lendemain, il s'est tu.", "Le lendemain", "2023-05-10"),
        ("en", "The judge spoke on Tuesday. A hearing is set for May 30. The next day, he said nothing.", "The next day", "2023-05-10"),
        ("fr", "Le port, fermé depuis le 2 mai, a rouvert mardi. L'accès avait été rendu la veille.", "la veille", "2023-05-08"),
        ("en", "The port reopened on Tuesday. It had been shut since May 2. Ships sailed the same day.", "the same day", "2023-05-09"),
        ("fr", "Le train a repris mercredi, dix jours après l'accident, le 30 avril. La veille, il était à l'essai.", "La veille", "2023-05-09"),
        ("fr", "Le ministre a parlé mercredi. La veille, le préfet avait démissionné. Une loi suivra, dit-il. Le même jour, il a nommé un juge.", "Le même jour", "2023-05-10"),
        ("en", "The minister spoke on Wednesday. The day before, the prefect had resigned. A law will follow, he says. The same day, he named a judge.", "The same day", "2023-05-10"),
        ("fr", "Le ministre a parlé mercredi. Un préfet avait été arrêté le 2 mai. Le lendemain, il avait été relâché.", "Le lendemain", "2023-05-03"),
        ("en", "The minister spoke on Wednesday. A prefect had been arrested on May 2. The next day, he had been freed.", "The next day", "2023-05-03"),
        ("fr", "Le dernier vote remontait au 2 mars. Dix jours plus tôt, ils en avaient parlé.", "Dix jours plus tôt", "2023-02-20"),
        ("fr", "L'usine a fermé mardi. Une part fut vendue en mars. Deux semaines plus tôt, un accord avait été signé.", "Deux semaines plus tôt", "2023-04-22"),
        ("fr", "Le texte sera prêt avant la fin de l'année.", "la fin de l'année", THURSDAY),
        ("en", "The text will be ready before the end of the year.", "the end of the year", THURSDAY),
    ],
)  # fmt: skip
def test_only_the_story_moves_the_day(language: str, text: str, words: str, expected: str) -> None:
    assert day(text, words, language) == expected


@pytest.mark.parametrize(
    ("language", "text", "aside"),
    [
        ("fr", "Il avait été arrêté mardi.", Aside.EARLIER),
        ("fr", "Il s'était rendu mardi à Lyon.", Aside.EARLIER),
        ("fr", "Il était arrivé mardi.", Aside.EARLIER),
        ("fr", "Il avait peur mardi.", None),
        ("fr", "Il a été arrêté mardi.", None),
        ("fr", "L'attaque de mardi a fait un mort.", Aside.NAMED),
        ("fr", "Un vote est prévu mardi.", Aside.AHEAD),
        ("fr", "Il travaille à partir du 3 mai.", None),
        ("en", "He had been arrested on Tuesday.", Aside.EARLIER),
        ("en", "He had a cold on Tuesday.", None),
        ("en", "He was arrested on Tuesday.", None),
        ("en", "Tuesday's attack killed one.", Aside.NAMED),
        ("en", "A vote is scheduled for Tuesday.", Aside.AHEAD),
    ],
)
def test_the_words_around_set_a_time_aside(language: str, text: str, aside: Aside | None) -> None:
    marks = dates(Article("a", "", "", language, text, Span(0, len(text))), shipped(language)).marks
    assert [m.value.aside for m in marks] == [aside]
