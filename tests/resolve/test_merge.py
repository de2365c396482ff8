"""Which tellings are one event: hand-annotated cases in French and English."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import permutations

import pytest

from filrouge.model.mark import Layer
from filrouge.model.mentions import ActorKind, Actors, Chain, Status
from filrouge.resolve import merge
from filrouge.resolve.merge import Merging
from filrouge.resolve.merge.kinship import Kinship, bag
from filrouge.resolve.merge.retelling import Retelling
from filrouge.resolve.merge.wording import akin, families, stems, wording
from tests.resolve.resolving import PACKS, Page, Told, annotated, events, groups, known

CALL = ("agent", "Ana Solé"), ("agent", "Jon Berg")


def call(words: str, day: str | None = None, who: tuple[tuple[str, str], ...] = CALL, **more: object) -> Told:
    return Told(words, "CONSULT", "s'entretenir", day, who, **more)  # type: ignore[arg-type]


def test_a_call_told_by_two_papers_is_one_even_a_day_apart() -> None:
    one = Page(
        "a",
        "Ana Solé et Jon Berg se sont entretenus jeudi par téléphone du gazoduc.",
        [call("entretenus", "2025-03-06")],
    )
    other = Page(
        "b",
        "Jon Berg et Ana Solé se sont entretenus vendredi par téléphone du gazoduc.",
        [call("entretenus", "2025-03-07")],
    )
    assert groups(one, other) == [["entretenus", "entretenus"]]


def test_two_calls_of_one_article_on_two_days_are_two() -> None:
    text = "Ana Solé et Jon Berg se sont entretenus le 4 juin du gazoduc. Ils ont discuté le 14 juin du gazoduc."
    page = Page("a", text, [call("entretenus", "2025-06-04"), call("discuté", "2025-06-14")])
    assert len(events(page)) == 2


def test_a_third_article_does_not_join_what_one_tells_apart() -> None:
    text = "Ana Solé et Jon Berg se sont entretenus le 4 juin du gazoduc. Ils ont discuté le 14 juin du gazoduc."
    told = [call("entretenus", "2025-06-04"), call("discuté", "2025-06-14")]
    other = Page("b", "Ana Solé et Jon Berg se sont entretenus du gazoduc.", [call("entretenus")], "2025-06-16")
    assert len(events(Page("a", text, told, "2025-06-16"), other)) == 2


def test_the_same_words_a_season_later_are_another_event() -> None:
    def fall(name: str, published: str) -> Page:
        text = "La Bourse de Lenko a chuté, entraînée par les banques."
        return Page(name, text, [Told("chuté", "BUSINESS", "chuter", None, (("agent", "bourse"),))], published)

    assert len(events(fall("a", "2025-03-03"), fall("b", "2025-09-03"))) == 2


def test_another_party_makes_another_meeting() -> None:
    text = "Ana Solé et Jon Berg se sont entretenus par téléphone. Ana Solé et Eva Lind se sont parlé par téléphone."
    page = Page("a", text, [call("entretenus"), call("parlé", who=(("agent", "Ana Solé"), ("agent", "Eva Lind")))])
    assert len(events(page)) == 2


def test_saying_and_said_never_merge() -> None:
    text = "The minister said on Monday that the bridge collapsed on Monday."
    page = Page("a", text, [
        Told("said", "DECLARE", "say", "2025-03-03", (("agent", "Ana Solé"),)),
        Told("collapsed", "ACCIDENT", "collapse", "2025-03-03"),
    ], language="en")  # fmt: skip
    assert len(events(page)) == 2


def test_statements_of_two_speakers_are_two() -> None:
    text = "« Le pont est sûr », a déclaré Ana Solé. « Le pont est sûr », a déclaré Jon Berg."
    page = Page("a", text, [
        Told("déclaré Ana", "DECLARE", "déclarer", None, (("agent", "Ana Solé"),)),
        Told("déclaré Jon", "DECLARE", "déclarer", None, (("agent", "Jon Berg"),)),
    ])  # fmt: skip
    assert len(events(page)) == 2


def test_the_same_event_in_two_languages() -> None:
    french = Page("a", "Une explosion a détruit lundi 3 mars l'usine Verrex à Limay.", [
        Told("explosion", "ACCIDENT", "explosion", "2025-03-03", (("place", "Limay"),), tense=None)])  # fmt: skip
    english = Page("b", "A blast destroyed the Verrex plant in Limay on Monday.", [
        Told("blast", "ACCIDENT", "blast", "2025-03-03", (("place", "Limay"),), tense=None)], language="en")  # fmt: skip
    assert groups(french, english) == [["explosion", "blast"]]


def test_a_noun_takes_up_what_was_told() -> None:
    text = "Le ministère a suspendu lundi les livraisons de blé. Cette suspension des livraisons inquiète les ports."
    page = Page("a", text, [
        Told("suspendu", "SANCTION", "suspendre", "2025-03-03", (("agent", "Ana Solé"),)),
        Told("suspension", "SANCTION", "suspension", tense=None, anaphoric=True),
    ])  # fmt: skip
    assert groups(page) == [["suspendu", "suspension"]]


def test_a_toll_that_grew_is_a_report_of_the_same_event() -> None:
    one = Page("a", "Le séisme de Tavira a fait 120 morts lundi.", [
        Told("morts", "LIFE", "mort", "2025-03-03", (("place", "Tavira"),), count=("120", 120, 120, "killed"), tense=None)])  # fmt: skip
    other = Page("b", "Le séisme de Tavira a fait 190 morts lundi.", [
        Told("morts", "LIFE", "mort", "2025-03-03", (("place", "Tavira"),), count=("190", 190, 190, "killed"), tense=None)])  # fmt: skip
    assert groups(one, other) == [["morts", "morts"]]


def test_one_persons_death_is_not_the_toll() -> None:
    text = "Le séisme a fait 120 morts lundi. Le séisme a causé la mort de Jon Berg lundi."
    page = Page("a", text, [
        Told("morts", "LIFE", "mort", "2025-03-03", count=("120", 120, 120, "killed"), tense=None),
        Told("mort de", "LIFE", "mort", "2025-03-03", (("recipient", "Jon Berg"),), tense=None),
    ])  # fmt: skip
    assert len(events(page)) == 2


def test_strikes_days_apart_are_two_across_articles() -> None:
    def strike(name: str, day: str) -> Page:
        text = f"Les drones ont frappé le port de Lenko le {day}."
        return Page(name, text, [Told("frappé", "ASSAULT", "frapper", day, (("recipient", "Lenko"),))])

    assert len(events(strike("a", "2025-03-03"), strike("b", "2025-03-09"))) == 2


def test_reasons_are_kept() -> None:
    one = Page("a", "Ana Solé et Jon Berg se sont entretenus jeudi.", [call("entretenus", "2025-03-06")])
    other = Page("b", "Jon Berg et Ana Solé se sont entretenus jeudi.", [call("entretenus", "2025-03-06")])
    (event,) = events(one, other)
    assert event.because
    assert event.because[0].about == "merge"
    assert event.because[0].place is not None


def test_the_order_of_articles_changes_nothing_in_what_is_joined() -> None:
    pages = [
        Page(name, f"Ana Solé et Jon Berg se sont entretenus {words}.", [call("entretenus", day)])
        for name, words, day in (
            ("a", "jeudi", "2025-03-06"),
            ("b", "jeudi du blé", "2025-03-06"),
            ("c", "le 12 mars", "2025-03-12"),
        )
    ]
    found = {
        frozenset(frozenset(t.article for t in e.tellings) for e in events(*order)) for order in permutations(pages)
    }
    assert found == {frozenset({frozenset("ab"), frozenset("c")})}


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [("fr", "rejeter", "rejet"), ("fr", "s'entretenir", "entretien"), ("fr", "tuer", "mort"), ("fr", "limoger", "renvoi"),
     ("en", "earthquake", "quake"), ("en", "sack", "dismissal"), ("en", "strikes", "attack")],
)  # fmt: skip
def test_words_for_one_happening_share_a_family(language: str, one: str, other: str) -> None:
    known = wording(PACKS[language])
    assert families(one, known) & families(other, known)


def test_families_are_the_same_in_both_languages() -> None:
    french, english = wording(PACKS["fr"]), wording(PACKS["en"])
    assert families("explosion", french) & families("blast", english)
    assert families("démissionner", french) & families("resign", english)


@pytest.mark.parametrize(("one", "other", "same"), [
    ("check", "checks", True), ("suspen", "suspen", True), ("mort", "mot", False), ("fire", "fired", True),
])  # fmt: skip
def test_akin(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert akin(one, other) is same


def test_stems_leave_out_words_that_say_nothing() -> None:
    assert stems("Les élections du 12 mars, dans la région", wording(PACKS["fr"])) == {"electi", "12", "region"}


def test_a_telling_is_compared_with_a_few_however_large_the_pile(monkeypatch: pytest.MonkeyPatch) -> None:
    counted: list[int] = []

    def counting(real: Callable[..., object]) -> Callable[..., object]:
        def wrapped(*arguments: object) -> object:
            counted.append(1)
            return real(*arguments)

        return wrapped

    monkeypatch.setattr(merge, "features", counting(merge.features))
    for size in (150, 600, 1200):
        counted.clear()
        events(*(
            Page(f"p{n:03}", f"Jo{n} et Al{n} ont signé un contrat de {n} tonnes le {n % 27 + 1} mars.", [
                Told("signé", "AGREE", "signer", f"2025-03-{n % 27 + 1:02}", (("agent", f"Jo{n}"), ("agent", f"Al{n}")))])
            for n in range(size)
        ))  # fmt: skip
        assert len(counted) < 15 * size


def test_a_denied_event_still_merges_with_its_report() -> None:
    one = Page(
        "a",
        "L'usine Verrex a vendu des armes à Lenko.",
        [Told("vendu", "BUSINESS", "vendre", None, (("agent", "Verrex"), ("recipient", "Lenko")))],
    )
    other = Page("b", "L'usine Verrex n'a pas vendu des armes à Lenko.", [
        Told("vendu", "BUSINESS", "vendre", None, (("agent", "Verrex"), ("recipient", "Lenko")), status=Status.DENIED)])  # fmt: skip
    assert groups(one, other) == [["vendu", "vendu"]]


def test_days_reckoned_from_a_guessed_publication_do_not_keep_apart() -> None:
    first = Page(
        "a", "Ana Solé et Jon Berg se sont entretenus le 6 mars du gazoduc.", [call("entretenus", "2025-03-06")]
    )
    text = "Ana Solé et Jon Berg se sont entretenus jeudi du gazoduc."
    sure = Page("b", text, [call("entretenus", "2025-04-24")], "2025-04-26")
    guessed = replace(sure, doubt=("2025-03-01", "2025-05-30"))
    assert len(events(first, sure)) == 2
    assert len(events(first, guessed)) == 1


def test_a_pile_merged_again_under_other_days_is_merged_as_if_for_the_first_time() -> None:
    words = "Ana Solé et Jon Berg se sont entretenus jeudi du gazoduc."
    one, other = (Page(n, words, [call("entretenus", "2025-03-06")]) for n in "ab")
    moved = Page("b", words, [call("entretenus", "2025-04-17")], "2025-03-01")
    pages, again = (one, other), (moved, one)
    kin = Kinship({p.name: bag(annotated(p).article, wording(PACKS["fr"])) for p in pages})
    retelling, merging = Retelling(PACKS), Merging(kin)

    def merged(pile: tuple[Page, ...]) -> list[list[str]]:
        told = retelling.tellings([annotated(p) for p in pile], known(pile))
        return [[t.article for t in e.tellings] for e in merging.merged(told)]

    assert merged(pages) == [["a", "b"]]
    assert merged(again) == [["b"], ["a"]]
    assert merged(pages) == [["a", "b"]]


@pytest.mark.parametrize(
    ("text", "words", "number"),
    [
        ("Verrex a lancé une attaque. Le 9 mars, Verrex a mené une attaque encore plus importante.", "fr", 2),
        ("Verrex a lancé une attaque. Le 9 mars, Verrex a mené cette attaque importante.", "fr", 1),
        ("Verrex launched an attack. On 9 March, Verrex carried out an attack even larger.", "en", 2),
        ("Verrex launched an attack. On 9 March, Verrex carried out that attack with drones.", "en", 1),
    ],
)
def test_what_is_set_beside_another_is_another(text: str, words: str, number: int) -> None:
    who, noun = (("agent", "Verrex"),), {"fr": "attaque", "en": "attack"}[words]
    told = [
        Told(f"{noun}.", "ASSAULT", noun, None, who, tense=None),
        Told(f"{noun} ", "ASSAULT", noun, "2025-03-09", who, tense=None),
    ]
    assert len(events(Page("a", f"Tavira.\n{text}", told, "2025-04-10", words))) == number


@pytest.mark.parametrize(
    ("language", "lemma", "first", "second"),
    [
        ("fr", "arrêter", "La police a arrêté jeudi Ana Solé.", "La police a arrêté jeudi Jon Berg."),
        ("en", "arrest", "Police arrested Ana Solé on Thursday.", "Police arrested Jon Berg on Thursday."),
    ],
)
def test_two_reports_of_two_persons_arrested_are_two(language: str, lemma: str, first: str, second: str) -> None:
    def report(name: str, text: str, who: str) -> Page:
        word = "arrêté" if language == "fr" else "arrested"
        told = Told(word, "COERCE", lemma, "2025-03-06", (("recipient", who),), mode="arrest")
        return Page(name, text, [told], language=language)

    one = report("a", first, "Ana Solé")
    assert len(events(one, report("b", second, "Jon Berg"))) == 2
    assert len(events(one, report("b", first, "Ana Solé"))) == 1


@pytest.mark.parametrize(
    ("language", "lemma", "word", "text", "number"),
    [
        ("fr", "chuter", "chuté", "Le palladium a chuté lundi. La roupie a chuté face au dollar.", 2),
        ("fr", "chuter", "chuté", "Le palladium a chuté lundi. Il a chuté face au dollar.", 1),
        ("en", "fall", "fell", "Palladium fell on Monday. The rupee fell against the dollar.", 2),
        ("en", "fall", "fell", "Palladium fell on Monday. It fell against the dollar.", 1),
    ],
)
def test_two_things_that_fall_on_one_page_are_two(language: str, lemma: str, word: str, text: str, number: int) -> None:
    told = [Told(f"{word} {after}", "BUSINESS", lemma, "2025-03-10") for after in _after(text, word)]
    assert len(events(Page("a", f"Bourse\n{text}", told, language=language))) == number


def _after(text: str, word: str) -> list[str]:
    """The words that follow each use of a word, which tell the uses apart."""
    return [part.split()[0].rstrip(".") for part in text.split(word)[1:]]


@pytest.mark.parametrize(
    ("language", "names", "number"),
    [
        ("fr", ("Verrex", "Tavira"), 2),
        ("fr", ("Verrex", "Verrex"), 1),
        ("en", ("Verrex", "Tavira"), 2),
        ("en", ("Verrex", "Verrex"), 1),
    ],
)
def test_what_two_companies_unveil_is_two(language: str, names: tuple[str, str], number: int) -> None:
    lemma, words = {"fr": ("dévoiler", "a dévoilé un téléphone"), "en": ("unveil", "unveiled a phone")}[language]
    days = {"fr": ("lundi", "hier"), "en": ("on Monday", "yesterday")}[language]
    text = " ".join(f"{name} {words} {day}." for name, day in zip(names, days, strict=True))
    told = [
        Told(f"{words.split()[-1]} {day}", "BUSINESS", lemma, "2025-03-10", (("agent", name),))
        for name, day in zip(names, days, strict=True)
    ]
    assert len(events(Page("a", f"Tavira\n{text}", told, language=language))) == number


def test_a_mention_is_read_again_when_its_actor_has_another_name() -> None:
    page = Page(
        "a", "Ana Solé a signé lundi un accord.", [Told("signé", "AGREE", "signer", who=(("agent", "Ana Solé"),))]
    )
    chain = Chain("Ana Solé", "Ana Solé", ActorKind.PERSON)
    told = replace(annotated(page), actors=Actors(Layer("actors"), (chain,)))
    read, first = Retelling(PACKS), known([page])
    (before,) = read.tellings([told], first)
    renamed = {i: replace(a, name="Anne Lind") for i, a in first.actors.items()}
    (after,) = read.tellings([told], replace(first, actors=renamed))
    assert [n.words for n in before.names] == [{"ana", "sole"}]
    assert [n.words for n in after.names] == [{"anne", "lind"}]
