"""What stands around the commands: help in one language, the language's option anywhere, completion, exit codes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from filrouge.cli import ending
from filrouge.cli.frame import without_language
from filrouge.words import words
from tests.running import apart
from tests.running import here as run

DOCS = Path(__file__).parents[2] / "docs"
EVERY_HELP = """
import json, sys, typer
from filrouge.cli.frame import command
def walk(made, path):
    context = typer.Context(made, info_name=path, help_option_names=["-h", "--help"])
    with context:
        made.get_help(context)
        texts = [made.get_usage(context), made.help or ""]
    for p in (*made.params, made.get_help_option(context)):
        texts.append(getattr(p, "help", None) or "")
    yield path, texts
    for name, each in getattr(made, "commands", {}).items():
        yield from walk(each, f"{path} {name}")
print(json.dumps(dict(walk(command(), "filrouge"))))
"""
EVERY_OPTION = """
import json
from filrouge.cli.frame import command
def walk(made, path):
    if hasattr(made, "commands"):
        for name, each in made.commands.items():
            yield from walk(each, f"{path} {name}".strip())
    else:
        yield path, [o for p in made.params for o in p.opts]
print(json.dumps(dict(walk(command(), ""))))
"""
ENGLISH = re.compile(r"\b(?:Usage: |Show|Install completion|this message|the|Print)\b")


def every_help(ui: str) -> dict[str, list[str]]:
    environment = {**os.environ, "FILROUGE_UI": ui}
    done = subprocess.run([sys.executable, "-c", EVERY_HELP], capture_output=True, check=True, env=environment)
    return json.loads(done.stdout.decode().splitlines()[-1])


def test_french_help_is_french_through_and_through() -> None:
    french, english = every_help("fr"), every_help("en")
    assert french.keys() == english.keys()
    assert len(french) > 15
    for path, texts in french.items():
        assert texts[0].startswith("Usage : "), path
        assert not [t for t in texts if ENGLISH.search(t)], path
        assert all(texts), f"{path}: an option without help"
    for path, texts in english.items():
        assert texts[0].startswith("Usage: filrouge"), path
        assert words("en")("frame.help") in texts


@pytest.mark.parametrize("arguments", [("--ui", "fr", "build"), ("build", "--ui", "fr"), ("build", "--ui=fr")])
def test_the_language_is_chosen_before_or_after_the_command(arguments: tuple[str, ...]) -> None:
    done = apart(*arguments)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("Usage : filrouge build")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        (["build", "x", "--ui", "fr", "-o", "y"], ["build", "x", "-o", "y"]),
        (["--ui=fr", "build"], ["build"]),
        (["build", "--ui"], ["build", "--ui"]),
        (["search", "d", "--", "--ui", "fr"], ["search", "d", "--", "--ui", "fr"]),
        (["build", "--uid"], ["build", "--uid"]),
    ],
)
def test_nothing_else_is_taken_for_the_language(given: list[str], kept: list[str]) -> None:
    assert without_language(given) == kept


@pytest.mark.parametrize(("shell", "start"), [("bash", "_filrouge_completion"), ("zsh", "#compdef filrouge"), ("fish", "complete --command filrouge")])  # fmt: skip
def test_completion_scripts_are_made(shell: str, start: str) -> None:
    environment = {**os.environ, "_FILROUGE_COMPLETE": f"source_{shell}"}
    program = [sys.executable, "-c", "from filrouge.cli import main; main()"]
    done = subprocess.run(program, capture_output=True, check=False, env=environment)
    assert start in done.stdout.decode()


def test_commands_are_completed() -> None:
    environment = {**os.environ, "_FILROUGE_COMPLETE": "complete_bash", "COMP_WORDS": "filrouge dos", "COMP_CWORD": "1"}
    program = [sys.executable, "-c", "from filrouge.cli import main; main()"]
    done = subprocess.run(program, capture_output=True, check=False, env=environment)
    assert done.stdout.decode().split() == ["dossier"]


WITHOUT_JSON = {  # they serve, ask, or write a format that is named or JSON already
    "annotate", "schema", "serve", "mcp", "review", "dossier export",
}  # fmt: skip


def test_every_command_that_tells_something_tells_it_in_json_too() -> None:
    done = subprocess.run([sys.executable, "-c", EVERY_OPTION], capture_output=True, check=True)
    options = json.loads(done.stdout)
    assert {c for c, known in options.items() if "--json" not in known} == WITHOUT_JSON


def test_json_of_a_check_an_explanation_and_a_pack(tmp_path: Path) -> None:
    note, made = tmp_path / "note.txt", tmp_path / "c.json"
    note.write_text("Le maire a ouvert une école lundi 3 mars 2025 à Valmer.\n", "utf-8")
    assert run("build", str(note), "-o", str(made)).returncode == 0
    told = json.loads(run("check", str(made), str(note), "--json").stdout)
    assert (told["stands"], told["articles"], told["wrong"]) == (True, 1, [])
    event = json.loads(made.read_bytes())["events"][0]
    shown = json.loads(run("explain", str(made), event["id"], "--json").stdout)
    assert shown["id"] == event["id"]
    assert "ouvert" in shown["mentions"][0]["trigger"]["words"]
    note.write_text("Le maire a fermé une école lundi 3 mars 2025 à Valmer.\n", "utf-8")
    changed = run("check", str(made), str(note), "--json")
    assert changed.returncode == ending.FAILED
    assert json.loads(changed.stdout)["stands"] is False
    assert [p["language"] for p in json.loads(run("pack", "list", "--json").stdout)] == ["en", "fr"]


def test_json_of_a_dossier_s_growth(tmp_path: Path) -> None:
    file, note = str(tmp_path / "d.filrouge"), tmp_path / "note.txt"
    note.write_text("Le maire a ouvert une école lundi 3 mars 2025 à Valmer.\n", "utf-8")
    assert json.loads(run("dossier", "new", file, "--json").stdout)["version"] == 0
    (tmp_path / "vide.txt").write_bytes(b"")
    added = run("dossier", "add", file, str(note), str(tmp_path / "vide.txt"), "--json")
    told = json.loads(added.stdout)
    assert (told["version"], told["articles"], told["news"]) == (1, 1, True)
    assert [r["path"] for r in told["rejected"]] == ["vide.txt"]
    assert added.returncode == ending.PARTLY
    assert json.loads(run("dossier", "update", file, "--json").stdout)["version"] >= 1
    assert json.loads(run("dossier", "check", file, "--json").stdout)["stands"] is True


CODES = {
    ending.DONE: ("--version",),
    ending.PARTLY: ("build", "FOLDER", "-o", "FOLDER/o.json"),
    ending.USAGE: ("build", "FOLDER/none"),
    ending.FAILED: ("check", "FOLDER/bad.json"),
    ending.NOTHING: ("build", "FOLDER/empty.txt", "-o", "FOLDER/o.json"),
}


@pytest.mark.parametrize("code", CODES)
def test_each_exit_code_is_given(code: int, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "note.txt").write_text("Le maire a ouvert une école lundi 3 mars 2025 à Valmer.\n", "utf-8")
    if code == ending.FAILED:
        made = tmp_path / "bad.json"
        assert run("build", str(tmp_path / "note.txt"), "-o", str(made)).returncode == 0
        told = json.loads(made.read_bytes())
        told["events"][0]["mentions"][0]["trigger"]["end"] = 10**6
        made.write_text(json.dumps(told), "utf-8")
    arguments = [a.replace("FOLDER", str(tmp_path)) for a in CODES[code]]
    assert run(*arguments).returncode == code


def test_the_docs_name_every_exit_code() -> None:
    known = {v for k, v in vars(ending).items() if k.isupper() and isinstance(v, int)}
    for page in ("shell.md", "shell.fr.md"):
        told = set(map(int, re.findall(r"^\| `(\d+)` \|", (DOCS / "guide" / page).read_text("utf-8"), re.MULTILINE)))
        assert told == known, page
