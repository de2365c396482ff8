"""One open dossier behind all requests: a single thread holds it, so that acts come one after the other."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from filrouge.dossier import Dossier
from filrouge.dossier.correcting import Corrected
from filrouge.dossier.corrections import Entry
from filrouge.store import journal
from filrouge.store.faults import StoreError
from filrouge.web.adding import Jobs
from filrouge.web.view import DeskView
from filrouge.words import words

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Setting:
    """What the desk serves and to whom.

    ``now`` and ``today`` are its only clock; ``secret`` signs forms; ``token`` is asked of visitors
    where it is not empty; ``names`` are the host names let in; ``remote`` lets in plain addresses too.
    """

    path: Path
    now: Callable[[], str]
    today: Callable[[], str]
    secret: bytes
    token: str = ""
    names: tuple[str, ...] = ("localhost", "127.0.0.1", "::1")
    remote: bool = False


class Desk:
    """The dossier, and the views made of it until it changes."""

    def __init__(self, setting: Setting) -> None:
        self.setting = setting
        self.jobs = Jobs(setting.path)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="dossier")
        self._dossier: Dossier | None = None
        self._views: dict[str, DeskView] = {}
        self._of: Corrected | None = None
        self._entries: tuple[int, tuple[Entry, ...]] | None = None

    async def run(self, act: Callable[[Dossier], T]) -> T:
        """Do something with the dossier, in its own thread."""
        return await asyncio.get_running_loop().run_in_executor(self._thread, lambda: act(self._opened()))

    def view(self, dossier: Dossier, language: str) -> DeskView:
        """The corrected chronology made ready for display, kept until a correction or an addition."""
        done = dossier.corrected()
        if done is not self._of:
            self._of, self._views = done, {}
        if language not in self._views:
            self._views[language] = DeskView(done, words(language))
        return self._views[language]

    def journal(self, dossier: Dossier) -> tuple[Entry, ...]:
        """Every correction ever made, read anew only when there is another."""
        last = journal.last(dossier.database)
        if self._entries is None or self._entries[0] != last:
            self._entries = (last, dossier.journal())
        return self._entries[1]

    def close(self) -> None:
        """Leave the dossier, once what is being added is in."""
        self.jobs.close()
        self._thread.submit(self._left).result()
        self._thread.shutdown()

    def _opened(self) -> Dossier:
        if self._dossier is None:
            try:
                self._dossier = Dossier.open(self.setting.path)
            except StoreError as error:
                if error.fault != "readonly":
                    raise
                self._dossier = Dossier.open(self.setting.path, writable=False)
        return self._dossier

    def _left(self) -> None:
        if self._dossier is not None:
            self._dossier.close()
            self._dossier = None
