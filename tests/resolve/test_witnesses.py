"""Undated articles dated by what dated ones of the dossier tell: whole articles read."""

from __future__ import annotations

from datetime import date

import pytest

from filrouge.engine.build import Pile
from filrouge.engine.dating import dates
from filrouge.model.text import UNKNOWN_DATE, Article, Basis, Published, Span


def article(name: str, language: str, text: str, day: str | None = None) -> Article:
    published = Published(day, day, day, Basis.STATED) if day else UNKNOWN_DATE
    return Article(name, f"{name}.txt", "0" * 64, language, text, Span(0, len(text)), published=published)


SIGNED_FR = "Le Kenya et la Norvège ont signé vendredi 12 avril 2019 à Oslo un accord sur la pêche, a annoncé Oslo."
SIGNED_EN = "Kenya and Norway signed a fishing agreement in Oslo on Friday, April 12, 2019, Oslo said."
LATER = [
    (
        article("a", "fr", SIGNED_FR, "2019-04-12"),
        article("b", "fr", "Les premiers bateaux ont pris la mer mardi, dix jours après la signature de l'accord entre le "
        "Kenya et la Norvège."),
        ("2019-04-22", "2019-04-26"),
    ),
    (
        article("a", "en", SIGNED_EN, "2019-04-12"),
        article("b", "en", "The first boats put to sea on Tuesday, ten days after Kenya and Norway signed the fishing "
        "agreement."),
        ("2019-04-22", "2019-04-26"),
    ),
    (
        article("a", "fr", SIGNED_FR, "2019-04-12"),
        article("b", "fr", "Le Kenya et la Norvège ont signé vendredi à Oslo un accord sur la pêche. Le texte vaut cinq ans."),
        ("2019-04-12", "2019-04-14"),
    ),
    (
        article("a", "en", SIGNED_EN, "2019-04-12"),
        article("b", "en", "Kenya and Norway signed a fishing agreement in Oslo on Friday. It holds for five years."),
        ("2019-04-12", "2019-04-14"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("dated", "undated", "between"), LATER)
def test_an_event_that_a_dated_article_tells_dates_the_undated_one(
    dated: Article, undated: Article, between: tuple[str, str]
) -> None:
    found = {a.id: p for a, p in dates(Pile((dated, undated), ()))}["b"]
    assert found.basis is Basis.INFERRED
    assert found.date is not None
    assert between[0] <= found.date <= between[1]
    assert found.earliest is not None
    assert found.latest is not None
    assert (date.fromisoformat(found.latest) - date.fromisoformat(found.earliest)).days <= 45
    assert "12" in found.evidence[0].says, "the strongest clue names the day of the event"


def test_alone_the_same_article_stays_undated() -> None:
    for _, undated, _ in LATER:
        ((_, found),) = dates(Pile((undated,), ()))
        assert found.date is None or found.basis is not Basis.INFERRED
