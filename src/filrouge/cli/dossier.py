"""`filrouge dossier`: a pile, its chronology and its corrections in one file that grows."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from filrouge.cli import inputs
from filrouge.cli._changes import as_json, told
from filrouge.cli.app import app, say
from filrouge.cli.check import verdict
from filrouge.cli.dossiers import author, now, opened
from filrouge.cli.ending import PARTLY
from filrouge.cli.output import print_json, write
from filrouge.errors import InputError
from filrouge.store.address import place
from filrouge.words import harmless

if TYPE_CHECKING:
    from collections.abc import Iterable

    from filrouge.dossier import Dossier, State
    from filrouge.model.story import Chronology
    from filrouge.store.versions import Version

dossiers = typer.Typer(help=say("dossier.about"), no_args_is_help=True)
app.add_typer(dossiers, name="dossier")

File = Annotated[Path, typer.Argument(help=say("dossier.file"), metavar="DOSSIER", parser=place)]
Author = Annotated[str | None, typer.Option("--author", help=say("dossier.author"))]
Jobs = Annotated[int, typer.Option("--jobs", "-j", help=say("build.jobs"), min=0)]
AsJson = Annotated[bool, typer.Option("--json", help=say("dossier.json"))]


def _help(command: str) -> str:
    return say(f"dossier.{command}") + "\n\n" + say(f"dossier.{command}_example")


@dossiers.command(help=_help("new"))
def new(
    file: File,
    paths: Annotated[list[str] | None, typer.Argument(help=say("build.paths"), metavar="PATH…")] = None,
    by: Author = None,
    jobs: Jobs = 0,
    *,
    as_json_: AsJson = False,
) -> None:
    """Make an empty dossier, and fill it where paths are given."""
    _all_there(paths or [])
    with opened(file, new=True) as dossier:
        if paths:
            _add(dossier, file, _Addition(paths, None, [], by, jobs, as_json=as_json_))
        elif as_json_:
            print_json(_stands(None, news=True))


@dossiers.command(help=_help("add"))
def add(  # noqa: PLR0913 - one parameter an option is typer's way
    *,
    file: File,
    paths: Annotated[list[str], typer.Argument(help=say("build.paths"), metavar="PATH…")],
    lang: Annotated[str | None, typer.Option("--lang", help=say("build.lang"))] = None,
    published: Annotated[list[str] | None, typer.Option("--published", help=say("build.published"))] = None,
    columns: Annotated[str | None, typer.Option("--columns", help=say("build.columns"))] = None,
    by: Author = None,
    jobs: Jobs = 0,
    as_json_: AsJson = False,
) -> None:
    """Add articles."""
    with opened(file, writable=True) as dossier:
        _add(dossier, file, _Addition(paths, lang, published or [], by, jobs, columns, as_json_))


@dataclass(frozen=True, slots=True)
class _Addition:
    """What the user asked of one addition."""

    paths: list[str]
    lang: str | None
    published: list[str]
    by: str | None
    jobs: int
    columns: str | None = None
    as_json: bool = False


def _add(dossier: Dossier, file: Path, asked: _Addition) -> None:
    from filrouge.dossier import Work  # noqa: PLC0415 - imports wait until a command runs
    from filrouge.read import ReadOptions  # noqa: PLC0415 - the same

    by_name, everyone = inputs.published(asked.published)
    options = ReadOptions(
        language=asked.lang, published=by_name, published_default=everyone, columns=inputs.columns(asked.columns)
    )
    files = _all_there(asked.paths)
    stdin = sys.stdin.buffer.read() if inputs.STDIN in asked.paths else None
    with inputs.progress() as steps:
        work = Work(now(), author(asked.by), asked.jobs, steps)
        added = dossier.add(files, work, stdin=stdin, options=options)
    if asked.as_json:
        refused = [{"path": r.path, "stage": r.stage, "reason": r.reason} for r in added.rejected]
        print_json({**_stands(added.version, news=added.news), "rejected": refused})
    else:
        _said(file, added.version, news=added.news)
        inputs.list_rejected(added.rejected)
    if added.rejected:
        raise typer.Exit(PARTLY)


def _all_there(paths: list[str]) -> list[Path]:
    files = [Path(p) for p in paths if p != inputs.STDIN]
    for path in files:
        if not path.exists():
            raise InputError(say("error.no_path", path=path))
    return files


def _stands(version: Version | None, *, news: bool) -> dict[str, object]:
    """The version that stands, as plain values."""
    if version is None:
        return {"version": 0, "articles": 0, "events": 0, "news": news}
    return {"version": version.number, "articles": version.articles, "events": version.events, "news": news}


def _said(file: Path, version: Version, *, news: bool) -> None:
    events = say.count("count.event", version.events)
    articles = say.count("count.article", version.articles)
    key = "dossier.now" if news else "dossier.nothing_new"
    typer.echo(say(key, path=file, version=version.number, events=events, articles=articles), err=True)


@dossiers.command(help=_help("update"))
def update(file: File, by: Author = None, jobs: Jobs = 0, *, as_json_: AsJson = False) -> None:
    """Complete and renew."""
    from filrouge.dossier import Work  # noqa: PLC0415 - imports wait until a command runs

    with opened(file, writable=True) as dossier:
        before = dossier.versions()
        with inputs.progress() as steps:
            version = dossier.update(Work(now(), author(by), jobs, steps))
        news = not before or before[-1] != version
        if as_json_:
            print_json(_stands(version, news=news))
        else:
            _said(file, version, news=news)


@dossiers.command(help=_help("status"))
def status(file: File, *, as_json_: AsJson = False) -> None:
    """Say what is in a dossier."""
    with opened(file) as dossier:
        state = dossier.status()
        if as_json_:
            typer.echo(json.dumps(_state(state), ensure_ascii=False, indent=1))
            return
        for key, value in _state(state).items():
            if key != "stale":
                typer.echo(f"{say(f'state.{key}')}: {value}")
        if state.stale:
            typer.echo(say("dossier.stale", path=file))


def _state(state: State) -> dict[str, object]:
    newest = state.newest
    return {
        "documents": state.documents,
        "articles": state.articles,
        "events": 0 if newest is None else newest.events,
        "languages": " ".join(state.languages),
        "waiting": state.waiting,
        "refused": state.refused,
        "version": 0 if newest is None else newest.number,
        "made": "" if newest is None else newest.made,
        "corrections": state.corrections,
        "conflicts": state.conflicts,
        "stale": state.stale,
    }


@dossiers.command(help=_help("diff"))
def diff(
    file: File,
    since: Annotated[str | None, typer.Option("--since", help=say("dossier.since"))] = None,
    *,
    as_json_: AsJson = False,
) -> None:
    """Say what has changed."""
    with opened(file) as dossier:
        changes = dossier.changes(_since(since))
    if as_json_:
        typer.echo(json.dumps(as_json(changes), ensure_ascii=False, indent=1))
        return
    for line in told(changes, say):
        typer.echo(line)


def _since(text: str | None) -> int | str | None:
    """A version's number, or a day."""
    if text is None or text.isdigit():
        return None if text is None else int(text)
    return inputs.day_of(text).isoformat()


