"""The local runner: order kept, bad articles listed, dead workers survived, jobs changing nothing."""

from __future__ import annotations

import os

import pytest

from filrouge.engine import annotating, local
from filrouge.engine.build import pile
from filrouge.lang.pack import Pack, shipped
from filrouge.model.annotated import Annotated
from filrouge.model.text import Article, Rejected, Span

TEXTS = {
    "fr": "Le ministre a démissionné lundi 3 mars 2025. « Je pars », a-t-il dit.",
    "en": "The minister resigned on Monday, March 3, 2025. “I am leaving,” he said.",
}
PACKS = {code: shipped(code) for code in TEXTS}


def articles(count: int) -> tuple[Article, ...]:
    made = []
    for n in range(count):
        language = ("fr", "en")[n % 2]
        text = f"{TEXTS[language]} ({n})"
        made.append(Article(f"a{n:03}", f"{n:03}.txt", f"{n:064}", language, text, Span(0, len(text))))
    return tuple(made)


def test_results_come_in_the_order_given() -> None:
    given = articles(5)
    found = local.run(given, PACKS)
    assert [r.article.id for r in found if isinstance(r, Annotated)] == [a.id for a in given]


def test_two_jobs_give_what_one_gives() -> None:
    given = articles(30)
    assert local.run(given, PACKS, jobs=2) == local.run(given, PACKS)


def test_progress_counts_every_article() -> None:
    done: list[int] = []
    local.run(articles(30), PACKS, progress=done.append)
    assert sum(done) == 30


def test_an_article_that_breaks_its_annotator_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    real = annotating.annotated

    def breaking(article: Article, pack: Pack, parse: object) -> Annotated:
        if article.id == "a002":
            raise ValueError("odd")
        return real(article, pack, parse)  # type: ignore[arg-type]

    monkeypatch.setattr(annotating, "annotated", breaking)
    found = local.run(articles(4), PACKS)
    assert [r for r in found if isinstance(r, Rejected)] == [Rejected("002.txt", "annotate", "ValueError: odd")]
    assert len(found) == 4


def test_an_article_that_kills_its_worker_costs_only_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    real = annotating.annotated

    def deadly(article: Article, pack: Pack, parse: object) -> Annotated:
        if article.id == "a003":
            os._exit(9)
        return real(article, pack, parse)  # type: ignore[arg-type]

    monkeypatch.setattr(annotating, "annotated", deadly)
    found = local.run(articles(30), PACKS, jobs=2)
    rejected = [r for r in found if isinstance(r, Rejected)]
    assert [(r.path, r.stage) for r in rejected] == [("003.txt", "annotate")]
    assert len(found) == 30


def test_a_pile_is_sorted_whatever_came_first() -> None:
    given = [*articles(3), Rejected("z", "read", "empty"), Rejected("b", "read", "empty")]
    assert pile(given) == pile(reversed(given))
