"""`filrouge search`: words and filters over the articles, events and quotations of a dossier."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from filrouge.cli.app import app, help_of, say
from filrouge.cli.dossiers import opened, query
from filrouge.store.address import place

if TYPE_CHECKING:
    from filrouge.dossier import Hit


@app.command(help=help_of("search"))
def search(  # noqa: PLR0913 - one parameter an option is typer's way
    *,
    file: Annotated[Path, typer.Argument(help=say("dossier.file"), metavar="DOSSIER", parser=place)],
    text: Annotated[str, typer.Argument(help=say("search.text"))] = "",
    actor: Annotated[list[str] | None, typer.Option("--actor", help=say("build.actor"))] = None,
    since: Annotated[str | None, typer.Option("--since", help=say("build.since"))] = None,
    until: Annotated[str | None, typer.Option("--until", help=say("build.until"))] = None,
    kind: Annotated[list[str] | None, typer.Option("--type", help=say("build.type"))] = None,
    status: Annotated[list[str] | None, typer.Option("--status", help=say("build.status"))] = None,
    within: Annotated[list[str] | None, typer.Option("--in", help=say("search.within"))] = None,
    limit: Annotated[int, typer.Option("--limit", "-n", help=say("search.limit"), min=1)] = 20,
    as_json: Annotated[bool, typer.Option("--json", help=say("dossier.json"))] = False,
) -> None:
    """Search a dossier."""
    asked = query(text, limit, kinds=within, actors=actor, since=since, until=until, types=kind, statuses=status)
    with opened(file) as dossier:
        hits = dossier.search(asked)
    if as_json:
        typer.echo(json.dumps([_plain(h) for h in hits], ensure_ascii=False, indent=1))
        return
    console = Console(file=sys.stdout)
    for hit in hits:
        console.print(_shown(hit), soft_wrap=True)
    if not hits:
        typer.echo(say("search.nothing"), err=True)


def _shown(hit: Hit) -> Text:
    """A hit: what it is, its day, its words with those asked for in bold, its article."""
    line = Text(f"{say('kind_of.' + hit.kind)} · {hit.day or say('when.none')}\n  ")
    if hit.event is not None and hit.kind == "event":
        line.append(" ".join(hit.event.label.split()) + f" [{hit.event.id}]\n  ", style="bold")
    start = hit.span.start
    shown = Text(hit.text)
    for mark in hit.marks:
        shown.stylize("bold red", mark.start - start, mark.end - start)
    line.append_text(Text(" ").join(shown.split()))
    line.append(f"\n  {hit.title} [{hit.span.start}–{hit.span.end}]", style="dim")
    return line


def _plain(hit: Hit) -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "id": hit.id,
        "article": hit.article,
        "start": hit.span.start,
        "end": hit.span.end,
        "text": hit.text,
        "marks": [[m.start, m.end] for m in hit.marks],
        "day": hit.day,
        "event": None if hit.event is None else hit.event.id,
    }
