"""`filrouge check`: whether a chronology still says what its sources say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from filrouge.cli import inputs
from filrouge.cli.app import app, help_of, say
from filrouge.cli.chronologies import load
from filrouge.cli.ending import FAILED
from filrouge.cli.output import print_json
from filrouge.errors import CheckError

if TYPE_CHECKING:
    from filrouge.model.story import Chronology


@app.command(help=help_of("check"))
def check(
    chronology: Annotated[Path, typer.Argument(help=say("explain.chronology"))],
    folder: Annotated[Path | None, typer.Argument(help=say("check.folder"))] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help=say("dossier.json"))] = False,
) -> None:
    """Check a chronology."""
    from filrouge.export.verify import changed, faults  # noqa: PLC0415 - imports wait until a command runs
    from filrouge.read.options import ReadOptions  # noqa: PLC0415 - the same

    known = load(chronology)
    wrong = list(faults(known, say))
    if folder is not None:
        wrong += changed(known, inputs.read_pile([str(folder)], ReadOptions()).articles, say)
    verdict(known, wrong, as_json=as_json)


def verdict(chronology: Chronology, wrong: list[str], *, as_json: bool) -> None:
    """Say what was verified, or what no longer stands.

    Raises:
        CheckError: something no longer stands.
    """
    from filrouge.export.verify import places  # noqa: PLC0415 - imports wait until a command runs

    checked, articles = sum(1 for _ in places(chronology)), len(chronology.articles)
    if as_json:
        print_json({"stands": not wrong, "spans": checked, "articles": articles, "wrong": wrong})
        if wrong:
            raise typer.Exit(FAILED)
        return
    if wrong:
        raise CheckError("\n".join([say("check.bad", n=len(wrong)), *(f"  {w}" for w in wrong)]))
    typer.echo(say("check.good", spans=say.count("count.span", checked), articles=say.count("count.article", articles)))
