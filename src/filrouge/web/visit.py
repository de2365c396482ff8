"""One request as the screens see it: the dossier, the reader's language and name, and how to answer."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from urllib.parse import quote, unquote, urlencode

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from filrouge.dossier import Dossier
from filrouge.store import journal, versions
from filrouge.version import VERSION
from filrouge.web.acts import Act, told
from filrouge.web.desk import Desk
from filrouge.web.forms import EMPTY, Form
from filrouge.web.safety import signed
from filrouge.web.view import DeskView
from filrouge.words import DEFAULT, Words, languages, words


@dataclass(frozen=True, slots=True)
class Later:
    """An answer that takes a while and needs the dossier no more: it is made while others are served."""

    made: Callable[[], Response]


YEAR = 365 * 24 * 3600


@cache
def templates() -> Environment:
    """The screens' templates; every value is escaped, whatever the file's name ends in."""
    return Environment(
        loader=ChoiceLoader([PackageLoader("filrouge.web", "templates"), PackageLoader("filrouge.export.report", ".")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def language(asked: Mapping[str, str], cookies: Mapping[str, str], accepted: str) -> str:
    """The language of a page: ``?ui=``, else the reader's last choice, else what the browser prefers."""
    ranges = (part.partition(";")[0].strip()[:2].lower() for part in accepted.split(","))
    for code in (asked.get("ui", ""), cookies.get("ui", ""), *ranges):
        if code in languages():
            return code
    return DEFAULT


@dataclass
class Visit:
    """A request with the dossier at hand; ``form`` is what was sent, empty when a page is only read."""

    request: Request
    desk: Desk
    dossier: Dossier
    form: Form = EMPTY

    @property
    def words(self) -> Words:
        request = self.request
        return words(language(request.query_params, request.cookies, request.headers.get("accept-language", "")))

    @property
    def view(self) -> DeskView:
        return self.desk.view(self.dossier, self.words.language)

    @property
    def asked(self) -> Mapping[str, str]:
        return self.request.query_params

    @property
    def number(self) -> int:
        """The page asked for, from 1."""
        said = self.asked.get("page", "1")
        return int(said) if said.isascii() and said.isdigit() and len(said) < 7 else 1

    @property
    def named(self) -> str:
        """The id in the address."""
        return str(self.request.path_params.get("identity", ""))

    @property
    def author(self) -> str:
        given = self.form.get("author") or unquote(self.request.cookies.get("author", ""))
        return " ".join(given.split())[:80]

    @property
    def position(self) -> str:
        """Where version and journal stand: what a form carries, so that a stale one is known."""
        newest = versions.newest(self.dossier.database)
        return f"{0 if newest is None else newest.number}.{journal.last(self.dossier.database)}"

    @property
    def signature(self) -> str:
        return signed(self.desk.setting.secret, self.request.scope["session_id"])

    @property
    def just_done(self) -> Act | None:
        """The act that this reader has just sent, while it is the newest of all."""
        entries = self.desk.journal(self.dossier)
        if not entries or self.request.cookies.get("done", "") != str(entries[-1].seq):
            return None
        return told(entries[-1], self.words)

    def address(self, **others: str) -> str:
        """The address of this page with some of what it asks for replaced."""
        asked = {name: value for name, value in {**self.asked, **others}.items() if value}
        path = "/" + self.request.url.path.lstrip("/\\")  # of two strokes at the start, a host would follow
        return path + (f"?{urlencode(asked)}" if asked else "")

    def page(self, template: str, status: int = 200, /, **values: object) -> Response:
        """A screen in the reader's language."""
        said = self.words
        shown = templates().get_template(template).render(
            t=said,
            v=self,
            here=self.request.url.path,
            back=self.address(ui=""),
            languages=languages(),
            writable=self.dossier.database.writable,
            name=self.desk.setting.path.name,
            version=VERSION,
            **values,
        )  # fmt: skip
        answer = HTMLResponse(shown.encode("utf-8", "replace"), status)
        if self.asked.get("ui", "") in languages():
            answer.set_cookie("ui", said.language, max_age=YEAR, samesite="lax", httponly=True)
        return answer

    def missing(self) -> Response:
        """The page for an address that means nothing here."""
        return self.page("missing.html.j2", 404)

    def back(self, entry: int = 0) -> Response:
        """To where the form came from; ``entry`` is what it made, which the next page offers to take back."""
        at = self.form.get("at", "")
        answer = self.to(local(self.form.get("back", "")) + (f"#{quote(at)}" if at else ""))
        answer.set_cookie("done", str(entry), max_age=600, samesite="strict", httponly=True)
        return answer

    def to(self, address: str) -> Response:
        """To an address of the desk, with the name of who sent the form kept for the next one."""
        answer = RedirectResponse(address, 303)
        answer.set_cookie("author", quote(self.author), max_age=YEAR, samesite="strict", httponly=True)
        return answer


def local(address: str) -> str:
    """An address within the desk; anything else leads to its front page."""
    inside = address.startswith("/") and not address.startswith("//") and "\\" not in address
    return address if inside and address.isprintable() else "/"
