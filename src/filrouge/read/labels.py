"""What the rules of a pack say of each paragraph: caption, byline, a list of other articles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, cast, get_args

from filrouge.errors import PackError
from filrouge.lang.pack import Pack, Rule
from filrouge.model.text import RegionKind, Span

Kind = Literal[
    "caption", "teaser", "byline", "related", "biography", "copyright", "menu", "credit", "published", "updated"
]  # fmt: skip
Where = Literal["head", "foot", "edge", "any"]
Reach = Literal["line", "part", "above", "list", "rest", "tail"]

_LONGEST = 900  # code points; no part that a rule names is longer
_TAIL = 600  # code points at the end of a paragraph
_PLAIN = {ord(a): b for a, b in {"’": "'", "‘": "'", "ʼ": "'"}.items()}
_PLAIN |= dict.fromkeys(map(ord, "\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\u3000\t"), " ")
_REGIONS: dict[Kind, RegionKind] = {
    "caption": RegionKind.CAPTION,
    "teaser": RegionKind.RELATED,  # the title of another item, in the middle of the article
    "byline": RegionKind.BYLINE,
    "related": RegionKind.RELATED,
    "biography": RegionKind.BIOGRAPHY,
    "copyright": RegionKind.COPYRIGHT,
    "menu": RegionKind.MENU,
    "credit": RegionKind.BYLINE,
    "published": RegionKind.BYLINE,
    "updated": RegionKind.BYLINE,
}


class Label(NamedTuple):
    """A rule that holds for a paragraph, and the part of it that the rule covers."""

    kind: Kind
    where: Where
    reach: Reach
    span: Span
    rule: str
    authors: Span | None = None
    publisher: Span | None = None

    @property
    def region(self) -> RegionKind:
        return _REGIONS[self.kind]


@dataclass(frozen=True, slots=True)
class _Compiled:
    name: str
    kind: Kind
    where: Where
    reach: Reach
    pattern: re.Pattern[str]


def plain(text: str) -> str:
    """The text with plain apostrophes and spaces, of the same length, its case kept."""
    return text.translate(_PLAIN)


def labels(view: str, paragraphs: Sequence[Span], pack: Pack) -> list[tuple[Label, ...]]:
    """For each paragraph the rules that hold, in the order of the pack; ``view`` is `plain` text."""
    rules = tuple(rule for rule in _compiled(pack) if rule.reach != "tail")
    return [_of_paragraph(view, span, rules) if len(span) <= _LONGEST else () for span in paragraphs]


def tail(view: str, span: Span, pack: Pack) -> Label | None:
    """A credit stuck to the last sentence of a paragraph, for the rules that reach so."""
    for rule in _compiled(pack):
        if rule.reach == "tail" and (match := rule.pattern.search(view, max(span.start, span.end - _TAIL), span.end)):
            return _label(rule, match)
    return None


def _of_paragraph(view: str, span: Span, rules: tuple[_Compiled, ...]) -> tuple[Label, ...]:
    found = ((rule, rule.pattern.match(view, span.start, span.end)) for rule in rules)
    return tuple(_label(rule, match) for rule, match in found if match)


def _label(rule: _Compiled, match: re.Match[str]) -> Label:
    groups = match.re.groupindex
    authors, publisher = (
        Span(*match.span(name)) if name in groups and match[name] else None for name in ("authors", "publisher")
    )
    return Label(rule.kind, rule.where, rule.reach, Span(*match.span()), rule.name, authors, publisher)


@cache
def _compiled(pack: Pack) -> tuple[_Compiled, ...]:
    return tuple(_checked(rule) for rule in pack.rules_of("regions"))


def _checked(rule: Rule) -> _Compiled:
    where, reach = str(rule.with_.get("where", "any")), str(rule.with_.get("reach", "line"))
    for value, known in ((rule.give, Kind), (where, Where), (reach, Reach)):
        if value not in get_args(known):
            raise PackError(f"{rule.file}: {rule.name}: {value!r} is none of {', '.join(get_args(known))}")
    pattern = re.compile(rule.match, re.IGNORECASE)
    return _Compiled(rule.name, cast("Kind", rule.give), cast("Where", where), cast("Reach", reach), pattern)
