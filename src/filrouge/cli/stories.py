"""`filrouge stories`: a mixed pile parted into its stories, each with its title, its key days, its chronology."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console

from filrouge.cli import inputs
from filrouge.cli.app import app, help_of, say
from filrouge.cli.build import Order, built
from filrouge.cli.chronologies import is_chronology, load
from filrouge.cli.output import write
from filrouge.errors import InputError
from filrouge.words import harmless

if TYPE_CHECKING:
    from filrouge.model.story import Chronology, Event, Story


@app.command(help=help_of("stories"))
def stories(  # noqa: PLR0913 - one parameter an option is typer's way
    *,
    paths: Annotated[list[str], typer.Argument(help=say("stories.paths"), metavar="PATH…")],
    output: Annotated[Path | None, typer.Option("-o", "--output", help=say("stories.output"))] = None,
    form: Annotated[str, typer.Option("--format", help=say("stories.format"))] = "html",
    top: Annotated[int, typer.Option("--top", help=say("stories.top"), min=0)] = 5,
    lang: Annotated[str | None, typer.Option("--lang", help=say("build.lang"))] = None,
    published: Annotated[list[str] | None, typer.Option("--published", help=say("build.published"))] = None,
    jobs: Annotated[int, typer.Option("--jobs", "-j", help=say("build.jobs"), min=0)] = 0,
    cache: Annotated[Path | None, typer.Option("--cache", help=say("build.cache"), envvar="FILROUGE_CACHE")] = None,
    as_json: Annotated[bool, typer.Option("--json", help=say("dossier.json"))] = False,
) -> None:
    """Part a pile into stories."""
    order = Order(tuple(paths), lang, tuple(published or ()), jobs, (), cache=cache)
    known = load(Path(paths[0])) if len(paths) == 1 and is_chronology(Path(paths[0])) else built(order)
    if output is not None:
        _written(known, output, form)
    if as_json:
        typer.echo(json.dumps([_plain(known, s, top) for s in known.stories], ensure_ascii=False, indent=1))
    else:
        console = Console(file=sys.stdout)
        for number, story in enumerate(known.stories, 1):
            for line in _lines(known, story, number, top):
                console.print(harmless(line), markup=False, highlight=False, soft_wrap=True)
    inputs.list_rejected(known.rejected)


def _lines(known: Chronology, story: Story, number: int, top: int) -> list[str]:
    """A story's head, and a line for each of its key days."""
    from filrouge.export.when import between, said  # noqa: PLC0415 - imports wait until a command runs

    counted = (say.count("count.article", len(story.articles)), say.count("count.event", len(story.events)))
    days = between(story.earliest, story.latest, "range", say) if story.earliest else say("when.none")
    head = f"{number}. {story.title} · {' · '.join((*counted, days))} [{story.id}]"
    return [head, *(f"   {said(e.date, say)} · {' '.join(e.label.split())}" for e in _key(known, story, top))]


def _key(known: Chronology, story: Story, top: int) -> tuple[Event, ...]:
    """The key events of a story, in order of their days."""
    from filrouge.export.select import key_events  # noqa: PLC0415 - imports wait until a command runs

    held = set(story.events)
    chosen = {e.id for e in key_events([e for e in known.events if e.id in held], top)} if top else set()
    return tuple(e for e in known.events if e.id in chosen)


def _plain(known: Chronology, story: Story, top: int) -> dict[str, Any]:
    from filrouge.cli.dossiers import brief  # noqa: PLC0415 - imports wait until a command runs

    paths = {a.article.id: a.article.path for a in known.articles}
    return {
        "id": story.id,
        "title": story.title,
        "articles": [{"id": i, "path": paths[i]} for i in story.articles],
        "events": len(story.events),
        "earliest": story.earliest,
        "latest": story.latest,
        "key_days": [brief(e) for e in _key(known, story, top)],
    }


def _written(known: Chronology, folder: Path, form: str) -> None:
    """One file a story, named by its number and id."""
    from filrouge.export.formats import of  # noqa: PLC0415 - imports wait until a command runs
    from filrouge.export.select import Choice, selected  # noqa: PLC0415 - the same

    wanted = of(Path(f"story.{form.lstrip('.')}"), say)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise InputError(say("error.cannot_write", path=folder, reason=error.strerror or error)) from error
    digits = len(str(len(known.stories)))
    for number, story in enumerate(known.stories, 1):
        chosen = selected(known, Choice(story=story.id))
        write(wanted.written(chosen, say), folder / f"{number:0{digits}}-{story.id}.{form.lstrip('.')}")
