"""The same quotation across articles: cut, marked and spelt otherwise; and what only looks like it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from filrouge.model.mentions import QuoteKind
from filrouge.model.story import EventDate, Quote, SameQuote
from filrouge.model.text import Span
from filrouge.resolve.same_quotes import same_quotes
from tests.resolve.resolving import PACKS, Page, pile_of

FULL = "Nous rouvrirons le pont avant l'hiver, et les péages baisseront de moitié"
NO_DAY = EventDate()


def quote(page: Page, *, speaker: str | None = "ana", event: str | None = None, date: EventDate = NO_DAY) -> Quote:
    content = Span(0, len(page.text))
    return Quote(f"q-{page.name}", page.name, content, None, QuoteKind.DIRECT, speaker, None, None, event, date)


def found(*texts: str, speakers: tuple[str | None, ...] = (), language: str = "fr", event: str | None = None):
    pages = [Page(chr(97 + n), text, (), language=language) for n, text in enumerate(texts)]
    _, pile = pile_of(*pages)
    said = speakers or ("ana",) * len(pages)
    quotes = [quote(p, speaker=s, event=event) for p, s in zip(pages, said, strict=True)]
    return same_quotes(quotes, replace(pile, packs=PACKS))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FULL, "Nous rouvrirons le pont avant l'hiver"),
        (FULL, "les péages baisseront de moitié"),
        (FULL, "« NOUS ROUVRIRONS LE PONT AVANT L’HIVER » (…) les péages baisseront de moitié"),
        (FULL, "Nous rouvrirons [le viaduc, ndlr] avant l'hiver, et les péages baisseront de moitié"),
        ("une décision grave et hâtive", "Une décision « grave et hâtive »"),
        (FULL, "Nous allons rouvrir le pont avant l'hiver et diviser les péages, qui baisseront de moitié"),
    ],
)
def test_one_quotation_however_cut_and_marked(one: str, other: str) -> None:
    (same,) = found(other, one)
    assert same.speaker == "ana"
    assert set(same.quotes) == {"q-a", "q-b"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FULL, "Nous fermerons le tunnel après l'été, et les impôts monteront d'un quart"),
        ("le pont", "le pont de Tavira rouvrira"),
        ("de la", "de la"),
        ("une décision grave", "une décision hâtive"),
    ],
)
def test_other_words_are_another_quotation(one: str, other: str) -> None:
    assert found(one, other) == ()


def test_long_quotations_are_known_again_under_another_name() -> None:
    (same,) = found(FULL, FULL, FULL, speakers=("ana", None, "ana"))
    assert (same.speaker, len(same.quotes)) == ("ana", 3)
    assert found("une décision grave et hâtive", "une décision grave et hâtive", speakers=("ana", "jon")) == ()


def test_one_word_is_the_same_only_in_one_act_of_saying() -> None:
    assert found("inacceptable", "inacceptable") == ()
    assert len(found("inacceptable", "inacceptable", event="e-1")) == 1


def test_a_short_phrase_of_another_day_is_said_again() -> None:
    pages = [Page(n, "une décision grave et hâtive", ()) for n in "ab"]
    _, pile = pile_of(*pages)
    days = [EventDate(d, d, d, "day", "explicit") for d in ("2025-03-03", "2025-05-09")]
    said = [quote(p, date=d) for p, d in zip(pages, days, strict=True)]
    assert same_quotes(said, replace(pile, packs=PACKS)) == ()


def test_quotations_of_one_article_alone_are_no_repetition() -> None:
    page = Page("a", f"{FULL}. {FULL}", ())
    _, pile = pile_of(page)
    half = len(FULL)
    said = [
        replace(quote(page), id="q-1", content=Span(0, half)),
        replace(quote(page), id="q-2", content=Span(half + 2, 2 * half + 2)),
    ]
    assert same_quotes(said, replace(pile, packs=PACKS)) == ()


FRENCH = "Notre armée livrera 40 chars à l'Ukraine avant la fin de la guerre"
ENGLISH = "Our army will deliver 40 tanks to Ukraine before the end of the war"
AGAIN = "Before the war ends Ukraine gets from the army 40 tanks"
DAY = EventDate("2025-03-03", "2025-03-03", "2025-03-03", "day", "explicit")


def in_two_languages(french: str, english: str, *, speaker: str | None = "ana", day: EventDate = DAY):
    pages = [Page("a", french, (), language="fr"), Page("b", english, (), language="en")]
    _, pile = pile_of(*pages)
    told = [quote(pages[0], date=DAY), quote(pages[1], speaker=speaker, date=day)]
    return same_quotes(told, replace(pile, packs=PACKS))


def test_one_utterance_in_two_languages_is_one_quotation() -> None:
    (same,) = in_two_languages(FRENCH, ENGLISH)
    assert (same.speaker, set(same.quotes)) == ("ana", {"q-a", "q-b"})


@pytest.mark.parametrize(
    ("english", "told"),
    [
        (ENGLISH.replace("40", "60"), {}),
        (ENGLISH.replace("will deliver", "will not deliver"), {}),
        ("Our army will deliver tanks to Ukraine before the end of the war", {}),
        ("Tanks", {}),
        ("Our government will vote on 40 schools in Ukraine before the summer", {}),
        (ENGLISH, {"speaker": "jon"}),
        (ENGLISH, {"speaker": None}),
        (ENGLISH, {"day": EventDate("2025-05-09", "2025-05-09", "2025-05-09", "day", "explicit")}),
        (ENGLISH, {"day": EventDate()}),
    ],
)
def test_what_only_resembles_it_in_another_language_is_another(english: str, told) -> None:
    assert in_two_languages(FRENCH, english, **told) == ()


def test_each_finds_its_likeliest_other_only() -> None:
    pages = [
        Page("a", FRENCH, (), language="fr"),
        Page("b", f"{ENGLISH}. {AGAIN}", (), language="en"),
    ]
    _, pile = pile_of(*pages)
    half = len(ENGLISH)
    english = replace(quote(pages[1], date=DAY), content=Span(0, half))
    longer = replace(quote(pages[1], date=DAY), id="q-c", content=Span(half + 2, len(pages[1].text)))
    (same,) = same_quotes([quote(pages[0], date=DAY), english, longer], replace(pile, packs=PACKS))
    assert len(same.quotes) == 2


def test_english_and_the_order_of_articles() -> None:
    full = "We will reopen the bridge before winter, and tolls will be cut by half"
    (same,) = found("tolls will be cut by half", full, language="en")
    assert same == SameQuote(same.id, "ana", ("q-b", "q-a"))
    assert found("tolls will be cut by half", full, language="en")[0].id == same.id
