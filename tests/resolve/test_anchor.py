"""Anchoring: from what is told to when it was, whatever is known of the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from filrouge.annotate.dates import dates
from filrouge.lang.pack import shipped
from filrouge.model.text import UNKNOWN_DATE, Article, Basis, Published, Span
from filrouge.model.time import When
from filrouge.resolve.anchor import anchored
from filrouge.resolve.anchor.feasts import easter, feasts
from filrouge.resolve.anchor.history import tells_history
from filrouge.resolve.anchor.says import reasoning
from filrouge.resolve.anchor.when import after_event


def on(day: str, last: str | None = None) -> Published:
    return Published(day, day, last or day, Basis.GIVEN)


def article(text: str, language: str) -> Article:
    return Article("a", "a.txt", "", language, text, Span(0, len(text)))


def placed(text: str, language: str, published: Published, *, narrative: bool = False) -> dict[str, When]:
    it = article(text, language)
    found = anchored(dates(it, shipped(language)), it, published, narrative=narrative)
    return {span.of(text): when for span, when in found.items()}


def days(when: When | None) -> str:
    return "-" if when is None else f"{when.earliest or '..'}/{when.latest or '..'}"


MONDAY = on("2024-03-04")
CASES = [
    # language, published, text, words, days, precision, EDTF
    ("fr", MONDAY, "Il a démissionné lundi.", "lundi", "2024-03-04/2024-03-04", "day", "2024-03-04"),
    ("fr", MONDAY, "Il partira mardi.", "mardi", "2024-03-05/2024-03-05", "day", "2024-03-05"),
    ("fr", MONDAY, "Il est parti mardi.", "mardi", "2024-02-27/2024-02-27", "day", "2024-02-27"),
    ("fr", MONDAY, "Voté en mars 2015.", "mars 2015", "2015-03-01/2015-03-31", "month", "2015-03"),
    ("fr", MONDAY, "Voté la semaine dernière.", "la semaine dernière", "2024-02-26/2024-03-03", "week", None),
    ("fr", MONDAY, "Mort il y a trois ans.", "il y a trois ans", "2020-09-02/2021-09-03", "year", None),
    ("fr", MONDAY, "Élu en début d'année.", "en début d'année", "2024-01-01/2024-04-30", "range", None),
    ("fr", MONDAY, "Rendu fin février.", "fin février", "2024-02-20/2024-02-29", "range", None),
    ("fr", MONDAY, "Fini avant le 3 mars 2015.", "le 3 mars 2015", "../2015-03-02", "range", "../2015-03-02"),
    ("fr", MONDAY, "Fini d'ici à 2030.", "2030", "2024-03-04/2030-12-31", "range", "2024-03-04/2030-12-31"),
    ("fr", MONDAY, "Absent du 3 au 5 mai 2023.", "3 au 5 mai 2023", "2023-05-03/2023-05-05", "range", None),
    ("fr", MONDAY, "Né dans les années 60.", "les années 60", "1960-01-01/1969-12-31", "range", "196X"),
    ("fr", MONDAY, "Bâti au XIXe siècle.", "au XIXe siècle", "1800-01-01/1899-12-31", "range", "18XX"),
    ("fr", MONDAY, "Né l'été 2009.", "l'été 2009", "2009-06-01/2009-09-22", "season", "2009-22"),
    ("fr", MONDAY, "Parti à 16 h 30.", "16 h 30", "2024-03-04/2024-03-04", "time", "2024-03-04"),
    ("fr", MONDAY, "Bâti vers 1850.", "1850", "1849-07-03/1851-07-01", "range", "1850~"),
    ("fr", MONDAY, "Prévu aux alentours du 20 mai.", "20 mai", "2024-05-17/2024-05-23", "range", "2024-05-20~"),
    ("fr", MONDAY, "Prévu vers la mi-mai.", "la mi-mai", "2024-05-06/2024-05-27", "range", "2024-05-11~/2024-05-22~"),
    ("fr", MONDAY, "Mort il y a environ dix jours.", "il y a environ dix jours", "2024-02-20/2024-02-26", "range", None),
    ("fr", MONDAY, "Parti vers 15 heures.", "15 heures", "2024-03-04/2024-03-04", "time", "2024-03-04"),
    ("fr", MONDAY, "Vendu la seconde quinzaine de juin 2023.", "la seconde quinzaine de juin 2023",
     "2023-06-16/2023-06-30", "range", None),
    ("fr", MONDAY, "Inscrit pour l'année scolaire 2019-2020.", "2019-2020", "2019-09-01/2020-08-31", "range", None),
    ("fr", MONDAY, "Douze buts la saison 2018-2019.", "2018-2019", "2018-07-01/2019-06-30", "range", None),
    ("fr", MONDAY, "Le conseil se réunit jeudi.", "jeudi", "2024-03-07/2024-03-07", "day", None),
    ("en", MONDAY, "Built circa 1850.", "1850", "1849-07-03/1851-07-01", "range", "1850~"),
    ("en", MONDAY, "Due around 20 May.", "20 May", "2024-05-17/2024-05-23", "range", "2024-05-20~"),
    ("en", MONDAY, "A book about 1968.", "1968", "1968-01-01/1968-12-31", "year", "1968"),
    ("en", MONDAY, "Sold in the first half of February 2023.", "the first half of February 2023",
     "2023-02-01/2023-02-15", "range", None),
    ("en", MONDAY, "It grew in the second half of the 1990s.", "the second half of the 1990s",
     "1995-01-01/1999-12-31", "range", None),
    ("en", MONDAY, "The 2019-20 school year was calm.", "2019-20", "2019-09-01/2020-08-31", "range", None),
    ("en", MONDAY, "The board meets on Thursday.", "Thursday", "2024-03-07/2024-03-07", "day", None),
    ("en", MONDAY, "The board declined to meet on Thursday.", "Thursday", "2024-02-29/2024-02-29", "day", None),
    ("en", MONDAY, "He resigned on Monday.", "Monday", "2024-03-04/2024-03-04", "day", "2024-03-04"),
    ("en", MONDAY, "He will leave on Tuesday.", "Tuesday", "2024-03-05/2024-03-05", "day", "2024-03-05"),
    ("en", MONDAY, "It closed last month.", "last month", "2024-02-01/2024-02-29", "month", "2024-02"),
    ("en", MONDAY, "It closed on Good Friday 2023.", "Good Friday 2023", "2023-04-07/2023-04-07", "day", "2023-04-07"),
    ("en", MONDAY, "Due by June 10.", "June 10", "2024-03-04/2024-06-10", "range", "2024-03-04/2024-06-10"),
    ("en", MONDAY, "It began in 1998.", "1998", "1998-01-01/1998-12-31", "year", "1998"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "published", "text", "words", "expected", "precision", "edtf"), CASES)
def test_places(
    language: str, published: Published, text: str, words: str, expected: str, precision: str, edtf: str | None
) -> None:
    when = placed(text, language, published)[words]
    assert (days(when), when.precision) == (expected, precision)
    if edtf is not None:
        assert when.value == edtf


def test_nothing_relative_is_placed_without_a_publication_date() -> None:
    found = placed("Parti hier, lundi et en mars ; né le 3 mai 1962. Mort le lendemain.", "fr", UNKNOWN_DATE)
    assert {words: days(when) for words, when in found.items()} == {
        "le 3 mai 1962": "1962-05-03/1962-05-03",
        "le lendemain": "1962-05-04/1962-05-04",
    }


def test_an_interval_of_publication_days_makes_an_interval() -> None:
    found = placed("Il est parti hier, et non en 2010.", "fr", on("2024-03-04", "2024-03-06"))
    assert days(found["hier"]) == "2024-03-03/2024-03-05"
    assert found["hier"].precision == "range"
    assert days(found["2010"]) == "2010-01-01/2010-12-31"


def test_the_day_told_moves_and_publication_does_not() -> None:
    text = (
        "Le 14 janvier, il fut arrêté. Deux jours plus tard, il avoua. La veille, il niait encore. Hier, il s'est tu."
    )
    found = placed(text, "fr", MONDAY)
    assert days(found["Deux jours plus tard"]) == "2024-01-16/2024-01-16"
    assert days(found["La veille"]) == "2024-01-15/2024-01-15"
    assert days(found["Hier"]) == "2024-03-03/2024-03-03"


def test_a_quotation_counts_from_the_day_of_saying() -> None:
    text = "« Nous partirons demain », a déclaré jeudi la directrice. Elle est partie hier."
    found = placed(text, "fr", MONDAY)
    assert days(found["demain"]) == "2024-03-01/2024-03-01"
    assert found["demain"].from_ == "quotation"
    assert days(found["hier"]) == "2024-03-03/2024-03-03"


def test_an_apposed_date_says_when_a_few_days_later_was() -> None:
    found = placed("Il chute le 2 février. Quelques jours plus tard, le 9 février, il meurt.", "fr", MONDAY)
    assert days(found["Quelques jours plus tard"]) == days(found["le 9 février"]) == "2024-02-09/2024-02-09"


def test_a_few_days_later_alone_is_never_one_day() -> None:
    when = placed("Il chute le 2 février. Quelques jours plus tard, il meurt.", "fr", MONDAY)[
        "Quelques jours plus tard"
    ]
    assert days(when) == "2024-02-03/2024-02-12"


def test_the_day_after_an_event_waits_for_the_event() -> None:
    text = "Il démissionna au lendemain du scrutin."
    it = article(text, "fr")
    (mark,) = dates(it, shipped("fr"))
    assert not anchored(dates(it, shipped("fr")), it, MONDAY)
    event = When(date(2024, 2, 11), date(2024, 2, 12), "day", "explicit", "2024-02-11")
    when = after_event(mark.value, event)
    assert days(when) == "2024-02-12/2024-02-12"


def test_the_day_just_named_is_the_day_after_the_event() -> None:
    found = placed("Ils ont parlé jeudi, au lendemain d'une décision du juge.", "fr", MONDAY)
    assert days(found["au lendemain"]) == days(found["jeudi"]) == "2024-02-29/2024-02-29"


def test_a_weekday_named_with_its_date_is_that_date() -> None:
    text = "Le nettoyage aura lieu samedi 9 mars. Rendez-vous à tous samedi à 8 h."
    assert days(placed(text, "fr", MONDAY)["samedi"]) == "2024-03-09/2024-03-09"


def test_a_narrative_carries_its_year() -> None:
    text = "In May 1937 the town fell. On 3 June the general died. The following day it rained."
    found = placed(text, "en", MONDAY, narrative=True)
    assert days(found["3 June"]) == "1937-06-03/1937-06-03"
    assert days(found["The following day"]) == "1937-06-04/1937-06-04"


def test_a_year_in_passing_does_not_move_a_narrative() -> None:
    text = "On 3 May 1937 it began, as in 1812. By June it was over."
    assert days(placed(text, "en", MONDAY, narrative=True)["June"]).endswith("1937-06-30")


@pytest.mark.parametrize(
    ("year", "day"),
    [(1961, "1961-04-02"), (1999, "1999-04-04"), (2000, "2000-04-23"), (2024, "2024-03-31"), (2038, "2038-04-25")],
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


@pytest.mark.parametrize(
    ("name", "year", "first", "last"),
    [
        ("thanksgiving-us", 2023, "2023-11-23", "2023-11-23"),
        ("mothers-day-us", 2024, "2024-05-12", "2024-05-12"),
        ("memorial-day", 2024, "2024-05-27", "2024-05-27"),
        ("ascension", 2024, "2024-05-09", "2024-05-09"),
        ("yom-kippur", 1973, "1973-10-06", "1973-10-06"),
        ("rosh-hashanah", 2023, "2023-09-16", "2023-09-17"),
        ("passover", 2024, "2024-04-22", "2024-04-30"),
        ("hanukkah", 2022, "2022-12-18", "2022-12-26"),
        ("purim", 2024, "2024-03-24", "2024-03-24"),
        ("eid-al-fitr", 2024, "2024-04-08", "2024-04-10"),
        ("eid-al-adha", 2024, "2024-06-15", "2024-06-17"),
        ("lunar-new-year", 2024, "2024-02-10", "2024-02-10"),
        ("diwali", 2024, "2024-10-31", "2024-10-31"),
    ],
)
def test_feasts(name: str, year: int, first: str, last: str) -> None:
    assert feasts(name, year) == ((date.fromisoformat(first), date.fromisoformat(last)),)


def test_a_feast_that_moves_through_the_seasons_may_come_twice_a_year() -> None:
    assert len(feasts("ramadan", 2030)) == 2
    assert feasts("nowhere", 2024) == feasts("lunar-new-year", 1900) == feasts("diwali", 1990) == ()


def test_every_feast_of_a_pack_can_be_computed() -> None:
    for language in ("fr", "en"):
        for row in shipped(language).lexicon("date-feast"):
            assert feasts(row["value"], 2024), row


@pytest.mark.parametrize(
    ("text", "words", "reader", "says"),
    [
        ("Parti lundi.", "lundi", "fr", "« lundi », article du lundi 4 mars 2024 → lundi 4 mars 2024"),
        ("Parti lundi.", "lundi", "en", "“lundi”, article of Monday 4 March 2024 → Monday 4 March 2024"),
        ("Né en mai 1962.", "mai 1962", "fr", "« mai 1962 » → mai 1962"),
        (
            "Le 2 mai 2023, il chute. Le lendemain, il meurt.",
            "Le lendemain",
            "fr",
            "« Le lendemain », compté depuis le mardi 2 mai 2023 (« Le 2 mai 2023 ») → mercredi 3 mai 2023",
        ),
    ],
)
def test_the_reasoning_can_be_read(text: str, words: str, reader: str, says: str) -> None:
    start = text.index(words)
    when = placed(text, "fr", MONDAY)[words]
    assert reasoning(text, Span(start, start + len(words)), when, shipped(reader)) == says


def test_a_text_of_years_long_past_is_read_as_history() -> None:
    years = " ".join(f"In {year} the league won. The next month it lost." for year in range(1861, 1871))
    layer = dates(article(years, "en"), shipped("en"))
    assert tells_history(layer, date(2009, 12, 19))
    assert not tells_history(layer, date(1866, 1, 1))
    assert not tells_history(layer, None)
