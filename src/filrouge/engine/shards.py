"""A pile on disk or in a bucket, as Parquet: what was annotated once is never annotated again.

``articles/`` holds what was read and ``annotations/`` what was made of it, in shards of some hundred
articles under names that digest all they depend on. A shard is written under a passing name and then
renamed, so that a killed run leaves whole shards only, and the next run goes on behind them.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from filrouge.engine import keys
from filrouge.engine.plan import Engine, Found, Plan, Result
from filrouge.errors import InputError
from filrouge.model.text import Article, Rejected
from filrouge.store.codec import DecodeError, packed
from filrouge.store.layers import from_bytes, to_bytes

if TYPE_CHECKING:
    from fsspec import AbstractFileSystem

SHARD = 500  # articles


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
    disk, root = _opened(address)
    order = sorted(range(len(articles)), key=lambda n: (articles[n].path, articles[n].id))
    for start in range(0, len(order), SHARD):
        places = order[start : start + SHARD]
        shard = [articles[n] for n in places]
        yield from zip(places, _shard(of, (disk, root), shard, plan), strict=True)


def _shard(of: Engine, at: tuple[Any, str], shard: Sequence[Article], plan: Plan) -> list[Result]:
    disk, root = at
    name = keys.digest(keys.annotation(a, plan.packs[a.language]) + a.id + a.path for a in shard)
    place = posixpath.join(root, "annotations", f"{name}.parquet")
    known = _read(disk, place, shard)
    if known is not None:
        return known
    _write(disk, posixpath.join(root, "articles", f"{name}.parquet"), _articles(shard))
    found: dict[int, Result] = dict(of(shard, plan))
    made = [found[n] for n in range(len(shard))]
    _write(disk, place, _annotations(shard, made))
    return made


def _articles(shard: Sequence[Article]) -> dict[str, list[Any]]:
    days = [a.published.date for a in shard]
    plain = {"id": [a.id for a in shard], "path": [a.path for a in shard], "language": [a.language for a in shard]}
    return {**plain, "published": days, "title": [a.title for a in shard], "data": [packed(a, Article) for a in shard]}


def _annotations(shard: Sequence[Article], made: Sequence[Result]) -> dict[str, list[Any]]:
    data = [None if isinstance(m, Rejected) else to_bytes(m) for m in made]
    failed = [m.reason if isinstance(m, Rejected) else None for m in made]
    return {"id": [a.id for a in shard], "path": [a.path for a in shard], "failed": failed, "data": data}


def _opened(address: str) -> tuple[AbstractFileSystem, str]:
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
    return disk, root


def _read(disk: AbstractFileSystem, place: str, shard: Sequence[Article]) -> list[Result] | None:
    """The results of a shard; none where it is missing or damaged."""
    from pyarrow import ArrowException  # noqa: PLC0415 - an optional part
    from pyarrow.parquet import read_table  # noqa: PLC0415 - the same

    try:
        with disk.open(place, "rb") as file:
            rows = read_table(file).to_pylist()
        return [_result(row, article) for row, article in zip(rows, shard, strict=True)]
    except (OSError, ArrowException, DecodeError, ValueError, KeyError):
        return None


def _result(row: dict[str, Any], article: Article) -> Result:
    if row["data"] is None:
        return Rejected(article.path, "annotate", row["failed"])
    return from_bytes(row["data"], article)


def _write(disk: AbstractFileSystem, place: str, columns: dict[str, list[Any]]) -> None:
    from pyarrow import table  # noqa: PLC0415 - an optional part
    from pyarrow.parquet import write_table  # noqa: PLC0415 - the same

    passing = f"{place}.part"
    try:
        with disk.open(passing, "wb") as file:
            write_table(table(columns), file)
        disk.mv(passing, place)
    except OSError as error:
        raise InputError(f"{place}: cannot be written ({error})") from error
