"""`filrouge fetch`: pages and feeds into a web archive, only because it is asked for."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from filrouge.cli import inputs
from filrouge.cli._online import addresses, manners, online, told
from filrouge.cli.app import app, help_of, say
from filrouge.cli.ending import NOTHING, PARTLY
from filrouge.errors import InputError

if TYPE_CHECKING:
    from filrouge.fetch import Outcome

Private = Annotated[bool, typer.Option("--private", help=say("fetch.private"))]
Delay = Annotated[float, typer.Option("--delay", help=say("fetch.delay"), min=0)]
Follow = Annotated[int, typer.Option("--follow", help=say("fetch.follow"), min=0)]


@app.command(help=help_of("fetch"))
def fetch(  # noqa: PLR0913 - one parameter an option is typer's way
    *,
    sources: Annotated[list[str], typer.Argument(help=say("fetch.addresses"), metavar="URL…")],
    output: Annotated[Path, typer.Option("-o", "--output", help=say("fetch.output"))] = Path("fetched.warc.gz"),
    delay: Delay = 1.0,
    follow: Follow = 50,
    private: Private = False,
    as_json: Annotated[bool, typer.Option("--json", help=say("dossier.json"))] = False,
) -> None:
    """Fetch pages and feeds."""
    asked = [address for source in sources for address in addresses(source)]
    if not output.name.endswith((".warc", ".warc.gz")):
        raise InputError(say("fetch.no_archive", path=output))
    done: list[Outcome] = []
    with online(private=private) as network:
        from filrouge.fetch.fetching import Fetcher  # noqa: PLC0415 - imports wait until a command runs
        from filrouge.fetch.keeping import Archive  # noqa: PLC0415 - the same

        fetcher = Fetcher(network, Archive(output), manners(delay, follow))
        for outcome in fetcher.fetch(asked):
            done.append(outcome)
            if not as_json:
                inputs.errors_console().print(told(outcome), markup=False, highlight=False, soft_wrap=True)
    if as_json:
        shown = [{"address": o.address, "state": o.state, "reason": o.reason} for o in done]
        typer.echo(json.dumps(shown, ensure_ascii=False, indent=1))
    ended(done)


def ended(done: list[Outcome]) -> None:
    """Leave with the code that says whether all, some or none of it came."""
    bad = sum(o.state in ("refused", "failed") for o in done)
    if bad:
        raise typer.Exit(NOTHING if bad == len(done) else PARTLY)
