"""From an amount to a figure: comparators, what is counted, its outcome and rate."""

from __future__ import annotations

from dataclasses import dataclass, replace

from filrouge.annotate.figures._amounts import Amount
from filrouge.annotate.figures._choose import is_figure
from filrouge.annotate.figures._compare import compared, compared_after
from filrouge.annotate.figures._counted import Counted, counted, span_of
from filrouge.annotate.figures._outcomes import outcome
from filrouge.annotate.figures._terms import Terms, View
from filrouge.lang.fold import bare
from filrouge.lang.numerals import Shape
from filrouge.model.mark import Mark, Trace
from filrouge.model.mentions import FigureKind, Quantity
from filrouge.model.syntax import Parse
from filrouge.model.text import Span

_WITHOUT_NOUN = {FigureKind.AGE, FigureKind.SCORE, FigureKind.DURATION}
_WITH_NOUN = {FigureKind.COUNT, FigureKind.ORDINAL}
_OF_ONLY = {FigureKind.MONEY, FigureKind.PERCENT, FigureKind.MEASURE}
_VERBS_PASSED = 2  # words between what is counted and its rate: 5 000 soldats meurent chaque semaine


@dataclass(frozen=True, slots=True)
class Here:
    """What building reads; ``stop`` is where what is counted must end.

    ``next_number`` is the value of a plain number that starts there, and ``next_end`` its end.
    """

    view: View
    parse: Parse
    terms: Terms
    stop: int
    next_number: float | None = None
    next_end: int = 0


def figure(here: Here, amount: Amount, *, in_age: bool) -> Mark[Quantity] | None:
    """The mark of an amount; null where the number is no figure."""
    if in_age and amount.kind in {FigureKind.DURATION, FigureKind.COUNT}:
        amount = replace(amount, kind=FigureKind.AGE)
    plain = amount
    if amount.kind is not FigureKind.SCORE:
        amount = compared_after(here.view, compared(here.view, amount, here.terms), here.terms)
    what = _counted(here, amount)
    fate = outcome(here.parse, what, amount.start, here.terms) if what and amount.kind is FigureKind.COUNT else None
    if fate is None and not is_figure(here.view, here.parse, amount, what, here.terms):
        return None
    known = what is not None and what.of_known and amount.shape is Shape.CARDINAL
    if what and not known and amount.kind in _WITH_NOUN:
        amount = replace(amount, end=span_of(here.parse, what.first, what.last).end)
        amount = compared_after(here.view, amount, here.terms)
    amount = share(here, amount, what)
    value = _quantity(here, amount, what, fate)
    rule = "figure-" + amount.kind.value + ("-compared" if amount.compared else "")
    return Mark(Span(amount.start, amount.end), value, Trace(rule, (Span(*plain.ends),)))


def share(here: Here, amount: Amount, what: Counted | None) -> Amount:
    """*deux trains sur trois*: the share that the next number makes of this one."""
    text = here.view.folded[amount.end : here.stop].strip(" ")
    of = here.next_number
    if what is None or of is None or here.terms.links.get(text) != "total" or not 0 < amount.value < of <= 1000:
        return amount
    return replace(amount, low=amount.value / of, high=amount.value / of, end=here.next_end, shape=Shape.FRACTION)


def _counted(here: Here, amount: Amount) -> Counted | None:
    if amount.kind in _WITHOUT_NOUN:
        return None
    at = here.parse.token_at(amount.end)
    if amount.kind in _OF_ONLY and (at is None or bare(at.text) not in here.terms.of):
        return None
    return counted(here.parse, amount.end, here.stop, here.terms)


def _quantity(here: Here, amount: Amount, what: Counted | None, fate: str | None) -> Quantity:
    span = span_of(here.parse, what.unit_from, what.last) if what else None
    unit = amount.unit
    if amount.kind is FigureKind.ORDINAL:
        unit = FigureKind.ORDINAL.value
    elif amount.kind is FigureKind.COUNT:
        unit = span.of(here.view.text) if span else None
    return Quantity(
        _whole(amount.low),
        _whole(amount.high),
        unit,
        amount.kind,
        approximate=amount.approximate,
        best=_best(amount),
        counted=span,
        outcome=fate or None,
        per=_per(here, amount.end),
        change=amount.change,
    )


def _whole(value: float | None) -> float | None:
    """Products of decimals without their binary dust: 2.2 million is 2200000, 16.6 billion 16600000000."""
    return None if value is None else round(float(f"{value:.15g}"), 9)


def _best(amount: Amount) -> float | None:
    """The number to show where one is wanted; none for a vague plural or a range."""
    if amount.shape is Shape.VAGUE:
        return None
    if amount.low is not None and amount.high is not None and amount.low != amount.high:
        return None
    return _whole(amount.low if amount.low is not None else amount.high)


def _per(here: Here, end: int) -> str | None:
    """The period of a rate: *par jour*, *a week*, *chaque semaine* after at most one verb."""
    if found := _period(here, end):
        return found
    token = here.parse.token_at(end)
    passed = 0
    while token and passed < _VERBS_PASSED and token.pos in {"VERB", "AUX"}:
        if found := _period(here, token.end):
            return found
        passed += 1
        token = here.parse.tokens[token.i + 1] if token.i + 1 < len(here.parse.tokens) else None
    return None


def _period(here: Here, at: int) -> str | None:
    gap = 1 if here.view.folded[at : at + 1] == " " else 0
    per = here.terms.per.after(here.view, at + gap)
    if per is None:
        return None
    gap = 1 if here.view.folded[per.end : per.end + 1] == " " else 0
    unit = here.terms.units.after(here.view, per.end + gap)
    return unit.value.period or None if unit else None
