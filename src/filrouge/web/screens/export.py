"""*Exporter*: the chronology, or what the filters keep of it, in any of the formats."""

from __future__ import annotations

import re
from urllib.parse import quote

from starlette.responses import PlainTextResponse, Response

from filrouge.errors import InputError
from filrouge.export.extras import require
from filrouge.export.formats import FORMATS, Format
from filrouge.export.select import Choice, kept, selected
from filrouge.model.story import Chronology
from filrouge.web.facets import Filters
from filrouge.web.screens.chronology import holding
from filrouge.web.visit import Later, Visit

_NOT_NAME = re.compile(r"[^\w.-]+")


def show(visit: Visit) -> Response:
    """The formats, and what would be exported under the filters."""
    filters = Filters.of(visit.asked)
    facets = visit.view.facets
    found = visit.view.facets.kept(filters, _words(visit, filters))
    return visit.page(
        "export.html.j2",
        formats=[(f, _missing(f, visit)) for f in FORMATS],
        filters=filters,
        found=found.bit_count(),
        of=facets.all.bit_count(),
    )


def file(visit: Visit) -> Response | Later:
    """The chronology as a file to be saved."""
    form = next((f for f in FORMATS if f.name == visit.asked.get("format", "")), None)
    if form is None:
        return visit.missing()
    chosen = _chosen(visit)
    words, stem = visit.words, _NOT_NAME.sub("-", visit.desk.setting.path.stem) or "chronology"

    def made() -> Response:
        try:
            data = form.render(chosen, words)
        except InputError as error:
            return PlainTextResponse(str(error), 422)
        named = f"attachment; filename*=UTF-8''{quote(f'{stem}.{form.name}', safe='')}"
        return Response(data, media_type=form.media_type, headers={"Content-Disposition": named})

    return Later(made)


def _chosen(visit: Visit) -> Chronology:
    """What the filters keep, and of that the events that count most where only so many are wanted."""
    filters = Filters.of(visit.asked)
    chronology = visit.view.chronology
    if filters.any:
        found = visit.view.facets.kept(filters, _words(visit, filters))
        chronology = kept(chronology, {e.id for e in visit.view.facets.listed(found)})
    top = visit.asked.get("top", "")
    known = top.isascii() and top.isdigit() and 0 < len(top) < 7
    return selected(chronology, Choice(top=int(top))) if known else chronology


def _words(visit: Visit, filters: Filters) -> int | None:
    found = holding(visit, filters)
    return None if found is None else visit.view.facets.holding(found)


def _missing(form: Format, visit: Visit) -> str:
    """What has to be installed for a format, if anything."""
    if form.extra is None:
        return ""
    try:
        require(form.extra, visit.words)
    except InputError as error:
        return str(error)
    return ""
