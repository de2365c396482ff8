"""Who wrote and who sent: authors out of bylines, and the news agency that a text is credited to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from filrouge.lang.pack import Pack
from filrouge.model.text import Span
from filrouge.read.labels import Label, labels, plain

_ENDING = re.compile(r"[(\[]([^()\[\]\n]{2,60})[)\]]\s*\.?\s*$")


def agency_in(text: str, pack: Pack) -> str | None:
    """The first news agency named in a credit."""
    return _named(text, pack, "agencies")


def outlet_in(text: str, pack: Pack) -> str | None:
    """The first publisher named in a dateline, where publishers sign as agencies do."""
    return _named(text, pack, "outlets")


def _named(text: str, pack: Pack, lexicon: str) -> str | None:
    pattern, names = _forms(pack, lexicon)
    match = pattern.search(text)
    return names[match[0]] if match else None


def credited(text: str, body: Span, said: Sequence[Label], pack: Pack) -> str | None:
    """The agency that a byline or credit names, or the brackets at the end of a last paragraph."""
    for label in said:
        if label.kind in {"byline", "credit", "published", "updated"} and (
            found := agency_in(label.span.of(text), pack)
        ):
            return found
    ending = _ENDING.search(text, max(body.start, body.end - 80), body.end)
    return agency_in(ending[1], pack) if ending else None


def authors_of(text: str, said: Sequence[Label], pack: Pack) -> tuple[str, ...]:
    """Authors as bylines name them; else as the notes about authors below the text do."""
    for kinds in ({"byline", "published", "updated", "credit"}, {"biography"}):
        named = [label.authors.of(text) for label in said if label.kind in kinds and label.authors]
        if named:
            return tuple(dict.fromkeys(name for names in named for name in _split(names, pack)))
    return ()


def people(names: Sequence[str], pack: Pack) -> tuple[str, ...]:
    """Authors as metadata name them, without a byline's `Par` or `By`, one by one."""
    found: list[str] = []
    for name in names:
        view = plain(name.strip().rstrip("."))
        (held,) = labels(view, [Span(0, len(view))], pack)
        inner = next((x.authors for x in held if x.kind == "byline" and x.authors), Span(0, len(view)))
        found += _split(inner.of(name.strip()), pack)
    return tuple(dict.fromkeys(found))


def _split(names: str, pack: Pack) -> Iterable[str]:
    """`Jeanne Martin et Paul Legrand` are two; `Le Courrier avec AFP` is one credit."""
    if agency_in(names, pack):
        return [names.strip(" ,|•·–-")]
    return [name.strip() for name in _joins(pack).split(names) if name.strip()]


@cache
def _forms(pack: Pack, lexicon: str) -> tuple[re.Pattern[str], dict[str, str]]:
    names = pack.lexicon(lexicon).mapping("name") if pack.lexicon(lexicon).rows else {}
    forms = sorted(names, key=lambda form: (-len(form), form))
    alternation = "|".join(map(re.escape, forms)) or "(?!)"
    return re.compile(rf"(?<![^\W_])(?:{alternation})(?![^\W_])"), names


@cache
def _joins(pack: Pack) -> re.Pattern[str]:
    words = "|".join(map(re.escape, pack.lexicon("name-joins").forms())) or "(?!)"
    return re.compile(rf"\s*[,;&/]\s*(?:(?:{words})\s+)?|\s+(?:{words})\s+")
