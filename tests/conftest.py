"""What several parts of the tests share: a throwaway PostgreSQL, and places for dossiers in both stores."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

import pytest

from filrouge.store.address import Address

DEBIAN = Path("/usr/lib/postgresql/15/bin")
_names = count()


def _run(command: list[str], owner: str) -> None:
    as_owner = ["runuser", "-u", owner, "--", *command] if os.geteuid() == 0 else command
    subprocess.run(as_owner, check=True, capture_output=True, cwd="/")


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server of our own, on a socket in a folder that goes away with it."""
    programs = DEBIAN if DEBIAN.is_dir() else Path(shutil.which("initdb") or "").parent
    if not (programs / "initdb").is_file():
        pytest.skip("no PostgreSQL on this machine: apt-get install postgresql-15")
    owner = "postgres"
    folder = Path(tempfile.mkdtemp(prefix="filrouge-pg-", dir="/tmp"))  # a socket's path must be short
    if os.geteuid() == 0:
        shutil.chown(folder, owner)
    data = str(folder / "data")
    _run(
        [str(programs / "initdb"), "-D", data, "-A", "trust", "-U", owner, "-E", "UTF8", "--locale=C", "--no-sync"],
        owner,
    )
    settings = f"-k {folder} -c listen_addresses= -c fsync=off -c full_page_writes=off -c shared_buffers=32MB"
    _run([str(programs / "pg_ctl"), "-D", data, "-o", settings, "-l", str(folder / "log"), "-w", "start"], owner)
    yield f"postgresql://{owner}@/postgres?host={folder}"
    _run([str(programs / "pg_ctl"), "-D", data, "-m", "immediate", "-w", "stop"], owner)
    shutil.rmtree(folder, ignore_errors=True)


Places = Callable[[str], Path]


@pytest.fixture(params=["sqlite", "postgres"])
def places(request: pytest.FixtureRequest, tmp_path: Path) -> Places:
    """Where to put dossiers, by name: files, or schemas of a server."""
    if request.param == "sqlite":
        return lambda name: tmp_path / f"{name}.filrouge"
    server, number = request.getfixturevalue("postgres"), next(_names)
    return lambda name: Address(f"{server}#{name}-{number}")
