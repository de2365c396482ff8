"""What matters most, the line that stands for it, and one chronology whatever the order."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

from filrouge.model.mentions import LINE, Shown, Status
from filrouge.model.story import Chronology, Generator
from filrouge.resolve.chronology import chronology
from filrouge.resolve.rank import Weighed, weight
from tests.resolve.resolving import PACKS, Page, Told, annotated, pile_of, told

GENERATOR = Generator("0", (), ())
PAIR = (("agent", "Ana Solé"), ("agent", "Jon Berg"))


def page(name: str, words: str, published: str = "2025-03-07") -> Page:
    text = f"Ana Solé et Jon Berg ont signé jeudi un accord sur {words}. Le maire de Lenko a bu un café."
    told = [
        Told("signé", "AGREE", "signer", "2025-03-06", PAIR),
        Told("bu", "OTHER", "boire", None, (("agent", "maire"),)),
    ]
    return Page(name, text, told, published)


def test_more_independent_sources_weigh_more() -> None:
    text = "Jeudi, Ana Solé a signé avec Jon Berg un accord qui porte sur le gaz, dit la radio."
    other = Page("b", text, [Told("signé", "AGREE", "signer", "2025-03-06", PAIR)], "2025-03-08")
    lines, _ = pile_of(page("a", "le blé"), other)
    first = max(lines, key=lambda line: line.event.salience)
    assert first.event.type == "AGREE"
    assert 0 < first.event.salience < 1
    assert first.event.sources == 2


def test_what_is_only_named_in_passing_weighs_less() -> None:
    own = told(page("a", "le blé"))[0]
    shown = Shown((own.mark.value.extent,), (own.mark.value.extent,), 3)
    passing = replace(own, mark=replace(own.mark, value=replace(own.mark.value, shown=shown)))
    told_of, named = (weight(Weighed((t,), "AGREE", Status.HAPPENED, 1, dated=True), {}) for t in (own, passing))
    assert named < told_of


def test_a_copy_is_no_second_source() -> None:
    body = " ".join(f"mot{n}" for n in range(60))
    one = Page("a", f"Ana Solé et Jon Berg ont signé jeudi un accord. {body}", page("a", "x").told[:1])
    other = Page("b", f"Ana Solé et Jon Berg ont signé jeudi un accord. {body}", page("b", "x").told[:1], "2025-03-11")
    (line,), pile = pile_of(one, other)
    assert pile.copies.copy_of == {"b": "a"}
    assert (len(line.event.mentions), line.event.sources) == (2, 1)


def test_the_label_is_one_line_of_the_sources_words() -> None:
    long = "les " + "très " * 60 + "vieux ports"
    lines, pile = pile_of(page("a", long))
    for line in lines:
        label = line.event.label
        assert len(label) <= LINE + 2
        assert "\n" not in label
        assert label.strip("…").strip() in " ".join(pile.articles["a"].article.text.split())
        trigger = line.tellings[0].mark.span.of(pile.articles["a"].article.text)
        assert trigger in label


def test_events_stand_in_order_of_their_days_the_undated_last() -> None:
    text = "Le pont a fermé le 9 mars. Le port a ouvert le 3 mars. Le train est parti."
    told = [
        Told("fermé", "DECIDE", "fermer", "2025-03-09"), Told("ouvert", "DECIDE", "ouvrir", "2025-03-03"),
        Told("parti", "MOVEMENT", "partir", status=Status.CONDITIONAL),
    ]  # fmt: skip
    lines, _ = pile_of(Page("a", text, told))
    assert [line.event.date.value for line in lines] == ["2025-03-03", "2025-03-09", None]


def test_the_same_chronology_whatever_the_order_of_the_articles() -> None:
    pages = [
        annotated(page("a", "le blé")),
        annotated(page("b", "le gaz")),
        annotated(page("c", "l'eau", "2025-03-09")),
    ]
    made: list[Chronology] = [chronology(order, PACKS, GENERATOR) for order in permutations(pages)]
    assert all(other == made[0] for other in made)
    assert len({e.id for e in made[0].events}) == len(made[0].events)


def test_an_empty_pile() -> None:
    made = chronology((), PACKS, GENERATOR)
    assert (made.events, made.articles, made.contradictions) == ((), (), ())
