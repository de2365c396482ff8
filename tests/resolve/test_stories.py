"""A mixed pile parted into stories, and the days that matter in each."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from filrouge.model.mentions import Status
from filrouge.model.story import Event, EventDate, Report
from filrouge.model.text import Span
from filrouge.resolve.anchor.placing import Placing
from filrouge.resolve.key_days import Setting, saliences
from filrouge.resolve.merge.wording import wording
from filrouge.resolve.stories import by_traits, stories
from filrouge.resolve.stories.grouping import grouped
from filrouge.resolve.stories.traits import Traits, traits, vectors
from tests.resolve.resolving import PACKS, Page, Told, annotated

FIRE = ("w incend", "w usine", "a lavoz", "d 2025-03-03", "w pompie")
FIRE_IN_ENGLISH = ("w fire", "w plant", "a lavoz", "d 2025-03-03", "w firefi")
VOTE = ("w budget", "w maire", "a sole", "w consei", "d 2025-03-05")
VOTE_IN_ENGLISH = ("w budget", "w mayor", "a sole", "w counci", "d 2025-03-05")


def told(name: str, *lists: tuple[str, ...]) -> Traits:
    return Traits(name, {t: 2 for held in lists for t in held})


PILE = [
    told("f1", FIRE), told("f2", FIRE, ("w enquet",)), told("f3", FIRE_IN_ENGLISH), told("f4", FIRE_IN_ENGLISH),
    told("v1", VOTE), told("v2", VOTE, ("w oppos",)), told("v3", VOTE_IN_ENGLISH), told("v4", VOTE_IN_ENGLISH),
]  # fmt: skip


def sets(pile: list[Traits]) -> set[frozenset[str]]:
    return {frozenset(held) for held in by_traits(pile)}


def test_articles_of_one_story_meet_across_languages_by_actors_and_days() -> None:
    assert sets(PILE) == {frozenset({"f1", "f2", "f3", "f4"}), frozenset({"v1", "v2", "v3", "v4"})}


def test_an_article_like_no_other_is_a_story_of_its_own() -> None:
    assert frozenset({"x"}) in sets([*PILE, told("x", ("w volley", "w finale", "a bakar"))])


def test_one_story_alone_is_not_torn_apart_by_words_that_all_share() -> None:
    assert len(sets(PILE[:4])) == 1


@settings(max_examples=40, deadline=None)
@given(st.lists(st.lists(st.sampled_from("abcdefghij"), min_size=1, max_size=6), max_size=14))
def test_every_article_is_in_one_story(lists: list[list[str]]) -> None:
    pile = [Traits(str(n), {f"w {c}": 1 for c in held}) for n, held in enumerate(lists)]
    found = [i for held in by_traits(pile) for i in held]
    assert sorted(found) == sorted(t.article for t in pile)


def test_nothing_makes_no_story() -> None:
    assert grouped(vectors([])) == []
    assert by_traits([]) == ()


def test_traits_are_of_words_and_days_and_never_of_the_pile() -> None:
    page = annotated(Page("a", "L'incendie de l'usine Lavoz a duré. Les pompiers sont venus.", []))
    found = traits(page, wording(PACKS["fr"]), Placing())
    assert {"c incend", "c pompie", "n lavoz"} <= set(found.counts)
    assert not {"w les", "w sont"} & set(found.counts)


def report(article: str, day: str | None, basis: str = "explicit", until: str | None = None) -> Report:
    date = EventDate() if day is None else EventDate(day, day, until or day, "day", basis)
    return Report(article, 0, 9, Span(0, 4), date, Status.HAPPENED)


def event(identity: str, *reports: Report) -> Event:
    return Event(
        identity, identity, "OTHER", None, reports[0].date, Status.HAPPENED, (), (), reports, len(reports), 0.0
    )


ISSUED = {f"a{n}": f"2025-03-{4 + n:02}" for n in range(9)}


def ranked(*events: Event, setting: Setting | None = None) -> dict[str, float]:
    values = saliences(events, [1.0] * len(events), setting or Setting(ISSUED, lambda a: a))
    return dict(zip([e.id for e in events], values, strict=True))


def test_a_day_that_many_articles_tell_of_and_come_back_to_matters_most() -> None:
    told_of = event("told", *(report(f"a{n}", "2025-03-03") for n in range(6)))
    once = event("once", report("a1", "2025-03-05"))
    found = ranked(told_of, once)
    assert 1 > found["told"] > found["once"] > 0


def test_later_articles_that_come_back_count_more_than_as_many_of_the_day() -> None:
    fresh = event("fresh", report("a0", "2025-03-04"), report("a1", "2025-03-04"))
    later = event("later", report("a7", "2025-03-04"), report("a8", "2025-03-04"))
    assert ranked(later)["later"] > ranked(fresh)["fresh"]


def test_copies_count_once_for_a_day() -> None:
    one = event("x", *(report(f"a{n}", "2025-03-03") for n in range(4)))
    as_copies = Setting(ISSUED, lambda _article: "a0")
    assert ranked(one, setting=as_copies)["x"] < ranked(one)["x"]


def test_the_first_of_a_day_stands_for_it_and_what_has_no_day_comes_last() -> None:
    first, second = event("first", report("a0", "2025-03-03")), event("second", report("a1", "2025-03-03"))
    wide, none = event("wide", report("a2", "2025-03-02", until="2025-03-03")), event("none", report("a3", None))
    values = saliences((first, second, wide, none), [4.0, 2.0, 4.0, 4.0], Setting(ISSUED, lambda a: a))
    assert sorted(values, reverse=True) == [values[0], values[1], values[2], values[3]]
    assert values[3] > 0


def test_the_salience_in_one_story_does_not_hang_on_another() -> None:
    mine = event("mine", report("a0", "2025-03-03"), report("a1", "2025-03-03"))
    other = event("other", *(report(f"a{n}", "2025-03-03") for n in range(2, 9)))
    story = {a: int(a not in {"a0", "a1"}) for a in ISSUED}
    issued = {a: ISSUED[a] for a in ("a0", "a1")}
    together = ranked(mine, other, setting=Setting(ISSUED, lambda a: a, story))
    alone = ranked(mine, setting=Setting(issued, lambda a: a, dict.fromkeys(issued, 0)))
    assert together["mine"] == alone["mine"]


def test_a_story_has_a_title_its_articles_and_its_events() -> None:
    pages = [annotated(Page(n, "Le port a fermé.", [Told("fermé", "DECIDE", "fermer", "2025-03-03")])) for n in "ab"]
    articles = [p.article for p in pages]
    found = by_traits([traits(p, wording(PACKS["fr"]), Placing()) for p in pages])
    events = (event("e", report("a", "2025-03-03"), report("b", "2025-03-03")),)
    (story,) = stories(found, events, articles)
    assert (story.articles, story.events, story.title) == (("a", "b"), ("e",), "e")
    assert (story.earliest, story.latest) == ("2025-03-03", "2025-03-03")


def test_the_stories_are_the_same_whatever_the_order() -> None:
    assert all(sets(list(order)) == sets(PILE) for order in list(permutations(PILE))[:500:25])


def test_a_day_of_history_weighs_less_than_one_of_the_story() -> None:
    old = event("old", *(report(f"a{n}", "2024-03-03") for n in (6, 7)))
    new = event("new", *(report(f"a{n}", "2025-03-03") for n in (6, 7)))
    assert ranked(old)["old"] < ranked(new)["new"]


def test_what_two_articles_share_is_weighed_against_all_that_they_tell() -> None:
    alone = [f"n {letter}" for letter in "abcdefghijkl"]
    short = Traits("a", {"n shared": 1}), Traits("b", {"n shared": 1})
    long = (
        Traits("a", dict.fromkeys(("n shared", *alone), 1)),
        Traits("b", {f"{t}{t[-1]}": 1 for t in alone} | {"n shared": 1}),
    )
    assert [v["n shared"] for v in vectors(short)] == [1.0, 1.0]
    assert all(v["n shared"] < 0.4 for v in vectors(long))


@pytest.mark.parametrize(
    ("language", "texts"),
    [
        ("fr", ("Le maire de Tavira a annoncé lundi une enquête après un incendie.", "Le ministre de Lenko a annoncé mardi une enquête après un vol.")),
        ("en", ("The mayor of Tavira announced an inquiry on Monday after a fire.", "The minister of Lenko announced an inquiry on Tuesday after a theft.")),
    ],
)  # fmt: skip
def test_the_vocabulary_of_the_press_makes_no_story(language: str, texts: tuple[str, str]) -> None:
    pages = [annotated(Page(str(n), text, [], language=language)) for n, text in enumerate(texts)]
    found = [traits(page, wording(PACKS[language]), Placing()) for page in pages]
    assert len(by_traits(found)) == 2
