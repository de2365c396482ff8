"""The application: which address shows which screen, and where forms are sent."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.resources import files

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from filrouge.store.faults import StoreError
from filrouge.web import bulk, reviewing
from filrouge.web.desk import Desk, Setting
from filrouge.web.forms import EMPTY, Form, FormError, sent
from filrouge.web.rest import interface
from filrouge.web.safety import API, Guard
from filrouge.web.screens import (
    actors,
    add,
    article,
    chronology,
    contradictions,
    event,
    export,
    figures,
    follow,
    log,
    quotes,
    relations,
    search,
    sources,
)
from filrouge.web.visit import Later, Visit, language
from filrouge.words import words

Screen = Callable[[Visit], Response | Later]
SCREENS: dict[str, Screen] = {
    "/": chronology.show,
    "/event/{identity}": event.show,
    "/event/{identity}/edit": event.form,
    "/article/{identity}": article.show,
    "/article/{identity}/original": article.original,
    "/article/{identity}/file": article.file,
    "/article/{identity}/page/{number}": article.page_image,
    "/actors": actors.show,
    "/actor/{identity}": actors.one,
    "/relations": relations.show,
    "/contradictions": contradictions.show,
    "/follow": follow.show,
    "/quotes": quotes.show,
    "/figures": figures.show,
    "/sources": sources.show,
    "/search": search.show,
    "/add": add.show,
    "/add/{identity}": add.progress,
    "/add/{identity}/state": add.state,
    "/export": export.show,
    "/export/file": export.file,
    "/log": log.show,
}
FORMS: dict[str, Screen] = {
    "/event/{identity}/{action}": reviewing.correct,
    "/article/{identity}/add": reviewing.add,
    "/bulk": bulk.correct,
    "/undo": reviewing.undo,
    "/add": add.send,
}
ASSETS = {  # the only files that are served, by name: no path of an address reaches the disk
    "report.css": ("filrouge.export", "report/report.css", "text/css"),
    "mark.svg": ("filrouge.web", "assets/mark.svg", "image/svg+xml"),
    **{name: ("filrouge.web", f"assets/{name}", "text/css") for name in ("desk.css", "charts.css", "original.css")},
    **{
        name: ("filrouge.web", f"assets/{name}", "text/javascript")
        for name in ("desk.js", "keys.js", "merging.js", "editing.js", "article.js", "adding.js", "ticking.js")
    },
}


def application(setting: Setting) -> Starlette:
    """The desk for one dossier, with the interface for programs beside it."""
    desk = Desk(setting)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        desk.close()

    routes: list[BaseRoute] = [Mount(API, interface(desk))]
    routes += [Route(path, _reading(desk, screen), methods=["GET"]) for path, screen in SCREENS.items()]
    routes += [Route(path, _sending(desk, screen), methods=["POST"]) for path, screen in FORMS.items()]
    routes += [Route("/assets/{name}", _asset, methods=["GET"])]
    routes += [Route("/{rest:path}", _reading(desk, Visit.missing), methods=["GET"])]
    return Starlette(routes=routes, middleware=[Middleware(Guard, setting=setting)], lifespan=lifespan)


def _reading(desk: Desk, screen: Screen) -> Callable[[Request], Awaitable[Response]]:
    async def answered(request: Request) -> Response:
        return await _said(desk, request, EMPTY, screen)

    return answered


def _sending(desk: Desk, screen: Screen) -> Callable[[Request], Awaitable[Response]]:
    async def answered(request: Request) -> Response:
        try:
            form = await sent(request, files=screen is add.send)
        except FormError as error:
            return PlainTextResponse(str(error), error.status)
        return await _said(desk, request, form, screen)

    return answered


async def _said(desk: Desk, request: Request, form: Form, screen: Screen) -> Response:
    try:
        answer = await desk.run(lambda dossier: screen(Visit(request, desk, dossier, form)))
        return await asyncio.to_thread(answer.made) if isinstance(answer, Later) else answer
    except StoreError as error:
        accepted = request.headers.get("accept-language", "")
        said = words(language(request.query_params, request.cookies, accepted))
        told = said(f"fault.{error.fault}", path=desk.setting.path.name, reason=error.reason)
        return PlainTextResponse(told, 503)


async def _asset(request: Request) -> Response:
    known = ASSETS.get(str(request.path_params["name"]))
    if known is None:
        return PlainTextResponse("", 404)
    package, path, kind = known
    return Response(files(package).joinpath(path).read_bytes(), media_type=kind)
