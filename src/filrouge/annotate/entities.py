"""The named entities of a model's recognizer, found at one go instead of word by word.

spaCy asks of each word in turn which of some eighty moves are allowed and takes the best, which for
eighteen labels costs a third of a parse. Outside of entities a move depends on the word alone, so here
those of all words are decided together; then all entities that were begun are followed in step to their
ends. Weights, moves and what is allowed (spaCy's ``ner.pyx``) are the same, and so is what is found.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import reduce
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from spacy.tokens import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    Array = np.ndarray[Any, np.dtype[Any]]

FEATURES = 3  # of a state: the word, the first word of the open entity, the word before
COLUMNS: list[int | str] = ["SENT_START", "IS_SPACE", "ENT_IOB"]
SPACE, ALONE, ANY = range(3)  # what a word outside of entities may be: nothing, an entity by itself, the start of one


class Moves(NamedTuple):
    """The moves of a recognizer: the letter and the label (by number, -1 for none) of each."""

    letters: Array
    labels: Array
    names: tuple[str, ...]

    def allowed(self) -> Array:
        """Which moves are allowed (columns) in which state (rows): `SPACE` to `ANY`, then two for each open label."""
        begin, inside, last, unit, out = (self.letters == letter for letter in "BILUO")
        unit = unit & (self.labels >= 0)
        rows = [out, out | unit, out | unit | begin]
        for label in range(len(self.names)):
            own = self.labels == label
            rows += [last & own, (last | inside) & own]
        return np.array(rows)


class Words(NamedTuple):
    """What the words of a batch allow outside of entities (`SPACE` to `ANY`), and whether one may go on behind them."""

    outside: Array
    inside: Array


class Entities:
    """Finds what a recognizer finds."""

    def __init__(self, ner: Any) -> None:  # noqa: ANN401 - spaCy's recognizer
        self._ner = ner
        self._words, self._lower, self._upper = (ner.model.get_ref(name) for name in ("tok2vec", "lower", "upper"))
        self._moves = moves(ner)
        self._allowed = self._moves.allowed()

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 256) -> Iterator[Doc]:
        """The documents with their entities."""
        waiting = iter(docs)
        while some := list(islice(waiting, batch_size)):
            self._annotate(some)
            yield from some

    def _annotate(self, docs: Sequence[Doc]) -> None:
        columns = [doc.to_array(COLUMNS).view(np.int64) for doc in docs]
        whole = np.concatenate(columns)
        if not len(whole):
            return
        if whole[:, 2].any():  # entities given before: what they forbid is left to spaCy
            self._ner.set_annotations(docs, self._ner.predict(docs))
            return
        found = self._found(docs, _allowing(whole, [len(c) for c in columns]))
        start = 0
        for doc in docs:
            end = start + len(doc)
            own = [Span(doc, a - start, b - start, label=label) for a, b, label in _within(found, end)]
            doc.set_ents(own, default="outside")
            start = end

    def _found(self, docs: Sequence[Doc], words: Words) -> list[tuple[int, int, str]]:
        """(first word, word behind the last, label) of each entity of a batch, the last one first."""
        lower = self._lower.predict(self._words.predict(docs))
        first = self._best(lower[1:, 0] + lower[0, 1] + lower[0, 2], words.outside)
        letters = self._moves.letters[first]
        begun = np.flatnonzero(letters == "B")
        ends = dict(
            zip(begun.tolist(), self._followed(lower, begun, self._moves.labels[first[begun]], words), strict=True)
        )
        found, free = [], 0
        for at in np.flatnonzero((letters == "B") | (letters == "U")).tolist():
            if at >= free:
                free = ends.get(at, at + 1)
                found.append((at, free, self._moves.names[self._moves.labels[first[at]]]))
        return found[::-1]

    def _followed(self, lower: Array, begun: Array, labels: Array, words: Words) -> list[int]:
        """Where the entities that begin at some words end, each as if it were the only one."""
        ends = np.zeros(len(begun), dtype=np.int64)
        open_, at = np.arange(len(begun)), begun + 1
        while len(open_):
            sums = lower[at + 1, 0] + lower[begun[open_] + 1, 1] + lower[at, 2]
            move = self._best(sums, ANY + 1 + 2 * labels[open_] + words.inside[at])
            closed = self._moves.letters[move] == "L"
            at = at + 1
            ends[open_[closed]] = at[closed]
            open_, at = open_[~closed], at[~closed]
        return ends.tolist()

    def _best(self, sums: Array, states: Array) -> Array:
        """The best allowed move of each row."""
        sums = sums + self._lower.get_param("b")
        hidden = reduce(np.maximum, (sums[:, :, piece] for piece in range(sums.shape[2])))
        scores = self._upper.predict(np.ascontiguousarray(hidden))
        best: Array = np.where(self._allowed[states], scores, -np.inf).argmax(axis=1)
        return best


def _allowing(columns: Array, lengths: Sequence[int]) -> Words:
    """What words allow, from their columns."""
    ends = np.cumsum(lengths)
    more = np.append(columns[1:, 0] != 1, False)
    more[ends[ends > 0] - 1] = False  # no entity goes on beyond its sentence or text
    space = columns[:, 1] == 1
    outside = np.where(space, SPACE, np.where(more, ANY, ALONE))
    return Words(outside, more.astype(np.int64))


def _within(found: list[tuple[int, int, str]], end: int) -> Iterator[tuple[int, int, str]]:
    """The entities up to a word, taken off the end of the list."""
    while found and found[-1][0] < end:
        yield found.pop()


def moves(ner: Any) -> Moves:  # noqa: ANN401 - spaCy's recognizer
    """The moves of a recognizer, in its order."""
    told = [ner.moves.get_class_name(n).partition("-") for n in range(ner.moves.n_moves)]
    names = tuple(dict.fromkeys(label for _, _, label in told if label))
    labels = [names.index(label) if label else -1 for _, _, label in told]
    return Moves(np.array([letter for letter, _, _ in told]), np.array(labels), names)


def plain(ner: Any) -> bool:  # noqa: ANN401 - spaCy's recognizer
    """Whether a recognizer is of the kind that this module follows."""
    model = ner.model
    return bool(
        ner.cfg["beam_width"] == 1
        and model.attrs["has_upper"]
        and not model.attrs["unseen_classes"]
        and model.get_ref("lower").get_dim("nF") == FEATURES
        and model.get_ref("lower").get_dim("nP") > 1
        and not ner.postprocesses
    )
