"""The parse: the only place that imports spaCy.

Paragraphs are parsed one by one, so that a sentence never crosses a line and an article of any
length costs memory for one batch only. A pack without a model gets tokens and sentences only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from filrouge.annotate.paragraphs import paragraphs
from filrouge.annotate.schemes import SCHEMES, Arc
from filrouge.errors import ModelMissingError
from filrouge.lang.pack import Pack
from filrouge.model.syntax import Entity, Parse, Sentence, Token
from filrouge.model.text import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.tokens import Token as SpacyToken

BATCH = 96  # paragraphs; about 32 articles' worth of context switches for the best pace measured
ARTICLES_AHEAD = 24
_WORD = re.compile(r"\w+(?:[-'’]\w+)*['’]?|[^\w\s]")
_STOP = re.compile(r"(?<=[.!?…])[\s»”\"]+(?=[\"«“(A-ZÀ-Ý])")


def parse(text: str, pack: Pack) -> Parse:
    """The parse of one text."""
    return next(parses([text], pack))


def parses(texts: Iterable[str], pack: Pack) -> Iterator[Parse]:
    """The parses of many texts, in order, batched over their paragraphs.

    Raises:
        ModelMissingError: the pack names a model that is not installed.
    """
    model = pack.settings.get("syntax", {}).get("model")
    if not model:
        yield from (_plain(text) for text in texts)
        return
    nlp = load_model(model)
    waiting = iter(texts)
    while block := list(islice(waiting, ARTICLES_AHEAD)):
        spans = [paragraphs(text) for text in block]
        pieces = (s.of(t) for t, found in zip(block, spans, strict=True) for s in found)
        docs = nlp.pipe(pieces, batch_size=BATCH)
        for found in spans:
            yield _assembled(found, islice(docs, len(found)), pack.settings["syntax"])


@cache
def load_model(name: str) -> Language:
    """A spaCy model, loaded once in a process.

    Raises:
        ModelMissingError: it is not installed.
    """
    import spacy  # noqa: PLC0415 - half a second that `--help` must not pay

    try:
        return spacy.load(name)
    except OSError as error:
        raise ModelMissingError(f"the parser model {name} is not installed; run: pip install filrouge") from error


def model_version(name: str) -> str:
    """The installed version of a model."""
    return str(load_model(name).meta["version"])


def _assembled(spans: tuple[Span, ...], docs: Iterable[Doc], settings: Mapping[str, object]) -> Parse:
    scheme = SCHEMES[str(settings.get("scheme", "ud"))]
    labels = settings.get("entities", {})
    assert isinstance(labels, Mapping)
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for number, (span, doc) in enumerate(zip(spans, docs, strict=True)):
        first = len(tokens)
        _added(tokens, sentences, doc, (span.start, number), scheme(_arcs(doc)))
        for ent in doc.ents:
            label = labels.get(ent.label_)
            if label:
                entities.append(Entity(first + ent.start, first + ent.end - 1, label))
    return Parse(tuple(tokens), tuple(sentences), tuple(entities))


def _arcs(doc: Doc) -> list[Arc]:
    return [Arc(t.head.i, t.dep_, t.pos_, t.lemma_, t.text) for t in doc]


def _added(tokens: list[Token], sentences: list[Sentence], doc: Doc, at: tuple[int, int], arcs: list[Arc]) -> None:
    """Add a paragraph's tokens and sentences; ``at`` is its offset in the text and its number."""
    first, (offset, paragraph) = len(tokens), at
    for sent in doc.sents:
        number = len(sentences)
        tokens.extend(_token(t, arcs[t.i], (first, offset, number)) for t in sent)
        span = Span(offset + sent.start_char, offset + sent.end_char)
        sentences.append(Sentence(span, first + sent.start, first + sent.end - 1, paragraph))


def _token(token: SpacyToken, arc: Arc, at: tuple[int, int, int]) -> Token:
    first, offset, sentence = at
    start = offset + token.idx
    lemma = token.lemma_ if token.pos_ == "PROPN" else token.lemma_.lower()
    place = (first + token.i, start, start + len(token.text))
    return Token(*place, token.text, lemma, token.pos_, arc.dep, first + arc.head, str(token.morph), sentence)


def _plain(text: str) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs(text)):
        for start, end in _sentence_bounds(text, paragraph):
            first = len(tokens)
            for match in _WORD.finditer(text, start, end):
                i = len(tokens)
                tokens.append(
                    Token(i, match.start(), match.end(), match[0], match[0].lower(), "", "", i, "", len(sentences))
                )
            if len(tokens) > first:
                sentences.append(Sentence(Span(start, end), first, len(tokens) - 1, number))
    return Parse(tuple(tokens), tuple(sentences), (), parsed=False)


def _sentence_bounds(text: str, paragraph: Span) -> Iterator[tuple[int, int]]:
    start = paragraph.start
    for match in _STOP.finditer(text, paragraph.start, paragraph.end):
        yield start, match.start()
        start = match.end()
    yield start, paragraph.end
