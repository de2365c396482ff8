"""The events layer, case by case and on hostile input."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from filrouge.annotate.article import annotated
from filrouge.annotate.events import Found, events, lines
from filrouge.annotate.syntax import parse, parses
from filrouge.lang.pack import PACKS, Pack, shipped, unmarked
from filrouge.model.annotated import Annotated
from filrouge.model.mark import Layer, Mark
from filrouge.model.mentions import Actors, Mention, ParticipantRole
from filrouge.model.syntax import Parse
from filrouge.model.text import Article, Span


@dataclass(frozen=True)
class Case:
    language: str
    text: str
    span: Span
    event: str
    status: str
    agents: tuple[str, ...]
    recipients: tuple[str, ...]


def _cases(language: str) -> list[Case]:
    lines_ = (PACKS / language / "cases" / "events.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines_ if line.strip() and not line.startswith("#")][1:]
    found = []
    for drawn, event, status, agents, recipients in rows:
        text, spans = unmarked(drawn)
        names = [tuple(n for n in cell.split(";") if n != "-") for cell in (agents, recipients)]
        found.append(Case(language, text, Span(*spans[0]), event, status, names[0], names[1]))
    return found


CASES = [case for language in ("fr", "en") for case in _cases(language)]


def _article(text: str, language: str) -> Article:
    return Article("a", "a.txt", "", language, text, Span(0, len(text)))


@pytest.fixture(scope="module")
def told() -> dict[tuple[str, str], Annotated]:
    """Every case's text, annotated once."""
    found = {}
    for language in ("fr", "en"):
        texts = sorted({c.text for c in CASES if c.language == language})
        for text, parsed in zip(texts, parses(texts, shipped(language)), strict=True):
            found[language, text] = annotated(_article(text, language), shipped(language), parsed)
    return found


def _at(layer: Layer[Mention], span: Span) -> Mark[Mention] | None:
    return next((m for m in layer if m.span.overlaps(span)), None)


def _names(actors: Actors, mention: Mention, role: ParticipantRole) -> str:
    chains = [actors.chain(p.chain) for p in mention.parts if p.role is role]
    return " ".join(name.lower() for c in chains for name in (c.name, *c.aliases))


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.language}: {c.text[:50]} {c.span.start}")
def test_event(case: Case, told: dict[tuple[str, str], Annotated]) -> None:
    known = told[case.language, case.text]
    mark = _at(known.events, case.span)
    if case.event == "none":
        assert mark is None
        return
    assert mark is not None
    kind, _, mode = case.event.partition("/")
    assert mark.value.type == kind
    assert not mode or mark.value.mode == mode
    assert mark.value.status == case.status
    for role, wanted in ((ParticipantRole.AGENT, case.agents), (ParticipantRole.RECIPIENT, case.recipients)):
        named = _names(known.actors, mark.value, role)
        assert all(name.lower() in named for name in wanted), named


def test_every_mention_explains_itself(told: dict[tuple[str, str], Annotated]) -> None:
    for known in told.values():
        for mark in known.events:
            about = {r.about for r in mark.value.reasons}
            assert {"type", "status"} <= about
            assert mark.value.extent.contains(mark.span)
            keys = {c.key for c in known.actors.chains}
            assert all(p.chain in keys for p in mark.value.parts)


def test_an_event_takes_its_own_date() -> None:
    text = "Le maire a démissionné lundi après que la ville a été inondée le 3 mai 2019."
    known = annotated(_article(text, "fr"), shipped("fr"), parse(text, shipped("fr")))
    dates = {m.span.of(text): [d.of(text) for d in m.value.dates] for m in known.events}
    assert dates["démissionné"][0] == "lundi"
    assert "3 mai 2019" in dates["inondée"][0]


def test_a_second_telling_is_left_out() -> None:
    text = "Un séisme a frappé la région samedi. Le séisme a détruit deux villages."
    known = annotated(_article(text, "fr"), shipped("fr"), parse(text, shipped("fr")))
    assert [m.span.of(text).lower() for m in known.events].count("séisme") <= 1


def test_what_is_meant_has_its_plover_type() -> None:
    text = "Turkey will send troops and aid to Libya."
    known = annotated(_article(text, "en"), shipped("en"), parse(text, shipped("en")))
    written = lines(known.events, {}, known.actors)
    assert written
    assert all(w["status"] != "announced" or w["type"] in {"AGREE", "THREATEN", "MOBILIZE"} for w in written)


def _bare(text: str, pack: Pack, parsed: Parse) -> Layer[Mention]:
    empty = Actors(Layer("actors"), ())
    return events(
        _article(text, pack.language), pack, Found(parsed, Layer("dates"), Layer("figures"), empty, Layer("quotes"))
    )


def test_a_pack_without_a_parser_has_no_events() -> None:
    parsed = Parse(parse("Rome fell.", shipped("en")).tokens, (), (), parsed=False)
    assert len(_bare("Rome fell.", shipped("en"), parsed)) == 0


@pytest.mark.parametrize("language", ["fr", "en"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    text=st.text(
        alphabet=st.sampled_from(list("abé «»“”\"'’.,;!?-\n\t\0😀()0123 attaque war said a été ")), max_size=200
    )
)
def test_any_text_is_survived(language: str, text: str) -> None:
    pack = shipped(language)
    for mark in _bare(text, pack, parse(text, pack)):
        assert 0 <= mark.span.start < mark.span.end <= len(text)


def test_each_part_of_a_line_has_its_account() -> None:
    text = "Le Pérou et le Chili ont condamné la Norvège. L'armée a lancé une attaque contre Rome."
    known = annotated(_article(text, "fr"), shipped("fr"), parse(text, shipped("fr")))
    judged, attack = (_at(known.events, Span(text.index(w), text.index(w) + 1)) for w in ("condamné", "attaque"))
    assert judged is not None
    assert attack is not None
    told = [(r.about, r.rule, r.span.of(text)) for r in judged.value.reasons if r.span is not None]
    assert ("agent", "subject of « condamné »", "Pérou") in told
    assert ("agent", "subject of « condamné », coordinated", "Chili") in told
    assert ("recipient", "object of « condamné »", "Norvège") in told
    assert ("status", "past tense", "condamné") in told
    borne = [(r.about, r.rule) for r in attack.value.reasons]
    assert ("trigger", "noun borne by « lancé »") in borne
    assert ("recipient", "after « contre », on « attaque »") in borne


def test_a_quotation_glued_to_a_word_is_shown() -> None:
    text = 'Le maire a insisté sur la nécessité d\'"unité" de la ville.'
    known = annotated(_article(text, "fr"), shipped("fr"), parse(text, shipped("fr")))
    mark = _at(known.events, Span(text.index("insisté"), text.index("insisté") + 1))
    assert mark is not None
    assert mark.value.extent.of(text).startswith("Le maire")


def test_where_something_is_done_is_not_to_whom() -> None:
    text = "The workers went on strike at a plant in Houston."
    known = annotated(_article(text, "en"), shipped("en"), parse(text, shipped("en")))
    mark = _at(known.events, Span(text.index("strike"), text.index("strike") + 1))
    assert mark is not None
    assert [p.role for p in mark.value.parts if p.span.of(text) == "Houston"] == [ParticipantRole.PLACE]
