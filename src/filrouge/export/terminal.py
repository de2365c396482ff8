"""The chronology as a table for a terminal; plain lines where nobody looks on."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table
from rich.text import Text

from filrouge.export.when import said
from filrouge.model.story import Chronology, Event
from filrouge.words import Words, harmless

_COLOURS = {
    "happened": "green",
    "ongoing": "cyan",
    "announced": "blue",
    "conditional": "magenta",
    "requested": "yellow",
    "denied": "red",
    "uncertain": "yellow",
}


def show(chronology: Chronology, words: Words, console: Console) -> None:
    """Print the chronology: a table on a terminal, tab-separated lines in a pipe."""
    names = {a.id: a.name for a in chronology.actors}
    if not console.is_terminal:
        for event in chronology.events:
            console.print("\t".join(_cells(event, names, words)), soft_wrap=True, markup=False, highlight=False)
        return
    console.print(_table(chronology, names, words))
    counted = [
        words.count("count.event", len(chronology.events)),
        words.count("count.article", len(chronology.articles)),
        words.count("count.contradiction", len(chronology.contradictions)),
        words.count("count.follow_up", len(chronology.follow_ups)),
    ]
    console.print(" · ".join(counted), style="dim")
    for found in chronology.contradictions:
        console.print(Text("≠ " + harmless(found.explanation), style="red"))


def _cells(event: Event, names: dict[str, str], words: Words) -> tuple[str, ...]:
    acting = [names[p.actor] for p in event.participants if p.role in {"agent", "recipient"} and p.actor in names]
    return (
        said(event.date, words),
        harmless(" ".join(event.label.split())),
        words(f"status.{event.status.value}"),
        words.get(f"type.{event.type}", event.type),
        harmless(", ".join(dict.fromkeys(acting))),
        str(event.sources),
    )


def _table(chronology: Chronology, names: dict[str, str], words: Words) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold red")
    table.add_column(words("column.date"), style="bold", max_width=24)
    table.add_column(words("column.event"), ratio=1)
    table.add_column(words("column.status"))
    table.add_column(words("column.type"))
    table.add_column(words("column.actors"), max_width=30)
    table.add_column(words("column.sources"), justify="right")
    last = ""
    for event in chronology.events:
        day, label, status, kind, actors, sources = _cells(event, names, words)
        shown = "" if day == last else day
        colour = _COLOURS[event.status.value]
        table.add_row(Text(shown), Text(label), Text(status, style=colour), Text(kind), Text(actors), sources)
        last = day
    return table
