"""What event data sets share: country codes, exactness of dates, the dead, and PLOVER's categories."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable
from datetime import date
from functools import cache
from typing import NamedTuple

from babel.core import get_global

from filrouge.export.citing import Sources
from filrouge.export.tables import harmless
from filrouge.model.mentions import FigureKind
from filrouge.model.story import Actor, Event, EventDate

_QUADS = (
    ("AGREE", "CONSULT", "SUPPORT", "CONCEDE"),
    ("COOPERATE", "AID", "RETREAT"),
    ("REQUEST", "ACCUSE", "REJECT", "THREATEN"),
    ("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
)
QUADS = {kind: number for number, kinds in enumerate(_QUADS, 1) for kind in kinds}
QUAD_NAMES = ("", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT")
_WORD = re.compile(r"\w+")


class Toll(NamedTuple):
    """The dead of an event as all its sources have them; ``best`` only where they agree."""

    low: int | None = None
    best: int | None = None
    high: int | None = None


def alpha3(country: str | None) -> str:
    """ISO 3166-1 in three letters."""
    return _codes().get((country or "").upper(), ("", ""))[0]


def numeric(country: str | None) -> str:
    """ISO 3166-1 in figures, without leading zeros, as ACLED writes it."""
    return _codes().get((country or "").upper(), ("", ""))[1].lstrip("0")


@cache
def _codes() -> dict[str, tuple[str, str]]:
    """Three letters and three figures of each country, out of the CLDR."""
    found: dict[str, tuple[str, str]] = {}
    aliases = {old: new[0] for old, new in get_global("territory_aliases").items() if len(new) == 1}
    for old, new in sorted(aliases.items()):
        letters, figures = found.get(new, ("", ""))
        if len(old) == 3 and old.isalpha():
            letters = letters or old
        elif len(old) == 3 and old.isdigit():
            figures = figures or old
        found[new] = (letters, figures)
    return found


def days(when: EventDate) -> int | None:
    """How many days an event may lie on, both ends counted; null where an end is open."""
    if when.earliest is None or when.latest is None:
        return None
    return (date.fromisoformat(when.latest) - date.fromisoformat(when.earliest)).days + 1


def country(event: Event, sources: Sources) -> str | None:
    """The one country in which an event took place, as far as its places say."""
    found = {a.country for a in sources.who(event, "place") if a.country}
    return found.pop() if len(found) == 1 else None


def sides(event: Event, sources: Sources) -> tuple[list[Actor], list[Actor]]:
    """Who did it and to whom; of a meeting the first of those who met, and the others."""
    first, second = sources.who(event, "agent"), sources.who(event, "recipient", "party")
    return (first[:1], first[1:]) if len(first) > 1 and not second else (first, second)


def toll(event: Event, sources: Sources) -> Toll:
    """The dead, by the counts of which it is said."""
    counts = [f for f in sources.numbers(event) if f.kind is FigureKind.COUNT and f.outcome == "killed"]
    lows = [int(f.low) for f in counts if f.low is not None]
    highs = [int(f.high) for f in counts if f.high is not None]
    agreed = set(lows) | set(highs)
    best = agreed.pop() if len(agreed) == 1 and len(lows) == len(highs) else None
    highest = max(highs, default=None) if len(highs) == len(counts) else None  # "at least 40" has no highest
    return Toll(min(lows, default=None), best, highest)


def separated(columns: tuple[str, ...], rows: Iterable[dict[str, str]], delimiter: str) -> bytes:
    """A table with named columns; no cell breaks a line, holds the delimiter or acts as a formula."""
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, delimiter=delimiter, lineterminator="\n")
    if delimiter == "\t":  # tabs never stand in cells, so that nothing needs quotes
        writer = csv.DictWriter(
            out, columns, delimiter="\t", lineterminator="\n", quoting=csv.QUOTE_NONE, quotechar=None
        )
    writer.writeheader()
    for row in rows:
        writer.writerow({name: harmless(" ".join(value.split())) for name, value in row.items()})
    return out.getvalue().encode("utf-8", "replace")
