"""The guide is true: every command in it runs, every snippet of Python too, every link leads somewhere."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import here

ROOT = Path(__file__).parents[2]
PAGES = sorted([*(ROOT / "docs").rglob("*.md"), ROOT / "README.md"])
COMMANDS = re.compile(r"^```console\n(.*?)^```", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")
MAY_FAIL = {"explain": 2}  # several lines may fit; then they are named
WITH_COMMANDS = [p for p in PAGES if COMMANDS.search(p.read_text("utf-8"))]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    return tmp_path


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT / "src"), "FILROUGE_UI": "en"}


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=name)
def test_the_commands_of_a_page_run_in_order(page: Path, desk: Path) -> None:
    for block in COMMANDS.findall(page.read_text("utf-8")):
        for line in block.splitlines():
            if not line.startswith("$ filrouge "):
                continue
            words = shlex.split(line.removeprefix("$ filrouge "))
            done = here(*words, folder=desk)
            allowed = {0} | {code for word, code in MAY_FAIL.items() if word in words}
            assert done.returncode in allowed, f"{line}\n{done.stderr.decode()}"


@pytest.mark.parametrize("page", [p for p in PAGES if PYTHON.search(p.read_text("utf-8"))], ids=name)
def test_the_python_of_a_page_runs(page: Path, desk: Path) -> None:
    code = "\n".join(PYTHON.findall(page.read_text("utf-8")))
    run = [sys.executable, "-c", code]
    done = subprocess.run(run, cwd=desk, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_links_lead_somewhere(page: Path) -> None:
    broken = [target for target in LINK.findall(page.read_text("utf-8")) if not (page.parent / target).exists()]
    assert broken == []
