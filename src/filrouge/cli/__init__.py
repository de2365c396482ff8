"""The command line: parse, call, print. Nothing heavy is imported before a command runs."""

from __future__ import annotations

import os
import sys

from filrouge.cli import (  # noqa: F401 - they register
    agenda,
    annotate,
    build,
    check,
    date,
    dossier,
    explain,
    fetch,
    mcp,
    pack,
    review,
    schema,
    search,
    serve,
    stories,
    watch,
)
from filrouge.cli.ending import DONE, INTERRUPTED, report
from filrouge.cli.frame import command, without_language


def main() -> None:
    """Run the command line and leave with an exit code that scripts can use."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # cores are for articles; threads within a product only wait
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    try:
        code = command().main(without_language(sys.argv[1:]), prog_name="filrouge", standalone_mode=False)
    except Exception as error:  # noqa: BLE001 - the one place where any failure becomes words
        sys.exit(report(error))
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    sys.exit(code if isinstance(code, int) else DONE)
