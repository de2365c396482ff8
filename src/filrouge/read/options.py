"""What a user may settle about reading, and the bounds that hostile input meets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from filrouge.lang.pack import Pack, languages, shipped


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds on size; whatever passes one is rejected with the bound named."""

    text: int = 3_000_000  # code points of one article
    file: int = 50_000_000  # bytes of one document
    page: int = 10_000_000  # bytes of one web page
    tags: int = 200_000  # in one web page
    lines: int = 500_000_000  # bytes of one file of articles, line by line
    members: int = 20_000  # files in one archive
    unpacked: int = 1_000_000_000  # bytes out of one archive
    ratio: int = 200  # unpacked to packed, from `ratio_from` bytes on
    ratio_from: int = 1_000_000


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """How to read: a language to impose, publication days given by hand, and the bounds.

    ``published`` maps a path, a file name or the id of a JSONL line to its day;
    ``published_default`` holds for all others. ``packs`` are the user's own, by language; they stand
    beside the shipped ones and before them. ``columns`` names, by field (`filrouge.read.columns.FIELDS`),
    what the user's tables and JSON Lines call it.
    """

    language: str | None = None
    published: Mapping[str, date] = field(default_factory=lambda: MappingProxyType({}))
    published_default: date | None = None
    limits: Limits = field(default_factory=Limits)
    packs: Mapping[str, Pack] = field(default_factory=lambda: MappingProxyType({}))
    columns: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that can be read, sorted."""
        return tuple(sorted({*languages(), *self.packs}))

    def pack(self, language: str) -> Pack:
        """The user's own pack of a language, else the shipped one."""
        return self.packs.get(language) or shipped(language)
