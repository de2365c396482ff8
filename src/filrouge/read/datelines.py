"""Datelines: `PARIS, 3 juillet 2018 (AFP) -`, `Tripoli, Libya (CNN) --`, `29 mai 2012. -`.

They are typography rather than language: place, day and agency in any order before a dash.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from filrouge.lang.fold import bare
from filrouge.lang.pack import Pack
from filrouge.model.text import Span
from filrouge.read.calendar import month_names, stated_days, weekday_names
from filrouge.read.credits import agency_in, outlet_in
from filrouge.read.labels import plain

_LONGEST = 160
_DASH = re.compile(r"\s?(?:--|[-–—―])\s")
_INNER = re.compile(r"\(([A-Za-z][\w./ -]{1,30})\)\s?(?:--|[-–—―])\s")
_BRACKETS = re.compile(r"\(([^()]{2,40})\)\.?$")
_BRACKETED = re.compile(r"\(([^()\n]{6,60})\)[\s.:–—-]{0,3}(?=\S)")
_ACRONYM = re.compile(r"[A-Z]{2,6}")  # an agency that no lexicon has
_PLACE = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*,?\s){1,4}$")
_WORD = re.compile(r"[^\W\d_]+")
_PLACE_WORDS = 5
_PARAGRAPHS = 3
_DEEP = 700  # code points in which a dateline stuck to what precedes it is looked for


@dataclass(frozen=True, slots=True)
class Dateline:
    """The words up to and with the dash, and who signs in its brackets."""

    span: Span
    agency: str | None = None
    outlet: str | None = None
    stuck: bool = False  # in mid-paragraph: captions and highlights stand before it


def datelines(text: str, paragraphs: tuple[Span, ...], pack: Pack) -> Iterator[Dateline]:
    """The datelines that open one of the first paragraphs of a body."""
    for span in paragraphs[:_PARAGRAPHS]:
        found = _opening(text, span, pack) or _bracketed(text, span, pack) or _stuck(text, span, pack)
        if found:
            yield found
            return


def _opening(text: str, span: Span, pack: Pack) -> Dateline | None:
    for dash in _DASH.finditer(text, span.start, min(span.end, span.start + _LONGEST)):
        lead = text[span.start : dash.start()].strip()
        brackets = _BRACKETS.search(lead)
        place, signature = (lead[: brackets.start()], brackets[1]) if brackets else (lead, "")
        found = _signed(Span(span.start, dash.end()), signature, pack)
        if lead and (found.agency or found.outlet) and _places(place, pack):
            return found
        if place.strip() and (_dated(place, pack) or _all_capitals(place)):
            return replace(found, agency=signature) if _ACRONYM.fullmatch(signature) else found
    return None


def _bracketed(text: str, span: Span, pack: Pack) -> Dateline | None:
    """`(Lomé, 3 juillet 2018)` before the first sentence."""
    match = _BRACKETED.match(text, span.start, span.end)
    return Dateline(Span(*match.span())) if match and next(stated_days(match[1], pack), None) else None


def _stuck(text: str, span: Span, pack: Pack) -> Dateline | None:
    """`… highlights of the day Lomé, Togo (AFP) -- The president`."""
    for match in _INNER.finditer(text, span.start, min(span.end, span.start + _DEEP)):
        place = _PLACE.search(text, max(span.start, match.start() - _LONGEST), match.start())
        start = place.start() if place else match.start()
        found = _signed(Span(start, match.end()), match[1], pack)
        if found.agency or found.outlet:
            return replace(found, stuck=True)
    return None


def _signed(span: Span, signature: str, pack: Pack) -> Dateline:
    return Dateline(span, agency_in(signature, pack), outlet_in(signature, pack))


def _places(lead: str, pack: Pack) -> bool:
    """Names and days only: long words without a capital are months or weekdays."""
    days = month_names(pack.language).keys() | weekday_names(pack.language)
    return all(word[0].isupper() or len(word) <= 3 or bare(word) in days for word in _WORD.findall(lead))


def _dated(lead: str, pack: Pack) -> bool:
    """A day, with nothing but a place or a weekday around it."""
    day = next(stated_days(lead, pack), None)
    if day:
        rest = lead[: day.span.start] + " " + lead[day.span.end :]
        return len(_WORD.findall(rest)) <= _PLACE_WORDS
    months = month_names(pack.language)
    words = _WORD.findall(bare(plain(lead)))
    numbered = any(char.isdigit() for char in lead)
    return numbered and len(words) <= _PLACE_WORDS and any(word in months for word in words)


def _all_capitals(lead: str) -> bool:
    words = _WORD.findall(lead)
    return 0 < len(words) <= _PLACE_WORDS and lead[0].isalpha() and lead.upper() == lead and len(lead) > 2
