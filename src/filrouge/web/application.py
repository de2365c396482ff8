"""The application: which address shows which screen, and where forms are sent."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from importlib.resources import files
from urllib.parse import parse_qsl

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route

from filrouge.store.faults import StoreError
from filrouge.web import reviewing, screens
from filrouge.web.desk import Desk, Setting
from filrouge.web.rest import interface
from filrouge.web.safety import API, LARGEST_FORM, Guard
from filrouge.web.visit import Visit, language
from filrouge.words import words

Screen = Callable[[Visit], Response]
SCREENS: dict[str, Screen] = {
    "/": screens.chronology,
    "/event/{identity}": screens.event,
    "/article/{identity}": screens.article,
    "/actors": screens.actors,
    "/actor/{identity}": screens.actor,
    "/contradictions": screens.contradictions,
    "/follow": screens.follow,
    "/quotes": screens.quotes,
    "/sources": screens.sources,
    "/search": screens.search,
    "/log": screens.log,
}
FORMS: dict[str, Screen] = {"/event/{identity}/{action}": reviewing.correct, "/undo": reviewing.undo}
ASSETS = {  # the only files that are served, by name: no path of an address reaches the disk
    "report.css": ("filrouge.export", "report/report.css", "text/css"),
    "desk.css": ("filrouge.web", "assets/desk.css", "text/css"),
    "desk.js": ("filrouge.web", "assets/desk.js", "text/javascript"),
}


def application(setting: Setting) -> Starlette:
    """The desk for one dossier."""
    desk = Desk(setting)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        yield
        desk.close()

    routes: list[BaseRoute] = [Route(path, _reading(desk, screen), methods=["GET"]) for path, screen in SCREENS.items()]
    routes += [Route(path, _sending(desk, screen), methods=["POST"]) for path, screen in FORMS.items()]
    routes += [Route("/assets/{name}", _asset, methods=["GET"]), Mount(API, interface(desk))]
    routes += [Route("/{rest:path}", _reading(desk, Visit.missing), methods=["GET"])]
    return Starlette(routes=routes, middleware=[Middleware(Guard, setting=setting)], lifespan=lifespan)


def _reading(desk: Desk, screen: Screen) -> Callable[[Request], Awaitable[Response]]:
    async def answered(request: Request) -> Response:
        return await _said(desk, request, {}, screen)

    return answered


def _sending(desk: Desk, screen: Screen) -> Callable[[Request], Awaitable[Response]]:
    async def answered(request: Request) -> Response:
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
            return PlainTextResponse("Only forms are read here.", 415)
        body = b""
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST_FORM:
                return PlainTextResponse("Too much was sent.", 413)
        try:
            form = dict(parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=40))
        except ValueError:
            return PlainTextResponse("This form cannot be read.", 400)
        return await _said(desk, request, form, screen)

    return answered


async def _said(desk: Desk, request: Request, form: dict[str, str], screen: Screen) -> Response:
    try:
        return await desk.run(lambda dossier: screen(Visit(request, desk, dossier, form)))
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
