"""The engines by name: ours in one table, those of others by entry point (group ``filrouge.engines``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib.metadata import entry_points
from types import MappingProxyType

from filrouge.engine import local, shards
from filrouge.engine.plan import Engine
from filrouge.errors import InputError

GROUP = "filrouge.engines"


def _local(address: str, work: str | None) -> Engine:
    if address:
        raise InputError(f"local://{address}: the local engine has no address")
    return _in_shards(local.engine, work)


def _dask(address: str, work: str | None) -> Engine:
    from filrouge.engine import cluster  # noqa: PLC0415 - an optional part

    return partial(cluster.engine, address) if work is None else partial(cluster.sharded, address, work)


def _in_shards(engine: Engine, work: str | None) -> Engine:
    return engine if work is None else partial(shards.engine, engine, work)


ENGINES: Mapping[str, Callable[[str, str | None], Engine]] = MappingProxyType({"local": _local, "dask": _dask})


def chosen(name: str, *, work: str | None = None) -> Engine:
    """The engine of a name, with or without an address.

    Args:
        name: ``local``, ``dask``, ``dask://HOST:PORT``, or the name of an installed one.
        work: a folder or fsspec address where articles and annotations are kept as Parquet.

    Raises:
        InputError: there is no such engine, or a part that it needs is not installed.
    """
    scheme, _, address = name.partition("://")
    ours = ENGINES.get(scheme)
    return ours(address, work) if ours else _in_shards(_installed(scheme)(address), work)


def _installed(scheme: str) -> Callable[[str], Engine]:
    found = {point.name: point for point in entry_points(group=GROUP)}
    if scheme not in found:
        known = ", ".join((*ENGINES, *sorted(found)))
        raise InputError(f"{scheme}: there is no such engine; known: {known}")
    loaded: Callable[[str], Engine] = found[scheme].load()
    return loaded
