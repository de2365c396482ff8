"""Checking a pack by use: every rule does what its examples say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from filrouge.annotate.dates import dates
from filrouge.annotate.figures import figures
from filrouge.annotate.syntax import parse
from filrouge.lang.pack import Pack, Rule, unmarked
from filrouge.model.text import Article, Span


class Hit(NamedTuple):
    """A mark that a rule made."""

    start: int
    end: int
    rule: str


def _dates(text: str, pack: Pack) -> list[Hit]:
    return [Hit(m.span.start, m.span.end, m.trace.rule) for m in dates(_article(text, pack), pack)]


def _figures(text: str, pack: Pack) -> list[Hit]:
    article = _article(text, pack)
    found = figures(article, pack, parse(text, pack), dates(article, pack))
    return [Hit(m.span.start, m.span.end, m.trace.rule) for m in found]


RUNNERS: Mapping[str, Callable[[str, Pack], list[Hit]]] = {"dates": _dates, "figures": _figures}


def faults(pack: Pack) -> Iterator[str]:
    """What is wrong with a pack's rules: one sentence each, naming file and rule."""
    for layer, rules in pack.rules.items():
        runner = RUNNERS.get(layer)
        for rule in rules:
            if runner is None:
                yield f"{rule.file}: {rule.name}: no layer reads rules named {layer!r}"
            else:
                yield from (f"{rule.file}: {rule.name}: {fault}" for fault in _rule(rule, pack, runner))


def _rule(rule: Rule, pack: Pack, runner: Callable[[str, Pack], list[Hit]]) -> Iterator[str]:
    for example in rule.yes:
        text, drawn = unmarked(example)
        hits = runner(text, pack)
        for start, end in drawn:
            if Hit(start, end, rule.name) not in hits:
                yield f"does not give ⟦{text[start:end]}⟧ in {text!r}; found {_shown(text, hits)}"
    for text in rule.no:
        if any(hit.rule == rule.name for hit in runner(text, pack)):
            yield f"fires in its counter-example {text!r}"


def _shown(text: str, hits: list[Hit]) -> str:
    return ", ".join(f"⟦{text[h.start : h.end]}⟧ by {h.rule}" for h in hits) or "nothing"


def _article(text: str, pack: Pack) -> Article:
    return Article("example", "example", "0" * 64, pack.language, text, Span(0, len(text)))
