"""Amounts: a number with its sign of money, unit or percent, and two of them joined to a range."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from filrouge.annotate.figures._terms import Near, Terms, View
from filrouge.lang.numerals import Numeral, Shape
from filrouge.model.mentions import FigureKind

_KINDS = {"percent": FigureKind.PERCENT, "measure": FigureKind.MEASURE, "duration": FigureKind.DURATION}
_SPACE = re.compile(r"[ \n]{0,2}")
_LETTERS = re.compile(r"[^\W\d_]+'?")
_SET = 2  # characters between the scores of two sets
_OPENING = 12  # characters before a range in which its opener ends


@dataclass(frozen=True, slots=True)
class Amount:
    """``after`` is where what is counted may begin; ``high`` null is open, ``low`` null unknown."""

    start: int
    end: int
    low: float | None
    high: float | None
    kind: FigureKind
    unit: str | None = None
    shape: Shape = Shape.CARDINAL
    approximate: bool = False
    change: bool = False
    compared: bool = False
    indefinite: bool = False
    digits: bool = False
    scaled: bool = False
    scale: float = 1.0
    hundredth: bool = False
    ends: tuple[int, int] = (0, 0)  # the number itself, or the first of two

    @property
    def value(self) -> float:
        known = self.low if self.low is not None else self.high
        return known if known is not None else 0.0


def amounts(view: View, found: Sequence[Numeral], terms: Terms) -> list[Amount]:
    """Every number with its own unit, ranges joined."""
    single: list[Amount] = []
    for n in found:
        amount = _single(view, n, terms, single[-1].end if single else 0)
        if amount is not None:
            single.append(amount)
    joined: list[Amount] = []
    i = 0
    while i < len(single):
        pair = _joined(view, single[i], single[i + 1], terms) if i + 1 < len(single) else []
        joined.extend(pair or [single[i]])
        i += 2 if pair else 1
    return [_in_set(view, joined, k) for k in range(len(joined))]


def _in_set(view: View, found: Sequence[Amount], k: int) -> Amount:
    """*6-1, ⟦5-7⟧, 6-2*: what would be a range is a score beside other scores."""
    amount = found[k]
    tight = (
        amount.kind is FigureKind.COUNT and amount.digits and view.folded[amount.ends[1] : amount.ends[1] + 1] == "-"
    )
    beside = [a for a in found[max(0, k - 1) : k + 2] if a.kind is FigureKind.SCORE]
    near = any(max(a.start, amount.start) - min(a.end, amount.end) <= _SET for a in beside)
    return replace(amount, kind=FigureKind.SCORE, compared=False) if tight and near else amount


def _single(view: View, n: Numeral, terms: Terms, taken: int) -> Amount | None:
    """A number with its currency or unit; null where it only stands inside a name such as ``3D``.

    ``taken`` is the end of the number before: its sign of money is not this one's.
    """
    kind = FigureKind.ORDINAL if n.shape is Shape.ORDINAL else FigureKind.COUNT
    vague = n.shape is Shape.VAGUE
    high = None if vague else n.value
    amount = Amount(
        n.span.start, n.span.end, n.value, high, kind, shape=n.shape, approximate=n.round_ or vague,
        change=view.text[n.span.start] in "+-" and n.digits, indefinite=n.indefinite, digits=n.digits,
        scaled=n.scaled or vague, scale=n.unit, ends=(n.span.start, n.span.end),
    )  # fmt: skip
    if kind is FigureKind.ORDINAL:
        return amount
    with_unit = _money_before(view, amount, terms, taken) or _unit_after(view, amount, terms)
    if with_unit is None and n.glued:
        return None
    return with_unit or amount


def _money_before(view: View, amount: Amount, terms: Terms, taken: int) -> Amount | None:
    start = amount.start
    gap = 1 if start and view.folded[start - 1] == " " else 0
    sign = terms.money.before(view, start - gap)
    if sign is None or not sign.value.before or sign.start < taken:
        return None
    after = terms.money.after(view, amount.end + (view.folded[amount.end : amount.end + 1] == " "))
    end = after.end if after and after.value.code == sign.value.code else amount.end
    return replace(amount, start=sign.start, end=end, kind=FigureKind.MONEY, unit=sign.value.code)


def _unit_after(view: View, amount: Amount, terms: Terms) -> Amount | None:
    at = _past_of(view, amount, terms)
    money = terms.money.after(view, at)
    unit = terms.units.after(view, at)
    if money is not None and (unit is None or money.end >= unit.end):
        return _in_money(amount, money.value.code, (money.value.factor, money.end))
    if unit is None or (unit.end - unit.start == 1 and at > amount.end + 1):
        return None
    written = view.text[unit.start : unit.end] if unit.value.kind == "duration" else unit.value.code
    return replace(amount, end=unit.end, kind=_KINDS[unit.value.kind], unit=written)


def _in_money(amount: Amount, code: str, how: tuple[float, int]) -> Amount:
    factor, end = how
    low = None if amount.low is None else amount.low * factor
    high = None if amount.high is None else amount.high * factor
    return replace(amount, low=low, high=high, end=end, kind=FigureKind.MONEY, unit=code, hundredth=factor < 1)


def _gap(view: View, at: int) -> int:
    match = _SPACE.match(view.folded, at)
    assert match is not None
    return len(match[0]) if len(match[0]) or view.folded[at : at + 1] != "-" else 1


def _past_of(view: View, amount: Amount, terms: Terms) -> int:
    """Where a unit begins: past a space or hyphen, and past *de* after a scale or collective."""
    at = amount.end + _gap(view, amount.end)
    if not (amount.scaled or amount.approximate):
        return at
    word = _LETTERS.match(view.folded, at)
    if word and word[0] in terms.of:
        return word.end() + _gap(view, word.end())
    return at


def _joined(view: View, a: Amount, b: Amount, terms: Terms) -> list[Amount]:
    """One range, or the two ends of a change, where words or a dash join two amounts; else nothing."""
    if Shape.ORDINAL in {a.shape, b.shape} or not _same_kind(a, b) or b.start - a.end > _OPENING:
        return []
    link = view.folded[a.end : b.start].strip(" ")
    if small := _small_change(a, b, link, terms):
        return [small]
    role = terms.links.get(link)
    if role is None or (link == "-" and a.shape is not b.shape):
        return []
    return _share(a, b, view) if role == "total" else _between(view, (a, b), link, terms)


def _between(view: View, pair: tuple[Amount, Amount], link: str, terms: Terms) -> list[Amount]:
    a, b = pair
    opener = _opener(view, a.start, link, terms)
    if opener and _changes(view, opener.start, terms):
        return [replace(_like(a, b), change=True), replace(b, change=True)]
    if terms.links[link] == "and" and opener is None:
        return []
    return _range(a, b, opener) or _score(a, b, link)


def _small_change(a: Amount, b: Amount, link: str, terms: Terms) -> Amount | None:
    """*20 dollars and 43 cents*: whole and hundredths added up."""
    joined = link == "" or terms.links.get(link) == "and"
    if not joined or a.kind is not FigureKind.MONEY or not b.hundredth or a.low is None or b.low is None:
        return None
    return replace(a, end=b.end, low=a.low + b.low, high=a.low + b.low)


def _same_kind(a: Amount, b: Amount) -> bool:
    return (
        a.kind is b.kind or (a.kind is FigureKind.COUNT and a.unit is None) or (b.unit is None and a.unit is not None)
    )


def _opener(view: View, start: int, link: str, terms: Terms) -> Near[tuple[str, ...]] | None:
    gap = 1 if start and view.folded[start - 1] == " " else 0
    found = terms.openers.before(view, start - gap)
    return found if found and link in found.value else None


def _changes(view: View, start: int, terms: Terms) -> bool:
    """Whether one of the few words before *de 10 à 12* tells of a change."""
    words = _LETTERS.findall(view.folded[max(0, start - 40) : start])[-4:]
    return any(_stem(word, terms) for word in words)


def _stem(word: str, terms: Terms) -> bool:
    return word in terms.change or any(len(c) > 3 and word.startswith(c[: len(c) - 2]) for c in terms.change)


def _share(a: Amount, b: Amount, view: View) -> list[Amount]:
    """*un sur trois*, *2 out of 5*: one fraction."""
    small = a.kind is b.kind is FigureKind.COUNT and 0 < a.value < b.value <= 1000 and a.value <= 100
    if not small or view.text[b.end : b.end + 1] == "%":
        return []
    value = a.value / b.value
    return [replace(a, end=b.end, low=value, high=value, shape=Shape.FRACTION, indefinite=False)]


def _like(a: Amount, b: Amount) -> Amount:
    """The first end with the unit and scale that only the second one names."""
    same = a.unit is None and b.unit is not None
    unit, kind = (b.unit, b.kind) if same else (a.unit, a.kind)
    if b.scaled and not a.scaled and a.value < b.value / b.scale * 10 and b.scale > 1:
        low = a.value * b.scale
        return replace(a, low=low, high=low, unit=unit, kind=kind)
    return replace(a, unit=unit, kind=kind)


def _range(a: Amount, b: Amount, opener: Near[tuple[str, ...]] | None) -> list[Amount]:
    first = _like(a, b)
    if first.low is None or b.value <= first.low or b.indefinite:
        return []
    unit, kind = (b.unit, b.kind) if b.unit is not None else (first.unit, first.kind)
    start = opener.start if opener else a.start
    return [replace(b, start=start, low=first.low, high=b.high, unit=unit, kind=kind, compared=True, ends=a.ends)]


def _score(a: Amount, b: Amount, link: str) -> list[Amount]:
    """``3-1``: two counts in digits joined by a bare dash, the first not below the second."""
    tight = link == "-" and b.start - a.end == 1 and a.digits and b.digits
    if not tight or a.kind is not FigureKind.COUNT or a.value > 200 or b.value > 200:
        return []
    return [replace(a, end=b.end, high=b.high, kind=FigureKind.SCORE)]
