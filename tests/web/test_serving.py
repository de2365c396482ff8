from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.running import here

ROOT = Path(__file__).parents[2]


@contextmanager
def serving(file: Path, *options: str) -> Iterator[str]:
    """The address that the command prints, while it serves."""
    code = "from filrouge.cli import main; main()"
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src"), "FILROUGE_UI": "en"}
    command = [sys.executable, "-c", code, "serve", str(file), "--port", "0", *options]
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            yield re.search(r"http://\S+", process.stderr.readline())[0]
        finally:
            process.terminate()


def read(address: str) -> str:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor())
    with opener.open(address, timeout=20) as answer:
        return answer.read().decode()


def test_the_command_serves_a_dossier_on_this_computer_only(file: Path) -> None:
    with serving(file) as address:
        assert address.startswith("http://127.0.0.1:")
        assert "<h1>Chronology" in read(address)


def test_where_others_can_reach_it_a_token_is_asked(file: Path) -> None:
    with serving(file, "--host", "0.0.0.0") as address:
        local = address.replace("0.0.0.0", "127.0.0.1")
        assert "<h1>Chronology" in read(local)
        with pytest.raises(urllib.error.HTTPError) as refused:
            read(local.partition("?")[0])
        with refused.value as answer:
            assert answer.code == 401


def test_what_cannot_be_served_is_told_in_words(file: Path, tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = here("serve", str(file), "--port", str(taken.getsockname()[1]), folder=tmp_path)
    assert done.returncode == 2
    assert b"--port" in done.stderr
    assert here("serve", "none.filrouge", folder=tmp_path).returncode == 2
