"""JSON files that are not line by line: JSON Feed, ninjs, or a list of articles as JSON Lines have them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from filrouge.model.text import Rejected
from filrouge.read.columns import NONE, renamed
from filrouge.read.decode import NotTextError, decoded
from filrouge.read.document import Document, Draft, rejected
from filrouge.read.feeds import json_feed
from filrouge.read.jsonl import json_lines
from filrouge.read.newsml import is_ninjs, ninjs
from filrouge.read.options import Limits


def saved_json(document: Document, limits: Limits, columns: Mapping[str, str] = NONE) -> Iterator[Draft | Rejected]:
    """The articles of a JSON file; ``columns`` are the user's own names of its fields."""
    try:
        raw = json.loads(decoded(document.data))
    except NotTextError as error:
        yield rejected(document.path, str(error))
        return
    except (ValueError, RecursionError):
        yield from _by_line(document, limits, columns)
        return
    items = [item for item in (raw if isinstance(raw, list) else [raw]) if isinstance(item, dict)]
    if columns:
        items = [renamed(columns, item) for item in items]
    if isinstance(raw, dict) and "jsonfeed.org" in str(raw.get("version", "")):
        yield from json_feed(document, raw, limits)
    elif items and all(is_ninjs(item) for item in items):
        yield from ninjs(document, items, limits)
    elif items and all(isinstance(item.get("text", item.get("html")), str) for item in items):
        data = "\n".join(json.dumps(item) for item in items).encode()
        yield from json_lines(Document(document.path, data), limits)
    else:
        yield rejected(document.path, "JSON of a kind that is not read: no JSON Feed, ninjs or list of articles")


def _by_line(document: Document, limits: Limits, columns: Mapping[str, str]) -> Iterator[Draft | Rejected]:
    """JSON Lines under another name, where at least the first line is one."""
    try:
        first = json.loads(document.data.lstrip().split(b"\n", 1)[0])
    except (ValueError, RecursionError):
        first = None
    if isinstance(first, dict):
        yield from json_lines(document, limits, columns)
    else:
        yield rejected(document.path, "not JSON")
