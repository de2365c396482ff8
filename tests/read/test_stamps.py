"""Lines that bear the day of publication: every order, separator, clock and label, and what is none."""

import pytest

from filrouge.lang.pack import Rule, languages, shipped, unmarked
from filrouge.model.text import Article, RegionKind
from filrouge.read.articles import article
from filrouge.read.document import Draft
from filrouge.read.options import ReadOptions
from filrouge.read.stamps import marked, order_of, shape

TITLE = {"en": "Lock bridge closed for six months", "fr": "Le pont de l’Écluse fermé pour six mois"}
STANDFIRST = {
    "en": "The county names no day for its end, and the works may last a year.",
    "fr": "La préfecture ne donne aucune date de fin, et les travaux dureront un an.",
}
BODY = {
    "en": "The county closed the lock bridge to all traffic on Monday, a statement said.\nTraders fear a lost season.",
    "fr": "La préfète a fermé le pont de l’Écluse à la circulation lundi.\nLes commerçants redoutent une saison blanche.",
}
EXAMPLES = [
    pytest.param(rule, text, id=f"{language}-{rule.name}-{number}")
    for language in languages()
    for rule in shipped(language).rules_of("stamps")
    for number, text in enumerate((*rule.yes, *rule.no))
]
STATED = [
    ("en", "POSTED: 05/13/07, 9:00 PM PDT |", "2007-05-13"),
    ("en", "11/09/09 05:40 PM ET", "2009-11-09"),
    ("en", "8/2/13 at 1:30 PM", "2013-08-02"),
    ("en", "09/11/2009 17:40 GMT", "2009-11-09"),
    ("en", "Article posted on 08.07.2012", "2012-07-08"),
    ("en", "Published: 2012.08.09 09:01 AM", "2012-08-09"),
    ("en", "Tuesday 28 April 2009 22.34 BST", "2009-04-28"),
    ("en", "Sat Nov 12 2011, 01:19 hrs", "2011-11-12"),
    ("en", "Last updated on: November 11, 2011 19:04 IST", "2011-11-11"),
    ("en", "(March 20, 2007) --", "2007-03-20"),
    ("en", "Sunday, November 27 - 2005 at 16:12", "2005-11-27"),
    ("en", "2 A.M. FEB. 4, 2009", "2009-02-04"),
    ("en", "UPDATED 05/13/2013 at 11:00 AM EDT, first published 05/12/2013", "2013-05-12"),
    ("en", "on July 13, 2009 at 10:50 AM, updated July 29, 2009 at 12:16 PM", "2009-07-13"),
    ("en", "June 26, 2005", "2005-06-26"),
    ("fr", "Publié le 12/05/2019 à 14h30", "2019-05-12"),
    ("fr", "Mis à jour le 13/05/19 à 10 h", "2019-05-13"),
    ("fr", "Par Jeanne Martin | 12.05.19", "2019-05-12"),
    ("fr", "Le 12 mai 2019 à 08:15", "2019-05-12"),
    ("fr", "Mis à jour : 13/05/2019 - 10:00 | Publié : 12/05/2019 - 14:30", "2019-05-12"),
    ("fr", "LE COURRIER | 12.05.2019 à 14h30 • Mis à jour le 13.05.2019 à 10h00", "2019-05-12"),
    ("fr", "Rédigé par Jeanne Martin le 12 Mai 2019", "2019-05-12"),
    ("fr", "Dimanche 12 mai 2019", "2019-05-12"),
]
NO_DAY = [
    ("en", "Retrieved May 3, 2012"),
    ("en", "Born April 22, 1923"),
    ("en", "Deadline: May 9, 2009"),
    ("en", "The bridge was closed on May 4, 2020"),
    ("fr", "Consulté le 12 mai 2019"),
    ("fr", "Né le 22 avril 1923"),
    ("fr", "Le pont a été fermé le 12 mai 2019"),
]


def read_as(language: str, *lines: str) -> Article:
    return article(Draft("a.txt", "0", "\n".join(lines)), shipped(language), ReadOptions())


@pytest.mark.parametrize(("rule", "text"), EXAMPLES)
def test_examples(rule: Rule, text: str) -> None:
    bare, spans = unmarked(text)
    assert marked(rule, bare) == list(spans)


@pytest.mark.parametrize("below", [False, True], ids=["headline", "standfirst"])
@pytest.mark.parametrize(("language", "line", "day"), STATED)
def test_a_line_states_the_day(language: str, line: str, day: str, *, below: bool) -> None:
    above = [TITLE[language], *([STANDFIRST[language]] if below else [])]
    found = read_as(language, *above, line, BODY[language])
    assert found.published.date == day
    assert found.title == TITLE[language]
    at = found.text.index(line)
    assert any(r.kind is RegionKind.BYLINE and r.span.start == at for r in found.regions)


@pytest.mark.parametrize(("language", "line"), NO_DAY)
def test_a_line_with_another_day_states_none(language: str, line: str) -> None:
    assert read_as(language, TITLE[language], line, BODY[language]).published.date is None


def test_days_that_head_a_chronology_are_none_of_publication() -> None:
    text = ("How the bridge came to close", "Cracks had been seen for years, the county says.", "May 3, 2011")
    more = ("An engineer saw a first crack.", "June 9, 2014", "The county set a limit of ten tonnes.")
    assert read_as("en", *text, *more, BODY["en"]).published.date is None


@pytest.mark.parametrize("line", ["APR 28", "Jul. 7 5:59 PM EDT", "Leeds, Nov 11 -"])
def test_a_line_without_a_year_is_no_prose_and_states_no_day(line: str) -> None:
    found = read_as("en", TITLE["en"], line, BODY["en"])
    assert found.published.date is None
    assert found.body.of(found.text) == BODY["en"]


def test_figures_are_read_by_the_days_that_the_text_names() -> None:
    pack = shipped("en")
    assert order_of("05/02/2013", "The bridge was closed on May 1.", pack) == "mdy"
    assert order_of("05/02/2013", "The bridge was closed on 4 February.", pack) == "dmy"
    assert order_of("05/02/2013", "The bridge was closed.", pack) == ""


def test_a_sentence_is_no_line_of_a_date() -> None:
    assert shape("The mayor left on May 4, 2020", shipped("en")) is None
    assert shape("May 4, 2020", shipped("en")) is not None


@pytest.mark.parametrize(
    ("language", "lead"), [("fr", "(Lomé, 3 avril 2018) Le maire"), ("en", "(Leeds, April 3, 2018) The mayor")]
)
def test_a_dateline_in_brackets(language: str, lead: str) -> None:
    found = read_as(language, TITLE[language], lead + " has spoken to the press of the town.")
    assert found.published.date == "2018-04-03"
