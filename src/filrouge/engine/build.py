"""The main job: named files in, one chronology out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from filrouge.annotate.syntax import model_version
from filrouge.engine import local
from filrouge.engine.collecting import seldom_collected
from filrouge.engine.kept import Kept, kept
from filrouge.engine.plan import Engine, Found, Plan
from filrouge.engine.runs import processes
from filrouge.lang.pack import Pack, shipped
from filrouge.model.annotated import Annotated
from filrouge.model.story import Chronology, Generator
from filrouge.model.text import Article, Rejected
from filrouge.resolve.chronology import chronology
from filrouge.version import VERSION

Steps = Callable[[str, int, int], None]  # (stage, done, total)


@dataclass(frozen=True, slots=True)
class Pile:
    """What was read: the articles, and what could not be read and why."""

    articles: tuple[Article, ...]
    rejected: tuple[Rejected, ...]


@dataclass(frozen=True, slots=True)
class How:
    """By which engine articles are annotated, and where annotations are remembered from one run to the next."""

    engine: Engine = local.engine
    cache: Path | None = None


HERE = How()


def pile(read: Iterable[Article | Rejected]) -> Pile:
    """Sort what was read into articles and rejections, each in order of path and id."""
    articles: list[Article] = []
    rejected: list[Rejected] = []
    for item in read:
        if isinstance(item, Article):
            articles.append(item)
        else:
            rejected.append(item)
    return Pile(
        tuple(sorted(articles, key=lambda a: (a.path, a.id))),
        tuple(sorted(rejected, key=lambda r: (r.path, r.stage, r.reason))),
    )


def build(
    found: Pile,
    packs: Mapping[str, Pack] | None = None,
    *,
    jobs: int = 1,
    steps: Steps | None = None,
    how: How = HERE,
) -> Chronology:
    """The chronology of a pile.

    Args:
        found: what `filrouge.read` gave.
        packs: one a language; the shipped ones by default.
        jobs: worker processes for annotating; 0 for as many as the pile is worth.
        steps: told of progress as (stage, articles done, articles in all).
        how: the engine and the cache.

    Raises:
        ModelMissingError: a pack's parser is not installed.
        PackError: a language has no pack.
    """
    tell = steps or (lambda _stage, _done, _total: None)
    known = packs or packs_for(found.articles)
    with seldom_collected():
        annotated, rejected = annotate(found, known, jobs=jobs, steps=steps, how=how)
        tell("resolve", 0, len(annotated))
        return chronology(annotated, known, generator(known), rejected)


def annotate(
    found: Pile, packs: Mapping[str, Pack], *, jobs: int = 1, steps: Steps | None = None, how: How = HERE
) -> Kept:
    """Every article with its layers, and all that was rejected up to here."""
    tell, total = steps or (lambda _stage, _done, _total: None), len(found.articles)

    def counted() -> Iterator[Found]:
        for count, result in enumerate(how.engine(found.articles, plan), 1):
            yield result
            tell("annotate", count, total)

    plan = Plan(packs, processes(total, jobs), cache=how.cache)
    annotated, failed = kept(counted(), found.articles)
    return annotated, tuple(sorted(found.rejected + failed, key=lambda r: (r.path, r.stage, r.reason)))


def packs_for(articles: Iterable[Article]) -> dict[str, Pack]:
    """The shipped packs of the articles' languages.

    Raises:
        PackError: a language has no pack.
    """
    return {language: shipped(language) for language in sorted({a.language for a in articles})}


def generator(packs: Mapping[str, Pack]) -> Generator:
    """What made a chronology: versions only, no clock, so that the same input gives the same bytes."""
    models = {str(p.settings.get("syntax", {}).get("model", "")) for p in packs.values()} - {""}
    versions = tuple((name, model_version(name)) for name in sorted(models))
    return Generator(VERSION, tuple(sorted((k, p.digest) for k, p in packs.items())), versions)


def resolved(annotated: Iterable[Annotated], rejected: Iterable[Rejected], packs: Mapping[str, Pack]) -> Chronology:
    """The chronology of articles annotated before, whenever and wherever: the same as `build` gives.

    Args:
        annotated: in any order.
        rejected: all that could not be read or annotated.
        packs: one for every language of the articles read.
    """
    in_order = tuple(sorted(annotated, key=lambda a: (a.article.path, a.article.id)))
    refused = tuple(sorted(rejected, key=lambda r: (r.path, r.stage, r.reason)))
    with seldom_collected():
        return chronology(in_order, packs, generator(packs), refused)
