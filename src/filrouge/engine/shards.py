"""A pile on disk or in a bucket, as Parquet: what was annotated once is never annotated again.

``articles/`` holds what was read and ``annotations/`` what was made of it, in shards of two hundred
articles under names that digest all they depend on. A shard is written under a passing name and then
renamed, so that a killed run leaves whole shards only, and the next run goes on behind them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple
from uuid import uuid4

from filrouge.engine import keys
from filrouge.engine.plan import Engine, Found, Plan, Result
from filrouge.engine.runs import Run
from filrouge.errors import InputError
from filrouge.model.text import Article, Rejected
from filrouge.store.codec import DecodeError, packed
from filrouge.store.layers import from_bytes, to_bytes

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

SHARD = 200  # articles: a worker that dies costs the time of no more


class Place(NamedTuple):
    """Where shards lie: a file system and a folder in it."""

    disk: AbstractFileSystem
    root: str

    def of(self, kind: str, name: str) -> str:
        return posixpath.join(self.root, kind, f"{name}.parquet")


def engine(of: Engine, address: str, articles: Sequence[Article], plan: Plan) -> Iterator[Found]:
    """Annotate by another engine, shard by shard, past those that lie there already.

    Args:
        of: the engine that annotates.
        address: a folder, or an address that fsspec knows (``s3://bucket/pile``).
        articles: the pile.
        plan: as for every engine.

    Yields:
        (position, result) of each article.

    Raises:
        InputError: a part is not installed, or the place cannot be used.
    """
    place = opened(address)
    for run in cut(articles):
        shard = [articles[n] for n in run]
        yield from zip(run, known(place, shard, plan) or made(of, place, shard, plan), strict=True)


def cut(articles: Sequence[Article]) -> Iterator[Run]:
    """The positions of the articles of each shard, the same whatever their order."""
    order = sorted(range(len(articles)), key=lambda n: (articles[n].path, articles[n].id))
    return (tuple(order[start : start + SHARD]) for start in range(0, len(order), SHARD))


def known(place: Place, shard: Sequence[Article], plan: Plan) -> list[Result] | None:
    """The results of a shard; none where it is missing or damaged."""
    from pyarrow import ArrowException  # noqa: PLC0415 - an optional part
    from pyarrow.parquet import read_table  # noqa: PLC0415 - the same

    try:
        with place.disk.open(place.of("annotations", _name(shard, plan)), "rb") as file:
            rows = read_table(file).to_pylist()
        return [_result(row, article) for row, article in zip(rows, shard, strict=True)]
    except (OSError, ArrowException, DecodeError, ValueError, KeyError):
        return None


def made(of: Engine, place: Place, shard: Sequence[Article], plan: Plan) -> list[Result]:
    """The results of a shard, made by an engine and written."""
    name = _name(shard, plan)
    _write(place.disk, place.of("articles", name), _articles(shard))
    found: dict[int, Result] = dict(of(shard, plan))
    results = [found[n] for n in range(len(shard))]
    _write(place.disk, place.of("annotations", name), _annotations(shard, results))
    return results


def _name(shard: Sequence[Article], plan: Plan) -> str:
    """A digest of all that the annotations of a shard depend on."""
    return keys.digest(keys.annotation(a, plan.packs[a.language]) + a.id + a.path for a in shard)


def _articles(shard: Sequence[Article]) -> dict[str, list[Any]]:
    days = [a.published.date for a in shard]
    plain = {"id": [a.id for a in shard], "path": [a.path for a in shard], "language": [a.language for a in shard]}
    return {**plain, "published": days, "title": [a.title for a in shard], "data": [packed(a, Article) for a in shard]}


def _annotations(shard: Sequence[Article], made: Sequence[Result]) -> dict[str, list[Any]]:
    data = [None if isinstance(m, Rejected) else to_bytes(m) for m in made]
    failed = [m.reason if isinstance(m, Rejected) else None for m in made]
    return {"id": [a.id for a in shard], "path": [a.path for a in shard], "failed": failed, "data": data}


def opened(address: str) -> Place:
    """A place for shards, its folders made.

    Raises:
        InputError: a part is not installed, or the place cannot be used.
    """
    try:
        import fsspec  # noqa: PLC0415 - an optional part
        import pyarrow  # noqa: F401, ICN001, PLC0415 - the same
    except ImportError:
        raise InputError("--work needs: pip install filrouge[cluster]") from None
    try:
        disk, root = fsspec.core.url_to_fs(address)
        for folder in ("articles", "annotations"):
            disk.makedirs(posixpath.join(root, folder), exist_ok=True)
    except (OSError, ValueError, ImportError) as error:
        raise InputError(f"{address}: cannot be used ({error})") from error
    return Place(disk, root)


def _result(row: dict[str, Any], article: Article) -> Result:
    if row["data"] is None:
        return Rejected(article.path, "annotate", row["failed"])
    return from_bytes(row["data"], article)


def _write(disk: AbstractFileSystem, place: str, columns: dict[str, list[Any]]) -> None:
    from pyarrow import table  # noqa: PLC0415 - an optional part
    from pyarrow.parquet import write_table  # noqa: PLC0415 - the same

    passing = f"{place}.{uuid4().hex}.part"  # two may write the same shard
    try:
        with disk.open(passing, "wb") as file:
            write_table(table(columns), file)
        disk.mv(passing, place)
    except OSError as error:
        raise InputError(f"{place}: cannot be written ({error})") from error