@dossiers.command(help=_help("log"))
def log(file: File, *, as_json_: AsJson = False) -> None:
    """Say what was done, by whom and when."""
    from filrouge.cli._journal import acts, told_act  # noqa: PLC0415 - imports wait until a command runs

    with opened(file) as dossier:
        done = acts(dossier)
    if as_json_:
        typer.echo(json.dumps(done, ensure_ascii=False, indent=1))
        return
    for act in done:
        typer.echo(told_act(act, say))


@dossiers.command(help=_help("check"))
def check(file: File, *, as_json_: AsJson = False) -> None:
    """Verify a dossier."""
    from filrouge.export.verify import faults  # noqa: PLC0415 - imports wait until a command runs

    with opened(file) as dossier:
        broken, chronology = dossier.faults(), dossier.chronology()
    wrong = [*(say("dossier.broken", what=what) for what in broken), *faults(chronology, say)]
    verdict(chronology, wrong, as_json=as_json_)


@dossiers.command(help=_help("repair"))
def repair(  # noqa: PLR0913 - one parameter an option is typer's way
    file: File,
    fresh: Annotated[Path, typer.Argument(help=say("dossier.fresh"), metavar="NEW", parser=place)],
    paths: Annotated[list[str] | None, typer.Argument(help=say("dossier.again"), metavar="PATH…")] = None,
    by: Author = None,
    jobs: Jobs = 0,
    *,
    as_json_: AsJson = False,
) -> None:
    """Make a damaged dossier anew."""
    from filrouge.dossier import Work  # noqa: PLC0415 - imports wait until a command runs
    from filrouge.dossier.repairing import repair as repaired  # noqa: PLC0415 - the same

    again = _all_there(paths or [])
    with opened(fresh, new=True) as dossier, inputs.progress() as steps:
        saved = repaired(file, dossier.database, Work(now(), author(by), jobs, steps), again)
    if as_json_:
        print_json({"documents": saved.documents, "corrections": saved.corrections, "lost": list(saved.lost)})
    documents = say.count("count.document", saved.documents)
    typer.echo(say("dossier.repaired", path=fresh, documents=documents, corrections=saved.corrections), err=True)
    for path in saved.lost:
        typer.echo(say("dossier.lost", path=harmless(path)), err=True)
    if saved.lost:
        raise typer.Exit(PARTLY)


