"""What cannot both be true, and what only looks like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from filrouge.lang.pack import shipped
from filrouge.model.mentions import FigureKind, Quantity, Status
from filrouge.model.story import Contradiction
from filrouge.resolve.contradict import contradictions
from filrouge.resolve.contradict.figures import exclude
from tests.resolve.resolving import Page, Told, pile_of

PAIR = (("agent", "Ana Solé"), ("agent", "Jon Berg"))


def found(*pages: Page, language: str = "fr") -> Sequence[Contradiction]:
    lines, pile = pile_of(*pages)
    return contradictions(lines, pile, shipped(language))


def call(name: str, day: str, words: str = "jeudi") -> Page:
    text = f"Ana Solé et Jon Berg se sont entretenus {words} par téléphone du gazoduc."
    return Page(name, text, [Told("entretenus", "CONSULT", "s'entretenir", day, PAIR)])


def toll(name: str, number: int, published: str, by: str | None = None, verb: str = "fait") -> Page:
    text = f"Le séisme de Tavira a {verb} {number} morts lundi."
    count = (str(number), float(number), float(number), "killed")
    told = Told("morts", "LIFE", "mort", "2025-03-03", (("place", "Tavira"),), count=count, tense=None, by=by)
    return Page(name, text, [told], published)


def test_days_that_exclude_each_other() -> None:
    (one,) = found(call("a", "2025-03-06"), call("b", "2025-03-07", "vendredi"))
    assert one.kind == "date"
    assert [c.value for c in one.claims] == ["2025-03-06", "2025-03-07"]
    assert one.explanation == "« entretenus » : 6 mars 2025 selon a.txt, 7 mars 2025 selon b.txt."


def test_a_month_and_a_day_in_it_agree() -> None:
    assert found(call("a", "2025-03-06"), call("b", "2025-03-01/2025-03-31", "en mars")) == ()


def test_the_explanation_is_in_the_language_asked_for() -> None:
    (one,) = found(call("a", "2025-03-06"), call("b", "2025-03-07", "vendredi"), language="en")
    assert "according to" in one.explanation


def test_a_toll_of_another_day_is_an_update() -> None:
    assert found(toll("a", 120, "2025-03-03"), toll("b", 190, "2025-03-04")) == ()


def test_two_tolls_of_one_day_by_two_voices() -> None:
    pages = toll("a", 123, "2025-03-04", "Ana Solé"), toll("b", 197, "2025-03-04", "Jon Berg", "causé")
    (one,) = found(*pages)
    assert (one.kind, [c.value for c in one.claims]) == ("figure", ["123", "197"])


def test_a_denial_by_somebody_else() -> None:
    who = (("agent", "Verrex"), ("recipient", "Lenko"))
    one = Page("a", "Selon Ana Solé, l'usine Verrex a vendu des armes à Lenko.", [
        Told("vendu", "BUSINESS", "vendre", None, who, by="Ana Solé")])  # fmt: skip
    other = Page("b", "Selon Jon Berg, l'usine Verrex n'a pas vendu des armes à Lenko.", [
        Told("vendu", "BUSINESS", "vendre", None, who, Status.DENIED, by="Jon Berg")])  # fmt: skip
    (quarrel,) = found(one, other)
    assert (quarrel.kind, [c.value for c in quarrel.claims]) == ("status", ["happened", "denied"])
    assert "Ana Solé" in quarrel.explanation
    assert "Jon Berg" in quarrel.explanation


def test_a_plan_and_its_day_moved_are_no_contradiction() -> None:
    plan = Page("a", "Ana Solé et Jon Berg s'entretiendront jeudi par téléphone du gazoduc.", [
        Told("entretiendront", "CONSULT", "s'entretenir", "2025-03-06", PAIR, Status.ANNOUNCED, tense="future")])  # fmt: skip
    assert found(plan, call("b", "2025-03-07", "vendredi")) == ()


def quantity(low: float | None, high: float | None, *, approximate: bool = False) -> Quantity:
    return Quantity(low, high, "morts", FigureKind.COUNT, approximate)


@pytest.mark.parametrize(
    ("one", "other", "quarrel"),
    [
        (quantity(500, None), quantity(550, 550), False),
        (quantity(500, None), quantity(420, 420), True),
        (quantity(7, 7), quantity(15, 15), True),
        (quantity(80, 80, approximate=True), quantity(84, 84), False),
        (quantity(1000, 1000), quantity(1043, 1043), False),
        (quantity(1000, 1000), quantity(1400, 1400), True),
        (quantity(60, 90), quantity(75, 75), False),
        (quantity(None, 10), quantity(12, None), True),
    ],
)
def test_numbers_that_exclude_each_other(one: Quantity, other: Quantity, quarrel: bool) -> None:  # noqa: FBT001
    assert exclude(one, other) is quarrel
    assert exclude(other, one) is quarrel


def test_what_brings_a_toll_up_to_date_does_not_contradict_it() -> None:
    newer = toll("b", 197, "2025-03-04", "Jon Berg", "désormais causé")
    assert found(toll("a", 123, "2025-03-04", "Ana Solé"), newer) == ()


def test_a_correction_supersedes() -> None:
    text = "Contrairement à ce que nous écrivions, Ana Solé et Jon Berg se sont entretenus vendredi par téléphone du gazoduc."
    corrected = Page("b", text, [Told("entretenus", "CONSULT", "s'entretenir", "2025-03-07", PAIR)])
    assert found(call("a", "2025-03-06"), corrected) == ()


def struck(name: str, who: str | None, where: str, by: str | None = None, language: str = "fr") -> Page:
    said = {"fr": f"Des missiles ont frappé lundi l'hôpital Verrex de {where}, selon {by or name}.",
            "en": f"Missiles struck the Verrex hospital in {where} on Monday, says {by or name}."}  # fmt: skip
    parts = [("recipient", "Verrex"), ("place", where), *([("agent", who)] if who else [])]
    words, lemma = ("frappé", "frapper") if language == "fr" else ("struck", "strike")
    told = Told(words, "ASSAULT", lemma, "2025-03-03", parts, by=by)
    return Page(name, said[language], [told], "2025-03-04", language)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_two_doers_of_one_deed(language: str) -> None:
    pages = (
        struck("a", "Ana Solé", "Lenko", "Eva Lind", language),
        struck("b", "Jon Berg", "Lenko", "Max Orr", language),
    )
    (quarrel,) = found(*pages)
    assert (quarrel.kind, [c.value for c in quarrel.claims]) == ("actor", ["Ana Solé", "Jon Berg"])
    assert [c.voices for c in quarrel.claims] == [("Eva Lind",), ("Max Orr",)]


def test_the_same_doer_for_both_is_no_contradiction() -> None:
    assert found(struck("a", "Ana Solé", "Lenko", "Eva Lind"), struck("b", "Ana Solé", "Lenko", "Max Orr")) == ()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_two_places_of_one_deed(language: str) -> None:
    pages = struck("a", "Ana Solé", "Lenko", None, language), struck("b", "Ana Solé", "Tavira", None, language)
    (quarrel,) = found(*pages)
    assert (quarrel.kind, [c.value for c in quarrel.claims]) == ("place", ["Lenko", "Tavira"])


def test_a_paper_that_names_both_places_knows_how_they_lie() -> None:
    one, other = struck("a", "Ana Solé", "Lenko"), struck("b", "Ana Solé", "Tavira")
    assert found(one, replace(other, text=f"{other.text} Tavira est un quartier de Lenko.")) == ()


def test_claims_say_since_when_and_how_many() -> None:
    pages = toll("a", 123, "2025-03-04", "Ana Solé"), toll("b", 197, "2025-03-04", "Jon Berg", "causé")
    (one,) = found(*pages)
    assert [(c.first, c.last, c.low, c.best, c.high) for c in one.claims] == [
        ("2025-03-04", "2025-03-04", n, n, n) for n in (123.0, 197.0)
    ]


def test_two_numbers_of_one_voice_are_two_moments() -> None:
    pages = toll("a", 123, "2025-03-04", "Ana Solé"), toll("b", 197, "2025-03-04", "Ana Solé", "causé")
    assert found(*pages) == ()


def test_a_correction_dates_the_event() -> None:
    text = "Contrairement à ce que nous écrivions, Ana Solé et Jon Berg se sont entretenus vendredi par téléphone du gazoduc."
    corrected = Page("b", text, [Told("entretenus", "CONSULT", "s'entretenir", "2025-03-07", PAIR)])
    lines, _ = pile_of(call("a", "2025-03-06"), corrected)
    assert [line.event.date.value for line in lines] == ["2025-03-07"]


STRIKE = (("agent", "Verrex"), ("recipient", "lenko"))


def strike(text: str, word: str, speaks: str, *, by: str, language: str) -> Sequence[Contradiction]:
    lemma = {"fr": ("frapper", "affirmer"), "en": ("strike", "say")}[language]
    told = [
        Told(word, "ASSAULT", lemma[0], "2025-03-06", STRIKE),
        Told(speaks, "DECLARE", lemma[1], None, (("agent", by),)),
    ]
    return found(Page("a", text, told, language=language), language=language)


@pytest.mark.parametrize(
    ("text", "word", "speaks", "language"),
    [
        ("Verrex a frappé Lenko jeudi. Verrex a affirmé n'avoir rien à voir avec l'attaque.", "frappé", "affirmé", "fr"),
        ("Verrex a frappé Lenko jeudi. Verrex affirme n'avoir aucune responsabilité dans ce raid.", "frappé", "affirme", "fr"),
        ("Verrex struck Lenko on Thursday. Verrex said that it had nothing to do with the strike.", "struck", "said", "en"),
        ("Verrex struck Lenko on Thursday. Verrex said it was not involved in the raid.", "struck", "said", "en"),
    ],
)  # fmt: skip
def test_a_denial_told_as_a_noun(text: str, word: str, speaks: str, language: str) -> None:
    (one,) = strike(text, word, speaks, by="Verrex", language=language)
    assert (one.kind, [c.value for c in one.claims]) == ("status", ["happened", "denied"])
    assert one.claims[1].voices == ("Verrex",)


@pytest.mark.parametrize(
    ("text", "word", "speaks", "by"),
    [
        # somebody whom nobody accuses
        ("Verrex a frappé Lenko jeudi. Tavira a affirmé n'avoir rien à voir avec l'attaque.", "frappé", "affirmé", "Tavira"),
        # something else
        ("Verrex a frappé Lenko jeudi. Verrex a affirmé n'avoir rien à voir avec la grève.", "frappé", "affirmé", "Verrex"),
        # no denial
        ("Verrex a frappé Lenko jeudi. Verrex a affirmé étudier toute implication dans l'attaque.", "frappé", "affirmé", "Verrex"),
    ],
)  # fmt: skip
def test_what_is_no_denial_of_the_deed(text: str, word: str, speaks: str, by: str) -> None:
    assert strike(text, word, speaks, by=by, language="fr") == ()


def crew(name: str, verb: str, lemma: str, number: float, day: str = "2025-03-03", unit: str = "pompiers") -> Page:
    text = f"À Tavira, {number:g} {unit} ont {verb} lundi."
    told = Told(verb, "MOBILIZE", lemma, day, (("agent", unit), ("place", "Tavira")), unit=unit,
                count=(f"{number:g}", number, number, None))  # fmt: skip
    return Page(name, text, [told], "2025-03-04")


def test_one_thing_counted_under_two_verbs() -> None:
    (one,) = found(crew("a", "lutté", "lutter", 412), crew("b", "travaillé", "travailler", 530))
    assert (one.kind, [c.value for c in one.claims]) == ("figure", ["412 pompiers", "530 pompiers"])
    assert len(one.events) == 2


@pytest.mark.parametrize(
    "other",
    [
        crew("b", "travaillé", "travailler", 530, day="2025-03-12"),
        crew("b", "travaillé", "travailler", 530, unit="médecins"),
        crew("b", "travaillé", "travailler", 420),
    ],
    ids=["another day", "another thing", "a rounding"],
)
def test_counts_that_agree_or_are_of_other_things(other: Page) -> None:
    first = crew("a", "lutté", "lutter", 400)
    assert found(first, other) == ()


def test_people_as_such_are_no_one_thing() -> None:
    pages = crew("a", "lutté", "lutter", 412, unit="personnes"), crew("b", "crié", "crier", 530, unit="personnes")
    assert found(*pages) == ()


def trip(name: str, who: str, day: str, words: str) -> Page:
    text = f"{who} est arrivé {words} à Tavira."
    return Page(name, text, [Told("arrivé", "MOVEMENT", "arriver", day, (("agent", who), ("place", "Tavira")))])


def test_two_who_come_on_two_days() -> None:
    assert found(trip("a", "Ana Solé", "2025-03-06", "jeudi"), trip("b", "Jon Berg", "2025-03-07", "vendredi")) == ()


def test_a_day_after_publication_is_a_misread_one() -> None:
    late = replace(call("b", "2025-03-07", "vendredi"), published="2025-03-05")
    assert found(call("a", "2025-03-06"), late) == ()


def burnt(name: str, text: str, status: Status, who: str | None, by: str | None = None) -> Page:
    parts = [("recipient", "Verrex"), *([("agent", who)] if who else [])]
    return Page(name, text, [Told("brûlé", "ASSAULT", "brûler", None, parts, status, by=by)], "2025-03-04")


def test_who_denies_his_own_deed_does_not_deny_that_it_was_done() -> None:
    one = burnt("a", "L'usine Verrex a été brûlé lundi.", Status.HAPPENED, None)
    other = burnt("b", "Jon Berg nie avoir brûlé l'usine Verrex.", Status.DENIED, "Jon Berg", "Jon Berg")
    assert found(one, other) == ()
    accused = burnt("a", "Jon Berg a brûlé l'usine Verrex lundi.", Status.HAPPENED, "Jon Berg")
    assert [c.kind for c in found(accused, other)] == ["status"]


def accusation(text: str, accuses: str, denies: str, lemmas: tuple[str, str], language: str) -> Sequence[Contradiction]:
    attack = {"fr": "sabotage", "en": "sabotage"}[language]
    told = [
        Told(accuses, "ACCUSE", lemmas[0], None, (("agent", "Ana Solé"), ("recipient", "Lenko"))),
        Told(attack, "ASSAULT", attack, None, tense=None),
        Told(denies, "REJECT", lemmas[1], None, (("agent", "Lenko"),)),
    ]
    return found(Page("a", text, told, language=language, named=("Lenko",)), language=language)


@pytest.mark.parametrize(
    ("text", "accuses", "denies", "lemmas", "language"),
    [
        ("Ana Solé a accusé Lenko du sabotage. Lenko a démenti.", "accusé", "démenti", ("accuser", "démentir"), "fr"),
        ("Ana Solé a accusé Lenko du sabotage. Lenko a nié ces accusations.", "accusé", "nié", ("accuser", "nier"), "fr"),
        ("Ana Solé a accusé Lenko du sabotage. Lenko juge ces accusations sans fondement.", "accusé", "juge", ("accuser", "juger"), "fr"),
        ("Ana Solé accused Lenko of the sabotage. Lenko denied the accusation.", "accused", "denied", ("accuse", "deny"), "en"),
        ("Ana Solé accused Lenko of the sabotage. Lenko called the allegations baseless.", "accused", "called", ("accuse", "call"), "en"),
    ],
)  # fmt: skip
def test_an_accusation_answered(text: str, accuses: str, denies: str, lemmas: tuple[str, str], language: str) -> None:
    (one,) = accusation(text, accuses, denies, lemmas, language)
    assert (one.kind, [c.value for c in one.claims]) == ("status", ["happened", "denied"])
    assert [c.voices for c in one.claims] == [("Ana Solé",), ("Lenko",)]


def test_what_is_denied_by_name_answers_no_accusation() -> None:
    text = "Ana Solé a accusé Lenko du sabotage. Lenko a nié tout désaccord avec le maire."
    assert accusation(text, "accusé", "nié", ("accuser", "nier"), "fr") == ()


@pytest.mark.parametrize(
    ("text", "second", "language"),
    [
        ("Ana Solé a dit que 422 navires attendaient. Jon Berg en a compté 453.", "453", "fr"),
        ("Ana Solé said that 422 ships were waiting. Jon Berg counted 453.", "453", "en"),
        ("Ana Solé said that 422 ships were waiting. Jon Berg puts the number at 453.", "453", "en"),
    ],
)
def test_a_second_number_told_by_no_event(text: str, second: str, language: str) -> None:
    word, unit = {"fr": ("attendaient", "navires"), "en": ("waiting", "ships")}[language]
    told = Told(word, "OTHER", word, by="Ana Solé", count=("422", 422.0, 422.0, None), unit=unit)
    page = Page("a", text, [told], language=language, numbers=((second, 453.0, None),), named=("Jon Berg",))
    (one,) = found(page, language=language)
    assert (one.kind, [c.value for c in one.claims]) == ("figure", [f"422 {unit}", "453"])
    assert one.claims[1].voices == ("Jon Berg",)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Ana Solé said that 422 ships were waiting. On Monday Jon Berg saw 453 pass.", "Jon Berg"),
        ("Ana Solé said that 422 ships were waiting. Ana Solé counted 453 on Friday.", "Ana Solé"),
    ],
    ids=["no counting", "one voice"],
)
def test_a_number_that_stands_against_none(text: str, named: str) -> None:
    told = Told("waiting", "OTHER", "wait", by="Ana Solé", count=("422", 422.0, 422.0, None), unit="ships")
    page = Page("a", text, [told], language="en", numbers=(("453", 453.0, None),), named=(named,))
    assert found(page, language="en") == ()


def test_those_arrested_are_counted_anew() -> None:
    first, later = (crew(n, v, w, c) for n, v, w, c in (("a", "lutté", "lutter", 16), ("b", "cédé", "céder", 25)))
    arrests = [replace(p, told=[replace(t, type="COERCE") for t in p.told]) for p in (first, later)]
    assert found(arrests[0], replace(arrests[1], published="2025-03-06")) == ()
    assert len(found(*arrests)) == 1


@pytest.mark.parametrize(
    ("text", "words", "lemma", "language"),
    [
        ("Jon Berg said that a raid on Lenko was foiled.", "raid", "raid", "en"),
        ("Jon Berg a dit qu'un raid contre Lenko a été empêché.", "raid", "raid", "fr"),
    ],
)
def test_what_was_prevented_is_not_denied(text: str, words: str, lemma: str, language: str) -> None:
    who = (("recipient", "Lenko"),)
    told = Page("a", f"Verrex: {words} 1 on Lenko.", [Told(f"{words} 1", "ASSAULT", lemma, None, who, tense=None)],
                language=language)  # fmt: skip
    foiled = Told(words, "ASSAULT", lemma, None, who, Status.DENIED, by="Jon Berg", tense=None)
    assert found(told, Page("b", text, [foiled], language=language), language=language) == ()


def test_prices_of_two_days_do_not_quarrel() -> None:
    def fell(name: str, points: float, when: str) -> Page:
        text = f"L'indice de Tavira a perdu {points:g} points {when}."
        told = Told("perdu", "BUSINESS", "perdre", when, (("agent", "Tavira"),), unit="points",
                    count=(f"{points:g}", points, points, None))  # fmt: skip
        return Page(name, text, [told], when)

    assert found(fell("a", 118, "2025-03-03"), fell("b", 323, "2025-03-06")) == ()
