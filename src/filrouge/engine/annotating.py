"""Annotating a run of articles in one process: parsed in batches, each article on its own risk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from filrouge.annotate.article import annotated
from filrouge.annotate.syntax import parse, parses
from filrouge.errors import FilrougeError
from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.syntax import Parse
from filrouge.model.text import Article, Rejected


def annotate(articles: Sequence[Article], packs: Mapping[str, Pack]) -> list[Annotated | Rejected]:
    """Each article with its layers, in the order given; one that fails is a `Rejected` value.

    Raises:
        ModelMissingError: a pack's parser is not installed.
    """
    done: list[Annotated | Rejected] = []
    for language, run in groupby(articles, key=lambda a: a.language):
        done.extend(_of_language(list(run), packs[language]))
    return done


def _of_language(articles: list[Article], pack: Pack) -> Iterator[Annotated | Rejected]:
    try:
        parsed: list[Parse | None] = list(parses([a.text for a in articles], pack))
    except FilrougeError:
        raise
    except Exception:  # noqa: BLE001 - one article broke the batch: each is tried alone
        parsed = [None] * len(articles)
    for article, known in zip(articles, parsed, strict=True):
        yield _one(article, pack, known)


def _one(article: Article, pack: Pack, known: Parse | None) -> Annotated | Rejected:
    try:
        return annotated(article, pack, known or parse(article.text, pack))
    except FilrougeError:
        raise
    except Exception as error:  # noqa: BLE001 - hostile input must not stop the pile; it is listed
        return Rejected(article.path, "annotate", f"{type(error).__name__}: {error}")
