"""What typer puts around our words, in the interface's language: usage, help, completion.

Typer has English only, and no other way to be told than by its finished commands.
"""

from __future__ import annotations

from functools import cache
from typing import Any

import typer
from typer.main import get_command

from filrouge.cli.app import app, say


@cache
def command() -> Any:  # noqa: ANN401 - typer does not publish the type of its commands
    """The whole program as typer makes it, its frame in the interface's language."""
    made = get_command(app)
    _usage(made)
    _framed(made)
    return made


def without_language(given: list[str]) -> list[str]:
    """Arguments without ``--ui``, which stands wherever the user puts it; what follows ``--`` is left alone."""
    kept: list[str] = []
    rest = iter(given)
    for word in rest:
        if word == "--":
            return [*kept, word, *rest]
        if word == "--ui":
            value = next(rest, None)
            kept += [] if value is not None else [word]
        elif not word.startswith("--ui="):
            kept.append(word)
    return kept


def _usage(made: Any) -> None:  # noqa: ANN401 - as above
    context = made.context_class
    plain = context.formatter_class

    class Formatter(plain):  # type: ignore[misc, valid-type]
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, say("frame.usage") if prefix is None else prefix)

    context.formatter_class = Formatter


def _framed(made: Any) -> None:  # noqa: ANN401 - as above
    made.options_metavar = say("frame.options_metavar")
    if hasattr(made, "subcommand_metavar"):
        made.subcommand_metavar = say("frame.subcommand_metavar")
    asked = made.get_help_option(typer.Context(made, help_option_names=["-h", "--help"]))
    asked.help = say("frame.help")
    for parameter in (*made.params, asked):
        if getattr(parameter, "is_flag", False):
            parameter.metavar = ""  # a switch takes no value, whatever its type is called
        if parameter.name in ("install_completion", "show_completion"):
            parameter.help = say(f"frame.{parameter.name}")
    for each in getattr(made, "commands", {}).values():
        _framed(each)
