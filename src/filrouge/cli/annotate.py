"""`filrouge annotate`: one layer, for those who want no more."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, BinaryIO

import typer

from filrouge.cli import inputs
from filrouge.cli.app import app, help_of, say
from filrouge.cli.ending import PARTLY
from filrouge.cli.output import replacing
from filrouge.errors import InputError
from filrouge.words import harmless


@app.command(help=help_of("annotate"))
def annotate(  # noqa: PLR0913 - one parameter an option is typer's way
    *,
    layers: Annotated[str, typer.Option("--layers", help=say("annotate.layers"))],
    source: Annotated[Path, typer.Option("--input", "-i", help=say("annotate.input"))] = Path("-"),
    output: Annotated[Path, typer.Option("--output", "-o", help=say("annotate.output"))] = Path("-"),
    narrative: Annotated[bool | None, typer.Option("--narrative/--news", help=say("annotate.narrative"))] = None,
    profile: Annotated[str | None, typer.Option("--profile", help=say("annotate.profile"))] = None,
    pack: Annotated[list[Path] | None, typer.Option("--pack", help=say("build.pack"))] = None,
) -> None:
    """Annotate texts, one JSON object a line."""
    from filrouge.engine.single import LAYERS, Wanted, annotated_rows, checked  # noqa: PLC0415 - loads the parser
    from filrouge.lang.pack import languages, shipped  # noqa: PLC0415 - the same
    from filrouge.resolve.anchor.timex import PROFILES  # noqa: PLC0415 - the same

    asked = {name.strip() for name in layers.split(",") if name.strip()}
    unknown = say("error.bad_layers", layers=", ".join(sorted(asked - set(LAYERS))), known=", ".join(LAYERS))
    if profile is not None and profile not in PROFILES:
        raise InputError(say("error.bad_type", value=profile, what="profile", known=", ".join(PROFILES)))
    wanted = Wanted(checked(asked, unknown), narrative, profile)
    packs = {code: shipped(code) for code in languages()} | inputs.packs_in(pack or ())
    failed = 0
    with _opened(source) as lines, replacing(output) as out:
        for row in annotated_rows(lines, wanted, packs):
            if "error" in row:
                failed += 1
                inputs.errors_console().print(harmless(row["error"]), style="yellow", markup=False, highlight=False)
            out.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")
    if failed:
        raise typer.Exit(PARTLY)


@contextmanager
def _opened(source: Path) -> Iterator[BinaryIO]:
    if str(source) == "-":
        yield sys.stdin.buffer
        return
    if not source.is_file():
        raise InputError(say("error.no_path", path=source))
    with source.open("rb") as lines:
        yield lines
