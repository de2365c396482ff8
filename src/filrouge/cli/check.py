"""`filrouge check`: whether a chronology still says what its sources say."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from filrouge.cli import inputs
from filrouge.cli.app import app, help_of, say
from filrouge.cli.chronologies import load
from filrouge.errors import CheckError


@app.command(help=help_of("check"))
def check(
    chronology: Annotated[Path, typer.Argument(help=say("explain.chronology"))],
    folder: Annotated[Path | None, typer.Argument(help=say("check.folder"))] = None,
) -> None:
    """Check a chronology."""
    from filrouge.export.verify import changed, faults, places  # noqa: PLC0415 - imports wait until a command runs
    from filrouge.read.options import ReadOptions  # noqa: PLC0415 - the same

    known = load(chronology)
    wrong = list(faults(known, say))
    if folder is not None:
        wrong += changed(known, inputs.read_pile([str(folder)], ReadOptions()).articles, say)
    if wrong:
        raise CheckError("\n".join([say("check.bad", n=len(wrong)), *(f"  {w}" for w in wrong)]))
    spans = say.count("count.span", sum(1 for _ in places(known)))
    typer.echo(say("check.good", spans=spans, articles=say.count("count.article", len(known.articles))))
