"""*Article*: the text with its layers, what each mark means and why, and the original beside it."""

from __future__ import annotations

from urllib.parse import quote

from starlette.responses import HTMLResponse, PlainTextResponse, Response

from filrouge.export.citing import PAGE_BREAK
from filrouge.model.mentions import Status
from filrouge.model.text import Span
from filrouge.web import layers, marks, originals
from filrouge.web.marks import Drawn
from filrouge.web.originals import Original
from filrouge.web.safety import FRAMED
from filrouge.web.visit import Later, Visit


def show(visit: Visit) -> Response:
    """An article's text with its layers."""
    view = visit.view
    read = view.articles.get(visit.named)
    if read is None:
        return visit.missing()
    found_at = _led_to(visit, len(read.article.text))
    drawn = marks.ordered([*layers.drawn(view, visit.dossier, read), *found_at])
    found = originals.original(visit.dossier, visit.named)
    return visit.page(
        "article.html.j2",
        article=read.article,
        source=view.source(read),
        drawn=drawn,
        layers=[(name, sum(m.layer == name for m in drawn)) for name in marks.LAYERS],
        paragraphs=marks.paragraphs(read.article.text, drawn),
        copies=[(i, view.source_name(i)) for i in view.copied_by.get(read.article.id, ())],
        beside=_beside(visit, found, read.article.text),
        kind=found.kind if found else "other",
        hidden=marks.HIDDEN,
        types=sorted(key.removeprefix("type.") for key in visit.words.strings if key.startswith("type.")),
        statuses=[s.value for s in Status],
    )


def _led_to(visit: Visit, length: int) -> list[Drawn]:
    """The words that a search or a shared passage led to, from ``?at=START-END``."""
    start, _, end = visit.asked.get("at", "").partition("-")
    known = all(part.isascii() and part.isdigit() and len(part) < 10 for part in (start, end))
    if not known or not int(start) < int(end) <= length:
        return []
    return [Drawn(Span(int(start), int(end)), marks.FOUND, visit.words("desk.led_to"))]


def _beside(visit: Visit, found: Original | None, text: str) -> dict[str, object] | None:
    """What to show beside the text where it is asked for: a frame, or the images of pages."""
    if found is None or not visit.asked.get("original"):
        return None
    if found.kind == "pdf":
        start = visit.asked.get("at", "").partition("-")[0]
        at = int(start) if start.isascii() and start.isdigit() and len(start) < 10 else 0
        pages = originals.pages(found.data) if originals.drawable() else 0
        page = visit.asked.get("sheet", "")
        number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else text.count(PAGE_BREAK, 0, at) + 1
        return {"kind": "pdf", "pages": pages, "page": min(max(number, 1), max(pages, 1))}
    return {"kind": found.kind}


def original(visit: Visit) -> Response | Later:
    """The page or text as it was given, with nothing in it that acts or loads."""
    found = originals.original(visit.dossier, visit.named)
    if found is None or found.kind not in ("page", "text"):
        return visit.missing()
    head = f'<!doctype html><html lang="und"><head><meta charset="utf-8"><title>{visit.words("desk.original")}</title>'
    head += '<link rel="stylesheet" href="/assets/original.css"></head><body><main>'

    def made() -> Response:
        body = (head + originals.harmless(found) + "</main></body></html>").encode("utf-8", "replace")
        return HTMLResponse(body, headers=FRAMED)

    return Later(made)


def page_image(visit: Visit) -> Response | Later:
    """The image of a page of a PDF file."""
    found = originals.original(visit.dossier, visit.named)
    number = str(visit.request.path_params["number"])
    known = number.isascii() and number.isdigit() and len(number) < 6
    if found is None or found.kind != "pdf" or not known or not originals.drawable():
        return visit.missing()

    def made() -> Response:
        image = originals.drawn(found.data, int(number))
        return PlainTextResponse("", 404) if image is None else Response(image, media_type="image/png")

    return Later(made)


def file(visit: Visit) -> Response:
    """The document itself, byte for byte, to be saved and never shown."""
    found = originals.original(visit.dossier, visit.named)
    if found is None:
        return visit.missing()
    named = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.name, safe='', errors='replace')}"}
    return Response(found.data, media_type="application/octet-stream", headers=named)
