"""What the commands that may use the network share: how to behave, and telling what came of it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from filrouge.cli.app import say
from filrouge.cli.dossiers import now
from filrouge.export.extras import require
from filrouge.words import harmless

if TYPE_CHECKING:
    from filrouge.fetch import Manners, Outcome
    from filrouge.fetch.network import Network


def is_address(source: str) -> bool:
    """Whether a source is an address on the web, not a file."""
    return source.lower().startswith(("http://", "https://"))


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
