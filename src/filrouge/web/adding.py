"""Files added from the browser: kept apart, then read, annotated and compared in a thread of their own.

The desk goes on answering meanwhile; whoever looks at the job's address sees how far it is.
"""

from __future__ import annotations

import re
import secrets
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path

from filrouge.dossier import Added, Dossier, Work
from filrouge.errors import FilrougeError
from filrouge.read.formats import READERS
from filrouge.read.options import ReadOptions
from filrouge.read.tarball import SUFFIXES
from filrouge.store.codec import DecodeError

LARGEST_UPLOAD = 100_000_000  # bytes of all the files sent at one go
MOST_FILES = 500
LONGEST_NAME = 120  # bytes; file systems take 255
MOST_WAITING = 5  # jobs that are not over, for the files of each are in memory
KEPT = 20  # jobs that can still be looked at
ENDINGS = tuple(sorted({*READERS, ".zip", *SUFFIXES}))
_ODD = re.compile(r"[\x00-\x1f\x7f/\\:]")


@dataclass(frozen=True, slots=True)
class Upload:
    """One file as the browser sent it."""

    name: str
    data: bytes


@dataclass
class Job:
    """An addition on its way: which stage, how far, and in the end what it brought or why it failed."""

    key: str
    files: tuple[str, ...]
    unknown: tuple[str, ...]  # files of which the name's ending is none that is read
    since: int  # the version that stood before
    stage: str = "read"
    done: int = 0
    total: int = 0
    added: Added | None = None
    failed: str = ""

    @property
    def over(self) -> bool:
        return self.added is not None or bool(self.failed)


class Jobs:
    """The additions of one desk, one after the other."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="adding")
        self._jobs: dict[str, Job] = {}
        self.stale: bool | None = None  # whether an update would change or complete the dossier, once that is known
        self._thread.submit(self._survey)

    def start(self, uploads: Sequence[Upload], work: Work, options: ReadOptions, since: int) -> Job:
        """Begin to add files; the job's key is its address. Without files, what waits is completed."""
        kept, unknown = sorted_out(uploads)
        job = Job(secrets.token_hex(8), tuple(u.name for u in kept), unknown, since)
        self._jobs[job.key] = job
        for old in list(self._jobs)[:-KEPT]:
            del self._jobs[old]
        self._thread.submit(_run, _Order(self.path, job, kept, work, options))
        self._thread.submit(self._survey)
        return job

    @property
    def full(self) -> bool:
        """Whether as many jobs wait as may."""
        return sum(not job.over for job in self._jobs.values()) >= MOST_WAITING

    def _survey(self) -> None:
        """See in the thread of the jobs whether anything waits, for it takes a second to say so at first."""
        try:
            with Dossier.open(self.path, writable=False) as dossier:
                self.stale = dossier.status().stale
        except (FilrougeError, DecodeError, OSError):
            self.stale = None

    def get(self, key: str) -> Job | None:
        return self._jobs.get(key)

    def close(self) -> None:
        """Wait for what has begun: an addition is complete or is completed by the next one."""
        self._thread.shutdown(cancel_futures=True)


@dataclass(frozen=True, slots=True)
class _Order:
    """What the thread of a job needs."""

    path: Path
    job: Job
    uploads: Sequence[Upload]
    work: Work
    options: ReadOptions


def sorted_out(uploads: Sequence[Upload]) -> tuple[list[Upload], tuple[str, ...]]:
    """Files under names of their own, and the names of those that no reader knows."""
    kept: dict[str, Upload] = {}
    unknown = []
    for upload in uploads:
        name = safe(upload.name)
        if not name.lower().endswith(ENDINGS):
            unknown.append(name)
            continue
        suffix = max((e for e in ENDINGS if name.lower().endswith(e)), key=len)
        stem, suffix = name[: -len(suffix)], name[-len(suffix) :]
        number = 1
        while name in kept:
            number += 1
            name = f"{stem}-{number}{suffix}"
        kept[name] = Upload(name, upload.data)
    return list(kept.values()), tuple(unknown)


def safe(name: str) -> str:
    """The last part of a file's name, without what could lead elsewhere or hide it."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    plain = _ODD.sub("_", last).encode("utf-8", "replace")[-LONGEST_NAME:].decode("utf-8", "ignore")
    return plain.lstrip(". ").rstrip() or "article.txt"


def _run(order: _Order) -> None:
    job, work = order.job, replace(order.work, steps=_telling(order.job))
    try:
        with tempfile.TemporaryDirectory(prefix="filrouge-") as folder, Dossier.open(order.path) as dossier:
            for upload in order.uploads:
                (Path(folder) / upload.name).write_bytes(upload.data)
            if not order.uploads:
                dossier.update(work)
            job.added = dossier.add([Path(folder)], work, options=order.options)
    except OSError as error:
        job.failed = error.strerror or type(error).__name__  # without paths of this machine
    except (FilrougeError, DecodeError) as error:
        job.failed = str(error) or type(error).__name__
    except Exception as error:  # noqa: BLE001 - whatever it was, whoever waits for the job has to be told
        job.failed = f"{type(error).__name__}: {error}"


def _telling(job: Job) -> Callable[[str, int, int], None]:
    def told(stage: str, done: int, total: int) -> None:
        job.stage, job.done, job.total = stage, done, total

    return told
