"""Reading document by document, for a pile that grows: what each holds, and what only the pile can tell."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from filrouge.lang.pack import languages
from filrouge.model.text import Article, Rejected
from filrouge.read.document import Document, Draft
from filrouge.read.formats import drafts
from filrouge.read.options import ReadOptions
from filrouge.read.reading import _article, _language


class Read(NamedTuple):
    """What one document gave; ``own_language`` is false where the pile had to decide."""

    found: Article | Rejected
    own_language: bool = True


def read_document(document: Document, majority: str, options: ReadOptions) -> list[Read]:
    """What a document holds; a text too short to tell its language takes the majority's."""
    return [_read(draft, majority, options) for draft in drafts(document, options.limits, options.columns)]


def majority(votes: Mapping[str, int]) -> str:
    """The language of most texts, as `filrouge.read.read` decides it for the others."""
    return min(votes, key=lambda code: (-votes[code], code), default=languages()[0])


def _read(draft: Draft | Rejected, common: str, options: ReadOptions) -> Read:
    if isinstance(draft, Rejected):
        return Read(draft)
    language = _language(draft, options)
    return Read(_article(draft, language or common, options), language is not None)
