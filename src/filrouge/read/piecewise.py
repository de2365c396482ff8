"""Reading document by document, for a pile that grows: what each holds, and what only the pile can tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from filrouge.errors import InputError
from filrouge.lang.pack import languages
from filrouge.model.text import Article, Rejected
from filrouge.read.document import Document, Draft
from filrouge.read.formats import drafts
from filrouge.read.options import ReadOptions
from filrouge.read.reading import STDIN, _article, _language
from filrouge.read.sources import documents


class Read(NamedTuple):
    """What one document gave; ``own_language`` is false where the pile had to decide."""

    found: Article | Rejected
    own_language: bool = True


def given(sources: Sequence[Path | str], stdin: bytes | None, options: ReadOptions) -> Iterator[Document | Rejected]:
    """The documents of sources, unread, in the order of `filrouge.read.read`.

    Raises:
        InputError: a source does not exist, or no pack has the language asked for.
    """
    if options.language is not None and options.language not in options.languages:
        raise InputError(f"{options.language}: no pack for this language, only {', '.join(options.languages)}")
    piped = [] if stdin is None else [Document(STDIN, stdin)]
    return chain(piped, documents(sources, options.limits))


def read_document(document: Document, majority: str, options: ReadOptions) -> list[Read]:
    """What a document holds; a text too short to tell its language takes the majority's."""
    return [_read(draft, majority, options) for draft in drafts(document, options.limits)]


def majority(votes: Mapping[str, int]) -> str:
    """The language of most texts, as `filrouge.read.read` decides it for the others."""
    return min(votes, key=lambda code: (-votes[code], code), default=languages()[0])


def _read(draft: Draft | Rejected, common: str, options: ReadOptions) -> Read:
    if isinstance(draft, Rejected):
        return Read(draft)
    language = _language(draft, options)
    return Read(_article(draft, language or common, options), language is not None)
