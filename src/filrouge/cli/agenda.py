"""`filrouge agenda`: what was announced, promised, threatened or demanded, and has to be checked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from filrouge.cli.app import app, help_of, say
from filrouge.cli.dossiers import brief, opened, today
from filrouge.cli.inputs import day_of
from filrouge.store.address import place

if TYPE_CHECKING:
    from filrouge.dossier.agenda import Item
    from filrouge.model.story import Chronology


@app.command(help=help_of("agenda"))
def agenda(
    file: Annotated[Path, typer.Argument(help=say("dossier.file"), metavar="DOSSIER", parser=place)],
    on: Annotated[str | None, typer.Option("--on", help=say("agenda.on"))] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help=say("dossier.json"))] = False,
) -> None:
    """List what to check."""
    day = today() if on is None else day_of(on).isoformat()
    with opened(file) as dossier:
        items, chronology = dossier.agenda(day), dossier.chronology()
    if as_json:
        typer.echo(json.dumps([_plain(i) for i in items], ensure_ascii=False, indent=1))
        return
    for line in _told(items, chronology):
        typer.echo(line)
    if not items:
        typer.echo(say("agenda.nothing"), err=True)


def _told(items: Sequence[Item], chronology: Chronology) -> Iterator[str]:
    texts = {a.article.id: a.article.text for a in chronology.articles}
    for (overdue, day), found in groupby(items, key=lambda i: (i.overdue, i.day)):
        head = say("agenda.no_day") if day is None else say.day(day)
        yield head + (f" · {say('follow.lapsed')}" if overdue else "")
        for each in found:
            yield f"  {say('follow.' + each.item.kind)}: {' '.join(each.event.label.split())} [{each.event.id}]"
            if each.item.condition is not None:
                yield "    " + say("about.words", words=each.item.condition.span.of(texts[each.item.condition.article]))


def _plain(item: Item) -> dict[str, Any]:
    shown = {"kind": item.item.kind, "state": item.item.state, "overdue": item.overdue, "day": item.day}
    return {**shown, "event": brief(item.event)}
