"""The interface under ``/api/v1``: requests in, typed tables asked, answers and problems out."""

from __future__ import annotations

import hmac
import json
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from filrouge.dossier import Dossier
from filrouge.dossier.corrections import Entry
from filrouge.errors import InputError
from filrouge.store.faults import StoreError
from filrouge.web.desk import Desk
from filrouge.web.rest import asking, lists, problems, sending, state
from filrouge.web.rest.description import description
from filrouge.web.rest.lists import Reading
from filrouge.web.rest.operations import ACTS, LISTS, THINGS, Act, List, Thing
from filrouge.web.rest.problems import ProblemError
from filrouge.words import words

LARGEST = 1024 * 1024
Json = dict[str, Any]
Handler = Callable[[Request], Awaitable[Response]]


def interface(desk: Desk) -> Starlette:
    """The interface to the dossier of a desk."""
    handlers: dict[str, dict[str, Handler]] = {"/openapi.json": {"GET": _described}}
    for operation in (*LISTS, *THINGS):
        handlers.setdefault(operation.path, {})["GET"] = _reading(desk, operation)
    for act in ACTS:
        handlers.setdefault(act.path, {})["POST"] = _writing(desk, act)
    routes = [Route(path, _by_method(by), methods=sorted(by)) for path, by in handlers.items()]
    return Starlette(routes=routes, exception_handlers={HTTPException: _wrong_address, ProblemError: _problem})


def bearer(request: Request) -> str:
    """The token that a program sends with a request."""
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if kind.lower() == "bearer" else ""


def _by_method(handlers: dict[str, Handler]) -> Handler:
    async def answered(request: Request) -> Response:
        return await handlers["GET" if request.method == "HEAD" else request.method](request)

    return answered


async def _described(_request: Request) -> Response:
    return Response(json.dumps(description(), ensure_ascii=False).encode(), media_type="application/json")


def _reading(desk: Desk, operation: List | Thing) -> Handler:
    async def answered(request: Request) -> Response:
        asked = asking.read(operation.asks, request.query_params)

        def read(dossier: Dossier) -> Response:
            tag = state.tag(dossier, str(desk.setting.path))
            if state.names(request.headers.get("if-none-match", ""), tag):
                return Response(status_code=304, headers=_headers(tag))
            reading = Reading(dossier, tag)
            if isinstance(operation, List):
                return _answer(operation.answer(reading, asked), tag)
            return _answer(operation.answer(reading, asked, _named(request, operation.what)), tag)

        return await _run(desk, read)

    return answered


def _named(request: Request, what: str) -> str:
    return str(request.path_params[what]) if what else ""


def _writing(desk: Desk, act: Act) -> Handler:
    async def answered(request: Request) -> Response:
        _allowed(desk, request)
        asking.read(asking.Whole, request.query_params)
        sent = sending.read(act.takes, await _body(request))
        seen = request.headers.get("if-match", "")
        if not seen:
            raise ProblemError(428, "Send the ETag of the state on which the correction rests as If-Match.")

        def write(dossier: Dossier) -> Response:
            if not state.names(seen, state.tag(dossier, str(desk.setting.path))):
                raise ProblemError(412, "Someone has corrected or added since; read again, then decide.")
            made = _made(desk, dossier, sent, _named(request, act.what))
            return _answer(lists.entry(made), state.tag(dossier, str(desk.setting.path)), 201)

        return await _run(desk, write)

    return answered


def _made(desk: Desk, dossier: Dossier, sent: sending.Sent, named: str) -> Entry:
    at = desk.setting.now()
    if isinstance(sent, sending.Batch):
        done = [sending.correction(dossier, c) for c in sent.corrections]
        return dossier.correct(done, author=" ".join(sent.author.split()), at=at, reason=sent.reason.strip())
    assert isinstance(sent, sending.Taken)
    if not (named.isascii() and named.isdigit() and len(named) < 12):
        raise ProblemError(404, "There is no such entry.")
    return dossier.undo(int(named), author=" ".join(sent.author.split()), at=at, reason=sent.reason.strip())


def _allowed(desk: Desk, request: Request) -> None:
    """Cookies alone write nothing here: no page of a stranger can send this type, or this header."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise ProblemError(415, "Send application/json.")
    token = desk.setting.token
    if token and not hmac.compare_digest(bearer(request).encode(), token.encode()):
        raise ProblemError(403, "Corrections need the token as Authorization: Bearer.")


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST:
            raise ProblemError(413, f"At most {LARGEST} bytes are read.")
    return body


async def _run(desk: Desk, act: Callable[[Dossier], Response]) -> Response:
    try:
        return await desk.run(act)
    except StoreError as error:
        told = words("en")(f"fault.{error.fault}", path=desk.setting.path.name, reason=error.reason)
        raise ProblemError(503, told) from error
    except InputError as error:
        raise ProblemError(422, str(error)) from error


def _headers(tag: str) -> dict[str, str]:
    return {"ETag": f'"{tag}"', "Cache-Control": "private, no-cache"}


def _answer(value: Json, tag: str, status: int = 200) -> Response:
    body = json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
    return Response(body, status, _headers(tag), "application/json")


async def _problem(_request: Request, error: Exception) -> Response:
    assert isinstance(error, ProblemError)
    return problems.answer(error.status, error.detail, error.headers)


async def _wrong_address(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    status = error.status_code if error.status_code in problems.KINDS else 400
    return problems.answer(status, f"{request.method} {request.url.path}", dict(error.headers or {}))
