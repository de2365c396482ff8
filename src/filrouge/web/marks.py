"""An article's marks: what each is, why, and where it leads; and its text cut wherever one begins or ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from filrouge.model.story import Because
from filrouge.model.text import Span
from filrouge.web.view import DeskView

LAYERS = ("event", "date", "quote", "figure", "actor", "claim", "shared")
HIDDEN = ("actor", "shared")  # until they are asked for: they would cover the rest
FOUND = "found"  # words that a search led to; not a layer that can be switched
ORDER = (*LAYERS, FOUND)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark: its layer, what it is and why in words, and the screen that it leads to."""

    span: Span
    layer: str
    says: str
    href: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A run of text under the same marks: their places in the list of all, the innermost first."""

    text: str
    layers: tuple[str, ...] = ()
    marks: tuple[int, ...] = ()
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph's runs, and where it begins in the text, in code points."""

    start: int
    runs: tuple[Run, ...]


def of_chronology(view: DeskView, article: str) -> Iterator[Drawn]:
    """The marks that the chronology itself rests on: events, roles, claims."""
    yield from _events(view, article)
    yield from _roles(view, article)
    yield from _claims(view, article)


def of_layers_lost(view: DeskView, article: str) -> Iterator[Drawn]:
    """What the chronology knows of quotations, figures and actors, where an article's own layers are not at hand."""
    yield from of_quotes(view, article)
    yield from of_figures(view, article)
    yield from of_parties(view, article)


def ordered(marks: Sequence[Drawn]) -> list[Drawn]:
    """Marks in the order of the text, each once."""
    return sorted(dict.fromkeys(marks), key=lambda m: (m.span, m.layer, m.says, m.href))


def _events(view: DeskView, article: str) -> Iterator[Drawn]:
    for event, report in view.told_in.get(article, ()):
        kind = view.words.get(f"type.{event.type}", event.type)
        status = view.words(f"status.{report.status.value}")
        why = "; ".join(dict.fromkeys(told for b in report.because if (told := _told(view, b))))
        yield Drawn(report.trigger, "event", f"{kind}, {status}", f"/event/{event.id}", why)


def _told(view: DeskView, because: Because) -> str:
    reason = view.reason(because)
    shown = reason.says or (view.words("about.words", words=reason.words) if reason.words else "")
    told = ", ".join(filter(None, (shown, view.words("about.rule", rule=reason.rule))))
    return f"{reason.about}{view.words('colon')}{told}"


def of_quotes(view: DeskView, article: str) -> Iterator[Drawn]:
    """The chronology's quotations with their speakers."""
    for quote in view.quotes_in.get(article, ()):
        speaker = view.names.get(quote.speaker or "", "") or view.words("section.nobody")
        href = f"/event/{quote.event}" if quote.event in view.events else ""
        yield Drawn(quote.content, "quote", f"{speaker} ({view.words(f'kind.{quote.kind.value}')})", href)


def of_figures(view: DeskView, article: str) -> Iterator[Drawn]:
    """The chronology's figures with their bounds and what is counted."""
    for figure in view.figures_in.get(article, ()):
        href = f"/event/{figure.event}" if figure.event in view.events else ""
        yield Drawn(Span(figure.start, figure.end), "figure", bounds(figure.low, figure.high, figure.unit), href)


def of_parties(view: DeskView, article: str) -> Iterator[Drawn]:
    """Who takes part in events, at the words that name them."""
    for event, _ in view.told_in.get(article, ()):
        for part in event.participants:
            if part.span.article == article and part.actor in view.names:
                yield Drawn(part.span.span, "actor", view.names[part.actor], f"/actor/{part.actor}")


def _roles(view: DeskView, article: str) -> Iterator[Drawn]:
    for actor, role, place in view.roles_in.get(article, ()):
        yield Drawn(place.span, "actor", f"{actor.name}: {role.title}", f"/actor/{actor.id}")


def _claims(view: DeskView, article: str) -> Iterator[Drawn]:
    for contradiction, claim, place in view.claims_in.get(article, ()):
        says = view.words("desk.claims", value=claim.value)
        yield Drawn(place.span, "claim", says, f"/contradictions#{contradiction.id}", contradiction.explanation)


def bounds(low: float | None, high: float | None, unit: str | None) -> str:
    """A figure's bounds and unit: ``40 trucks``, ``40–50``, ``≥ 550``."""
    first, last = ("" if n is None else f"{n:,.10g}".replace(",", " ") for n in (low, high))
    if low == high:
        said = first or "?"
    else:
        said = f"{first}–{last}" if first and last else f"≥ {first}" if first else f"≤ {last}"
    return f"{said} {unit}" if unit else said


def paragraphs(text: str, marks: Sequence[Drawn]) -> tuple[Paragraph, ...]:
    """The text cut into paragraphs, and these wherever a mark begins or ends."""
    found, start = [], 0
    numbered = list(enumerate(marks))
    for line in text.splitlines(keepends=True):
        paragraph = Span(start, start + len(line.rstrip()))
        if len(paragraph):
            inside = [(n, m) for n, m in numbered if m.span.overlaps(paragraph)]
            found.append(Paragraph(start, tuple(_runs(text, paragraph, inside))))
        start += len(line)
    return tuple(found)


def _runs(text: str, paragraph: Span, marks: list[tuple[int, Drawn]]) -> Iterator[Run]:
    edges = {paragraph.start, paragraph.end}
    edges |= {e for _, m in marks for e in (m.span.start, m.span.end) if paragraph.start < e < paragraph.end}
    for start, end in pairwise(sorted(edges)):
        over = [(n, m) for n, m in marks if m.span.start <= start and end <= m.span.end]
        inner = sorted(over, key=lambda pair: (len(pair[1].span), ORDER.index(pair[1].layer), pair[0]))
        begins = any(m.span.start == start for _, m in over)
        yield Run(
            text[start:end],
            tuple(name for name in ORDER if any(m.layer == name for _, m in over)),
            tuple(n for n, _ in inner),
            (f"m-{start}",) if begins else (),
        )
