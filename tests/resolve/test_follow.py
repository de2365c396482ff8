"""What was ahead when it was told: its kind, its day, and whether it came."""

from __future__ import annotations

from filrouge.model.mentions import Status
from filrouge.model.story import FollowUp
from filrouge.resolve.follow import follow_ups
from tests.resolve.resolving import Page, Told, pile_of

ANA = (("agent", "Ana Solé"),)


def found(*pages: Page) -> list[FollowUp]:
    return list(follow_ups(*pile_of(*pages)))


def plan(day: str | None = "2025-03-20", published: str = "2025-03-10") -> Page:
    text = "Ana Solé inaugurera le pont de Tavira le 20 mars."
    told = Told("inaugurera", "DECIDE", "inaugurer", day, ANA, Status.ANNOUNCED, tense="future")
    return Page("a", text, [told], published)


def test_an_announcement_stays_open_until_its_day() -> None:
    (one,) = found(plan())
    assert (one.kind, one.earliest, one.latest, one.state) == ("announcement", "2025-03-20", "2025-03-20", "open")


def test_it_lapses_when_the_pile_goes_on_without_it() -> None:
    later = Page("b", "Le conseil de Lenko a voté le budget.", [Told("voté", "DECIDE", "voter")], "2025-04-02")
    assert found(plan(), later)[0].state == "lapsed"


def test_it_is_fulfilled_by_what_happened() -> None:
    done = Page("b", "Ana Solé a inauguré jeudi le pont de Tavira.", [
        Told("inauguré", "DECIDE", "inaugurer", "2025-03-20", ANA)], "2025-03-21")  # fmt: skip
    (one,) = found(plan(), done)
    assert one.state == "fulfilled"
    assert one.closed_by is not None


def test_it_is_overtaken_by_a_cancellation() -> None:
    off = Page("b", "Ana Solé a annulé la visite du pont de Tavira prévue le 20 mars.", [
        Told("annulé", "DECIDE", "annuler", "2025-03-18", ANA)], "2025-03-18")  # fmt: skip
    ahead = [f for f in found(plan(), off) if f.kind == "announcement"]
    assert [f.state for f in ahead] == ["overtaken"]


def test_a_request() -> None:
    page = Page(
        "a", "Ana Solé a réclamé une enquête.", [Told("réclamé", "REQUEST", "réclamer", None, ANA, Status.REQUESTED)]
    )
    assert [f.kind for f in found(page)] == ["request"]


def test_a_condition_shows_its_words() -> None:
    text = "Si le vote échoue, Ana Solé fermera le pont."
    told = Told(
        "fermera", "DECIDE", "fermer", None, ANA, Status.CONDITIONAL, tense="future", condition="Si le vote échoue"
    )
    (one,) = found(Page("a", text, [told]))
    assert one.kind == "condition"
    assert one.condition is not None
    assert one.condition.span.of(text) == "Si le vote échoue"


def test_a_promise_and_a_threat_by_what_they_stand_under() -> None:
    text = "Ana Solé a promis de rouvrir le port. Ana Solé a menacé de fermer le pont."
    page = Page("a", text, [
        Told("promis", "AGREE", "promettre", None, ANA),
        Told("rouvrir", "DECIDE", "rouvrir", None, ANA, Status.ANNOUNCED, governor="promis", tense=None),
        Told("menacé", "THREATEN", "menacer", None, ANA),
        Told("fermer", "DECIDE", "fermer", None, ANA, Status.ANNOUNCED, governor="menacé", tense=None),
    ])  # fmt: skip
    assert sorted(f.kind for f in found(page)) == ["promise", "threat"]


def test_what_happened_is_nothing_to_follow() -> None:
    assert found(Page("a", "Ana Solé a fermé le pont.", [Told("fermé", "DECIDE", "fermer", None, ANA)])) == []


def test_the_words_stand_on_both_sides() -> None:
    done = Page("b", "Ana Solé a inauguré jeudi le pont de Tavira.", [
        Told("inauguré", "DECIDE", "inaugurer", "2025-03-20", ANA)], "2025-03-21")  # fmt: skip
    (one,) = found(plan(), done)
    assert one.words is not None
    assert one.closing is not None
    assert (one.words.article, one.closing.article) == ("a", "b")


