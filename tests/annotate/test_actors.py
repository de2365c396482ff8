"""Actors against the packs' cases, the territories against CLDR, and the layer against hostile text."""

from dataclasses import replace
from itertools import pairwise

import pytest
from babel import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from filrouge.annotate.actors import actors, rows
from filrouge.annotate.syntax import parse, parses
from filrouge.lang.pack import shipped, unmarked
from filrouge.model.mentions import ActorKind, Actors
from filrouge.model.syntax import Parse
from filrouge.model.text import Article, Span

LANGUAGES = ("fr", "en")
NO_STATE = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}  # CLDR's regions that are no territory
UNINHABITED = {"AQ", "BV", "CP", "HM", "UM", "TF", "IO", "DG", "AC", "GS", "EA", "CC", "SJ", "CX", "CQ"}
NO_DEMONYM_IN_USE = UNINHABITED | {
    "KY",
    "CK",
    "TC",
    "VG",
    "VI",
    "AS",
    "MP",
    "SX",
    "MF",
    "BL",
    "TA",
    "BQ",
    "GG",
    "JE",
    "IM",
    "AX",
    "NF",
    "PM",
    "GI",
}
CITY_STATES = {"CQ", "SG", "MO", "HK", "GI", "TK", "AQ", "BV", "HM", "UM", "CP", "DG", "IO", "EA", "TF", "TC"}
CAPITAL_SHARES_A_NAME = {
    "AC",
    "DJ",
    "KW",
    "LU",
    "MC",
    "SM",
    "VA",
    "GT",
    "MX",
    "PA",
    "NF",
    "PM",
    "SC",
    "MV",
    "RE",
    "GG",
    "JE",
}


def article(text: str, language: str) -> Article:
    return Article("a", "a.txt", "", language, text, Span(0, len(text)))


def cases() -> list[tuple[str, str, str]]:
    found = []
    for language in LANGUAGES:
        path = shipped(language).folder / "cases" / "actors.tsv"
        lines = [line for line in path.read_text("utf-8").splitlines()[1:] if line and not line.startswith("#")]
        found += [(language, *line.split("\t")) for line in lines]
    return found


@pytest.fixture(scope="module")
def parsed() -> dict[tuple[str, str], Parse]:
    found = {}
    for language in LANGUAGES:
        texts = [unmarked(text)[0] for code, text, _ in cases() if code == language]
        found |= {(language, t): p for t, p in zip(texts, parses(texts, shipped(language)), strict=True)}
    return found


def named(found: Actors, span: Span) -> str:
    """Who is named at a span, as the case files write it; at the smallest reference that ends with it."""
    marks = [m for m in found.layer if m.span.end == span.end and m.span.start <= span.start]
    marks = marks or [m for m in found.layer if m.span.start == span.start and m.span.end >= span.end]
    if not marks:
        return "-"
    value = min(marks, key=lambda m: len(m.span)).value
    names = " + ".join(found.chain(key).name for key in value.chains)
    return names if value.acts else f"@{names}"


@pytest.mark.parametrize(("language", "drawn", "expected"), cases())
def test_actors_of_the_case_files(language, drawn, expected, parsed):
    text, spans = unmarked(drawn)
    found = actors(article(text, language), shipped(language), parsed[language, text])
    assert " | ".join(named(found, Span(*s)) for s in spans) == expected


def roles_of(text: str, language: str) -> dict[str, list[tuple[str, str | None, bool]]]:
    pack = shipped(language)
    found = actors(article(text, language), pack, parse(text, pack))
    return {c.name: [(r.title, r.organisation, r.former) for r in c.roles] for c in found.chains if c.roles}


@pytest.mark.parametrize(
    ("language", "text", "name", "role"),
    [
        ("fr", "Le président chilien Luis Ortega est arrivé.", "Luis Ortega", ("président", "Chili", False)),
        ("fr", "Anne Delorme, porte-parole du Kremlin, a parlé.", "Anne Delorme", ("porte-parole", "Kremlin", False)),
        (
            "fr",
            "Le ministre norvégien des Affaires étrangères, Lars Holm, est parti.",
            "Lars Holm",
            ("ministre des Affaires étrangères", "Norvège", False),
        ),
        ("fr", "L'ancien Premier ministre Henri Castel a témoigné.", "Henri Castel", ("Premier ministre", None, True)),
        (
            "fr",
            "Paul Durand est le directeur de l'OMS.",
            "Paul Durand",
            ("directeur", "Organisation mondiale de la santé", False),
        ),
        ("en", "French Defense Minister Anne Delorme resigned.", "Anne Delorme", ("Defense Minister", "France", False)),
        ("en", "The Kremlin's spokesman, Oleg Martenko, denied it.", "Oleg Martenko", ("spokesman", "Kremlin", False)),
        ("en", "NATO chief Lars Holm arrived on Monday.", "Lars Holm", ("chief", "NATO", False)),
        ("en", "Former president Luis Ortega was arrested.", "Luis Ortega", ("president", None, True)),
    ],
)
def test_roles_are_read_beside_names(language, text, name, role):
    assert role in roles_of(text, language)[name]


