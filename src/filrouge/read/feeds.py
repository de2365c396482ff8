"""RSS, Atom and JSON Feed from files: one article an entry, its full text where the feed carries it."""

from __future__ import annotations

import calendar
import io
import json
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from filrouge.model.text import Basis, Published, Rejected
from filrouge.read.blocks import blocks, parsed
from filrouge.read.composing import Piece, composed, lacking
from filrouge.read.document import Document, Draft, Hints, dated, rejected
from filrouge.read.markup import BadMarkupError, tree
from filrouge.read.options import Limits

Json = Mapping[str, Any]
_MOST_TAGS = 200_000


def feed(document: Document, limits: Limits) -> Iterator[Draft | Rejected]:
    """The entries of an RSS or Atom file; nothing is fetched."""
    missing = lacking(document.path, "feedparser", "feeds")
    if missing:
        yield missing
        return
    import feedparser  # noqa: PLC0415 - only for this format

    try:
        tree(document.data, limits)
        found = feedparser.parse(io.BytesIO(document.data), sanitize_html=False, resolve_relative_uris=False)
    except BadMarkupError as error:
        yield rejected(document.path, str(error))
        return
    except Exception:  # noqa: BLE001 - a library on hostile input; the file is rejected, the rest goes on
        yield rejected(document.path, "a broken feed")
        return
    if not found.entries:
        yield rejected(document.path, "a feed without entries")
    name, language = found.feed.get("title"), found.feed.get("language")
    for number, entry in enumerate(found.entries, 1):
        yield _entry(f"{document.path}#{number}", entry, (name, language), limits)


def _entry(path: str, entry: Json, channel: tuple[str | None, str | None], limits: Limits) -> Draft | Rejected:
    full = max((c.get("value", "") for c in entry.get("content", ())), key=len, default="")
    markup = full or entry.get("summary", "") or ""
    who = tuple(name for a in entry.get("authors", ()) if (name := a.get("name")))
    source = (entry.get("source") or {}).get("title") or channel[0]
    hints = Hints(
        title=shown(entry.get("title", "")),
        declared=channel[1],
        source=source,
        authors=who,
        published=_day(entry),
        url=_address(entry.get("link")),
    )
    data = json.dumps([entry.get("id"), entry.get("title"), entry.get("link"), markup]).encode()
    return composed(Piece(path, data, lines(markup), hints.title, hints), limits)


def lines(markup: str) -> list[str]:
    """The paragraphs of a text that may carry markup."""
    if "<" not in markup and "&" not in markup:
        return [" ".join(line.split()) for line in markup.split("\n")]
    found = parsed(f"<div>{markup}</div>") if markup.count("<") <= _MOST_TAGS else None
    return [] if found is None else [block.text for block in blocks(found)]


def shown(markup: str) -> str | None:
    """A title as a reader sees it."""
    return " ".join(lines(markup)) or None


def _address(value: object) -> str | None:
    return value if isinstance(value, str) and value.startswith(("http://", "https://")) else None


def _day(entry: Json) -> Published | None:
    """The day of publication, else of the last change; the library gives both in universal time."""
    for key in ("published_parsed", "updated_parsed"):
        when = dict(entry.items()).get(key)  # the library's own `get` answers one key with another
        if when:
            try:
                day = datetime.fromtimestamp(calendar.timegm(when), UTC).date()
            except (ValueError, OverflowError, OSError, TypeError):
                continue
            return dated(day, Basis.METADATA, f"the field {key.removesuffix('_parsed')} of the feed")
    return None


def json_feed(document: Document, raw: Json, limits: Limits) -> Iterator[Draft | Rejected]:
    """The items of a JSON Feed 1.x."""
    items = raw.get("items")
    if not isinstance(items, list) or not items:
        yield rejected(document.path, "a feed without items")
        return
    for number, item in enumerate(items, 1):
        if isinstance(item, dict):
            yield _item(f"{document.path}#{number}", item, raw, limits)


def _item(path: str, item: Json, channel: Json, limits: Limits) -> Draft | Rejected:
    authors = item.get("authors") or channel.get("authors") or [item.get("author")]
    names = tuple(a["name"] for a in authors if isinstance(a, dict) and isinstance(a.get("name"), str))
    text = next((item[k] for k in ("content_text", "content_html", "summary") if isinstance(item.get(k), str)), "")
    hints = Hints(
        title=shown(str(item.get("title") or "")),
        declared=_word(item.get("language") or channel.get("language")),
        source=_word(channel.get("title")),
        authors=names,
        published=published(item.get("date_published") or item.get("date_modified"), "the date of the item"),
        url=_address(item.get("url")),
    )
    body = text.split("\n") if "content_text" in item else lines(text)
    return composed(Piece(path, json.dumps(item).encode(), body, hints.title, hints), limits)


def _word(value: object) -> str | None:
    return value if isinstance(value, str) and value else None


def published(value: object, says: str) -> Published | None:
    """The day of an ISO date or time, in its own time zone."""
    try:
        return dated(date.fromisoformat(str(value)[:10]), Basis.METADATA, says) if value else None
    except ValueError:
        return None
