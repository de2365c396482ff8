"""How near articles are as wholes."""

from __future__ import annotations

from filrouge.model.text import Article, Region, RegionKind, Span
from filrouge.resolve.merge.kinship import UNLIKE, Bag, Kinship, bag
from filrouge.resolve.merge.wording import wording
from tests.resolve.resolving import PACKS

STRIKES = (
    "The drivers of Lenko Tram walked out on Monday over pay. The union Movado wants 4 percent.",
    "A walkout by tram drivers halted Lenko on Monday; Movado, their union, asks for 4 percent more.",
    "Movado called off the walkout of tram drivers in Lenko after talks on pay.",
)
FLOODS = (
    "The river Orsa burst its banks at Pellin and 300 people left their homes on Monday.",
    "At Pellin the Orsa rose by two metres; 300 people spent Monday night in a school.",
    "The mayor of Pellin asked for pumps as the Orsa fell and people came home.",
)


def read(name: str, text: str, *regions: Region, language: str = "en") -> Article:
    return Article(name, name, "0" * 64, language, text, Span(0, len(text)), regions=regions)


def kinship(*texts: str) -> Kinship:
    return Kinship({f"{n}": bag(read(f"{n}", text), wording(PACKS["en"])) for n, text in enumerate(texts)})


def test_articles_of_one_story_are_nearer_than_those_of_two() -> None:
    found = kinship(*STRIKES, *FLOODS)
    within = [found.alike(a, b) for a, b in (("0", "1"), ("0", "2"), ("1", "2"), ("3", "4"), ("3", "5"), ("4", "5"))]
    between = [found.alike(f"{a}", f"{b}") for a in range(3) for b in range(3, 6)]
    assert min(within) > max(between)
    assert max(between) < UNLIKE
    assert set(found.kin("0")) == {"1", "2"}


def test_likeness_is_the_same_from_both_sides_and_in_any_order() -> None:
    words = wording(PACKS["en"])
    bags = {f"{n}": bag(read(f"{n}", text), words) for n, text in enumerate((*STRIKES, *FLOODS))}
    one, other = Kinship(bags), Kinship(dict(reversed(bags.items())))
    assert all(one.alike(a, b) == other.alike(b, a) for a in bags for b in bags)
    assert all(one.kin(a) == other.kin(a) for a in bags)


def test_what_stands_around_an_article_does_not_count() -> None:
    text = "The tram drivers walked out.\nRead also: Orsa floods Pellin"
    start = text.index("Read")
    found = bag(read("a", text, Region(RegionKind.RELATED, Span(start, len(text)))), wording(PACKS["en"]))
    assert "walked" in found.counts
    assert "pellin" not in found.counts


def test_names_and_numbers_are_known_by_their_looks() -> None:
    found = bag(read("a", "In 2021 the crew of Orsa met the crew."), wording(PACKS["en"]))
    assert found == Bag("en", {"2021": 1, "crew": 2, "orsa": 1, "met": 1}, {"2021": 1, "orsa": 1})


def test_between_two_languages_names_and_numbers_count() -> None:
    french = (
        "Trois cents habitants de Pellin ont passé la nuit hors de chez eux, selon Ana Solé, maire : l'Orsa a débordé."
    )
    texts = {
        "fr": (french,),
        "en": (*STRIKES, *FLOODS, "Ana Solé, mayor of Pellin, has visited 300 people by the Orsa."),
    }
    bags = {
        f"{language}{n}": bag(read(f"{n}", text, language=language), wording(PACKS[language]))
        for language, found in texts.items()
        for n, text in enumerate(found)
    }
    found = Kinship(bags)
    assert max(bags, key=lambda other: found.alike("fr0", other) if other != "fr0" else -1) == "en6"
    assert max(found.alike("fr0", f"en{n}") for n in range(3)) < UNLIKE