def test_asking_again_does_not_fulfil_a_demand() -> None:
    first = Page("a", "Ana Solé a réclamé une enquête sur le pont de Tavira.", [
        Told("réclamé", "REQUEST", "réclamer", None, ANA, Status.REQUESTED)])  # fmt: skip
    again = Page("b", "Ana Solé a réclamé une enquête sur le pont de Tavira.", [
        Told("réclamé", "REQUEST", "réclamer", None, ANA)], "2025-03-12")  # fmt: skip
    assert {f.state for f in found(first, again)} == {"open"}


def test_the_day_of_a_threat_is_not_the_day_that_it_falls_due() -> None:
    text = "Ana Solé a menacé lundi de fermer le pont."
    page = Page("a", text, [
        Told("menacé", "THREATEN", "menacer", "2025-03-10", ANA),
        Told("fermer", "DECIDE", "fermer", "2025-03-10", ANA, Status.ANNOUNCED, governor="menacé", tense=None),
    ])  # fmt: skip
    later = Page("b", "Le conseil de Lenko a voté le budget.", [Told("voté", "DECIDE", "voter")], "2025-04-02")
    (one,) = found(page, later)
    assert (one.kind, one.latest, one.state) == ("threat", None, "open")


def test_a_deed_of_the_same_kind_with_another_object_fulfils_nothing() -> None:
    other = Page("b", "Ana Solé a inauguré jeudi le marché aux fleurs.", [
        Told("inauguré", "DECIDE", "inaugurer", "2025-03-20", ANA)], "2025-03-21")  # fmt: skip
    assert {f.state for f in found(plan(), other)} <= {"open", "lapsed"}


def test_a_deed_told_before_the_promise_does_not_fulfil_it() -> None:
    before = Page("b", "Ana Solé a inauguré le pont de Tavira.", [
        Told("inauguré", "DECIDE", "inaugurer", "2025-03-02", ANA)], "2025-03-03")  # fmt: skip
    assert [f.state for f in found(before, plan())] == ["open"]


def test_another_doer_does_not_fulfil_it() -> None:
    done = Page("b", "Rui Prado a inauguré jeudi le pont de Tavira.", [
        Told("inauguré", "DECIDE", "inaugurer", "2025-03-20", (("agent", "Rui Prado"),))], "2025-03-21")  # fmt: skip
    assert "fulfilled" not in {f.state for f in found(plan(), done)}


def test_another_number_does_not_fulfil_it() -> None:
    first = Page("a", "Ana Solé ouvrira 12 écoles dans la vallée de Tavira.", [
        Told("ouvrira", "DECIDE", "ouvrir", None, ANA, Status.ANNOUNCED, tense="future",
             count=("12", 12.0, 12.0, None), unit="écoles")])  # fmt: skip
    done = Page("b", "Ana Solé a ouvert 3 écoles dans la vallée de Tavira.", [
        Told("ouvert", "DECIDE", "ouvrir", "2025-04-20", ANA,
             count=("3", 3.0, 3.0, None), unit="écoles")], "2025-04-21")  # fmt: skip
    assert "fulfilled" not in {f.state for f in found(first, done)}


def test_a_request_that_is_turned_down_is_refused() -> None:
    page = Page("a", "Ana Solé a réclamé une enquête sur le pont de Tavira.", [
        Told("réclamé", "REQUEST", "réclamer", None, ANA, Status.REQUESTED)])  # fmt: skip
    no = Page("b", "Le conseil a rejeté l'enquête sur le pont de Tavira demandée par Ana Solé.", [
        Told("rejeté", "REJECT", "rejeter", "2025-03-18", (("agent", "conseil"), ("recipient", "Ana Solé")))],
        "2025-03-19")  # fmt: skip
    (one,) = [f for f in found(page, no) if f.kind == "request"]
    assert (one.standing, one.waits) == ("refused", False)


def test_a_day_without_news_still_waits() -> None:
    later = Page("b", "Le conseil de Lenko a voté le budget.", [Told("voté", "DECIDE", "voter")], "2025-04-02")
    one = found(plan(), later)[0]
    assert (one.standing, one.waits) == ("lapsed", True)


def test_what_was_asked_years_ago_is_background() -> None:
    page = Page(
        "a",
        "Ana Solé a réclamé une enquête en 2008.",
        [Told("réclamé", "REQUEST", "réclamer", "2008-03-01", ANA, Status.REQUESTED)],
    )
    assert found(page) == []
