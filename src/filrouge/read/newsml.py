"""Agency wires: NewsML-G2 and ninjs. Of an item's versions the last stands; what was killed is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree

from filrouge.model.text import Rejected
from filrouge.read.blocks import blocks
from filrouge.read.composing import Piece, composed
from filrouge.read.document import Document, Draft, Hints, rejected
from filrouge.read.feeds import lines, published
from filrouge.read.markup import first_text, named
from filrouge.read.options import Limits

Json = Mapping[str, Any]
_KILLED = ("canceled", "cancelled", "killed")


def news_items(document: Document, root: Any, limits: Limits) -> Iterator[Draft | Rejected]:  # noqa: ANN401 - lxml's elements have no public type
    """The items of a NewsML-G2 document, the last version of each."""
    items = [e for e in root.iter() if named(e, "newsItem")]
    last: dict[str, Any] = {}
    for number, item in enumerate(items):
        key = item.get("guid") or str(number)
        if key not in last or _version(item.get("version")) >= _version(last[key].get("version")):
            last[key] = item
    if not items:
        yield rejected(document.path, "no news item in it")
    for key, item in last.items():
        path = document.path if len(last) == 1 else f"{document.path}#{key}"
        killed = _status(item)
        yield rejected(path, f"withdrawn by its agency ({killed})") if killed else _item(path, item, limits)


def _version(value: object) -> int:
    text = str(value or "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 1


def _status(item: Any) -> str | None:  # noqa: ANN401 - as above
    """The status of an item that must not be used: `stat:canceled`."""
    found = item.xpath(".//*[local-name()='pubStatus']/@qcode")
    return next((str(q) for q in found if str(q).lower().rpartition(":")[2] in _KILLED), None)


def _item(path: str, item: Any, limits: Limits) -> Draft | Rejected:  # noqa: ANN401 - as above
    data = etree.tostring(item)
    title = first_text(item, "contentMeta", "headline")
    made = first_text(item, "contentMeta", "contentCreated") or first_text(item, "itemMeta", "versionCreated")
    language = item.xpath("string(.//*[local-name()='contentMeta']/*[local-name()='language']/@tag)")
    provider = item.xpath("string(.//*[local-name()='provider']/@literal)") or first_text(item, "provider", "name")
    by = first_text(item, "contentMeta", "by")
    hints = Hints(
        title=title,
        declared=language or None,
        source=provider or None,
        authors=(by,) if by else (),
        published=published(made, "the creation date of the news item"),
        credits=(provider,) if provider else (),
    )
    return composed(Piece(path, data, _body(item), title, hints), limits)


def _body(item: Any) -> list[str]:  # noqa: ANN401 - as above
    """The text of the content set: XHTML or NITF inside it, else plain text."""
    for holder in item.xpath(".//*[local-name()='contentSet']/*"):
        body = next((e for e in holder.iter() if named(e, "body.content") or named(e, "body")), None)
        if body is None:
            yield_lines = [line.strip() for line in "".join(holder.itertext()).split("\n")]
            if any(yield_lines):
                return yield_lines
            continue
        content = next((e for e in body.iter() if named(e, "body.content")), body)
        for element in content.iter():
            if isinstance(element.tag, str):
                element.tag = element.tag.rpartition("}")[2]
        return [block.text for block in blocks(content)]
    return []


def is_ninjs(raw: Json) -> bool:
    """Whether an object is a news item of the IPTC's JSON."""
    return "uri" in raw and any(key.startswith(("headline", "bod")) for key in raw)


def ninjs(document: Document, items: Sequence[Json], limits: Limits) -> Iterator[Draft | Rejected]:
    """The items of a ninjs file (1.x to 3.x), the last version of each."""
    last: dict[str, Json] = {}
    for item in items:
        key = str(item.get("uri"))
        if key not in last or _version(item.get("version")) >= _version(last[key].get("version")):
            last[key] = item
    for key, item in last.items():
        path = document.path if len(last) == 1 else f"{document.path}#{key}"
        status = str(item.get("pubstatus", "usable")).lower()
        yield rejected(path, f"withdrawn by its agency ({status})") if status in _KILLED else _ninjs(path, item, limits)


def _ninjs(path: str, item: Json, limits: Limits) -> Draft | Rejected:
    title = _text(item.get("headline")) or _of(item.get("headlines"))
    body = _text(item.get("body_text")) or _text(item.get("body_xhtml")) or _text(item.get("body_html"))
    body = body or _of(item.get("bodies")) or ""
    provider = _text(item.get("copyrightholder")) or _text(item.get("source"))
    byline = _text(item.get("byline"))
    hints = Hints(
        title=title,
        declared=_text(item.get("language")),
        source=provider,
        authors=(byline,) if byline else (),
        published=published(
            item.get("firstcreated") or item.get("versioncreated"), "the creation date of the news item"
        ),
        credits=(provider,) if provider else (),
        url=_text(item.get("uri")) if str(item.get("uri")).startswith("http") else None,
    )
    return composed(Piece(path, json.dumps(item).encode(), lines(body), title, hints), limits)


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _of(values: object) -> str | None:
    """The first value of a ninjs 3 list, `[{"value": …}]`."""
    found = [v for v in values if isinstance(v, dict)] if isinstance(values, list) else []
    return next((text for v in found if (text := _text(v.get("value")))), None)
