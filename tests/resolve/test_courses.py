"""How a figure moved as it was counted anew."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from filrouge.model.story import Course
from filrouge.resolve.contradict import contradictions
from filrouge.resolve.courses import courses
from tests.resolve.resolving import PACKS, Page, Told, pile_of

SAID = {
    "fr": ("Le séisme de Tavira a fait {n} morts lundi.", "séisme", "séisme", "morts", "mort"),
    "en": ("The earthquake in Tavira left {n} dead on Monday.", "earthquake", "earthquake", "dead", "die"),
}


def toll(name: str, number: int, published: str, language: str = "fr", day: str | None = "2025-03-03") -> Page:
    text, cause, what, victims, lemma = SAID[language]
    count = (str(number), float(number), float(number), "killed")
    told = [
        Told(cause, "DISASTER", what, day, (("place", "Tavira"),), tense=None),
        Told(victims, "LIFE", lemma, None, (("place", "Tavira"),), count=count, tense=None),
    ]
    return Page(name, text.format(n=number), told, published, language)


def found(*pages: Page) -> Sequence[Course]:
    lines, pile = pile_of(*pages)
    return courses(lines, pile)


def told(course: Course) -> list[tuple[str | None, float | None]]:
    return [(s.day, s.low) for s in course.steps]


@pytest.mark.parametrize("languages", [("fr", "fr", "fr"), ("en", "en", "en"), ("fr", "en", "fr")])
def test_a_toll_counted_anew_is_a_course(languages: tuple[str, str, str]) -> None:
    numbers = (100, 137, 171), ("2025-03-04", "2025-03-06", "2025-03-14")
    pages = [toll(n, *x, lang) for n, *x, lang in zip("abc", *numbers, languages, strict=True)]
    (one,) = found(*pages)
    assert one.outcome == "killed"
    assert told(one) == [("2025-03-04", 100), ("2025-03-06", 137), ("2025-03-14", 171)]


def test_no_step_of_a_course_is_a_contradiction() -> None:
    lines, pile = pile_of(toll("a", 100, "2025-03-04"), toll("b", 190, "2025-03-09"))
    assert len(courses(lines, pile)) == 1
    assert contradictions(lines, pile, PACKS["fr"]) == ()


def test_a_toll_that_stays_is_none() -> None:
    assert found(toll("a", 100, "2025-03-04"), toll("b", 100, "2025-03-06")) == ()


def test_the_toll_of_another_disaster_is_no_step() -> None:
    old = toll("b", 561, "2025-03-06", day="1921-09-21")
    (one,) = found(toll("a", 100, "2025-03-04"), old, toll("c", 137, "2025-03-07"))
    assert told(one) == [("2025-03-04", 100), ("2025-03-07", 137)]


def test_another_cause_is_another_disaster() -> None:
    text = "L'épidémie a fait 120 morts à Tavira."
    epidemic = Page("b", text, [
        Told("épidémie", "DISASTER", "épidémie", None, (("place", "Tavira"),), tense=None),
        Told("morts", "LIFE", "mort", None, (("place", "Tavira"),), count=("120", 120.0, 120.0, "killed"), tense=None),
    ], "2025-03-05")  # fmt: skip
    (one,) = found(toll("a", 100, "2025-03-04"), epidemic, toll("c", 137, "2025-03-07"))
    assert told(one) == [("2025-03-04", 100), ("2025-03-07", 137)]


def test_some_of_the_victims_are_no_step() -> None:
    (one,) = found(toll("a", 100, "2025-03-04"), toll("b", 12, "2025-03-05"), toll("c", 137, "2025-03-06"))
    assert told(one) == [("2025-03-04", 100), ("2025-03-06", 137)]


def test_one_sentence_that_brings_a_toll_up_to_date_is_a_course() -> None:
    text = "Le bilan du séisme de Tavira passe de 100 morts à 190 morts."
    page = Page("a", text, [
        Told("séisme", "DISASTER", "séisme", "2025-03-03", (("place", "Tavira"),), tense=None),
        Told("passe", "LIFE", "passer", None, (), count=("100", 100.0, 100.0, "killed"), tense="present"),
        Told("à 190 morts", "LIFE", "mort", None, (), count=("190", 190.0, 190.0, "killed"), tense=None),
    ], "2025-03-05")  # fmt: skip
    (one,) = found(page)
    assert [(s.low, s.renews) for s in one.steps] == [(100, True), (190, True)]


def test_any_figure_of_one_event_may_move() -> None:
    def claim(name: str, number: int, published: str) -> Page:
        text = f"Verrex réclame {number} camions à Lenko pour le pont."
        who = (("agent", "Verrex"), ("recipient", "Lenko"))
        count = (str(number), float(number), float(number), None)
        return Page(
            name, text, [Told("réclame", "REQUEST", "réclamer", None, who, count=count, unit="camions")], published
        )

    (one,) = found(claim("a", 916, "2025-03-04"), claim("b", 550, "2025-03-10"))
    assert (one.unit, told(one)) == ("camions", [("2025-03-04", 916), ("2025-03-10", 550)])


def test_a_bound_that_the_known_toll_fulfils_is_no_step() -> None:
    text = "Le séisme de Tavira a fait plus de 130 morts lundi."
    vague = Page("b", text, [
        Told("séisme", "DISASTER", "séisme", "2025-03-03", (("place", "Tavira"),), tense=None),
        Told("morts", "LIFE", "mort", None, (("place", "Tavira"),), tense=None,
             count=("plus de 130", 130.0, None, "killed")),
    ], "2025-03-07")  # fmt: skip
    (one,) = found(toll("a", 100, "2025-03-04"), toll("c", 137, "2025-03-06"), vague)
    assert told(one) == [("2025-03-04", 100), ("2025-03-06", 137)]


def test_one_group_of_victims_is_not_the_toll() -> None:
    text = "Le séisme de Tavira a fait 120 morts parmi les mineurs lundi."
    miners = Page("b", text, [
        Told("séisme", "DISASTER", "séisme", "2025-03-03", (("place", "Tavira"),), tense=None),
        Told("morts", "LIFE", "mort", None, (("place", "Tavira"),), tense=None,
             count=("120", 120.0, 120.0, "killed"), unit="mineurs"),
    ], "2025-03-05")  # fmt: skip
    (one,) = found(toll("a", 100, "2025-03-04"), miners, toll("c", 137, "2025-03-07"))
    assert told(one) == [("2025-03-04", 100), ("2025-03-07", 137)]


def test_a_first_count_of_something_less_is_left_out() -> None:
    assert found(toll("a", 13, "2025-03-04"), toll("b", 177, "2025-03-09")) == ()


def test_the_dead_do_not_become_fewer() -> None:
    assert found(toll("a", 177, "2025-03-04"), toll("b", 107, "2025-03-09")) == ()


def test_other_figures_of_two_doers_or_two_days_are_no_course() -> None:
    def loss(name: str, who: str, number: int, day: str) -> Page:
        text = f"{who} a perdu {number} points à la bourse de Lenko."
        count = (str(number), float(number), float(number), None)
        told = Told("perdu", "BUSINESS", "perdre", day, (("agent", who),), count=count, unit="points")
        return Page(name, text, [told], day)

    assert found(loss("a", "Verrex", 118, "2025-03-04"), loss("b", "Olmar", 323, "2025-03-05")) == ()
    assert found(loss("a", "Verrex", 118, "2025-03-04"), loss("b", "Verrex", 323, "2025-03-09")) == ()
