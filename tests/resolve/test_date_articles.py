"""Dating the undated: what a text presupposes of the day on which it appeared."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filrouge.annotate.dates import dates
from filrouge.lang.pack import shipped
from filrouge.model.annotated import Annotated
from filrouge.model.mark import Layer, Mark, Trace
from filrouge.model.mentions import Actors, Form, Mention, Naming, Status
from filrouge.model.text import Article, Basis, Published, Region, RegionKind, Span
from filrouge.resolve.date_articles import dated
from filrouge.resolve.date_articles.clues import own_clues

PACKS = {language: shipped(language) for language in ("fr", "en")}


def annotated(text: str, language: str = "fr", name: str = "a") -> Annotated:
    article = Article(name, name, "", language, text, Span(0, len(text)))
    empty = Actors(Layer("actors"), ())
    return Annotated(
        article, dates(article, PACKS[language]), Layer("figures"), empty, Layer("quotes"), Layer("events")
    )


def published(text: str, language: str = "fr") -> Published:
    return dated([annotated(text, language)], PACKS)["a"]


BEST = [
    ("fr", "Le pont a rouvert hier, mardi 12 mars 2013, a annoncé la mairie.", "2013-03-13"),
    ("fr", "Le pont a rouvert jeudi 14 mars 2013. « Ouf », a soufflé le maire jeudi.", "2013-03-14"),
    ("fr", "La mairie a dit mardi 9 avril que le pont rouvrirait en mai. Il avait fermé en 2012.", "2013-04-09"),
    ("en", "The bridge reopened yesterday, March 12, 2013, the town hall said.", "2013-03-13"),
    ("en", "The bridge reopened on Thursday, March 14, 2013. The mayor said on Thursday it was safe.", "2013-03-14"),
]


@pytest.mark.parametrize(("language", "text", "day"), BEST)
def test_the_best_day(language, text, day):
    found = published(text, language)
    assert found.date == day
    assert found.basis is Basis.INFERRED
    assert found.earliest <= found.date <= found.latest


WITHIN = [
    ("fr", "Le barrage a cédé en février 2009. Le village attend depuis plus de quatre ans.", "2013-06-01"),
    ("fr", "Le confinement et la Covid-19 ont vidé le marché, raconte lundi 4 mai un maraîcher.", "2020-05-04"),
    ("en", "The dam broke in February 2009. The village has waited for more than four years.", "2013-06-01"),
    ("en", "The museum, shut since 2011, will open in 2015, its director said on Monday, June 3.", "2013-06-03"),
]


@pytest.mark.parametrize(("language", "text", "day"), WITHIN)
def test_the_interval_holds_the_day(language, text, day):
    found = published(text, language)
    assert found.earliest <= day <= found.latest


@pytest.mark.parametrize(
    ("language", "text"), [("fr", "Le chat dort sur le mur."), ("en", "The cat sleeps."), ("fr", "")]
)
def test_no_clue_means_no_date(language, text):
    assert published(text, language) == Published()


def test_years_alone_bound_a_text_but_name_no_day():
    found = published("Le musée a fermé en 2009.")
    assert found.date is None
    assert found.basis is Basis.UNKNOWN
    assert found.earliest <= "2010-06-01" <= found.latest


def test_dates_in_lists_of_other_articles_are_traps():
    body = "Le pont a rouvert jeudi 14 mars 2013, a dit le maire."
    text = body + "\n2 décembre 2019\nUn tout autre article"
    article = annotated(text)
    related = Region(RegionKind.RELATED, Span(len(body) + 1, len(text)))
    article = replace(article, article=replace(article.article, regions=(related,)))
    assert dated([article], PACKS)["a"].date == "2013-03-14"


def test_what_is_stated_stays():
    stated = Published("2011-01-02", "2011-01-02", "2011-01-02", Basis.GIVEN)
    article = annotated("Le pont a rouvert jeudi 14 mars 2013.")
    article = replace(article, article=replace(article.article, published=stated))
    assert dated([article], PACKS)["a"] == stated


def test_the_evidence_is_told_in_the_language_asked_for():
    article = annotated("Le pont a rouvert jeudi 14 mars 2013, dit la Covid-19.")
    own = dated([article], PACKS)["a"].evidence
    other = dated([article], PACKS, "en")["a"].evidence
    assert [e.span for e in own] == [e.span for e in other]
    assert own[0].says != other[0].says
    assert all(e.span.of(article.article.text) for e in own)


def telling(text: str, name: str, trigger: str, when: str) -> Annotated:
    """An article in which two people meet on a day told."""
    found = annotated(text, name=name)

    def span(words: str) -> Span:
        return Span(text.index(words), text.index(words) + len(words))

    namings = [
        Mark(span(who), Naming((f"local:{who.lower()}",), Form.NAME), Trace("test")) for who in ("Morel", "Petit")
    ]
    met = Mention("CONSULT", None, Status.HAPPENED, "rencontrer", span(text), dates=(span(when),), date_rule="adjunct")
    return replace(
        found,
        actors=Actors(Layer("actors", tuple(namings)), ()),
        events=Layer("events", (Mark(span(trigger), met, Trace("test")),)),
    )


def test_another_article_that_tells_the_same_event():
    bare = telling("Morel et Petit se sont rencontrés jeudi.", "a", "rencontrés", "jeudi")
    known = telling("Morel et Petit se sont rencontrés le 14 mars 2013.", "b", "rencontrés", "le 14 mars 2013")
    day = Published("2013-03-18", "2013-03-18", "2013-03-18", Basis.STATED)
    known = replace(known, article=replace(known.article, published=day))
    alone = dated([bare], PACKS)["a"]
    together = dated([bare, known], PACKS)["a"]
    assert alone.date is None
    assert together.date == "2013-03-14"
    assert dated([known, bare], PACKS)["a"] == together


def test_a_day_told_with_its_weekday_and_without_is_one_clue():
    found = annotated("Le bal aura lieu le 7 juin. Ce vendredi 7 juin, la salle sera fermée.")
    assert [c.kind for c in own_clues(found.article, found.dates)] == ["dated-weekday"]


def test_who_calls_the_last_days_by_their_names_gives_a_number_to_those_before():
    def odds(text: str, *days: date) -> list[float]:
        found = annotated(text, "en")
        clue = next(c for c in own_clues(found.article, found.dates) if c.kind == "day")
        return [float(clue.log(range(d.toordinal(), d.toordinal() + 1))[0]) for d in days]

    told = "The dam broke on 6 July."
    near, far = date(2013, 7, 7), date(2013, 7, 14)
    assert max(odds(told, near, far)) == odds(told, near)[0]
    both = f"{told} It was mended on Saturday."
    assert max(odds(both, near, far)) == odds(both, far)[0]


FERRY = (
    "The ferry Alma Grace sank off Cape Wenlock with ninety passengers aboard, and divers of the coast guard found "
    "no survivor. Captain Ewan Prowse had radioed that the bow door leaked."
)
SAME = (
    "Divers of the coast guard searched the ferry Alma Grace, which sank off Cape Wenlock on Monday with ninety "
    "passengers. Captain Ewan Prowse had reported a leak at the bow door."
)
OTHER = (
    "Divers of the coast guard searched the trawler Black Heron, which sank off Port Selby on Monday with six "
    "fishermen. Skipper Tom Ridd had reported fire in the engine room."
)


@pytest.mark.parametrize(("text", "days"), [(SAME, {"2013-03-11", "2013-03-12"}), (OTHER, {None})])
def test_an_article_is_dated_by_one_on_the_same_things_and_by_none_on_another_incident(text, days):
    day = Published("2013-03-11", "2013-03-11", "2013-03-11", Basis.STATED)
    known = annotated(FERRY, "en", "b")
    known = replace(known, article=replace(known.article, published=day))
    assert dated([annotated(text, "en"), known], PACKS)["a"].date in days


def test_an_old_year_in_passing_is_no_evidence_of_the_day():
    found = published("She died on Thursday, December 11, the singer of the 1950s.", "en")
    assert found.date is None or found.date > "1990"


def test_a_past_day_alone_dates_no_article_that_calls_its_days_by_weekday():
    text = "The judge sentenced him on Saturday for the murder that he committed on Friday, March 11, 2005."
    assert published(text, "en").date is None


def test_every_kind_of_clue_has_its_sentence():
    kinds = [set(pack.lexicon("clue-sentences").forms()) for pack in PACKS.values()]
    assert kinds[0] == kinds[1]


WORDS = [
    "hier",
    "jeudi",
    "3 mars",
    "1789",
    "en 2012",
    "12/12/9999",
    "le 31 février 2010",
    "depuis 3 ans",
    "demain",
    "\n",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from([*WORDS, "iPhone", "le mois dernier", "30 février", "an 0", "mai 2999", ".", ","])))
def test_any_text_is_dated_or_left_alone(words):
    found = published(" ".join(words))
    if found.date is not None:
        assert found.earliest <= found.date <= found.latest
