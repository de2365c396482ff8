"""What several commands take: paths to read, days, packs, progress."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from filrouge.cli.app import say
from filrouge.errors import InputError
from filrouge.words import harmless

if TYPE_CHECKING:
    from filrouge.engine.build import Pile, Steps
    from filrouge.lang.pack import Pack
    from filrouge.model.text import Rejected
    from filrouge.read.options import ReadOptions

STDIN = "-"


def errors_console() -> Console:
    """Where progress and complaints go, so that standard output stays the result."""
    return Console(stderr=True)


def read_pile(paths: Sequence[str], options: ReadOptions) -> Pile:
    """All that the paths name, read.

    Raises:
        InputError: a path does not exist.
    """
    from filrouge.engine.build import pile  # noqa: PLC0415 - the parser's libraries load only when needed
    from filrouge.read import read  # noqa: PLC0415 - the same

    files = [Path(p) for p in paths if p != STDIN]
    for path in files:
        if not path.exists():
            raise InputError(say("error.no_path", path=path))
    stdin = sys.stdin.buffer.read() if STDIN in paths else None
    return pile(read(files, stdin=stdin, options=options))


def packs_in(folders: Iterable[Path]) -> dict[str, Pack]:
    """The packs of the user's own folders, by language.

    Raises:
        PackError: one is broken.
    """
    from filrouge.lang.pack import loaded  # noqa: PLC0415 - only where asked

    return {pack.language: pack for pack in (loaded(folder.resolve()) for folder in folders)}


def published(given: Iterable[str]) -> tuple[dict[str, date], date | None]:
    """``FILE=DATE`` and ``DATE`` options: days by file name, and the day for all others.

    Raises:
        InputError: a day is not ISO 8601.
    """
    by_name: dict[str, date] = {}
    everyone = None
    for text in given:
        name, _, day = text.rpartition("=")
        if name:
            by_name[name] = day_of(day)
        else:
            everyone = day_of(day)
    return by_name, everyone


def columns(given: str | None) -> dict[str, str]:
    """``FIELD=COLUMN,FIELD=COLUMN``: what the user's tables and JSON Lines call each field.

    Raises:
        InputError: a field is not known, or nothing is said of it.
    """
    from filrouge.read.columns import FIELDS  # noqa: PLC0415 - imports wait until a command runs

    found: dict[str, str] = {}
    for part in (given or "").split(",") if given else ():
        field, _, name = (piece.strip() for piece in part.partition("="))
        if field not in FIELDS or not name:
            raise InputError(say("error.bad_column", text=part.strip(), known=", ".join(FIELDS)))
        found[field] = name
    return found


def day_of(text: str) -> date:
    """A day written as YYYY-MM-DD.

    Raises:
        InputError: it is not.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        raise InputError(say("error.bad_date", text=text)) from None


def list_rejected(rejected: Sequence[Rejected]) -> None:
    """Name on standard error what could not be read, and why."""
    if not rejected:
        return
    console = errors_console()
    console.print(say.count("count.rejected", len(rejected)), style="yellow")
    for item in rejected:
        console.print(_refused(item), markup=False, highlight=False, soft_wrap=True)


def _refused(item: Rejected) -> str:
    return harmless(f"  {item.path}{say('colon')}{say.reason(item.reason)}".replace("\n", " "))


@contextmanager
def progress() -> Iterator[Steps]:
    """A bar on standard error for long runs; nothing where nobody looks on."""
    console = errors_console()
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        tasks = {}

        def tell(stage: str, done: int, total: int) -> None:
            if stage not in tasks:
                tasks[stage] = bar.add_task(say(f"progress.{stage}"), total=total)
            bar.update(tasks[stage], completed=done, total=total)

        yield tell
