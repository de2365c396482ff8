"""The formats that are read, in one table: suffixes and the reader of each."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import PurePosixPath
from types import MappingProxyType

from filrouge.model.text import Rejected
from filrouge.read.document import Document, Draft, rejected
from filrouge.read.html import page
from filrouge.read.jsonl import json_lines
from filrouge.read.options import Limits
from filrouge.read.plain import plain_text

Reader = Callable[[Document, Limits], Iterator[Draft | Rejected]]

READERS: MappingProxyType[str, Reader] = MappingProxyType(
    {
        ".txt": plain_text,
        ".text": plain_text,
        ".html": page,
        ".htm": page,
        ".xhtml": page,
        ".jsonl": json_lines,
        ".ndjson": json_lines,
    }
)
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,7}")  # `.2020-05-03` at the end of a name is none
_MARKUP = re.compile(rb"\s*(?:<!doctype html|<html|<\?xml|<!--|<head|<body)", re.IGNORECASE)


def drafts(document: Document, limits: Limits) -> Iterator[Draft | Rejected]:
    """What a document holds, read by its suffix; without one, by what it looks like."""
    suffix = PurePosixPath(document.name).suffix.lower()
    reader = READERS.get(suffix) if _SUFFIX.fullmatch(suffix) else _looked_at(document.data)
    if reader is None:
        yield rejected(document.path, f"no reader for {suffix} files")
    else:
        yield from reader(document, limits)


def _looked_at(data: bytes) -> Reader:
    if _MARKUP.match(data[:1000]):
        return page
    return json_lines if _is_json_line(data) else plain_text


def _is_json_line(data: bytes) -> bool:
    if not data.lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(data.lstrip().split(b"\n", 1)[0]), dict)
    except (ValueError, RecursionError):
        return False
