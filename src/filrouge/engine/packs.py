"""Checking a pack by use: every rule does what its examples say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from filrouge.annotate.dates import dates
from filrouge.lang.pack import Pack, Rule, unmarked
from filrouge.model.text import Article, Span
from filrouge.read.labels import labels, plain, tail
from filrouge.read.stamps import marked

Places = list[tuple[int, int]]


def faults(pack: Pack) -> Iterator[str]:
    """What is wrong with a pack's rules: one sentence each, naming file and rule."""
    for layer, rules in pack.rules.items():
        checked = CHECKS.get(layer)
        for rule in rules:
            if checked is None:
                yield f"{rule.file}: {rule.name}: no layer reads rules named {layer!r}"
            else:
                yield from (f"{rule.file}: {rule.name}: {fault}" for fault in checked(rule, pack))


def _dates(rule: Rule, pack: Pack) -> Iterator[str]:
    """A rule may be a part of others, so any rule may draw the span; one that gives nothing must prevent it."""
    for example in rule.yes:
        text, drawn = unmarked(example)
        found = [(m.span.start, m.span.end) for m in dates(_article(text, pack), pack)]
        if rule.give == "nothing":
            clashing = [(a, b) for a, b in found if any(a < end and start < b for start, end in drawn)]
            if clashing:
                yield f"lets {_shown(text, clashing)} stand in {text!r}"
        elif not set(drawn) <= set(found):
            yield f"does not give {_shown(text, list(drawn))} in {text!r}; found {_shown(text, found)}"
    for example in rule.no:
        text, _ = unmarked(example)
        if any(m.trace.rule == rule.name for m in dates(_article(text, pack), pack)):
            yield f"fires in its counter-example {text!r}"


def _regions(rule: Rule, pack: Pack) -> Iterator[str]:
    for example in (*rule.yes, *rule.no):
        text, drawn = unmarked(example)
        found = _labelled(rule, text, pack)
        if found != list(drawn):
            yield f"wants {_shown(text, list(drawn))} in {text!r}; found {_shown(text, found)}"


def _stamps(rule: Rule, pack: Pack) -> Iterator[str]:
    del pack
    for example in (*rule.yes, *rule.no):
        text, drawn = unmarked(example)
        found = marked(rule, text)
        if found != list(drawn):
            yield f"wants {_shown(text, list(drawn))} in {text!r}; found {_shown(text, found)}"


def _labelled(rule: Rule, text: str, pack: Pack) -> Places:
    whole, view = Span(0, len(text)), plain(text)
    if rule.with_.get("reach") == "tail":
        end = tail(view, whole, pack)
        held = [end] if end else []
    else:
        held = [found for of_paragraph in labels(view, [whole], pack) for found in of_paragraph]
    return [(x.span.start, x.span.end) for x in held if x.rule == rule.name]


def _shown(text: str, places: Places) -> str:
    return ", ".join(f"⟦{text[start:end]}⟧" for start, end in places) or "nothing"


def _article(text: str, pack: Pack) -> Article:
    return Article("example", "example", "0" * 64, pack.language, text, Span(0, len(text)))


CHECKS: Mapping[str, Callable[[Rule, Pack], Iterator[str]]] = MappingProxyType(
    {"dates": _dates, "regions": _regions, "stamps": _stamps}
)
