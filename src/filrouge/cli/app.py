"""The application and its options for all commands; each command's module adds itself here."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from filrouge import __version__
from filrouge.words import Words, chosen, words

say: Words = words(chosen(sys.argv[1:], os.environ))

app = typer.Typer(
    name="filrouge",
    help=say("app.about") + "\n\n" + say("app.exit"),
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def options(
    context: typer.Context,
    *,
    ui: Annotated[str, typer.Option("--ui", help=say("app.ui"), metavar="fr|en")] = "",
    version: Annotated[bool, typer.Option("--version", help=say("app.version"))] = False,
) -> None:
    """Options that come before the command."""
    del ui  # read from the arguments before help texts are made
    if version:
        typer.echo(f"filrouge {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def help_of(key: str) -> str:
    """A command's help: what it does, then an example."""
    return say(f"{key}.about") + "\n\n" + say(f"{key}.example")
