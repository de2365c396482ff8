"""Every export with texts that no format likes: controls, lone surrogates, markup, formulas, nothing at all."""

from dataclasses import replace

import pytest

from filrouge.export.formats import FORMATS
from filrouge.model.story import Chronology, EventDate, Generator
from filrouge.words import words
from tests.builders import chronology

ODD = "\x00\x0b\x1f\ufffe\uffff\u2028]]> <b>&amp;</b> \"'\\ {x} =1+1 |~^ 😀 \t\r\n" + "é" * 300
OWN = {"json", "md", "html"}  # lone surrogates never reach a chronology by the readers


def odd(extra: str) -> Chronology:
    made, text = chronology(), ODD + extra
    articles = tuple(
        replace(
            a,
            article=replace(
                a.article,
                text=a.article.text[:-1] + text,
                title=text,
                source=text,
                authors=(text,),
                path=f"{text}.txt",
                url=text,
            ),
        )
        for a in made.articles
    )
    actors = tuple(replace(a, name=text, aliases=(text,), country="ZZ", wikidata="Q1") for a in made.actors)
    events = tuple(replace(e, label=text, type="NEW TYPE", mode=text) for e in made.events)
    return replace(made, articles=articles, actors=actors, events=events)


@pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.name)
def test_odd_texts_are_written(form) -> None:
    made = odd("" if form.name in OWN else "\ud800")
    assert form.render(made, words("fr")) == form.render(made, words("fr"))


@pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.name)
def test_an_empty_chronology_is_written(form) -> None:
    empty = Chronology(Generator("0", (), ()), (), (), (), (), (), (), ())
    assert form.render(empty, words("en")) is not None


DATES = [
    EventDate("../2025-03-04", None, "2025-03-04", "range", "explicit"),
    EventDate("2025-03-04/..", "2025-03-04", None, "range", "explicit"),
    EventDate("9999-12-31", "9999-12-31", "9999-12-31", "day", "explicit"),
    EventDate("0001-01-01", "0001-01-01", "0001-01-01", "day", "explicit"),
]


@pytest.mark.parametrize("form", FORMATS, ids=lambda f: f.name)
@pytest.mark.parametrize("date", DATES, ids=lambda d: d.value)
def test_open_and_far_dates_are_written(form, date: EventDate) -> None:
    made = chronology()
    event = replace(made.events[0], date=date)
    assert form.render(replace(made, events=(event, made.events[1])), words("fr")) is not None
