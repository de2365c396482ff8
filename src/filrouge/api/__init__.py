"""The Python interface: read articles, build a chronology, keep it in any format, take single layers."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from filrouge.engine.build import Pile, pile
from filrouge.engine.build import build as build_pile
from filrouge.engine.single import LAYERS, Wanted, annotated_rows, checked
from filrouge.export.formats import of
from filrouge.export.json import render
from filrouge.export.jsonin import loads
from filrouge.lang.pack import languages, shipped
from filrouge.model.story import Chronology
from filrouge.read import ReadOptions
from filrouge.read import read as read_sources
from filrouge.words import words


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


def annotate(
    text: str, *, layers: Sequence[str] = LAYERS, language: str | None = None, published: date | None = None
) -> dict[str, Any]:
    """Single layers of one text, as `filrouge annotate` gives them (FORMAT.md).

    Args:
        text: any text; it stays as it is, offsets count its code points.
        layers: of ``dates``, ``quotes``, ``figures``, ``actors``, ``events``; dates alone need no parser.
        language: BCP 47; identified when null.
        published: the day that relative expressions count from.

    Returns:
        A list of marks for each layer: ``timex``, ``quotes``, ``figures``, ``actors``, ``events``.

    Raises:
        InputError: a layer is not known.
        PackError: no pack has the language.
        ModelMissingError: the language's parser is not installed.
    """
    wanted = Wanted(checked(layers, f"layers are some of: {', '.join(LAYERS)}"))
    known = {code: shipped(code) for code in ([language] if language else languages())}
    asked = {"id": "text", "text": text, "lang": language, "dct": published.isoformat() if published else None}
    row = next(annotated_rows([json.dumps(asked).encode()], wanted, known))
    return {name: marks for name, marks in row.items() if name != "id"}


def to_json(chronology: Chronology) -> bytes:
    """The chronology as `filrouge/1` JSON; the same bytes for the same chronology."""
    return render(chronology)


def save(chronology: Chronology, path: Path | str, *, ui: str = "en") -> Path:
    """Write a chronology in the format that the file's ending names.

    Args:
        chronology: what to write.
        path: for instance ``story.json``, ``story.html``, ``story.xlsx``; an existing file is replaced.
        ui: the language of headings and names, ``en`` or ``fr``.

    Raises:
        FormatError: no export has that ending, or its packages are missing.
    """
    said, place = words(ui), Path(path)
    pieces = of(place, said).written(chronology, said)
    with place.open("wb") as out:
        out.writelines(pieces)
    return place


def load(path: Path | str) -> Chronology:
    """The chronology in a `filrouge/1` JSON file.

    Raises:
        FormatError: the file is not a chronology.
    """
    return loads(Path(path).read_bytes())
