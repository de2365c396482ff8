"""The quotes layer: who said what, direct, mixed and indirect."""

from __future__ import annotations

from filrouge.annotate.paragraphs import paragraphs
from filrouge.annotate.quotes._gather import gather
from filrouge.annotate.quotes._grammar import grammar
from filrouge.annotate.quotes._marks import quoted, with_marks
from filrouge.annotate.quotes._passed import read_paragraphs
from filrouge.annotate.quotes._speakers import Spoken, attribute
from filrouge.annotate.quotes._units import units, view
from filrouge.lang.pack import Pack
from filrouge.model.mark import Layer, Mark, Trace, layer
from filrouge.model.mentions import ActorKind, Actors, Chain, Quotation, QuoteKind
from filrouge.model.syntax import Parse
from filrouge.model.text import Article, Span


def quotes(article: Article, pack: Pack, parse: Parse, actors: Actors) -> Layer[Quotation]:
    """The quotations of an article with their speakers."""
    known = grammar(pack)
    text = article.text
    blocks, passages = quoted(text, read_paragraphs(article, paragraphs(text), pack))
    sight = view(text, known, parse)
    found = units(text, blocks, passages, sight)
    said = gather(found, text, parse, sight)
    return layer("quotes", [_mark(spoken) for spoken in attribute(said, found, actors, sight, parse)])


def _mark(spoken: Spoken) -> Mark[Quotation]:
    said = spoken.said
    read = tuple(s for s in (said.cue, spoken.span) if s is not None)
    value = Quotation(
        said.kind,
        said.cue,
        said.lemma,
        said.stance,
        spoken.speaker,
        spoken.span,
        spoken.addressee,
        said.occasion,
        said.parts,
    )
    return Mark(said.content, value, Trace(said.rule, read))


def rows(article: Article, quotations: Layer[Quotation], actors: Actors) -> list[dict[str, object]]:
    """The quotations as `filrouge annotate` writes them."""
    chains = {c.key: c for c in actors.chains}
    return [_row(article, mark, chains) for mark in quotations]


def _row(article: Article, mark: Mark[Quotation], chains: dict[str, Chain]) -> dict[str, object]:
    value = mark.value
    content = with_marks(article.text, mark.span)
    spans = {
        "content": [content.start, content.end],
        "cue": [value.cue.start, value.cue.end] if value.cue else None,
        "speaker": [value.speaker_span.start, value.speaker_span.end] if value.speaker_span else None,
    }
    words = value.speaker_span.of(article.text) if value.speaker_span else None
    chain = chains.get(value.speaker or "")
    person = chain is not None and chain.kind is ActorKind.PERSON
    name = chain.name if chain is not None and (person or words is None or words.islower()) else words
    if chain is not None and not person and words is not None and _acronym(words):
        name = f"{chain.name} ({words})"
    return {"kind": value.kind.value, **spans, "speaker_name": name}


def _acronym(words: str) -> bool:
    """``the EU``: a short form that the actor's name does not show."""
    parts = words.split()
    return len(parts) <= 2 and len(parts[-1]) > 1 and parts[-1].isupper()


def shown(quotations: Layer[Quotation]) -> list[tuple[Span, Mark[Quotation]]]:
    """The quotations as a chronology lists them: fragments one by one, and no clause that is only credited.

    What ``selon X`` credits without marks is told of an event (``attributed_to``) rather than quoted.
    """
    listed: list[tuple[Span, Mark[Quotation]]] = []
    for mark in quotations:
        if mark.trace.rule == "credit" and mark.value.kind is QuoteKind.INDIRECT:
            continue
        spans = mark.value.parts or (mark.span,)
        listed.extend((span, mark) for span in spans)
    return listed
