"""Files with an ending of many meanings, told apart by what they hold: pages, XML, JSON, plain text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from filrouge.model.text import Rejected
from filrouge.read.blocks import parsed
from filrouge.read.decode import NotTextError, decoded
from filrouge.read.document import Document, Draft, rejected
from filrouge.read.europresse import europresse, is_europresse
from filrouge.read.factiva import (
    factiva_articles,
    factiva_page,
    factiva_xml,
    is_factiva_page,
    is_factiva_xml,
    looks_like_factiva,
)
from filrouge.read.feeds import feed
from filrouge.read.html import page
from filrouge.read.markup import BadMarkupError, local, tree
from filrouge.read.newsml import news_items
from filrouge.read.nexis import looks_like_nexis, nexis_articles
from filrouge.read.opml import list_of_feeds
from filrouge.read.options import Limits
from filrouge.read.plain import plain_text

_EXPORT = re.compile(rb"DocPublicationName|(?:fr|en|de|es|it|nl|pt)Article")
_MARKS = re.compile(rb"Document|DOCUMENT|Dokument|document")


def saved_page(document: Document, limits: Limits) -> Iterator[Draft | Rejected]:
    """A web page, or the export of a press database that is a page."""
    if len(document.data) <= limits.file and _EXPORT.search(document.data):
        try:
            found = parsed(decoded(document.data))
        except NotTextError:
            found = None
        if found is not None and is_europresse(found):
            yield from europresse(document, found, limits)
            return
        if found is not None and is_factiva_page(found):
            yield from factiva_page(document, found, limits)
            return
    yield from page(document, limits)


def saved_text(document: Document, limits: Limits) -> Iterator[Draft | Rejected]:
    """A text as it stands, or the export of a press database that is a text."""
    if len(document.data) <= limits.file and _MARKS.search(document.data):
        try:
            lines = decoded(document.data).split("\n")
        except NotTextError:
            lines = []
        if looks_like_nexis(lines):
            yield from nexis_articles(document, lines, limits)
            return
        if looks_like_factiva(lines):
            yield from factiva_articles(document, lines, limits)
            return
    yield from plain_text(document, limits)


def saved_xml(document: Document, limits: Limits) -> Iterator[Draft | Rejected]:
    """A feed, NewsML-G2, Factiva's XML, or XHTML."""
    try:
        root = tree(document.data, limits)
    except BadMarkupError as error:
        yield rejected(document.path, str(error))
        return
    name = local(root).lower()
    if name in {"rss", "feed", "rdf"}:
        yield from feed(document, limits)
    elif name in {"newsitem", "newsmessage"}:
        yield from news_items(document, root, limits)
    elif is_factiva_xml(root):
        yield from factiva_xml(document, root, limits)
    elif name == "html":
        yield from page(document, limits)
    elif name == "opml":
        yield from list_of_feeds(document, limits)
    else:
        yield rejected(document.path, f"XML of a kind that is not read: {name}")