@pytest.mark.parametrize(
    ("language", "text", "name", "title"),
    [
        ("fr", "« Non », raconte Jean Durand, sonneur de cloches depuis vingt ans.", "Jean Durand", "sonneur"),
        ("en", "In Bristol, Ann Hartley, a freight forwarder, said no.", "Ann Hartley", "freight forwarder"),
    ],
)
def test_what_stands_behind_a_name_is_a_role_even_where_no_lexicon_has_it(language, text, name, title):
    assert title in {found for found, *_ in roles_of(text, language)[name]}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_territory_has_a_name_a_capital_and_demonyms(language):
    facts: dict[str, dict[str, list[str]]] = {}
    for row in shipped(language).lexicon("territories"):
        facts.setdefault(row["id"], {}).setdefault(row["what"], []).append(row["form"])
    codes = {c for c in Locale(language).territories if len(c) == 2 and c.isalpha()} - NO_STATE
    missing = {
        (code, what)
        for code in codes
        for what, excused in (
            ("name", set()),
            ("demonym", NO_DEMONYM_IN_USE),
            ("capital", CITY_STATES | CAPITAL_SHARES_A_NAME),
        )
        if code not in excused and not facts.get(f"state:{code}", {}).get(what)
    }
    assert not missing


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_territory_is_known_by_its_name_in_cldr(language):
    forms = {(r["id"], r["form"].replace("’", "'")) for r in shipped(language).lexicon("territories")}
    names = Locale(language).territories.items()
    unknown = {
        (c, n)
        for c, n in names
        if len(c) == 2 and c.isalpha() and c not in NO_STATE and (f"state:{c}", n.replace("’", "'")) not in forms
    }
    assert not unknown


def test_ids_of_states_and_common_organisations_are_the_same_in_both_languages():
    states = [{r["id"] for r in shipped(x).lexicon("territories")} for x in LANGUAGES]
    organisations = [{r["id"] for r in shipped(x).lexicon("organisations")} for x in LANGUAGES]
    assert states[0] == states[1]
    assert {"org:NATO", "org:UN", "org:EU", "org:IMF", "org:PENTAGON"} <= organisations[0] & organisations[1]


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_and_groups_speak_of_the_same_things_in_both_languages(language):
    pack, other = shipped(language), shipped("en" if language == "fr" else "fr")
    assert {r["concept"] for r in pack.lexicon("group-nouns")} == {r["concept"] for r in other.lexicon("group-nouns")}
    families = {r["family"] for r in pack.lexicon("role-titles")}
    assert families >= {w for r in pack.lexicon("title-families") for w in r["covers"].split(" ")}


def test_the_same_text_gives_the_same_actors_and_rows_point_to_them():
    text, pack = "Le président chilien Luis Ortega a vu Marie Castel. Il l'a remerciée.", shipped("fr")
    first, second = (actors(article(text, "fr"), pack, parse(text, pack)) for _ in range(2))
    assert first == second
    assert {"chain": "state:CL"}.items() <= rows_of("Le Chili a voté.", "fr")[0].items()
    assert all(text[r["start"] : r["end"]] for r in rows(first))


def rows_of(text: str, language: str):
    pack = shipped(language)
    return rows(actors(article(text, language), pack, parse(text, pack)))


def test_persons_have_surnames_with_their_particles():
    text, pack = "Ursula von der Berg a parlé.", shipped("fr")
    found = actors(article(text, "fr"), pack, parse(text, pack))
    assert [c.surname for c in found.chains if c.kind is ActorKind.PERSON] == ["von der Berg"]


def test_a_pack_without_a_parser_still_finds_names():
    pack = replace(shipped("fr"), settings={"language": "fr"})
    text = "Le président chilien Luis Ortega a rencontré M. Castel à Madrid."
    found = actors(article(text, "fr"), pack, parse(text, pack))
    assert {"Luis Ortega", "Castel"} <= {c.name for c in found.chains}


@pytest.mark.parametrize("language", LANGUAGES)
@given(text=st.text(st.sampled_from("abL'ÉM. ,«»\"“”-–()\n\x00é😀1$US Il le de M.Mme"), max_size=80))
@settings(max_examples=30, deadline=None)
def test_any_text_is_read_and_every_reference_has_a_chain(language, text):
    pack = replace(shipped(language), settings={"language": language})
    found = actors(article(text, language), pack, parse(text, pack))
    keys = {c.key for c in found.chains}
    assert len(keys) == len(found.chains)
    for mark in found.layer:
        assert 0 <= mark.span.start < mark.span.end <= len(text)
        assert set(mark.value.chains) <= keys
    assert all(a.span.start <= b.span.start for a, b in pairwise(found.layer))


def test_a_very_long_line_is_read():
    text = "Le Chili et M. Ortega, " * 3000
    pack = replace(shipped("fr"), settings={"language": "fr"})
    assert len(actors(article(text, "fr"), pack, parse(text, pack)).layer) >= 3000
