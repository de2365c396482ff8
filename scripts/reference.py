"""Writes the pages of docs/reference that come from code: `python scripts/reference.py`.

`tests/docs/test_reference.py` fails when a page is not what this would write.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
PAGES = ROOT / "docs" / "reference"
SCHEMA = ROOT / "src" / "filrouge" / "export" / "filrouge-1.schema.json"
COMMANDS = {"en": "commands.md", "fr": "commandes.fr.md"}
MARK = "<!-- The rest is written by scripts/reference.py. -->"
HEADS = {
    "en": ("Commands", "*[En français](commandes.fr.md)*", "argument or option", "meaning", "by default"),
    "fr": ("Commandes", "*[In English](commands.md)*", "argument ou option", "sens", "par défaut"),
}


def pages() -> dict[Path, str]:
    """Every generated page with the text that it should have."""
    made = {PAGES / name: _commands(ui) for ui, name in COMMANDS.items()}
    page = PAGES / "format.md"
    written = page.read_text("utf-8").split(MARK)[0]
    return made | {page: written + MARK + "\n\n" + "\n".join(_fields())}


def _commands(ui: str) -> str:
    """The page of one language, made in a process of its own: help texts are chosen when they load."""
    environment = {**os.environ, "FILROUGE_UI": ui, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100"}
    run = [sys.executable, str(Path(__file__)), "--commands", ui]
    return subprocess.run(run, env=environment, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def told(ui: str) -> str:
    """The commands as the program itself tells them, in the language that it was started in."""
    import typer  # noqa: PLC0415 - only in the process that tells

    from filrouge.cli import main  # noqa: F401, PLC0415 - registers the commands
    from filrouge.cli.app import app, say  # noqa: PLC0415 - as above

    title, other, *columns = HEADS[ui]
    lines = [f"# {title}", "", other, "", say("app.about"), "", say("app.exit"), ""]
    for path, command in _walk(typer.main.get_command(app), ()):
        lines += [f"## filrouge {' '.join(path)}", "", *_about(command.help or ""), ""]
        rows = [row for p in command.params if (row := _row(p, columns[2]))]
        if rows:
            lines += [f"| {columns[0]} | {columns[1]} |", "|---|---|", *rows, ""]
    return "\n".join(lines)


def _walk(command: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:  # noqa: ANN401 - click's
    inner = getattr(command, "commands", None)
    if path and not (inner and not command.params):
        yield path, command
    for name, sub in (inner or {}).items():
        if not sub.hidden:
            yield from _walk(sub, (*path, name))


def _about(text: str) -> list[str]:
    """What a command does, and its example as something to copy."""
    about, _, example = text.strip().partition("\n\n")
    if not example:
        return [about]
    _, _, line = example.replace("\n", " ").partition(":")
    return [about, "", "```sh", line.strip().strip("`"), "```"]


def _row(parameter: Any, default: str) -> str:  # noqa: ANN401 - click's
    names = [*parameter.opts, *parameter.secondary_opts]
    if parameter.name in {"help", "install_completion", "show_completion"}:
        return ""
    if parameter.param_type_name == "argument":
        shown = f"`{parameter.metavar or parameter.name.upper()}`"
    else:
        kind = f" {parameter.metavar}" if parameter.metavar else ""
        shown = ", ".join(f"`{n}{kind if n == names[-1] else ''}`" for n in names)
    given = parameter.default
    told = f" ({default}: `{given}`)" if isinstance(given, int | str) and not isinstance(given, bool) and given else ""
    return f"| {shown} | {(parameter.help or '').replace('|', chr(92) + '|')}{told} |"


def _fields() -> Iterator[str]:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    for name, found in [("chronology", schema), *schema["$defs"].items()]:
        if "properties" not in found:
            continue
        yield from (f"## {name}", "", "| field | type | always there |", "|---|---|---|")
        for field, kind in found["properties"].items():
            yield f"| `{field}` | {_kind(kind)} | {'yes' if field in found.get('required', ()) else ''} |"
        yield ""


def _kind(kind: dict[str, Any]) -> str:
    if "$ref" in kind:
        name = kind["$ref"].rpartition("/")[2]
        return f"[{name}](#{name})" if name not in {"status", "type"} else name
    if "const" in kind:
        return f"`{kind['const']}`"
    if "enum" in kind:
        return ", ".join(f"`{v}`" for v in kind["enum"])
    if "anyOf" in kind or "oneOf" in kind:
        return " or ".join(_kind(k) for k in kind.get("anyOf") or kind["oneOf"])
    if kind.get("type") == "array":
        return f"list of {_kind(kind.get('items', {}))}"
    types = kind.get("type", "any")
    return " or ".join(types) if isinstance(types, list) else str(types)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--commands"]:
        sys.stdout.reconfigure(encoding="utf-8")
        print(told(sys.argv[2]))
    else:
        for path, text in pages().items():
            path.write_text(text, "utf-8")
            print(path.relative_to(ROOT))
