"""The pages that a feed names (RSS, Atom, JSON Feed), with when each was last changed; the feeds of an OPML list."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, NamedTuple

from filrouge.fetch.network import FetchError, joined
from filrouge.read.markup import BadMarkupError, local, tree
from filrouge.read.options import Limits

_DATES = ("updated", "modified", "published", "pubDate", "date")


class Link(NamedTuple):
    """A page, and the instant of its last change (ISO 8601 in UTC, null where the feed does not say)."""

    address: str
    changed: str | None


def links(body: bytes, address: str, limits: Limits) -> tuple[Link, ...] | None:
    """The pages of a feed in its order, each once; null where this is no feed."""
    found = _of_json(body) if body.lstrip()[:1] == b"{" else _of_xml(body, limits)
    if found is None:
        return None
    whole = dict(_joined(address, found))
    return tuple(Link(a, c) for a, c in whole.items() if a.startswith(("http://", "https://")))


def _joined(address: str, found: list[Link]) -> Iterator[Link]:
    for link in found:
        try:
            yield Link(joined(address, link.address), link.changed)
        except FetchError:
            continue  # one broken link of a feed; the others are good


def _of_json(body: bytes) -> list[Link] | None:
    try:
        raw = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(raw, dict) or "jsonfeed.org" not in str(raw.get("version", "")):
        return None
    items = raw.get("items")
    known = [i for i in items if isinstance(i, dict)] if isinstance(items, list) else []
    pairs = ((i.get("url"), i.get("date_modified") or i.get("date_published")) for i in known)
    return [Link(url, instant(str(day)) if day else None) for url, day in pairs if isinstance(url, str)]


def _of_xml(body: bytes, limits: Limits) -> list[Link] | None:
    if b"<html" in body[:1000].lower():
        return None
    try:
        root = tree(body, limits)
    except BadMarkupError:
        return None
    if local(root) == "opml":
        return [Link(found.strip(), None) for e in root.iter() if (found := e.get("xmlUrl"))]
    if local(root).lower() not in ("rss", "feed", "rdf"):
        return None
    entries = [e for e in root.iter() if local(e) in ("item", "entry")]
    return [Link(address, _changed(e)) for e in entries if (address := _address(e))]


def _address(entry: Any) -> str:  # noqa: ANN401 - lxml's elements have no public type
    for child in entry:
        if local(child) == "link" and child.get("rel", "alternate") == "alternate":
            found = (child.get("href") or child.text or "").strip()
            if found:
                return str(found)
    return ""


def _changed(entry: Any) -> str | None:  # noqa: ANN401 - as above
    told = {local(child): (child.text or "").strip() for child in entry}
    return next((when for name in _DATES if (when := instant(told.get(name, "")))), None)


def instant(text: str) -> str | None:
    """An instant in one form, out of RFC 3339 or of a mail's date."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            found = read(text.strip())
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
        try:
            aware = found if found.tzinfo else found.replace(tzinfo=UTC)
            return aware.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        except (ValueError, OverflowError):
            continue
    return None
