"""`filrouge watch`: what arrives in folders and feeds goes into a dossier, and what it changes is reported."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from filrouge.cli import inputs
from filrouge.cli._changes import as_json, told
from filrouge.cli._online import addresses, is_address, manners, online
from filrouge.cli._online import told as told_outcome
from filrouge.cli.app import app, help_of, say
from filrouge.cli.dossiers import author, now, opened
from filrouge.cli.ending import PARTLY
from filrouge.cli.fetch import Delay, Follow, Private
from filrouge.errors import FilrougeError, InputError
from filrouge.store.address import Address, place

if TYPE_CHECKING:
    from filrouge.dossier import Dossier
    from filrouge.dossier.changes import Changes
    from filrouge.fetch.keeping import Archive
    from filrouge.fetch.network import Network

_WAITING = ".waiting"
Mark = tuple[tuple[str, int, int], ...]


@dataclass
class Watch:
    """What is watched, and where it is told; ``seen`` are the folders as they were last."""

    file: Path
    folders: tuple[Path, ...]
    addresses: tuple[str, ...]
    report: Path | None
    webhook: str | None
    author: str
    jobs: int
    as_json: bool
    delay: float
    follow: int
    keep: Path
    seen: Mark | None = None
    archive: Archive | None = None
    bad: list[str] = field(default_factory=list)


@app.command(help=help_of("watch"))
def watch(  # noqa: PLR0913 - one parameter an option is typer's way
    *,
    file: Annotated[Path, typer.Argument(help=say("dossier.file"), metavar="DOSSIER", parser=place)],
    sources: Annotated[list[str], typer.Argument(help=say("watch.sources"), metavar="FOLDER|URL…")],
    once: Annotated[bool, typer.Option("--once", help=say("watch.once"))] = False,
    every: Annotated[int, typer.Option("--every", help=say("watch.every"), min=1)] = 300,
    report: Annotated[Path | None, typer.Option("--report", help=say("watch.report"))] = None,
    webhook: Annotated[str | None, typer.Option("--webhook", help=say("watch.webhook"), metavar="URL")] = None,
    keep: Annotated[Path | None, typer.Option("--keep", help=say("watch.keep"))] = None,
    delay: Delay = 1.0,
    follow: Follow = 50,
    private: Private = False,
    by: Annotated[str | None, typer.Option("--author", help=say("dossier.author"))] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", help=say("build.jobs"), min=0)] = 0,
    as_json_: Annotated[bool, typer.Option("--json", help=say("dossier.json"))] = False,
) -> None:
    """Watch folders and feeds."""
    folders = tuple(Path(s) for s in sources if not (is_address(s) or s.lower().endswith(".opml")))
    for folder in folders:
        if not folder.exists():
            raise InputError(say("error.no_path", path=folder))
    if webhook is not None and not is_address(webhook):
        raise InputError(say("fetch.no_address", address=webhook))
    with opened(file, writable=True):
        pass  # what is wrong with the file is said before the first wait
    online_ones = tuple(a for s in sources if Path(s) not in folders for a in addresses(s))
    asked = Watch(
        file, folders, online_ones, report, webhook, author(by), jobs, as_json_,
        delay, follow, keep or _beside(file),
    )  # fmt: skip
    with ExitStack() as stack:
        network = stack.enter_context(online(private=private)) if asked.addresses or webhook else None
        if once:
            _round(asked, network)
            if asked.bad:
                raise typer.Exit(PARTLY)
            return
        _for_good(asked, network, every)


def _beside(file: Path) -> Path:
    """Where archives go: beside the dossier, or here where it is in a database."""
    return Path(f"{file.name}.fetched") if isinstance(file, Address) else file.with_name(f"{file.name}.fetched")


def _for_good(asked: Watch, network: Network | None, every: int) -> None:
    """Round after round until it is interrupted; one that fails is told, and the next is tried."""
    inputs.errors_console().print(say("watch.begun", n=len(asked.folders) + len(asked.addresses)), highlight=False)
    try:
        while True:
            try:
                _round(asked, network)
            except (FilrougeError, OSError) as error:
                asked.seen = None
                _complain(asked, say.reason(str(error)))
            time.sleep(every)
    except KeyboardInterrupt:
        return


def _round(asked: Watch, network: Network | None) -> None:
    """Take in what has arrived, and tell what it has changed."""
    _fetch(asked, network)
    waiting = sorted(asked.keep.glob(f"*{_WAITING}")) if asked.addresses else []
    news, mark = [path for w in waiting if (path := w.with_suffix("")).exists()], _mark(asked.folders)
    if mark != asked.seen:
        news += asked.folders
    if not news:
        return
    with opened(asked.file, writable=True) as dossier:
        before = dossier.versions()
        version = _added(asked, dossier, news)
        for waits in waiting:
            waits.unlink(missing_ok=True)
        asked.seen = mark
        if not before or version != before[-1].number:
            changes = dossier.changes(before[-1].number if before else 0)
            _tell(asked, network, changes, version)


def _added(asked: Watch, dossier: Dossier, news: list[Path]) -> int:
    """Add; the number of the version that stands then."""
    from filrouge.dossier import Work  # noqa: PLC0415 - imports wait until a command runs

    with inputs.progress() as steps:
        added = dossier.add(news, Work(now(), asked.author, asked.jobs, steps))
    fresh = [r for r in added.rejected if r.path not in asked.bad]
    inputs.list_rejected(fresh)
    asked.bad += [r.path for r in fresh]
    return added.version.number


def _mark(folders: Iterable[Path]) -> Mark:
    """Names, sizes and times of all that there is, so that a folder is only read when it has changed."""
    return tuple(sorted(_files(folders)))


def _files(folders: Iterable[Path]) -> Iterator[tuple[str, int, int]]:
    for folder in folders:
        for path in (folder, *folder.rglob("*")):
            try:
                stat = path.stat()
            except OSError:
                continue  # gone in the meantime
            yield str(path), stat.st_size, stat.st_mtime_ns


def _fetch(asked: Watch, network: Network | None) -> None:
    """Fetch into an archive of this round.

    A file beside it says that it waits to be added, even after a round that broke off: what an archive
    knows is not fetched again.
    """
    if network is None or not asked.addresses:
        return
    from filrouge.fetch import Fetcher  # noqa: PLC0415 - imports wait until a command runs

    asked.keep.mkdir(exist_ok=True)
    path = asked.keep / f"{now().replace(':', '')}.warc.gz"
    known = asked.archive
    asked.archive = known.followed_by(path) if known else _earlier(asked.keep, path)
    waits = path.with_name(path.name + _WAITING)
    waits.touch()
    for outcome in Fetcher(network, asked.archive, manners(asked.delay, asked.follow)).fetch(asked.addresses):
        if outcome.state in ("refused", "failed"):
            _complain(asked, told_outcome(outcome))
    if not path.exists():
        waits.unlink(missing_ok=True)


def _earlier(folder: Path, path: Path) -> Archive:
    """An archive that knows those of earlier rounds; a look that brings nothing leaves no file behind."""
    from filrouge.fetch.keeping import Archive  # noqa: PLC0415 - imports wait until a command runs

    return Archive(path, sorted(folder.glob("*.warc.gz")), revisits=False)


def _complain(asked: Watch, line: str) -> None:
    asked.bad.append(line)
    inputs.errors_console().print(line, style="yellow", markup=False, highlight=False, soft_wrap=True)


def _tell(asked: Watch, network: Network | None, changes: Changes, version: int) -> None:
    """What has changed, wherever it was asked for."""
    at = now()
    plain = {"dossier": asked.file.name, "version": version, "made": at, **as_json(changes)}
    lines = [say("watch.version", version=version, at=at), *told(changes, say)]
    shown = json.dumps(plain, ensure_ascii=False) if asked.as_json else "\n".join(lines)
    typer.echo(shown)
    if asked.report is not None:
        _report(asked.report, plain, lines)
    if asked.webhook is not None and network is not None:
        _post(asked, network, plain)


def _report(path: Path, plain: dict[str, Any], lines: list[str]) -> None:
    """At the end of a file: a line of JSON where its name says so, else as people read it."""
    as_line = path.suffix in (".jsonl", ".ndjson")
    text = json.dumps(plain, ensure_ascii=False) if as_line else "\n".join([*lines, ""])
    try:
        with path.open("a", encoding="utf-8", errors="replace") as out:
            out.write(text + "\n")
    except OSError as error:
        raise InputError(say("error.cannot_write", path=path, reason=error.strerror or error)) from error


def _post(asked: Watch, network: Network, plain: dict[str, Any]) -> None:
    from filrouge.fetch.network import FetchError  # noqa: PLC0415 - imports wait until a command runs

    body = json.dumps(plain, ensure_ascii=False).encode("utf-8", "replace")
    try:
        answer = network.post(asked.webhook or "", body, "application/json")
    except FetchError as error:
        _complain(asked, f"{asked.webhook}{say('colon')}{say.reason(str(error))}")
        return
    if not 200 <= answer.status < 300:
        _complain(asked, f"{asked.webhook}{say('colon')}{say.reason(f'the server answered {answer.status}')}")
