"""Running the command line: in this process, where the parser is loaded already, or in a new one."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest import mock

from filrouge.cli import main

ROOT = Path(__file__).parents[1]
PROGRAM = [sys.executable, "-c", "from filrouge.cli import main; main()"]
Done = subprocess.CompletedProcess[bytes]


def here(*arguments: str, stdin: bytes = b"", folder: Path = ROOT) -> Done:
    """The program in this process, in English, with what it wrote and its exit code."""
    out, err, given = (
        io.TextIOWrapper(io.BytesIO(data), encoding="utf-8", write_through=True) for data in (b"", b"", stdin)
    )
    with (
        mock.patch.object(sys, "argv", ["filrouge", *arguments]),
        mock.patch.object(sys, "stdin", given),
        redirect_stdout(out),
        redirect_stderr(err),
        chdir(folder),
    ):
        try:
            main()
            code: object = 0
        except SystemExit as stop:
            code = stop.code
    written = [stream.buffer.getvalue() for stream in (out, err)]  # type: ignore[attr-defined]
    return subprocess.CompletedProcess([], code if isinstance(code, int) else 0, *written)


def apart(*arguments: str, ui: str = "en", stdin: bytes = b"") -> Done:
    """The program in a process of its own, in one of the interface's languages."""
    environment = {**os.environ, "FILROUGE_UI": ui, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "200"}
    return subprocess.run([*PROGRAM, *arguments], capture_output=True, input=stdin, env=environment, check=False)
