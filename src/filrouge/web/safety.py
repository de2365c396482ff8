"""Who is let in and what a browser may do with a page: hosts, tokens, forged forms, headers.

A page of a stranger must neither read a dossier (DNS rebinding: the host name is checked) nor write
to it (every form carries a signed value, and its origin is checked).
"""

from __future__ import annotations

import hashlib
import hmac
import ipaddress
import secrets
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from filrouge.web.desk import Setting
from filrouge.web.rest import problems

API = "/api/v1"  # for programs: problems instead of pages, a token as a header
SESSION, PASS = "filrouge_session", "filrouge_pass"
LARGEST_FORM = 64 * 1024
LARGER = {"/add": 101_000_000}  # where files are sent: their bytes and what surrounds them
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
FRAMED = {  # an original inside a page of the desk: nothing runs, loads or leads on
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; "
        "sandbox allow-same-origin"  # without it the style sheet would come from a stranger's origin
    ),
    "X-Frame-Options": "SAMEORIGIN",
}
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",  # with no-referrer browsers would send forms with a null origin
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Cache-Control": "no-store",
}


def signed(secret: bytes, session: str) -> str:
    """The value that a form must carry in a session."""
    return hmac.new(secret, session.encode(), hashlib.sha256).hexdigest()


class Guard:
    """The application within its checks; ``scope["session_id"]`` names the browser's session."""

    def __init__(self, app: ASGIApp, setting: Setting) -> None:
        self.app, self.setting = app, setting

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = _cookies(headers.get("cookie", ""))
        known = cookies.get(SESSION, "")
        session = known if len(known) >= 32 and known.isascii() and known.isalnum() else secrets.token_hex(24)
        scope["session_id"] = session
        refused = self._refused(scope, headers, cookies)
        if isinstance(refused, PlainTextResponse) and _of_api(scope):
            refused = _problem(refused)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                outgoing = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    outgoing.setdefault(name, value)
                if session != known and not _of_api(scope):
                    outgoing.append("set-cookie", f"{SESSION}={session}; Path=/; HttpOnly; SameSite=Strict")
            await send(message)

        await (refused or self.app)(scope, receive, sending)

    def _refused(self, scope: Scope, headers: Headers, cookies: dict[str, str]) -> Response | None:
        if not self._host(headers.get("host", "")):
            return PlainTextResponse("This host name is not served here.", 421)
        asked = None if self._by_header(scope, headers) else self._admitted(scope, cookies)
        if asked is not None:
            return asked
        if scope["method"] in ("GET", "HEAD"):
            return None
        return _unfit(scope, headers)

    def _host(self, given: str) -> bool:
        try:
            name = urlsplit(f"//{given}").hostname or ""
        except ValueError:
            return False
        return name in self.setting.names or (self.setting.remote and _address(name))

    def _by_header(self, scope: Scope, headers: Headers) -> bool:
        """Whether a program sends the token with its request; pages are for browsers, which have a cookie."""
        kind, _, given = headers.get("authorization", "").partition(" ")
        known = kind.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), self.setting.token.encode())
        return known and _of_api(scope)

    def _admitted(self, scope: Scope, cookies: dict[str, str]) -> Response | None:
        """Nothing for those let in; a token in the address is exchanged for a cookie."""
        token = self.setting.token
        if not token:
            return None
        query = parse_qsl(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = dict(query).get("token", "")
        if given and hmac.compare_digest(given.encode(), token.encode()):
            rest = urlencode([(k, v) for k, v in query if k != "token"])
            path = "/" + scope["path"].lstrip("/\\")
            answer = RedirectResponse(path + (f"?{rest}" if rest else ""), 303)
            answer.set_cookie(PASS, signed(self.setting.secret, token), httponly=True, samesite="lax")
            return answer
        if hmac.compare_digest(cookies.get(PASS, "").encode(), signed(self.setting.secret, token).encode()):
            return None
        return PlainTextResponse("Open the address that filrouge serve printed: it ends in ?token=…", 401)


def _unfit(scope: Scope, headers: Headers) -> Response | None:
    """The answer to what is sent from elsewhere or is too much."""
    if not _same_origin(headers):
        return PlainTextResponse("This form came from another site.", 403)
    if _of_api(scope):
        return None  # it reads what is sent within its own bounds
    length = headers.get("content-length", "")
    if not length.isdigit() or len(length) > 9 or int(length) > LARGER.get(scope["path"], LARGEST_FORM):
        return PlainTextResponse("Too much was sent.", 413)
    return None


def _problem(refused: Response) -> Response:
    how = {"WWW-Authenticate": "Bearer"} if refused.status_code == 401 else {}
    return problems.answer(refused.status_code, bytes(refused.body).decode(), how)


def _of_api(scope: Scope) -> bool:
    return str(scope["path"]).startswith(f"{API}/")


def _cookies(header: str) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(header).items()}
    except CookieError:
        return {}


def _address(name: str) -> bool:
    """A plain IP address, which no stranger's name server can point elsewhere."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def _same_origin(headers: Headers) -> bool:
    origin = headers.get("origin")
    if origin is None:
        return headers.get("sec-fetch-site", "same-origin") in ("same-origin", "none")
    try:
        return urlsplit(origin).netloc == headers.get("host", "")
    except ValueError:
        return False
