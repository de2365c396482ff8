"""Model values to JSON and back, by their declared types; nothing but the types asked for is ever made.

A dataclass is an object without the fields that have their default value, so that fields added
later cost nothing; a `Span` is a pair; a member of a union of dataclasses carries its class's name.
A file from a stranger can thus give wrong values, never code.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
import zlib
from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from filrouge.model.text import Span

T = TypeVar("T")
Turn = Callable[[Any], Any] | None  # None: the value is its own JSON
_PLAIN = (str, int, float, bool, type(None))
_TAG = "is"
_LARGEST = 200_000_000  # bytes that one packed value may unfold to


class DecodeError(ValueError):
    """Stored bytes that do not hold what they should."""


def dumps(value: object, kind: object) -> str:
    """A value of a type, as JSON."""
    return json.dumps(_turned(_encoder(kind), value), ensure_ascii=False, separators=(",", ":"))


def loads(text: str | bytes, kind: type[T]) -> T:
    """The value that `dumps` wrote.

    Raises:
        DecodeError: the text is not of that type.
    """
    try:
        return typing.cast("T", _turned(_decoder(typing.cast("typing.Hashable", kind)), json.loads(text)))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise DecodeError(f"{type(error).__name__}: {error}") from None


def packed(value: object, kind: object) -> bytes:
    """A value as compressed JSON."""
    return zlib.compress(dumps(value, kind).encode("utf-8", "surrogatepass"), 6)


def unpacked(data: bytes, kind: type[T]) -> T:
    """The value that `packed` wrote.

    Raises:
        DecodeError: the bytes are not of that type.
    """
    return loads(inflated(data).decode("utf-8", "surrogatepass"), kind)


def inflated(data: bytes) -> bytes:
    """Compressed bytes unfolded, up to a bound.

    Raises:
        DecodeError: they are damaged, or unfold to more than any honest value.
    """
    unfolding = zlib.decompressobj()
    try:
        found = unfolding.decompress(data, _LARGEST)
    except (zlib.error, TypeError) as error:
        raise DecodeError(str(error)) from None
    if unfolding.unconsumed_tail or not unfolding.eof:
        raise DecodeError("truncated or too large")
    return found


def _turned(turn: Turn, value: object) -> object:
    return value if turn is None else turn(value)


@cache
def _encoder(kind: Any) -> Turn:  # noqa: ANN401 - a type expression
    return _Codec(encoding=True).of(kind, {})


@cache
def _decoder(kind: Any) -> Turn:  # noqa: ANN401 - a type expression
    return _Codec(encoding=False).of(kind, {})


class _Codec:
    """Compiles a type into a function, once; recursion goes through ``known``."""

    def __init__(self, *, encoding: bool) -> None:
        self.encoding = encoding
        self.known: dict[Any, list[Turn]] = {}

    def of(self, kind: Any, bound: Mapping[Any, Any]) -> Turn:  # noqa: ANN401 - a type expression
        kind = bound.get(kind, kind)
        origin, arguments = typing.get_origin(kind), typing.get_args(kind)
        if origin is tuple:
            return self._tuple(arguments, bound)
        if origin in (typing.Union, types.UnionType):
            return self._union(arguments, bound)
        if kind is Span:
            return _span_out if self.encoding else _span_in
        if dataclasses.is_dataclass(origin or kind):
            return self._dataclass(origin or kind, tuple(bound.get(a, a) for a in arguments))
        if isinstance(kind, type) and issubclass(kind, Enum):
            return _value if self.encoding else kind
        if kind in _PLAIN:
            return None
        raise TypeError(f"{kind}: no way to store a value of this type")

    def _tuple(self, arguments: tuple[Any, ...], bound: Mapping[Any, Any]) -> Turn:
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            each = self.of(arguments[0], bound)
            if each is None:
                return list if self.encoding else tuple
            make: Callable[[Any], Any] = list if self.encoding else tuple
            return lambda values: make([each(v) for v in values])
        turns = [self.of(a, bound) for a in arguments]
        made: Callable[[Any], Any] = list if self.encoding else tuple
        return lambda values: made([_turned(t, v) for t, v in zip(turns, values, strict=True)])

    def _union(self, arguments: tuple[Any, ...], bound: Mapping[Any, Any]) -> Turn:
        members = [a for a in arguments if a is not type(None)]
        classes = {a.__name__: a for a in members if isinstance(a, type) and dataclasses.is_dataclass(a)}
        if len(classes) > 1:
            return self._tagged(classes, [a for a in members if a.__name__ not in classes], bound)
        turns = [turn for turn in (self.of(a, bound) for a in members) if turn is not None]
        if not turns:
            return None
        if len(members) > 1:
            raise TypeError(f"{arguments}: a union that cannot be told apart")
        return _optional(turns[0])

    def _tagged(self, classes: dict[str, Any], others: list[Any], bound: Mapping[Any, Any]) -> Turn:
        turns = {name: self.of(kind, bound) for name, kind in classes.items()}
        other = next((t for t in (self.of(a, bound) for a in others) if t is not None), None)
        if self.encoding:

            def out(value: Any) -> Any:  # noqa: ANN401 - any model value
                turn = turns.get(type(value).__name__)
                return _turned(other, value) if turn is None else {_TAG: type(value).__name__, **turn(value)}

            return out

        def back(raw: Any) -> Any:  # noqa: ANN401 - any model value
            if not isinstance(raw, dict):
                return raw if raw is None else _turned(other, raw)
            turn = turns[raw.pop(_TAG)]
            return _turned(turn, raw)

        return back

    def _dataclass(self, origin: Any, arguments: tuple[Any, ...]) -> Turn:  # noqa: ANN401 - a class
        if (origin, arguments) in self.known:
            cell = self.known[origin, arguments]
            return lambda value: _turned(cell[0], value)
        cell = self.known[origin, arguments] = [None]
        bound = dict(zip(getattr(origin, "__parameters__", ()), arguments, strict=False))
        hints = typing.get_type_hints(origin)
        fields = [f for f in dataclasses.fields(origin) if f.init]
        turns = [(f.name, self.of(hints[f.name], bound), f.default) for f in fields]
        cell[0] = _writer(turns) if self.encoding else _reader(origin, turns)
        return cell[0]


def _writer(turns: list[tuple[str, Turn, Any]]) -> Turn:
    def out(value: Any) -> dict[str, Any]:  # noqa: ANN401 - any model value
        found = {}
        for name, turn, default in turns:
            item = getattr(value, name)
            if item is not default and item != default:
                found[name] = item if turn is None else turn(item)
        return found

    return out


def _reader(made: Callable[..., Any], turns: list[tuple[str, Turn, Any]]) -> Turn:
    changed = [(name, turn) for name, turn, _ in turns if turn is not None]

    def back(raw: dict[str, Any]) -> Any:  # noqa: ANN401 - any model value
        for name, turn in changed:
            if name in raw:
                raw[name] = turn(raw[name])
        return made(**raw)

    return back


def _optional(turn: Callable[[Any], Any]) -> Turn:
    return lambda value: None if value is None else turn(value)


def _value(member: Enum) -> object:
    return member.value


def _span_out(span: Span) -> list[int]:
    return [span.start, span.end]


def _span_in(pair: list[int]) -> Span:
    return Span(*pair)
