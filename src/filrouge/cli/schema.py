"""`filrouge schema`: the published format."""

from __future__ import annotations

from importlib.resources import files

from filrouge.cli.app import app, say
from filrouge.cli.output import write


@app.command(help=say("schema.about"))
def schema() -> None:
    """Print the JSON Schema."""
    write((files("filrouge.export").joinpath("filrouge-1.schema.json").read_bytes(),), None)
