"""What an annotation was made from: digests of the program's own source, of packs and of models, never a clock.

A stage whose code, data and input are unchanged need not run again; a version number would be
forgotten, the source cannot be.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from filrouge.lang.pack import Pack
from filrouge.model.text import Article
from filrouge.store.codec import dumps

ANNOTATING = ("model", "lang", "annotate")


@cache
def source(packages: tuple[str, ...]) -> str:
    """The digest of the Python source of some of our packages."""
    home = Path(__file__).parents[1]
    files = sorted(path for name in packages for path in (home / name).rglob("*.py"))
    return digest(part for f in files for part in (f.relative_to(home).as_posix(), f.read_text("utf-8")))


def digest(parts: Iterable[str]) -> str:
    """A short digest of texts in order."""
    made = hashlib.sha256()
    for part in parts:
        made.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return made.hexdigest()[:32]


def annotation(article: Article, pack: Pack) -> str:
    """The key of an article's annotation: all that its layers can depend on, and nothing else."""
    unnamed = replace(article, id="", path="")
    return digest((source(ANNOTATING), pack.digest, model(pack), dumps(unnamed, Article)))


def model(pack: Pack) -> str:
    """A pack's parser model with its version, told without loading it where it is a package."""
    name = str(pack.settings.get("syntax", {}).get("model") or "")
    if not name:
        return "none"
    try:
        return f"{name} {version(name)} spacy {version('spacy')}"
    except PackageNotFoundError:
        return f"{name} spacy {version('spacy')}"
