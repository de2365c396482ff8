"""JSON that never lies in memory as a whole: lists whose items are made as they are written."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import Any

CHUNK = 50_000  # tokens of JSON, a few bytes each, that are encoded at once


class Each(list[Any]):
    """A list for the encoder, of things that ``turn`` makes plain one by one."""

    def __init__(self, turn: Callable[[Any], object], items: Sequence[Any]) -> None:
        super().__init__(items)
        self._turn = turn

    def __iter__(self) -> Iterator[Any]:
        return map(self._turn, super().__iter__())


def pieces(value: object) -> Iterator[bytes]:
    """A value as UTF-8 JSON with one-space indents and a final newline, piece by piece."""
    text = json.JSONEncoder(ensure_ascii=False, indent=1, allow_nan=False).iterencode(value)
    while part := "".join(islice(text, CHUNK)):
        yield part.encode()
    yield b"\n"
