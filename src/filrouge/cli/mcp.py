"""`filrouge mcp`: a dossier for assistants."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from filrouge.cli.app import app, help_of, say
from filrouge.cli.dossiers import opened, today
from filrouge.store.address import place


@app.command(help=help_of("assistant"))
def mcp(
    file: Annotated[Path, typer.Argument(help=say("dossier.file"), metavar="DOSSIER", parser=place)],
    port: Annotated[int | None, typer.Option("--port", help=say("assistant.port"), min=1, max=65535)] = None,
) -> None:
    """Serve a dossier to assistants."""
    from filrouge.export.extras import require  # noqa: PLC0415 - imports wait until a command runs

    require("mcp", say)
    from filrouge.web.assistant.server import server  # noqa: PLC0415 - the same

    with opened(file):
        pass  # what is wrong with the file is said before an assistant waits for it
    made = server(file, today)
    if port is None:
        made.run()
    else:
        made.run("streamable-http", host="127.0.0.1", port=port)
