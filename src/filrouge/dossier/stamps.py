"""What made a result, beyond one annotation: digests of sources, packs and models, never a clock."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from filrouge.engine import keys
from filrouge.lang.pack import Pack, languages, shipped
from filrouge.model.text import Rejected
from filrouge.version import VERSION

READING = (*keys.ANNOTATING, "read")
RESOLVING = (*keys.ANNOTATING, "resolve")


def reader() -> str:
    """What documents are read with: our code and every shipped pack."""
    return keys.digest((keys.source(READING), *(shipped(code).digest for code in languages())))


def resolver() -> str:
    """What articles are compared with: our code up to there."""
    return keys.digest((keys.source(RESOLVING), VERSION))


def told(packs: Mapping[str, Pack]) -> dict[str, str]:
    """What tells each pack from others: its digest, and its parser's model."""
    return {code: f"{code} {pack.digest} {keys.model(pack)}" for code, pack in sorted(packs.items())}


def part(articles: Iterable[str], made_with: Iterable[str], language: str | None) -> str:
    """The key of all that a part of a pile is made from: ``made_with`` tells its packs, the language is the pile's."""
    return keys.digest((resolver(), str(language), *made_with, *articles))


def inputs(articles: Iterable[tuple[str, str, str]], refused: Iterable[Rejected], packs: Mapping[str, Pack]) -> str:
    """The digest of all that a chronology is made from."""
    made_with = (f"{language} {pack.digest} {keys.model(pack)}" for language, pack in sorted(packs.items()))
    named = ("\t".join(each) for each in articles)
    failed = (f"{r.path}\t{r.stage}\t{r.reason}" for r in refused)
    return keys.digest((keys.source(RESOLVING), VERSION, *made_with, "articles", *named, "refused", *failed))
