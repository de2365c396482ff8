"""What a page says about its article: JSON-LD first, then meta elements, then the likeliest date."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlsplit

_MOST = 2_000_000  # characters of one block of JSON-LD
_DEEPEST = 2_000  # nodes looked at
_CUT = 60  # code points that a title and its full form share
_ARTICLES = ("article", "posting", "report")
_DATE_NAMES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "dcterms.created",
    "dc.date.created",
    "citation_publication_date",
    "citation_date",
    "parsely-pub-date",
    "sailthru.date",
    "cxenseparse:recs:publishtime",
    "publish-date",
    "publish_date",
    "publication_date",
    "pubdate",
    "date",
    "originalpublicationdate",
    "rnews:datepublished",
)
_TITLE_NAMES = ("og:title", "twitter:title", "dc.title", "citation_title", "headline", "title")
_AUTHOR_NAMES = (
    "author",
    "article:author",
    "dc.creator",
    "citation_author",
    "parsely-author",
    "sailthru.author",
    "byl",
)
_LEAD_NAMES = ("og:description", "description", "twitter:description")
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_COMPACT = re.compile(r"(?<!\d)(\d{4})[/.]?(\d\d)[/.]?(\d\d)(?!\d)")
_SUFFIX = re.compile(r"\s+([|–—•·-])\s+([^|–—•·]{2,60})$")

Json = Mapping[str, Any]


class PageFacts(NamedTuple):
    """The facts that stand in a page's metadata; null or empty where it has none."""

    title: str | None
    source: str | None
    authors: tuple[str, ...]
    credits: tuple[str, ...]
    day: date | None
    language: str | None
    url: str | None
    body: str | None
    leads: tuple[str, ...] = ()  # summaries, which the page may print as the lead


def facts(tree: Any) -> PageFacts:  # noqa: ANN401 - lxml's elements have no public type
    """The metadata of a page."""
    linked, meta = _article(tree), _meta(tree)
    url = _url(tree, meta)
    return PageFacts(
        title=_in_full(_words(linked.get("headline")) or _title(tree, meta), tree),
        source=_name(linked.get("publisher")) or _first(meta, ("og:site_name", "application-name")) or _host(url),
        authors=_names(linked.get("author")) or _people(meta),
        credits=tuple(
            name for key in ("creditText", "sourceOrganization", "provider") for name in _names(linked.get(key))
        ),
        day=_day(linked.get("datePublished")) or _meta_day(tree, meta) or _day(linked.get("dateCreated")),
        language=tree.get("lang")
        or tree.get("{http://www.w3.org/XML/1998/namespace}lang")
        or _first(meta, ("og:locale",)),
        url=url,
        body=_words(linked.get("articleBody")),
        leads=tuple(x for x in (_words(linked.get("description")), _first(meta, _LEAD_NAMES)) if x),
    )


def _article(tree: Any) -> Json:  # noqa: ANN401 - as above
    """The JSON-LD object that is an article, the one with most facts first."""
    found = [node for data in _linked(tree) for node in _nodes(data) if _is_article(node)]
    wanted = ("headline", "datePublished", "author", "publisher")
    return max(found, key=lambda node: sum(bool(node.get(key)) for key in wanted), default={})


def _linked(tree: Any) -> Iterator[object]:  # noqa: ANN401 - as above
    for script in tree.iter("script"):
        kind, text = (script.get("type") or "").lower(), script.text or ""
        if kind.split(";")[0].strip() == "application/ld+json" and len(text) <= _MOST:
            try:
                yield json.loads(text.strip().strip(";"), strict=False)
            except (ValueError, RecursionError):
                continue


def _nodes(data: object) -> Iterator[Json]:
    """Every object of a JSON-LD block, breadth first and bounded."""
    waiting, seen = [data], 0
    while waiting and seen < _DEEPEST:
        node, seen = waiting.pop(0), seen + 1
        if isinstance(node, dict):
            yield node
            waiting.extend(value for value in node.values() if isinstance(value, dict | list))
        elif isinstance(node, list):
            waiting.extend(node)


def _is_article(node: Json) -> bool:
    kinds = node.get("@type")
    names = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and name.lower().endswith(_ARTICLES) for name in names)


