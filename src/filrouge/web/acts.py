"""Entries of the journal in words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from filrouge.dossier import saying
from filrouge.dossier.corrections import Add, Correction, Edit, Entry, Note, targets
from filrouge.words import Words


@dataclass(frozen=True, slots=True)
class Act:
    """Who did what, when and why; ``undoes`` is the entry that it takes back."""

    seq: int
    made: str
    author: str
    reason: str
    done: tuple[str, ...]
    undoes: int | None


def told(entry: Entry, words: Words) -> Act:
    """An entry as people read it."""
    done = tuple(_done(c, words) for c in entry.corrections)
    if entry.undoes is not None:
        done = (words("log.undo", entry=entry.undoes),)
    return Act(entry.seq, entry.made, entry.author, entry.reason, done, entry.undoes)


def _done(correction: Correction, words: Words) -> str:
    labels = [correction.said.label] if isinstance(correction, Add) else [t.seen.label for t in targets(correction)]
    named = ", ".join(words("about.words", words=" ".join(label.split())) for label in labels)
    said = f"{words('do.' + type(correction).__name__.lower())} {named}"
    more = "; ".join(_more(correction, words))
    return f"{said}: {more}" if more else said


def _more(correction: Correction, words: Words) -> Iterator[str]:
    if isinstance(correction, Note):
        yield correction.text
    if isinstance(correction, Edit):
        seen = correction.target.seen
        if correction.label is not None:
            yield f"{words('field.label')} {words('about.words', words=correction.label)}"
        if correction.date is not None:
            yield f"{words('field.date')} {saying.date(seen.date)} → {saying.date(correction.date)}"
        if correction.status is not None:
            yield f"{words('field.status')} {words('status.' + correction.status.value)}"
        if correction.type is not None:
            yield f"{words('field.type')} {words.get('type.' + correction.type, correction.type)}"
