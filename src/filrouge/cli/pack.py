"""`filrouge pack`: language packs checked and listed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from filrouge.cli.app import app, say
from filrouge.errors import CheckError

if TYPE_CHECKING:
    from filrouge.lang.pack import Pack

packs = typer.Typer(help=say("pack.about"), no_args_is_help=True)
app.add_typer(packs, name="pack")


@packs.command(help=say("pack.check") + "\n\n" + say("pack.check_example"))
def check(folder: Annotated[Path | None, typer.Argument(help=say("pack.folder"))] = None) -> None:
    """Load packs and run their examples."""
    from filrouge.engine.packs import faults  # noqa: PLC0415 - loads the annotators

    for pack in _asked(folder):
        wrong = list(faults(pack))
        if wrong:
            raise CheckError("\n".join(wrong))
        rules = sum(len(of_layer) for of_layer in pack.rules.values())
        examples = sum(len(r.yes) + len(r.no) for of_layer in pack.rules.values() for r in of_layer)
        counted = {
            "rules": say.count("count.rule", rules),
            "forms": say.count("count.form", sum(len(x.rows) for x in pack.lexicons.values())),
            "examples": say.count("count.example", examples),
        }
        typer.echo(say("pack.good", name=pack.name, **counted))


@packs.command(name="list", help=say("pack.list"))
def list_() -> None:
    """List the shipped packs."""
    for pack in _asked(None):
        typer.echo(f"{pack.language}\t{pack.name}\t{pack.digest}")


def _asked(folder: Path | None) -> list[Pack]:
    from filrouge.lang.pack import languages, load, shipped  # noqa: PLC0415 - imports wait until a command runs

    return [load(folder)] if folder else [shipped(language) for language in languages()]
