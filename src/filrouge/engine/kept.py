"""What an engine gives, kept until it is resolved: as it is for a small pile, compressed on disk for a large one.

An annotation takes some twenty times the memory of its text. Resolving asks for few articles at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from tempfile import TemporaryFile
from typing import BinaryIO, overload
from weakref import finalize

from filrouge.engine.plan import Found
from filrouge.errors import InputError
from filrouge.model.annotated import Annotated
from filrouge.model.text import Article, Rejected
from filrouge.store.layers import from_bytes, to_bytes

ROOM = 6_000_000  # characters of articles: their annotations take some 150 megabytes
Kept = tuple[Sequence[Annotated], tuple[Rejected, ...]]


def kept(found: Iterable[Found], articles: Sequence[Article], room: int = ROOM) -> Kept:
    """What was annotated and what was rejected, each in the order of the articles.

    Args:
        found: of every article, in any order.
        articles: the pile.
        room: characters up to which annotations stay in memory.

    Raises:
        InputError: the disk where passing files lie is full.
    """
    if sum(len(a.text) for a in articles) > room:
        return _spooled(found, articles)
    held = dict(found)
    results = [held[n] for n in range(len(articles))]
    annotated = tuple(r for r in results if isinstance(r, Annotated))
    return annotated, tuple(r for r in results if isinstance(r, Rejected))


def _spooled(found: Iterable[Found], articles: Sequence[Article]) -> Kept:
    file = TemporaryFile()  # noqa: SIM115 - it lives as long as what reads it, and vanishes with that
    sizes: list[tuple[int, int]] = []
    rejected: dict[int, Rejected] = {}
    try:
        for number, result in found:
            if isinstance(result, Rejected):
                rejected[number] = result
            else:
                sizes.append((number, file.write(to_bytes(result))))
        file.flush()
    except OSError as error:
        raise InputError(f"annotations cannot be kept on disk (TMPDIR names another place): {error}") from error
    ends = accumulate(size for _, size in sizes)
    places = {number: (end - size, size) for (number, size), end in zip(sizes, ends, strict=True)}
    ordered = [(articles[number], *places[number]) for number in sorted(places)]
    return Spool(file, ordered), tuple(rejected[n] for n in sorted(rejected))


class Spool(Sequence[Annotated]):
    """Annotated articles in a file without a name, read back one by one, each time they are asked for."""

    def __init__(self, file: BinaryIO, places: Sequence[tuple[Article, int, int]]) -> None:
        self._file, self._places = file, places
        finalize(self, file.close)

    def __len__(self) -> int:
        return len(self._places)

    @overload
    def __getitem__(self, number: int) -> Annotated: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Annotated]: ...
    def __getitem__(self, number: int | slice) -> Annotated | Sequence[Annotated]:
        if isinstance(number, slice):
            return tuple(self[n] for n in range(len(self))[number])
        article, start, size = self._places[number]
        self._file.seek(start)
        return from_bytes(self._file.read(size), article)

    def __iter__(self) -> Iterator[Annotated]:
        return (self[n] for n in range(len(self)))
