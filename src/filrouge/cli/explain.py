"""`filrouge explain`: every fact of a line, in sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from filrouge.cli.app import app, help_of, say
from filrouge.cli.chronologies import load
from filrouge.words import harmless


@app.command(help=help_of("explain"))
def explain(
    chronology: Annotated[Path, typer.Argument(help=say("explain.chronology"))],
    event: Annotated[str, typer.Argument(help=say("explain.event"))],
) -> None:
    """Explain an event."""
    from filrouge.export.explain import explained, wanted  # noqa: PLC0415 - imports wait until a command runs

    known = load(chronology)
    for line in explained(known, wanted(known, event, say), say):
        typer.echo(harmless(line))
