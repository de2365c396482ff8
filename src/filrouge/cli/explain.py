"""`filrouge explain`: every fact of a line, in sentences."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from filrouge.cli.app import app, help_of, say
from filrouge.cli.chronologies import load
from filrouge.cli.output import print_json
from filrouge.words import harmless


@app.command(help=help_of("explain"))
def explain(
    chronology: Annotated[Path, typer.Argument(help=say("explain.chronology"))],
    event: Annotated[str, typer.Argument(help=say("explain.event"))],
    *,
    as_json: Annotated[bool, typer.Option("--json", help=say("dossier.json"))] = False,
) -> None:
    """Explain an event."""
    from filrouge.dossier.wording import Wording  # noqa: PLC0415 - imports wait until a command runs
    from filrouge.export.explain import explained, wanted  # noqa: PLC0415 - the same

    known = load(chronology)
    found = wanted(known, event, say)
    if as_json:
        texts = {a.article.id: a.article.text for a in known.articles}
        print_json(Wording(texts.__getitem__).told(found))
        return
    for line in explained(known, found, say):
        typer.echo(harmless(line))
