"""What one article may cost: processor time by its length, and the memory of the process that reads it."""

from __future__ import annotations

import ctypes
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

try:
    import resource
except ImportError:  # Windows has no such limits
    resource = None  # type: ignore[assignment]

SLOWEST = 1_000  # characters a second: a twentieth of the slowest pace measured
MEGABYTE = 1 << 20


class TooLongError(Exception):
    """An article has used up its time."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of processor time for an article of no length, and megabytes that a worker may grow by; 0 is no limit."""

    seconds: float = 60.0
    megabytes: int = 3_000

    def allowed(self, characters: int) -> float:
        """Seconds of processor time for an article of that length."""
        return self.seconds + characters / SLOWEST if self.seconds else 0.0


NONE = Limits(0.0, 0)
USUAL = Limits()


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Processor time for what is done inside; in another thread than the main one, five times that of the clock.

    Raises:
        TooLongError: it was used up.
    """
    if not seconds:
        yield
    elif threading.current_thread() is threading.main_thread() and hasattr(signal, "SIGPROF"):
        with _processor_time(seconds):
            yield
    else:
        with _clock_time(5 * seconds):
            yield


@contextmanager
def _processor_time(seconds: float) -> Iterator[None]:
    before = signal.signal(signal.SIGPROF, _stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@contextmanager
def _clock_time(seconds: float) -> Iterator[None]:
    raised = ctypes.pythonapi.PyThreadState_SetAsyncExc
    here = ctypes.c_ulong(threading.get_ident())
    timer = threading.Timer(seconds, lambda: raised(here, ctypes.py_object(TooLongError)))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _stop(_number: int, _frame: FrameType | None) -> None:
    raise TooLongError


def bound_memory(megabytes: int) -> None:
    """Let this process grow by so much and no more; an allocation beyond that fails as a `MemoryError`."""
    if not megabytes or resource is None or not _mapped():
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = _mapped() + megabytes * MEGABYTE
    resource.setrlimit(resource.RLIMIT_AS, (wanted if hard < 0 else min(wanted, hard), hard))


def held() -> int:
    """Megabytes of memory that this process has now; 0 where the system does not tell."""
    return _pages(1) // MEGABYTE


def _mapped() -> int:
    """Bytes of address space of this process."""
    return _pages(0)


def _pages(column: int) -> int:
    """Bytes, from a column of Linux's own count of pages (proc(5))."""
    statm = Path("/proc/self/statm")
    return int(statm.read_text("ascii").split()[column]) * resource.getpagesize() if statm.exists() else 0
