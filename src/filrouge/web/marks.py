"""An article's text with its layers: every mark with what it is and where it leads."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from filrouge.model.text import Span
from filrouge.web.view import DeskView

LAYERS = ("event", "quote", "figure", "actor", "claim")
FOUND = "found"  # words that a search led to; not a layer that can be switched
ORDER = (*LAYERS, FOUND)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark: its layer, what it is in words, and the screen that says why."""

    span: Span
    layer: str
    says: str
    href: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text under the same marks; ``anchors`` are the places that begin here."""

    text: str
    layers: tuple[str, ...] = ()
    says: str = ""
    href: str = ""
    anchors: tuple[str, ...] = ()


def drawn(view: DeskView, article: str) -> list[Drawn]:
    """All marks of an article, in the order of the text, each once."""
    makers = (_events, _quotes, _figures, _actors, _roles, _claims)
    found = [mark for make in makers for mark in make(view, article)]
    return sorted(dict.fromkeys(found), key=lambda m: (m.span, m.layer, m.says, m.href))


def _events(view: DeskView, article: str) -> Iterator[Drawn]:
    for event, report in view.told_in.get(article, ()):
        kind = view.words.get(f"type.{event.type}", event.type)
        status = view.words(f"status.{report.status.value}")
        yield Drawn(report.trigger, "event", f"{kind}, {status}", f"/event/{event.id}")


def _quotes(view: DeskView, article: str) -> Iterator[Drawn]:
    for quote in view.quotes_in.get(article, ()):
        speaker = view.names.get(quote.speaker or "", "") or view.words("section.nobody")
        href = f"/event/{quote.event}" if quote.event in view.events else ""
        yield Drawn(quote.content, "quote", f"{speaker} ({view.words(f'kind.{quote.kind.value}')})", href)


def _figures(view: DeskView, article: str) -> Iterator[Drawn]:
    for figure in view.figures_in.get(article, ()):
        href = f"/event/{figure.event}" if figure.event in view.events else ""
        yield Drawn(Span(figure.start, figure.end), "figure", bounds(figure.low, figure.high, figure.unit), href)


def _actors(view: DeskView, article: str) -> Iterator[Drawn]:
    for event, _ in view.told_in.get(article, ()):
        for part in event.participants:
            if part.span.article == article and part.actor in view.names:
                yield Drawn(part.span.span, "actor", view.names[part.actor], f"/actor/{part.actor}")


def _roles(view: DeskView, article: str) -> Iterator[Drawn]:
    for actor in view.chronology.actors:
        for role in actor.roles:
            for place in role.evidence[:1]:
                if place.article == article:
                    yield Drawn(place.span, "actor", f"{actor.name}: {role.title}", f"/actor/{actor.id}")


def _claims(view: DeskView, article: str) -> Iterator[Drawn]:
    for contradiction in view.chronology.contradictions:
        for place in (p for claim in contradiction.claims for p in claim.spans if p.article == article):
            yield Drawn(place.span, "claim", contradiction.explanation, "/contradictions")


def bounds(low: float | None, high: float | None, unit: str | None) -> str:
    """A figure's bounds and unit: ``40 trucks``, ``40–50``, ``≥ 550``."""
    first, last = ("" if n is None else f"{n:,.10g}".replace(",", " ") for n in (low, high))
    if low == high:
        said = first or "?"
    else:
        said = f"{first}–{last}" if first and last else f"≥ {first}" if first else f"≤ {last}"
    return f"{said} {unit}" if unit else said


def paragraphs(text: str, marks: Sequence[Drawn]) -> tuple[tuple[Run, ...], ...]:
    """The text cut into paragraphs, and these wherever a mark begins or ends."""
    found, start = [], 0
    for line in text.splitlines(keepends=True):
        paragraph = Span(start, start + len(line.rstrip()))
        if len(paragraph):
            found.append(tuple(_runs(text, paragraph, [m for m in marks if m.span.overlaps(paragraph)])))
        start += len(line)
    return tuple(found)


def _runs(text: str, paragraph: Span, marks: list[Drawn]) -> Iterator[Run]:
    edges = {paragraph.start, paragraph.end}
    edges |= {e for m in marks for e in (m.span.start, m.span.end) if paragraph.start < e < paragraph.end}
    known: set[int] = set()
    for start, end in pairwise(sorted(edges)):
        over = [m for m in marks if m.span.start <= start and end <= m.span.end]
        inner = min((m for m in over if m.href), key=lambda m: (len(m.span), ORDER.index(m.layer)), default=None)
        begins = start not in known and any(m.span.start == start for m in over)
        known.add(start)
        yield Run(
            text[start:end],
            tuple(name for name in ORDER if any(m.layer == name for m in over)),
            " · ".join(dict.fromkeys(m.says for m in over if m.says)),
            inner.href if inner else "",
            (f"m-{start}",) if begins else (),
        )
