"""The way in: sources to articles, in one order whatever the order in which they were given."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path

from filrouge.errors import InputError
from filrouge.model.text import Article, Rejected
from filrouge.read.articles import article
from filrouge.read.document import Document, Draft, rejected, sound
from filrouge.read.formats import drafts
from filrouge.read.language import language_of
from filrouge.read.options import ReadOptions
from filrouge.read.sources import documents

STDIN = "-"
_DEFAULTS = ReadOptions()


def read(
    sources: Sequence[Path | str], *, stdin: bytes | None = None, options: ReadOptions = _DEFAULTS
) -> Iterator[Article | Rejected]:
    """Every article of the sources, sorted by path; what cannot be read comes as `Rejected`.

    A source is a file, a folder or a zip; ``stdin`` is read too, as a text, a page or JSON Lines.

    Raises:
        InputError: a source does not exist, or no pack has the language asked for.
    """
    return _articles(_once(_read(given(sources, stdin, options), options)), options)


def given(sources: Sequence[Path | str], stdin: bytes | None, options: ReadOptions) -> Iterator[Document | Rejected]:
    """The documents of sources, unread, in the order of `read`.

    Raises:
        InputError: a source does not exist, or no pack has the language asked for.
    """
    if options.language is not None and options.language not in options.languages:
        raise InputError(f"{options.language}: no pack for this language, only {', '.join(options.languages)}")
    piped = [] if stdin is None else [Document(STDIN, stdin)]
    return chain(piped, documents(sources, options.limits))


def _read(found: Iterable[Document | Rejected], options: ReadOptions) -> Iterator[Draft | Rejected]:
    for document in found:
        if isinstance(document, Document):
            yield from drafts(document, options.limits, options.columns)
        else:
            yield sound(document)


def _once(found: Iterable[Draft | Rejected]) -> Iterator[Draft | Rejected]:
    """The same content under the same name is one article, whatever its folder."""
    seen: set[str] = set()
    for draft in found:
        if isinstance(draft, Draft):
            if draft.id in seen:
                continue
            seen.add(draft.id)
        yield draft


def _articles(found: Iterator[Draft | Rejected], options: ReadOptions) -> Iterator[Article | Rejected]:
    """The drafts as articles; from the first text too short to tell its language, the pile decides."""
    votes: Counter[str] = Counter()
    waiting: list[tuple[Draft | Rejected, str | None]] = []
    for draft in found:
        language = _language(draft, options) if isinstance(draft, Draft) else None
        if language in options.languages:
            votes[language] += 1
        if waiting or (isinstance(draft, Draft) and language is None):
            waiting.append((draft, language))
        else:
            yield _article(draft, language or "", options)
    majority = min(votes, key=lambda code: (-votes[code], code), default=options.languages[0])
    for draft, language in waiting:
        yield _article(draft, language or majority, options)


def _language(draft: Draft, options: ReadOptions) -> str | None:
    """Imposed by the user, said by the user's data, read from the text, or declared by a page."""
    hints = draft.hints
    declared = _primary(hints.declared)
    return (
        options.language
        or _primary(hints.language)
        or language_of(draft.text, options.languages)
        or (declared if declared in options.languages else None)
    )


def _primary(tag: str | None) -> str | None:
    """`fr` of `fr-CA` or `fr_CA`."""
    return re.split(r"[-_]", tag.strip().lower())[0] or None if tag else None


def _article(draft: Draft | Rejected, language: str, options: ReadOptions) -> Article | Rejected:
    if isinstance(draft, Rejected):
        return draft
    if language not in options.languages:
        return rejected(draft.path, f"in a language without a pack: {language}")
    try:
        return article(draft, options.pack(language), options)
    except RecursionError:
        return rejected(draft.path, "too deeply nested to be read")
