"""The table of exports: ending, name and renderer of each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from filrouge.errors import FormatError
from filrouge.export import json, markdown, report
from filrouge.model.story import Chronology
from filrouge.words import Words


class Format(NamedTuple):
    name: str
    media_type: str
    render: Callable[[Chronology, Words], bytes]


FORMATS: tuple[Format, ...] = (
    Format("json", json.MEDIA_TYPE, lambda chronology, _words: json.render(chronology)),
    Format(markdown.NAME, markdown.MEDIA_TYPE, markdown.render),
    Format(report.NAME, report.MEDIA_TYPE, report.render),
)


def of(path: Path, words: Words) -> Format:
    """The format that a file's ending names.

    Raises:
        FormatError: no export has that ending.
    """
    ending = path.suffix.lower().lstrip(".")
    found = next((f for f in FORMATS if f.name == ending), None)
    if found is None:
        known = ", ".join("." + f.name for f in FORMATS)
        raise FormatError(words("error.bad_format", path=path, known=known))
    return found
