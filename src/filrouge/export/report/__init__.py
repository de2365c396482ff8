"""The self-contained HTML report: one file that opens from disk, prints, and needs no network."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

from filrouge.export.report.views import page
from filrouge.model.story import Chronology
from filrouge.words import Words

NAME = "html"
MEDIA_TYPE = "text/html"


def render(chronology: Chronology, words: Words) -> bytes:
    """The report as one HTML page (UTF-8); its only script is allowed by its hash, nothing is loaded."""
    script, style = _asset("report.js"), _asset("report.css")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    template = _environment().get_template("report.html.j2")
    return template.render(
        page=page(chronology, words),
        t=words,
        script=Markup(script),  # noqa: S704 - our own file, never an article's text
        style=Markup(style),  # noqa: S704 - the same
        digest=digest,
    ).encode("utf-8", "replace")


def _asset(name: str) -> str:
    return files("filrouge.export.report").joinpath(name).read_text("utf-8")


def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("filrouge.export.report", "."),
        autoescape=select_autoescape(default=True, default_for_string=True),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