def _meta(tree: Any) -> Mapping[str, Sequence[str]]:  # noqa: ANN401 - as above
    found: dict[str, list[str]] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop")
        content = _words(element.get("content"))
        if name and content:
            found.setdefault(name.strip().lower(), []).append(content)
    return found


def _first(meta: Mapping[str, Sequence[str]], names: Sequence[str]) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _title(tree: Any, meta: Mapping[str, Sequence[str]]) -> str | None:  # noqa: ANN401 - as above
    """The title that meta elements give, without the site's name where the page heads itself without."""
    window = next((_words(element.text) for element in tree.iter("title")), None)
    told = _first(meta, _TITLE_NAMES) or window
    heads = [head for element in tree.iter("h1") if (head := _words(" ".join(element.itertext())))]
    if told is None:
        return heads[0] if len(heads) == 1 else None
    within = [head for head in heads if head in told and 2 * len(head) > len(told)]
    return max(within, key=len) if within else _unsigned(told, _first(meta, ("og:site_name",)), _host(_url(tree, meta)))


def _in_full(title: str | None, tree: Any) -> str | None:  # noqa: ANN401 - as above
    """A title that metadata cut short, as the page heads itself."""
    heads = (_words(" ".join(element.itertext())) for element in tree.iter("h1"))
    start = (title or "").rstrip(".… ")[:_CUT]
    longer = (head for head in heads if head and len(start) == _CUT and head.startswith(start))
    return max([title or "", *longer], key=len) or None


def _unsigned(title: str, *owners: str | None) -> str:
    """A title without the name of the site behind a bar, or behind a dash where it is that name."""
    suffix = _SUFFIX.search(title)
    if suffix is None:
        return title
    name = "".join(filter(str.isalnum, suffix[2].lower()))
    known = ("".join(filter(str.isalnum, owner.lower())) for owner in owners if owner)
    return title[: suffix.start()] if suffix[1] == "|" or any(name in owner for owner in known) else title


def _people(meta: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    for name in _AUTHOR_NAMES:
        people = [value for value in meta.get(name, ()) if "://" not in value]
        if people:
            return tuple(dict.fromkeys(people))
    return ()


def _url(tree: Any, meta: Mapping[str, Sequence[str]]) -> str | None:  # noqa: ANN401 - as above
    links = (link.get("href") for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical")
    candidates = [next((link for link in links if link), None), _first(meta, ("og:url", "twitter:url"))]
    return next((url for url in candidates if url and url.startswith(("http://", "https://"))), None)


def _host(url: str | None) -> str | None:
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


def _words(value: object) -> str | None:
    """A string as a reader sees it: entities read, white space folded."""
    if not isinstance(value, str):
        return None
    return " ".join(html.unescape(value).split()) or None


def _name(value: object) -> str | None:
    return next(iter(_names(value)), None)


def _names(value: object) -> tuple[str, ...]:
    """The names of people or organisations, however the page nests them."""
    values = value if isinstance(value, list) else [value]
    found = [_words(v.get("name") if isinstance(v, dict) else v) for v in values]
    return tuple(dict.fromkeys(name for name in found if name and "://" not in name))


def _meta_day(tree: Any, meta: Mapping[str, Sequence[str]]) -> date | None:  # noqa: ANN401 - as above
    told = (_day(value) for name in _DATE_NAMES for value in meta.get(name, ()))
    timed = (
        _day(e.get("datetime") or e.get("content"))
        for e in tree.iter("time", "span", "meta", "abbr")
        if e.get("pubdate") is not None or "datePublished" in (e.get("itemprop") or "").split()
    )
    return next((day for days in (told, timed) for day in days if day), None)


def _day(value: object) -> date | None:
    """The calendar day of a date or time as the page writes it, in its own time zone."""
    if not isinstance(value, str):
        return None
    match = _ISO.search(value)
    compact = _COMPACT.search(value) if match is None else None
    try:
        if match:
            return date.fromisoformat(match[0])
        return date(int(compact[1]), int(compact[2]), int(compact[3])) if compact else None
    except ValueError:
        return None
