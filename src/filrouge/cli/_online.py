"""What the commands that may use the network share: how to behave, and telling what came of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from filrouge.cli.app import say
from filrouge.cli.dossiers import now
from filrouge.errors import InputError
from filrouge.export.extras import require
from filrouge.words import harmless

if TYPE_CHECKING:
    from filrouge.fetch import Manners, Outcome
    from filrouge.fetch.network import Network


def is_address(source: str) -> bool:
    """Whether a source is an address on the web, not a file."""
    return source.lower().startswith(("http://", "https://"))


def addresses(source: str) -> list[str]:
    """An address as it is, or the feeds of a list of feeds (OPML) in a file.

    Raises:
        InputError: it is neither.
    """
    from filrouge.read.opml import feeds  # noqa: PLC0415 - imports wait until a command runs

    if is_address(source):
        return [source]
    if not source.lower().endswith(".opml"):
        raise InputError(say("fetch.no_address", address=source))
    try:
        return feeds(Path(source).read_bytes())
    except OSError as error:
        raise InputError(say("error.no_path", path=source)) from error


@contextmanager
def online(*, private: bool) -> Iterator[Network]:
    """The network, to be left again.

    Raises:
        FormatError: what it needs is not installed.
    """
    require("fetch", say)
    from filrouge.fetch.network import Network  # noqa: PLC0415 - imports wait until a command runs

    with Network(private=private) as network:
        yield network


def manners(delay: float, follow: int) -> Manners:
    """How to behave, by the real clock."""
    from filrouge.fetch import Manners  # noqa: PLC0415 - imports wait until a command runs

    return Manners(now, time.monotonic, time.sleep, delay, follow)


def told(outcome: Outcome) -> str:
    """A line on one address."""
    state = say(f"fetch.{outcome.state}")
    why = say("colon") + say.reason(outcome.reason) if outcome.reason else ""
    return harmless(f"{state} {outcome.address}{why}")
