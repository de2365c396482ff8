"""`filrouge pack`: language packs checked and listed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from filrouge.cli.app import app, say
from filrouge.cli.ending import FAILED
from filrouge.cli.output import print_json
from filrouge.errors import CheckError

if TYPE_CHECKING:
    from filrouge.lang.pack import Pack

AsJson = Annotated[bool, typer.Option("--json", help=say("dossier.json"))]
packs = typer.Typer(help=say("pack.about"), no_args_is_help=True)
app.add_typer(packs, name="pack")


@packs.command(help=say("pack.check") + "\n\n" + say("pack.check_example"))
def check(
    folder: Annotated[Path | None, typer.Argument(help=say("pack.folder"))] = None, *, as_json: AsJson = False
) -> None:
    """Load packs and run their examples."""
    from filrouge.engine.packs import faults  # noqa: PLC0415 - loads the annotators

    told = []
    for pack in _asked(folder):
        wrong, counted = list(faults(pack)), _counted(pack)
        told.append({"language": pack.language, "name": pack.name, **counted, "faults": wrong})
        if wrong and not as_json:
            raise CheckError("\n".join(wrong))
        if not as_json:
            shown = {
                f"{what}s": say.count(f"count.{what}", counted[f"{what}s"]) for what in ("rule", "form", "example")
            }
            typer.echo(say("pack.good", name=pack.name, **shown))
    if as_json:
        print_json(told)
        if any(pack["faults"] for pack in told):
            raise typer.Exit(FAILED)


def _counted(pack: Pack) -> dict[str, int]:
    rules = [rule for of_layer in pack.rules.values() for rule in of_layer]
    forms = sum(len(x.rows) for x in pack.lexicons.values())
    return {"rules": len(rules), "forms": forms, "examples": sum(len(r.yes) + len(r.no) for r in rules)}


@packs.command(name="list", help=say("pack.list"))
def list_(*, as_json: AsJson = False) -> None:
    """List the shipped packs."""
    found = _asked(None)
    if as_json:
        print_json([{"language": p.language, "name": p.name, "digest": p.digest} for p in found])
        return
    for pack in found:
        typer.echo(f"{pack.language}\t{pack.name}\t{pack.digest}")


def _asked(folder: Path | None) -> list[Pack]:
    from filrouge.lang.pack import languages, load, shipped  # noqa: PLC0415 - imports wait until a command runs

    return [load(folder)] if folder else [shipped(language) for language in languages()]
