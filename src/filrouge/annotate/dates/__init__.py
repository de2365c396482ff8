"""The dates layer: what the text says of time, as expressions that are not yet placed."""

from __future__ import annotations

from filrouge.annotate.dates.chart import Chart, Found
from filrouge.annotate.dates.context import Context
from filrouge.annotate.dates.grammar import Grammar, grammar
from filrouge.annotate.dates.values import NOTHING
from filrouge.annotate.dates.view import view
from filrouge.lang.pack import Pack
from filrouge.model.expression import Expression
from filrouge.model.mark import Layer, Mark, Trace
from filrouge.model.text import Article, Span

__all__ = ["dates"]


def dates(article: Article, pack: Pack) -> Layer[Expression]:
    """The time expressions of an article, longest first, from left to right; needs no parse."""
    rules = grammar(pack)
    seen = view(article.text)
    context = Context(article.text, seen, pack)
    marks = tuple(_mark(found, context) for found in _found(article.text, seen, rules))
    return Layer("dates", marks)


def _found(text: str, seen: str, rules: Grammar) -> list[Found]:
    chart, kept, position = Chart(text, seen, rules), [], 0
    for start in rules.starts(seen):
        if start < position:
            continue
        best = chart.best(start)
        if best is not None and best.start > start:
            best = _longer(best, chart.best(best.start))
        if best is not None:
            position = best.end
            if best.value is not NOTHING:
                kept.append(best)
    return kept


def _longer(best: Found, inside: Found | None) -> Found:
    """A match found by the words before it gives way to a longer one that begins at its span."""
    return best if inside is None or inside.stop <= best.stop else inside


def _mark(found: Found, context: Context) -> Mark[Expression]:
    span = Span(found.start, found.stop)
    expression, read = context.expression(found.value, span)
    return Mark(span, expression, Trace(found.rule, read))
