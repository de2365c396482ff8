"""A quotation that two articles carry: out, in again, side by side in the report, and explained."""

import json
from dataclasses import replace

from filrouge.export.explain import explained
from filrouge.export.json import render as render_json
from filrouge.export.jsonin import loads
from filrouge.export.report import render
from filrouge.export.select import Choice, selected
from filrouge.export.wordings import wordings
from filrouge.model.mentions import QuoteKind
from filrouge.model.story import EventDate, Quote, SameQuote
from filrouge.words import words
from tests.builders import ENGLISH, FRENCH, chronology, span


def repeated():
    """The builder's chronology with some of its words taken as one quotation."""
    made = chronology()
    one = replace(made.quotes[0], event="e-call")
    shown = span(ENGLISH, "Oslo")
    other = Quote("q-2", "en", shown, None, QuoteKind.MIXED, "p-sole", None, None, "e-call", EventDate())
    return replace(made, quotes=(one, other), same_quotes=(SameQuote("s-1", "p-sole", ("q-1", "q-2")),))


def test_it_goes_out_and_comes_in_again():
    made = repeated()
    written = json.loads(render_json(made))
    assert written["same_quotes"] == [{"id": "s-1", "speaker": "p-sole", "quotes": ["q-1", "q-2"]}]
    assert loads(render_json(made)) == made


def test_wordings_say_what_the_fullest_lacks():
    fullest, other = wordings(repeated(), repeated().same_quotes[0])
    assert fullest.pieces == (("Rien n’est réglé", False),)
    assert other.pieces == (("Oslo", True),)
    assert [q.id for q in (*fullest.quotes, *other.quotes)] == ["q-1", "q-2"]


def test_marks_and_capitals_make_no_other_wording():
    made = repeated()
    again = replace(made.quotes[0], id="q-3")
    made = replace(made, quotes=(*made.quotes, again), same_quotes=(SameQuote("s-1", None, ("q-1", "q-3")),))
    (one,) = wordings(made, made.same_quotes[0])
    assert len(one.quotes) == 2


def test_the_report_and_explain_show_both():
    made = repeated()
    page = render(made, words("fr")).decode()
    assert "Reprises par plusieurs articles" in page
    assert "<mark>Oslo</mark>" in page
    told = "\n".join(explained(made, made.events[0], words("en")))
    assert "Same quotation" in told
    assert "Oslo" in told
    assert FRENCH[slice(made.quotes[0].content.start, made.quotes[0].content.end)] in told


def test_choosing_events_drops_what_is_no_longer_repeated():
    made = repeated()
    assert selected(made, Choice(types=("CONSULT",))).same_quotes == made.same_quotes
    lone = replace(made, quotes=(made.quotes[0], replace(made.quotes[1], event="e-promise")))
    assert selected(lone, Choice(types=("CONSULT",))).same_quotes == ()
