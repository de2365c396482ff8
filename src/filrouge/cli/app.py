"""The application and its options for all commands; each command's module adds itself here."""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from filrouge.version import VERSION
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


def _french_frames() -> None:
    """The words that typer puts around ours; it has no other way to say them."""
    from typer import rich_utils  # noqa: PLC0415 - a tenth of a second that only French needs

    rich_utils.ARGUMENTS_PANEL_TITLE = say("frame.arguments")
    rich_utils.OPTIONS_PANEL_TITLE = say("frame.options")
    rich_utils.COMMANDS_PANEL_TITLE = say("frame.commands")
    rich_utils.ERRORS_PANEL_TITLE = say("frame.errors")
    rich_utils.REQUIRED_LONG_STRING = say("frame.required")
    rich_utils.DEFAULT_STRING = say("frame.default")


if say.language == "fr":
    _french_frames()


@app.callback(invoke_without_command=True)
def options(
    context: typer.Context,
    *,
    ui: Annotated[str, typer.Option("--ui", help=say("app.ui"), metavar="fr|en")] = "",
    version: Annotated[bool, typer.Option("--version", help=say("app.version"))] = False,
) -> None:
    """Options that come before the command."""
    del ui  # read from the arguments before help texts are made
    if version:
        typer.echo(f"filrouge {VERSION}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def help_of(key: str) -> str:
    """A command's help: what it does, then an example."""
    return say(f"{key}.about") + "\n\n" + say(f"{key}.example")
