"""The Python interface: read articles, build a chronology, keep it as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from filrouge.engine.build import Pile, pile
from filrouge.engine.build import build as build_pile
from filrouge.export.json import render
from filrouge.export.jsonin import loads
from filrouge.model.story import Chronology
from filrouge.read import ReadOptions
from filrouge.read import read as read_sources


def read(
    paths: Sequence[Path | str], *, language: str | None = None, published: Mapping[str, date] | None = None
) -> Pile:
    """Read files, folders and zip archives.

    Args:
        paths: what to read.
        language: the language of all the articles (BCP 47); identified when null.
        published: publication days by file name, overriding what the articles say.

    Returns:
        The articles, and what could not be read with the reason.

    Raises:
        InputError: a path does not exist, or no pack has the language.
    """
    options = ReadOptions(language=language, published=dict(published or {}))
    return pile(read_sources(list(paths), options=options))


def build(found: Pile | Sequence[Path | str], *, jobs: int = 1) -> Chronology:
    """The chronology of a pile that was read, or of paths.

    Args:
        found: what `read` gave, or paths for it.
        jobs: worker processes; the result is the same for any number.

    Raises:
        InputError: a path does not exist.
        ModelMissingError: a language's parser is not installed.
    """
    return build_pile(found if isinstance(found, Pile) else read(found), jobs=jobs)


def to_json(chronology: Chronology) -> bytes:
    """The chronology as `filrouge/1` JSON; the same bytes for the same chronology."""
    return render(chronology)


def load(path: Path | str) -> Chronology:
    """The chronology in a `filrouge/1` JSON file.

    Raises:
        FormatError: the file is not a chronology.
    """
    return loads(Path(path).read_bytes())
