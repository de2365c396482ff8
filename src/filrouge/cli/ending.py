"""How a command ends: exit codes, and errors as sentences."""

from __future__ import annotations

import os
import sys

from rich.console import Console
from typer.exceptions import Abort, Exit, TyperException

from filrouge.errors import CheckError, FilrougeError
from filrouge.words import Words, chosen, harmless, words

DONE, PARTLY, USAGE, FAILED, NOTHING, BUG, INTERRUPTED = 0, 1, 2, 3, 4, 70, 130


def report(error: Exception) -> int:
    """Say what went wrong on standard error and give the exit code."""
    if isinstance(error, Exit):
        return error.exit_code
    if isinstance(error, TyperException):
        return _usage(error)
    if isinstance(error, Abort):
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        _quiet_output()
        return DONE
    if isinstance(error, FilrougeError | OSError):
        _say(_words().reason(str(error)))
        return FAILED if isinstance(error, CheckError) else USAGE
    if os.environ.get("FILROUGE_DEBUG"):
        raise error
    _say(f"{type(error).__name__}: {error}. This is a fault of filrouge; FILROUGE_DEBUG=1 shows where.")
    return BUG


def _usage(error: TyperException) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":  # a group without its command: the help is the answer
        error.show()  # type: ignore[attr-defined]
        return USAGE
    say, context = _words(), getattr(error, "ctx", None)
    message = getattr(error, "format_message", error.__str__)()
    if context is not None:
        _say(context.get_usage(), style="")
        message += "\n" + say("frame.hint", command=context.command_path)
    first, _, rest = message.partition("\n")
    _say("\n".join(filter(None, (say.reason(first), rest))))
    return USAGE


def _words() -> Words:
    return words(chosen(sys.argv[1:], os.environ))


def _say(text: str, style: str = "red") -> None:
    Console(stderr=True).print(harmless(text), style=style, markup=False, highlight=False, soft_wrap=True)


def _quiet_output() -> None:
    """The reader of our pipe has left: keep Python from complaining when it flushes."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
