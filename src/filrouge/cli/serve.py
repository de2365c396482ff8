"""`filrouge serve`: a dossier in the browser."""

from __future__ import annotations

import ipaddress
import os
import secrets
import socket
import webbrowser
from pathlib import Path
from typing import Annotated

import typer

from filrouge.cli.app import app, say
from filrouge.cli.dossiers import now, opened, today
from filrouge.errors import InputError
from filrouge.store.address import place

LOCAL = ("localhost", "127.0.0.1", "::1")


@app.command(help=say("desk.about") + "\n\n" + say("desk.example"))
def serve(
    file: Annotated[Path, typer.Argument(help=say("dossier.file"), metavar="DOSSIER", parser=place)],
    host: Annotated[str, typer.Option("--host", help=say("desk.host"))] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", help=say("desk.port"), min=0, max=65535)] = 8765,
    name: Annotated[list[str] | None, typer.Option("--name", help=say("desk.name"))] = None,
    *,
    browse: Annotated[bool, typer.Option("--open", help=say("desk.open"))] = False,
) -> None:
    """Serve a dossier."""
    import uvicorn  # noqa: PLC0415 - imports wait until a command runs

    from filrouge.web import Setting, application  # noqa: PLC0415 - the same

    with opened(file):
        pass  # what is wrong with the file is said before anything listens
    listening = _listening(host, port)
    port = listening.getsockname()[1]
    remote = not _loopback(host)
    token = (os.environ.get("FILROUGE_TOKEN") or secrets.token_urlsafe(24)) if remote else ""
    names = (*LOCAL, host.lower(), *(n.lower() for n in name or ()))
    setting = Setting(file, now, today, secrets.token_bytes(32), token, names, remote)
    address = _address(host, port, token)
    typer.echo(say("desk.listening", address=address), err=True)
    if browse:
        webbrowser.open(address)
    config = uvicorn.Config(application(setting), log_level="warning", server_header=False)
    uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens before its address is told, so that a port that is taken is known in plain words."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    made = socket.socket(family)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((host, port))
        made.listen(128)
    except OSError as error:
        made.close()
        raise InputError(say("desk.no_port", host=host, port=port, reason=error.strerror or error)) from error
    return made


def _loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def _address(host: str, port: int, token: str) -> str:
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/" + (f"?token={token}" if token else "")
