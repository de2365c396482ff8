"""`filrouge review`: looking through a dossier and correcting it, line by line."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from filrouge.cli.app import app, help_of, say
from filrouge.cli.dossiers import author, now, opened
from filrouge.errors import FilrougeError
from filrouge.store.address import place


@app.command(help=help_of("review"))
def review(
    file: Annotated[Path, typer.Argument(help=say("dossier.file"), metavar="DOSSIER", parser=place)],
    do: Annotated[list[str] | None, typer.Option("--do", help=say("review.do"))] = None,
    by: Annotated[str | None, typer.Option("--author", help=say("dossier.author"))] = None,
) -> None:
    """Review a dossier."""
    from filrouge.cli._session import Session  # noqa: PLC0415 - imports wait until a command runs

    console = Console(file=sys.stdout)
    with opened(file, writable=True) as dossier:
        session = Session(dossier, author(by), now, console)
        if do:
            for line in do:
                session.obey(line)
            return
        for line in _typed(console):
            if line.strip() in say("review.leave").split():
                return
            try:
                session.obey(line)
            except FilrougeError as error:
                console.print(str(error), style="red", markup=False, highlight=False)
                if not sys.stdin.isatty():
                    raise


def _typed(console: Console) -> Iterator[str]:
    """Lines from the keyboard with a prompt, or from a pipe without."""
    if not sys.stdin.isatty():
        yield from sys.stdin
        return
    console.print(say("review.welcome"), highlight=False)
    while True:
        try:
            yield input(say("review.prompt"))
        except EOFError:
            return
