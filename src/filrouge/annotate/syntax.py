"""The parse: the only place that imports spaCy.

Paragraphs are parsed one by one, so that a sentence never crosses a line and an article of any
length costs memory for one batch only. A pack without a model gets tokens and sentences only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import count, islice
from operator import add
from typing import TYPE_CHECKING, Any

import numpy as np

from filrouge.annotate.paragraphs import paragraphs
from filrouge.annotate.schemes import SCHEMES, Arcs, Scheme
from filrouge.errors import ModelMissingError
from filrouge.lang.pack import Pack
from filrouge.model.syntax import Entity, Parse, Sentence, Token
from filrouge.model.text import Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

BATCH = 96  # paragraphs; about 32 articles' worth of context switches for the best pace measured
ARTICLES_AHEAD = 24
_COLUMNS: list[int | str] = ["ORTH", "LEMMA", "POS", "MORPH", "DEP", "HEAD", "IDX", "SENT_START"]
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
    nlp, terms = load_model(model), _terms(pack.settings["syntax"])
    waiting = iter(texts)
    while block := list(islice(waiting, ARTICLES_AHEAD)):
        spans = [paragraphs(text) for text in block]
        pieces = (s.of(t) for t, found in zip(block, spans, strict=True) for s in found)
        docs = nlp.pipe(pieces, batch_size=BATCH)
        for found in spans:
            yield _assembled(found, islice(docs, len(found)), terms)


@cache
def load_model(name: str) -> Language:
    """A spaCy model, loaded once in a process.

    Raises:
        ModelMissingError: it is not installed.
    """
    import spacy  # noqa: PLC0415 - half a second that `--help` must not pay

    from filrouge.annotate.hastening import hasten  # noqa: PLC0415 - the same

    try:
        return hasten(spacy.load(name))
    except OSError as error:
        raise ModelMissingError(f"the parser model {name} is not installed; run: pip install filrouge") from error


def model_version(name: str) -> str:
    """The installed version of a model."""
    return str(load_model(name).meta["version"])


def _assembled(spans: tuple[Span, ...], docs: Iterable[Doc], terms: _Terms) -> Parse:
    tokens: list[Token] = []
    sentences: list[Sentence] = []
    entities: list[Entity] = []
    for number, (span, doc) in enumerate(zip(spans, docs, strict=True)):
        first = len(tokens)
        tokens.extend(_tokens(doc, terms, (first, span.start, len(sentences))))
        sentences.extend(_sentences(doc, first, (span.start, number)))
        for ent in doc.ents:
            label = terms.entities.get(ent.label_)
            if label:
                entities.append(Entity(first + ent.start, first + ent.end - 1, label))
    return Parse(tuple(tokens), tuple(sentences), tuple(entities))


def _tokens(doc: Doc, terms: _Terms, at: tuple[int, int, int]) -> Iterator[Token]:
    """A paragraph's tokens; ``at`` is its first token, code point and sentence.

    Columns are read in bulk: a call for each token and attribute would cost a tenth of the parse.
    """
    first, offset, sentence = at
    columns = doc.to_array(_COLUMNS).view(np.int64).T
    texts, raw, tags, morphs, deps = (
        [terms.strings[n] for n in column] for column in columns[:5].view(np.uint64).tolist()
    )
    heads = (columns[5] + np.arange(len(texts))).tolist()
    heads, deps = terms.scheme(Arcs(heads, deps, tags, raw))
    lemmas = [lemma if tag == "PROPN" else lemma.lower() for lemma, tag in zip(raw, tags, strict=True)]
    starts = (columns[6] + offset).tolist()
    ends = map(add, starts, map(len, texts))
    numbers = (np.cumsum(columns[7] == 1) - 1 + sentence).tolist()
    above = [first + head for head in heads]
    return map(Token, count(first), starts, ends, texts, lemmas, tags, deps, above, morphs, numbers)


def _sentences(doc: Doc, first: int, at: tuple[int, int]) -> Iterator[Sentence]:
    """A paragraph's sentences; ``first`` is its first token, ``at`` its first code point and its number."""
    for sent in doc.sents:
        span = Span(at[0] + sent.start_char, at[0] + sent.end_char)
        yield Sentence(span, first + sent.start, first + sent.end - 1, at[1])


@dataclass(frozen=True, slots=True)
class _Terms:
    """How a model's own terms become ours: its strings, its relations, its labels of entities."""

    strings: _Strings
    scheme: Scheme
    entities: Mapping[str, str]


@cache
def _strings(model: str) -> _Strings:
    return _Strings(load_model(model))


def _terms(settings: Mapping[str, Any]) -> _Terms:
    return _Terms(_strings(settings["model"]), SCHEMES[settings.get("scheme", "ud")], settings.get("entities", {}))


class _Strings(dict[int, str]):
    """The strings of a model by their numbers, each decoded once; no features are an empty string."""

    def __init__(self, nlp: Language) -> None:
        super().__init__({nlp.vocab.strings.add("_"): "", 0: ""})
        self._store = nlp.vocab.strings

    def __missing__(self, number: int) -> str:
        found = self[number] = str(self._store[number])
        return found


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
