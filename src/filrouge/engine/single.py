"""Single layers of loose texts, as FORMAT.md's ``annotate`` gives them: one row in, one row out.

Only the layers asked for, and those that they rest on, are made; dates alone need no parse.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from filrouge.annotate import actors as actors_layer
from filrouge.annotate import quotes as quotes_layer
from filrouge.annotate.dates import dates
from filrouge.annotate.events import Found, events
from filrouge.annotate.events import lines as event_rows
from filrouge.annotate.figures import figure_rows, figures
from filrouge.annotate.garden_paths import mended
from filrouge.annotate.syntax import parses
from filrouge.errors import InputError
from filrouge.lang.pack import Pack
from filrouge.model.syntax import Parse
from filrouge.model.text import Article, Basis, Published, Span
from filrouge.read.language import identified
from filrouge.resolve.anchor import anchored
from filrouge.resolve.anchor.timex import timex

LAYERS = ("dates", "quotes", "figures", "actors", "events")
PARSED = {"quotes", "figures", "actors", "events"}
BLOCK = 64  # texts parsed together

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which layers, and how dates are to be read and written."""

    layers: frozenset[str]
    narrative: bool | None = None
    profile: str | None = None  # the pack's own where none is asked for


def annotated_rows(lines: Iterable[bytes], wanted: Wanted, packs: Mapping[str, Pack]) -> Iterator[Row]:
    """A row for every line that is not blank; one that cannot be read gets an ``error`` instead of layers."""
    waiting = ((n, line) for n, line in enumerate(lines, 1) if line.strip())
    while block := list(islice(waiting, BLOCK)):
        read = [_article(n, line, packs) for n, line in block]
        parsed = _parsed([a for a in read if isinstance(a, Article)], packs) if wanted.layers & PARSED else {}
        for item in read:
            yield item if isinstance(item, dict) else _row(item, packs[item.language], parsed.get(item.sha256), wanted)


def _article(number: int, line: bytes, packs: Mapping[str, Pack]) -> Article | Row:
    """The article of a line; its ``sha256`` holds the line number, which tells equal ids apart."""
    try:
        raw = _fields(line)
        text, identity = _text(raw["text"]), str(raw["id"])
        published = _published(raw.get("dct"))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        return {"id": None, "error": f"line {number}: {_complaint(error)}"}
    language = str(raw.get("lang") or identified(text, tuple(packs)) or next(iter(packs)))
    if language not in packs:
        return {"id": identity, "error": f"line {number}: no pack for the language {language}"}
    return Article(identity, identity, str(number), language, text, Span(0, len(text)), published=published)


def _fields(line: bytes) -> Row:
    raw = json.loads(line)
    if not isinstance(raw, dict):
        raise TypeError("not a JSON object")
    return raw


def _complaint(error: Exception) -> str:
    """What is wrong with a line, in a sentence rather than in Python's terms."""
    if isinstance(error, json.JSONDecodeError | RecursionError):
        return "not a line of JSON"
    return f"no {error} in it" if isinstance(error, KeyError) else str(error)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text is not a string")
    return value


def _published(day: object) -> Published:
    if not day:
        return Published()
    try:
        iso = date.fromisoformat(str(day)[:10]).isoformat()
    except ValueError:
        raise ValueError(f"dct is not a day written YYYY-MM-DD: {day!r}") from None
    return Published(iso, iso, iso, Basis.GIVEN)


def _parsed(articles: list[Article], packs: Mapping[str, Pack]) -> dict[str, Parse]:
    found: dict[str, Parse] = {}
    for language in dict.fromkeys(a.language for a in articles):
        chosen = [a for a in articles if a.language == language]
        made = parses([a.text for a in chosen], packs[language])
        found |= {a.sha256: mended(p, packs[language]) for a, p in zip(chosen, made, strict=True)}
    return found


def _row(article: Article, pack: Pack, parse: Parse | None, wanted: Wanted) -> Row:
    row: Row = {"id": article.id}
    when = dates(article, pack)
    day = date.fromisoformat(article.published.date) if article.published.date else None
    if "dates" in wanted.layers:
        profile = wanted.profile or pack.settings.get("timex", {}).get("profile", "timeml")
        row["timex"] = timex(when, article, day, narrative=wanted.narrative, profile=profile)
    if parse is None:
        return row
    how_many = figures(article, pack, parse, when)
    if "figures" in wanted.layers:
        row["figures"] = figure_rows(how_many)
    if not wanted.layers & {"quotes", "actors", "events"}:
        return row
    who = actors_layer.actors(article, pack, parse)
    said = quotes_layer.quotes(article, pack, parse, who)
    if "actors" in wanted.layers:
        row["actors"] = actors_layer.rows(who)
    if "quotes" in wanted.layers:
        row["quotes"] = quotes_layer.rows(article, said, who)
    if "events" in wanted.layers:
        what = events(article, pack, Found(parse, when, how_many, who, said))
        placed = anchored(when, article, article.published, narrative=wanted.narrative)
        row["events"] = event_rows(what, placed, who)
    return row


def checked(layers: Iterable[str], unknown: str) -> frozenset[str]:
    """The layers asked for.

    Raises:
        InputError: one is not known; ``unknown`` is the sentence to say.
    """
    asked = frozenset(layers)
    if not asked or asked - set(LAYERS):
        raise InputError(unknown)
    return asked
