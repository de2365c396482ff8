from __future__ import annotations

import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filrouge.model.annotated import Annotated
from filrouge.model.expression import (
    After,
    Amount,
    Anchor,
    Between,
    Calendar,
    Clock,
    DayPart,
    End,
    Expression,
    Feast,
    Part,
    Recurrent,
    Shift,
    Told,
    Unit,
    Weekday,
    Window,
    Within,
)
from filrouge.model.mark import Mark, Trace, layer
from filrouge.model.mentions import (
    ActorKind,
    Actors,
    Chain,
    FigureKind,
    Form,
    Mention,
    Naming,
    ParticipantRole,
    Quantity,
    Quotation,
    QuoteKind,
    Reason,
    RoleMention,
    Stance,
    Status,
)
from filrouge.model.mentions import Part as Participation
from filrouge.model.story import Chronology
from filrouge.model.text import Article, Region, RegionKind, Span
from filrouge.store import codec
from tests.builders import chronology

SPAN, TRACE = Span(3, 9), Trace("a rule", (Span(1, 2),))
amounts = st.builds(Amount, st.one_of(st.none(), st.integers(0, 99), st.floats(0, 9)), st.sampled_from(Unit))
plain = st.one_of(
    st.builds(Calendar, st.one_of(st.none(), st.integers(-500, 2100)), st.integers(1, 12)),
    st.builds(Weekday, st.integers(1, 7)),
    st.builds(Feast, st.text()),
    st.builds(DayPart, st.sampled_from(Part)),
    st.builds(Clock, st.integers(0, 23)),
)


def _nested(inner: st.SearchStrategy[Told]) -> st.SearchStrategy[Told]:
    anchors = st.one_of(st.sampled_from(Anchor), st.just(After(SPAN)), inner)
    ends = st.builds(End, st.just(SPAN), st.builds(Expression, inner))
    return st.one_of(
        st.builds(Shift, amounts, anchors, st.booleans()),
        st.builds(Window, amounts, st.booleans(), anchors),
        st.builds(Within, inner, inner),
        st.builds(Between, ends, ends, st.booleans()),
        st.builds(Recurrent, amounts, st.one_of(st.none(), inner)),
    )


told = st.recursive(plain, _nested, max_leaves=6)


@given(st.builds(Expression, told, paragraph=st.integers(0, 5), quoted=st.one_of(st.none(), st.just(SPAN))))
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_expression_of_time_comes_back_equal(expression: Expression) -> None:
    assert codec.loads(codec.dumps(expression, Expression), Expression) == expression


def annotated(text: str = "Un texte") -> Annotated:
    mention = Mention(
        "ASSAULT", None, Status.DENIED, "frapper", SPAN, (Participation(ParticipantRole.AGENT, "state:FR", SPAN),),
        reasons=(Reason("type", "a verb", SPAN), Reason("date", "none")), figures=(SPAN,),
    )  # fmt: skip
    chain = Chain("local:A", "A", ActorKind.PERSON, roles=(RoleMention("ministre", None, SPAN),))
    return Annotated(
        Article("a", "a.txt", "0" * 64, "fr", text, SPAN, regions=(Region(RegionKind.TITLE, SPAN),)),
        layer("dates", [Mark(SPAN, Expression(Shift(Amount(1, Unit.DAY), After(SPAN))), TRACE)]),
        layer("figures", [Mark(SPAN, Quantity(1, None, "x", FigureKind.COUNT), TRACE)]),
        Actors(layer("actors", [Mark(SPAN, Naming(("local:A",), Form.NAME), TRACE)]), (chain,)),
        layer("quotes", [Mark(SPAN, Quotation(QuoteKind.DIRECT, None, None, Stance.NEUTRAL, None, None), TRACE)]),
        layer("events", [Mark(SPAN, mention, TRACE)]),
    )


@given(st.text(st.characters(), max_size=30))
@settings(max_examples=30, deadline=None)
def test_an_annotated_article_comes_back_equal_whatever_its_text(text: str) -> None:
    value = annotated(text)
    assert codec.unpacked(codec.packed(value, Annotated), Annotated) == value


def test_a_lone_surrogate_and_nul_survive() -> None:
    value = annotated("\ud800 \x00 é 🙂")
    assert codec.unpacked(codec.packed(value, Annotated), Annotated) == value


def test_a_chronology_comes_back_equal() -> None:
    assert codec.loads(codec.dumps(chronology(), Chronology), Chronology) == chronology()


@pytest.mark.parametrize(
    "text",
    ["", "null", "[]", "{}", '{"told":{"is":"os"}}', '{"told":{"is":"Calendar","year":1,"x":2}}', "[" * 99_999],
)
def test_what_is_not_a_value_is_refused_in_one_way(text: str) -> None:
    with pytest.raises(codec.DecodeError):
        codec.loads(text, Expression)


@pytest.mark.parametrize("data", [b"", b"abc", codec.packed(annotated(), Annotated)[:-9]])
def test_damaged_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(codec.DecodeError):
        codec.unpacked(data, Annotated)


def test_bytes_that_unfold_without_end_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(codec, "_LARGEST", 1_000)
    with pytest.raises(codec.DecodeError):
        codec.inflated(zlib.compress(b" " * 5_000))
