"""`filrouge build`: the main job."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from filrouge.cli import inputs
from filrouge.cli.app import app, help_of, say
from filrouge.cli.ending import NOTHING, PARTLY
from filrouge.cli.output import write
from filrouge.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from filrouge.engine.build import Pile
    from filrouge.export.select import Choice
    from filrouge.model.story import Chronology

STATUSES = ("happened", "ongoing", "announced", "conditional", "requested", "denied", "uncertain")


@dataclass(frozen=True, slots=True)
class Order:
    """What the user asked of one build."""

    paths: tuple[str, ...]
    language: str | None
    published: tuple[str, ...]
    jobs: int
    packs: tuple[Path, ...]
    engine: str = "local"
    cache: Path | None = None
    work: str | None = None
    columns: str | None = None


@app.command(help=help_of("build"))
def build(  # noqa: PLR0913 - one parameter an option is typer's way
    *,
    paths: Annotated[list[str], typer.Argument(help=say("build.paths"), metavar="PATH…")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help=say("build.output"))] = None,
    lang: Annotated[str | None, typer.Option("--lang", help=say("build.lang"))] = None,
    published: Annotated[list[str] | None, typer.Option("--published", help=say("build.published"))] = None,
    columns: Annotated[str | None, typer.Option("--columns", help=say("build.columns"))] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", help=say("build.jobs"), min=0)] = 0,
    engine: Annotated[str, typer.Option("--engine", help=say("build.engine"))] = "local",
    work: Annotated[str | None, typer.Option("--work", help=say("build.work"))] = None,
    cache: Annotated[Path | None, typer.Option("--cache", help=say("build.cache"), envvar="FILROUGE_CACHE")] = None,
    since: Annotated[str | None, typer.Option("--since", help=say("build.since"))] = None,
    until: Annotated[str | None, typer.Option("--until", help=say("build.until"))] = None,
    actor: Annotated[list[str] | None, typer.Option("--actor", help=say("build.actor"))] = None,
    kind: Annotated[list[str] | None, typer.Option("--type", help=say("build.type"))] = None,
    status: Annotated[list[str] | None, typer.Option("--status", help=say("build.status"))] = None,
    top: Annotated[int | None, typer.Option("--top", help=say("build.top"), min=1)] = None,
    story: Annotated[str | None, typer.Option("--story", help=say("build.story"))] = None,
    pack: Annotated[list[Path] | None, typer.Option("--pack", help=say("build.pack"))] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("build.json"))] = False,
) -> None:
    """Build a chronology."""
    from filrouge.export.formats import of  # noqa: PLC0415 - imports wait until a command runs

    wanted = of(output, say) if output is not None and str(output) != "-" else None
    choice = _choice((since, until), tuple(actor or ()), tuple(kind or ()), tuple(status or ()), top)
    choice = replace(choice, story=story)
    order = Order(tuple(paths), lang, tuple(published or ()), jobs, tuple(pack or ()), engine, cache, work, columns)
    made = built(order)
    chosen = narrowed(made, choice, folds=wanted is not None and wanted.folds)
    if wanted is not None and output is not None:
        write(wanted.written(chosen, say), output)
        _told(output, chosen)
    else:
        _printed(chosen, as_json=as_json or output is not None)
    inputs.list_rejected(made.rejected)
    if not made.articles:
        raise InputNothing
    if made.rejected:
        raise typer.Exit(PARTLY)


class InputNothing(typer.Exit):
    """No article could be read at all."""

    def __init__(self) -> None:
        inputs.errors_console().print(say("error.nothing"), style="red")
        super().__init__(NOTHING)


def built(order: Order) -> Chronology:
    """The chronology of what was asked for, with progress shown.

    Raises:
        InputError: a path does not exist.
    """
    from filrouge.engine.build import How, packs_for  # noqa: PLC0415 - loads the parser
    from filrouge.engine.build import build as build_chronology  # noqa: PLC0415 - the same
    from filrouge.engine.engines import chosen  # noqa: PLC0415 - the same
    from filrouge.read.options import ReadOptions  # noqa: PLC0415 - the same

    how = How(chosen(order.engine, work=order.work), order.cache)
    by_name, everyone = inputs.published(order.published)
    own = inputs.packs_in(order.packs)
    options = ReadOptions(
        language=order.language,
        published=by_name,
        published_default=everyone,
        packs=own,
        columns=inputs.columns(order.columns),
    )
    found = inputs.read_pile(order.paths, options)
    _all_there(by_name, found)
    packs = packs_for([a for a in found.articles if a.language not in own]) | own
    with inputs.progress() as steps:
        return build_chronology(found, packs, jobs=order.jobs, steps=steps, how=how)


def _all_there(days: Mapping[str, date], found: Pile) -> None:
    """Warn of days given for a file that is not in the pile: most likely a slip of the pen."""
    paths = {a.path for a in found.articles} | {r.path for r in found.rejected}
    names = {part for path in paths for part in (path, path.split("#")[0], path.split("#")[0].rsplit("/", 1)[-1])}
    for name in sorted(days):
        if name not in names and not any(path.endswith(name) for path in paths):
            inputs.errors_console().print(
                say("error.no_such_file", name=name), style="yellow", markup=False, highlight=False
            )


def _choice(
    days: tuple[str | None, str | None],
    actors: tuple[str, ...],
    types: tuple[str, ...],
    statuses: tuple[str, ...],
    top: int | None,
) -> Choice:
    from filrouge.export.select import Choice  # noqa: PLC0415 - imports wait until a command runs

    known = tuple(key.removeprefix("type.") for key in say.strings if key.startswith("type."))
    upper, lower = tuple(t.upper() for t in types), tuple(s.lower() for s in statuses)
    _all_known(upper, known, say("column.type"))
    _all_known(lower, STATUSES, say("column.status"))
    since, until = (inputs.day_of(day).isoformat() if day else None for day in days)
    if since and until and since > until:
        raise InputError(say("error.backwards", since=since, until=until))
    return Choice(since, until, actors, upper, lower, top)


def narrowed(chronology: Chronology, choice: Choice, *, folds: bool = False) -> Chronology:
    """The chosen part of a chronology; where the format folds, all of it with the key days in front.

    Raises:
        InputError: the story asked for is not there.
    """
    from filrouge.export.select import NoStoryError, fronted, selected  # noqa: PLC0415 - imports wait until a command runs

    try:
        return fronted(chronology, choice) if folds else selected(chronology, choice)
    except NoStoryError as error:
        titles = "".join(f"\n  {n}. {s.title} [{s.id}]" for n, s in enumerate(chronology.stories, 1))
        raise InputError(say("error.no_story", story=error.asked, n=error.found) + titles) from error


def _all_known(values: tuple[str, ...], known: tuple[str, ...], what: str) -> None:
    for value in values:
        if value not in known:
            raise InputError(say("error.bad_type", value=value, what=what.lower(), known=", ".join(known)))


def _printed(chronology: Chronology, *, as_json: bool) -> None:
    from filrouge.export import json  # noqa: PLC0415 - imports wait until a command runs
    from filrouge.export.terminal import show  # noqa: PLC0415 - the same

    if as_json:
        write(json.chunks(chronology), None)
    else:
        show(chronology, say, Console())


def _told(path: Path, chronology: Chronology) -> None:
    console = inputs.errors_console()
    if console.is_terminal:
        events = say.count("count.event", len(chronology.events))
        articles = say.count("count.article", len(chronology.articles))
        console.print(say("build.written", path=path, events=events, articles=articles), highlight=False)
