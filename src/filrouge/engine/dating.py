"""Dating the articles of a pile without building its chronology."""

from __future__ import annotations

from dataclasses import replace

from filrouge.engine.build import Pile, Steps, annotate, packs_for
from filrouge.lang.pack import languages, shipped
from filrouge.model.text import UNKNOWN_DATE, Article, Published
from filrouge.resolve.chronology import publications


def dates(
    found: Pile, *, infer: bool = False, language: str | None = None, jobs: int = 1, steps: Steps | None = None
) -> tuple[tuple[Article, Published], ...]:
    """Each article with its publication date, in order of path.

    Args:
        found: the pile.
        infer: set aside what file and text state, to see what the text alone presupposes.
        language: in which the clues are told; by default, that of most articles.
        jobs: worker processes.
        steps: told of progress.
    """
    articles = found.articles
    if infer:
        articles = tuple(replace(a, published=UNKNOWN_DATE) for a in articles)
    packs = packs_for(articles)
    if language in languages():
        packs.setdefault(language, shipped(language))
    annotated, _ = annotate(Pile(articles, ()), packs, jobs=jobs, steps=steps)
    published = publications(annotated, packs, language)
    return tuple((a.article, published[a.article.id]) for a in annotated)
