"""Actors across articles and languages: who is one, who is not, names, roles over time and ids."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from filrouge.model.annotated import Annotated
from filrouge.model.mark import Layer, Mark, Trace, layer
from filrouge.model.mentions import ActorKind, Actors, Chain, Form, Naming, RoleMention
from filrouge.model.text import Article, Published, Span
from filrouge.resolve.identify import identified
from filrouge.resolve.identify.names import near, sound
from filrouge.resolve.identify.people import people

EMPTY = Layer("none")


def person(name: str, *roles: RoleMention, unnamed: bool = False) -> Chain:
    surname = None if unnamed else name.rsplit(maxsplit=1)[-1]
    return Chain(f"local:{name}", name, ActorKind.PERSON, aliases=(name,), surname=surname, roles=roles)


def state(code: str, name: str) -> Chain:
    return Chain(f"state:{code}", name, ActorKind.STATE, country=code, aliases=(name,))


def group(name: str, country: str | None = None) -> Chain:
    return Chain(f"local:{name}", name, ActorKind.GROUP, country=country, aliases=(name,), plural=True)


def annotated(identity: str, *chains: Chain, language: str = "fr") -> Annotated:
    article = Article(identity, identity, "", language, " " * 100, Span(0, 100))
    marks = [Mark(Span(i, i + 1), Naming((c.key,), Form.NAME), Trace("t")) for i, c in enumerate(chains)]
    return Annotated(article, EMPTY, EMPTY, Actors(layer("actors", marks), chains), EMPTY, EMPTY)


@pytest.mark.parametrize(
    ("french", "english"),
    [
        ("Vladimir Poutine", "Vladimir Putin"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Sergueï Lavrov", "Sergei Lavrov"),
        ("Mikhaïl Gorbatchev", "Mikhail Gorbachev"),
        ("Nikita Khrouchtchev", "Nikita Khrushchev"),
        ("Boris Eltsine", "Boris Yeltsin"),
        ("Viktor Ianoukovitch", "Viktor Yanukovych"),
        ("Bachar al-Assad", "Bashar al-Assad"),
        ("Mouammar Kadhafi", "Muammar Gaddafi"),
        ("Alexandre Loukachenko", "Alexander Lukashenko"),
        ("Évariste Ndayishimiye", "Evariste Ndayishimiye"),
        ("Zelensky", "Zelenski"),
        ("J. Durand", "Jeanne Durand"),
        ("Jean Durand", "Jean-Paul Durand"),
    ],
)
def test_one_person_in_two_romanisations(french, english):
    keys = people([french, english])
    assert keys[french] == keys[english]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Laurent Durand", "Simone Durand"),
        ("Kim Dae-jung", "Kim Dae-il"),
        ("Paul Millet", "Paul Mollard"),
        ("Marc Roux", "Marc Rey"),
        ("Jean Petit", "Jeanne Petit-Castel"),
    ],
)
def test_two_persons_stay_two(one, other):
    keys = people([one, other])
    assert keys[one] != keys[other]


def test_a_surname_joins_the_only_full_name_and_no_one_where_two_bear_it():
    assert len(set(people(["Durand", "Claire Durand"]).values())) == 1
    assert len(set(people(["Durand", "Claire Durand", "Paul Durand"]).values())) == 3


def test_chains_meet_across_languages():
    found = identified(
        [
            annotated("a", person("Vladimir Poutine"), state("UA", "Ukraine")),
            annotated("b", person("Putin"), state("UA", "Ukraine"), language="en"),
        ],
        {},
    )
    assert found.of("a", "local:Vladimir Poutine") == found.of("b", "local:Putin")
    assert found.of("a", "state:UA") == found.of("b", "state:UA")
    assert found.of("a", "state:FR") is None
    poutine = next(a for a in found.actors if a.kind is ActorKind.PERSON)
    assert (poutine.name, poutine.aliases, poutine.mentions) == ("Vladimir Poutine", ("Putin",), 2)


def test_unnamed_persons_are_never_one_across_articles():
    found = identified([annotated(x, person("un homme", unnamed=True)) for x in "ab"], {})
    assert len(found.actors) == 2


def test_groups_meet_where_the_articles_speak_of_the_same_state():
    here = [annotated(x, group("rebelles"), state("ML", "Mali")) for x in "ab"]
    there = annotated("c", group("rebelles"), state("CO", "Colombie"))
    found = identified([*here, there], {})
    ids = [found.of(x, "local:rebelles") for x in "abc"]
    assert ids[0] == ids[1] != ids[2]


def test_an_unnamed_holder_is_the_one_person_named_in_that_office():
    office = RoleMention("président", "Chili", Span(0, 5))
    unnamed = person("président chilien", office, unnamed=True)
    days = {"a": Published(date="2020-01-01"), "b": Published(date="2020-03-01"), "c": Published(date="2011-03-01")}
    articles = [annotated("a", person("Luis Ortega", office)), annotated("b", unnamed), annotated("c", unnamed)]
    found = identified(articles, days)
    assert found.of("b", unnamed.key) == found.of("a", "local:Luis Ortega") != found.of("c", unnamed.key)


@pytest.mark.parametrize(("title", "same"), [("chef de l'État", True), ("directeur", False)])
def test_a_title_without_organisation_tells_its_holder_only_where_its_own_words_do(title, same):
    office = RoleMention(title, None, Span(0, 5))
    unnamed = person(title, office, unnamed=True)
    found = identified([annotated("a", person("Luis Ortega", office)), annotated("b", unnamed)], {})
    assert (found.of("b", unnamed.key) == found.of("a", "local:Luis Ortega")) is same


def test_roles_keep_the_days_that_attest_them():
    now, past = RoleMention("maire", "Lorgnes", Span(0, 5)), RoleMention("juge", None, Span(5, 9), former=True)
    days = {"a": Published(date="2020-01-01"), "b": Published(date="2021-06-01")}
    found = identified([annotated(x, person("Anne Castel", now, past)) for x in "ab"], days)
    shown = {(r.title, r.organisation, r.from_, r.to, len(r.evidence)) for r in found.actors[0].roles}
    assert shown == {("maire", "Lorgnes", "2020-01-01", "2021-06-01", 2), ("juge", None, None, "2020-01-01", 2)}


def test_the_order_of_articles_changes_nothing():
    articles = [
        annotated("a", person("Claire Durand"), group("rebelles")),
        annotated("b", person("Durand"), state("FR", "France")),
        annotated("c", person("C. Durand"), group("rebelles"), state("FR", "France"), language="en"),
    ]
    found = {repr(identified(list(order), {}).actors) for order in permutations(articles)}
    assert len(found) == 1


@given(st.lists(st.text(max_size=12), max_size=12))
def test_any_names_are_read_in_any_order(names):
    assert people(names) == people(list(reversed(names)))
    assert all(near(sound(n), sound(n)) for n in names)


def test_an_office_of_a_state_is_one_in_both_languages() -> None:
    named = person("Luis Ortega", RoleMention("président", "Chili", Span(0, 5), family="president"))
    unnamed = replace(
        person("president", RoleMention("president", "Chile", Span(0, 5), family="president"), unnamed=True),
        country="CL",
    )
    french = annotated("a", named, state("CL", "Chili"))
    english = annotated("b", unnamed, state("CL", "Chile"), language="en")
    found = identified([french, english], {})
    assert found.of("b", "local:president") == found.of("a", "local:Luis Ortega")


def test_an_office_that_many_hold_ties_nobody_together() -> None:
    named = person("Luis Ortega", RoleMention("député", "Chili", Span(0, 5), family="deputy-mp"))
    unnamed = person("lawmaker", RoleMention("lawmaker", "Chile", Span(0, 5), family="deputy-mp"), unnamed=True)
    found = identified(
        [annotated("a", named, state("CL", "Chili")), annotated("b", unnamed, state("CL", "Chile"), language="en")], {}
    )
    assert found.of("b", "local:lawmaker") != found.of("a", "local:Luis Ortega")


def body(name: str) -> Chain:
    return Chain(f"local:{name}", name, ActorKind.ORGANISATION, aliases=(name,))


def test_a_surname_taken_for_a_body_elsewhere_is_the_person_who_alone_bears_it():
    one, other = annotated("a", person("Anne Delorme")), annotated("b", body("Delorme"))
    found = identified([one, other], {})
    assert found.of("b", "local:Delorme") == found.of("a", "local:Anne Delorme")
    assert [a.kind for a in found.actors] == [ActorKind.PERSON]


@pytest.mark.parametrize("third", [body("Delorme Motors"), person("Paul Delorme")])
def test_a_surname_that_is_also_a_makers_or_anothers_stays_apart(third):
    articles = [annotated("a", person("Anne Delorme")), annotated("b", body("Delorme")), annotated("c", third)]
    found = identified(articles, {})
    assert found.of("b", "local:Delorme") != found.of("a", "local:Anne Delorme")