@dossiers.command(help=_help("export"))
def export(  # noqa: PLR0913 - one parameter an option is typer's way
    *,
    file: File,
    output: Annotated[Path | None, typer.Option("-o", "--output", help=say("build.output"))] = None,
    since: Annotated[str | None, typer.Option("--since", help=say("build.since"))] = None,
    until: Annotated[str | None, typer.Option("--until", help=say("build.until"))] = None,
    actor: Annotated[list[str] | None, typer.Option("--actor", help=say("build.actor"))] = None,
    kind: Annotated[list[str] | None, typer.Option("--type", help=say("build.type"))] = None,
    status: Annotated[list[str] | None, typer.Option("--status", help=say("build.status"))] = None,
    top: Annotated[int | None, typer.Option("--top", help=say("build.top"), min=1)] = None,
    story: Annotated[str | None, typer.Option("--story", help=say("build.story"))] = None,
    machine: Annotated[bool, typer.Option("--machine", help=say("dossier.machine"))] = False,
    version: Annotated[int | None, typer.Option("--version", help=say("dossier.version"), min=1)] = None,
) -> None:
    """Write the chronology in a format."""
    from filrouge.cli.build import _choice, narrowed  # noqa: PLC0415 - imports wait until a command runs
    from filrouge.export.formats import of  # noqa: PLC0415 - the same

    wanted = of(output, say) if output is not None and str(output) != "-" else None
    choice = _choice((since, until), tuple(actor or ()), tuple(kind or ()), tuple(status or ()), top)
    choice = replace(choice, story=story)
    with opened(file) as dossier:
        chosen = narrowed(_wanted(dossier, version, machine=machine), choice, folds=wanted is not None and wanted.folds)
    write(_json(chosen) if wanted is None else wanted.written(chosen, say), output)


def _wanted(dossier: Dossier, version: int | None, *, machine: bool) -> Chronology:
    if machine or version is not None:
        return dossier.machine(version)
    return dossier.chronology()


def _json(chronology: Chronology) -> Iterable[bytes]:
    from filrouge.export import json as filrouge_json  # noqa: PLC0415 - imports wait until a command runs

    return filrouge_json.chunks(chronology)
