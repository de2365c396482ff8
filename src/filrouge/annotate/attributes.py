"""What a model's rules and lemmatizer make of words, remembered: most words have been met before.

spaCy matches its table of rules against every word anew (English has 179), which costs as much as the
parser. What single words are given by them depends on few attributes only, so it is looked up here by
those; spaCy's own matcher is asked about combinations not met before, and about rules of several words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.matcher import Matcher

if TYPE_CHECKING:
    from spacy.tokens import Doc

Key = tuple[int, ...]
Pattern = list[dict[str, Any]]
WORD = "LOWER"
SEEN = ("TAG", "POS", "DEP", "IS_SPACE")  # what rules may look at beside the word itself
GIVEN = ("TAG", "POS", "MORPH", "DEP", "LEMMA")  # what they may give
MOST = 100_000  # words remembered


class Rules:
    """A model's attribute ruler."""

    def __init__(self, ruler: Any) -> None:  # noqa: ANN401 - spaCy's ruler
        self._ruler = ruler
        self._single = {n for n, rule in enumerate(ruler.patterns) if all(len(p) == 1 for p in rule["patterns"])}
        self._several = Matcher(ruler.vocab, validate=False)
        for n, rule in enumerate(ruler.patterns):
            if n not in self._single:
                self._several.add(str(n), rule["patterns"])
        self._named = _Named([p for rule in ruler.patterns for p in rule["patterns"]], ruler.vocab.strings)
        self._known: dict[Key, Key] = {}
        self._made: dict[Key, Mapping[int, int]] = {}

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:  # noqa: ARG002 - spaCy's signature
        """The documents with what the rules give their words."""
        return map(self, docs)

    def __call__(self, doc: Doc) -> Doc:
        columns = doc.to_array([WORD, *SEEN])
        keys = list(zip(map(self._named.__getitem__, columns[:, 0].tolist()), *columns[:, 1:].T.tolist(), strict=True))
        if any(key not in self._known for key in keys):
            self._learn(doc, keys)
        rules = [self._known[key] for key in keys]
        for n, more in self._over(doc):
            rules[n] = tuple(sorted((*rules[n], *more)))
        if any(rules):
            _given(doc, [self._attributes(some) for some in rules])
        return doc

    def _learn(self, doc: Doc, keys: Sequence[Key]) -> None:
        """Remember which rules of one word hold for the words of a document."""
        found: dict[int, list[int]] = defaultdict(list)
        for n, _, start, _ in self._ruler.match(doc):
            if n in self._single:
                found[start].append(n)
        self._known |= {key: tuple(found[at]) for at, key in enumerate(keys)}

    def _over(self, doc: Doc) -> Iterator[tuple[int, Key]]:
        """The words that rules of several words speak of, and which."""
        if not len(self._several):
            return
        for match, start, end in self._several(doc, allow_missing=True):
            n = int(self._ruler.vocab.strings[match])
            yield range(start, end)[self._ruler.indices[n]], (n,)

    def _attributes(self, rules: Key) -> Mapping[int, int]:
        """What some rules give together: the later hold."""
        made = self._made.get(rules)
        if made is None:
            made = self._made[rules] = {k: v for n in rules for k, v in self._ruler.attrs[n].items()}
        return made


class _Named(dict[int, int]):
    """The number of a word if a rule names it, else 0: whatever rules do not name is alike to them."""

    def __init__(self, patterns: Sequence[Pattern], strings: Any) -> None:  # noqa: ANN401 - spaCy's strings
        super().__init__()
        self._strings = strings
        self._words, self._shapes = set[str](), list[re.Pattern[str]]()
        for asked in (token.get(WORD) for pattern in patterns for token in pattern):
            if isinstance(asked, str):
                self._words.add(asked)
            elif asked is not None:
                self._words |= {word for test in ("IN", "NOT_IN") for word in asked.get(test, ())}
                self._shapes += [re.compile(asked["REGEX"])] if "REGEX" in asked else []

    def __missing__(self, number: int) -> int:
        if len(self) >= MOST:
            self.clear()
        word = self._strings[number]
        named = word in self._words or any(shape.search(word) for shape in self._shapes)
        self[number] = number if named else 0
        return self[number]


def _given(doc: Doc, attributes: Sequence[Mapping[int, int]]) -> None:
    """Set attributes of the words of a document, by their numbers."""
    columns = sorted({k for some in attributes for k in some})
    before = doc.to_array([*columns]).reshape(len(doc), -1).tolist()
    rows = [
        [some.get(column, value) for column, value in zip(columns, row, strict=True)]
        for row, some in zip(before, attributes, strict=True)
    ]
    values: Any = np.array(rows, dtype=np.uint64)
    doc.from_array([*columns], values)


class Lemmas:
    """A model's lemmatizer by rules and tables."""

    def __init__(self, lemmatizer: Any) -> None:  # noqa: ANN401 - spaCy's lemmatizer
        self._lemmatizer = lemmatizer
        self._known: dict[Key, int] = {}
        index = lemmatizer.lookups.get_table("lemma_index", {})
        for part, words in index.items():
            index[part] = frozenset(words)  # spaCy keeps tens of thousands in a list and searches it for each word

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:  # noqa: ARG002 - spaCy's signature
        """The documents with the lemmas of their words."""
        return map(self, docs)

    def __call__(self, doc: Doc) -> Doc:
        if len(self._known) >= MOST:
            self._known.clear()
            self._lemmatizer.cache.clear()
        keys = list(map(tuple, doc.to_array(["ORTH", "POS", "MORPH", "LEMMA"]).tolist()))
        for at, key in enumerate(keys):
            if key not in self._known:
                self._known[key] = self._lemma(doc, at)
        lemmas: Any = np.array([self._known[key] for key in keys], dtype=np.uint64)
        doc.from_array(["LEMMA"], lemmas)
        return doc

    def _lemma(self, doc: Doc, at: int) -> int:
        token = doc[at]
        if token.lemma and not self._lemmatizer.overwrite:
            return int(token.lemma)
        return int(doc.vocab.strings.add(self._lemmatizer.lemmatize(token)[0]))


def plain(ruler: Any) -> bool:  # noqa: ANN401 - spaCy's ruler
    """Whether a ruler's rules look at nothing but what is understood here."""
    tokens = [token for rule in ruler.patterns for pattern in rule["patterns"] for token in pattern]
    tests = [asked for token in tokens for asked in [token.get(WORD)] if isinstance(asked, dict)]
    given = {name for rule in ruler.patterns for name in rule["attrs"]}
    return (
        all(set(token) <= {WORD, *SEEN} for token in tokens)
        and all(set(test) <= {"IN", "NOT_IN", "REGEX"} for test in tests)
        and given <= set(GIVEN)
    )
