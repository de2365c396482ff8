"""Names that stand outside of a file: URIs of events, actors and articles, and of characters in them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from urllib.parse import quote

from filrouge.model.text import Article


def uri(kind: str, identity: str) -> str:
    """The name of a thing of this chronology, as ``urn:filrouge:event:e-1``."""
    return f"urn:filrouge:{kind}:{quote(identity, safe='')}"


def document(article: Article) -> str:
    """The address of an article where it has one, else its name."""
    address = article.url or ""
    known = address.startswith(("http://", "https://")) and not set(address) & set(' <>"{}|\\^`\n\r\t')
    return address if known else uri("article", article.id)


def characters(article: Article, start: int, end: int) -> str:
    """The name of a run of characters (RFC 5147), in the text that the chronology holds of the article."""
    return f"{uri('article', article.id)}#char={start},{end}"


def as_json(value: object) -> bytes:
    """A value as readable UTF-8 JSON with a final newline."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def as_json_lines(values: Iterable[object]) -> bytes:
    """One value a line."""
    return "".join(json.dumps(v, ensure_ascii=False) + "\n" for v in values).encode("utf-8", "replace")
