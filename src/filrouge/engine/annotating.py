"""Annotating a run of articles in one process: parsed in batches, each article on its own risk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path

from filrouge.annotate.article import annotated
from filrouge.annotate.syntax import parse, parses
from filrouge.engine.limits import NONE, Limits, TooLongError, within
from filrouge.engine.remembered import recalled, remember
from filrouge.errors import FilrougeError
from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.syntax import Parse
from filrouge.model.text import Article, Rejected

TOO_LONG = "it took longer than an article of its length may"
TOO_MUCH = "it took more memory than an article may"


def annotate(
    articles: Sequence[Article], packs: Mapping[str, Pack], *, limits: Limits = NONE, cache: Path | None = None
) -> list[Annotated | Rejected]:
    """Each article with its layers, in the order given; one that fails is a `Rejected` value.

    Args:
        articles: a few, so that they are parsed together.
        packs: one a language.
        limits: what one article may cost.
        cache: a folder of annotations made before.

    Raises:
        ModelMissingError: a pack's parser is not installed.
    """
    known = {n: recalled(cache, a, packs[a.language]) for n, a in enumerate(articles)} if cache else {}
    waiting = [a for n, a in enumerate(articles) if known.get(n) is None]
    fresh = _fresh(waiting, packs, limits)
    done = [known.get(n) or next(fresh) for n in range(len(articles))]
    if cache:
        for n, made in enumerate(done):
            if known[n] is None and isinstance(made, Annotated):
                remember(cache, made, packs[made.article.language])
    return done


def _fresh(articles: Sequence[Article], packs: Mapping[str, Pack], limits: Limits) -> Iterator[Annotated | Rejected]:
    for language, run in groupby(articles, key=lambda a: a.language):
        yield from _of_language(list(run), packs[language], limits)


def _of_language(articles: list[Article], pack: Pack, limits: Limits) -> Iterator[Annotated | Rejected]:
    parsed: list[Parse | None] = [None] * len(articles)
    try:
        with within(limits.allowed(sum(len(a.text) for a in articles))):
            parsed = list(parses([a.text for a in articles], pack))
    except FilrougeError:
        raise
    except Exception:  # noqa: BLE001, S110 - one article broke the batch: each is tried alone
        pass
    for article, known in zip(articles, parsed, strict=True):
        yield _one(article, pack, known, limits)


def _one(article: Article, pack: Pack, known: Parse | None, limits: Limits) -> Annotated | Rejected:
    try:
        with within(limits.allowed(len(article.text))):
            return annotated(article, pack, known or parse(article.text, pack))
    except FilrougeError:
        raise
    except TooLongError:
        return Rejected(article.path, "annotate", TOO_LONG)
    except MemoryError:
        return Rejected(article.path, "annotate", TOO_MUCH)
    except Exception as error:  # noqa: BLE001 - hostile input must not stop the pile; it is listed
        return Rejected(article.path, "annotate", f"{type(error).__name__}: {error}")
