"""*Citations*: who said what, in the order of the chronology."""

from __future__ import annotations

from collections import Counter

from starlette.responses import Response

from filrouge.export.report.shown import Choice
from filrouge.lang.fold import bare
from filrouge.model.story import Quote
from filrouge.web.paging import paged
from filrouge.web.visit import Visit

MOST_SPEAKERS = 80


def show(visit: Visit) -> Response:
    """The quotations of one speaker, with certain words, or all of them."""
    view = visit.view
    speaker, text = visit.asked.get("speaker", ""), visit.asked.get("text", "").strip()[:200]
    said = view.remembered("said", lambda: [bare(_said(visit, q)) for q in view.chronology.quotes])
    wanted = bare(text)
    holding = [q for q, words in zip(view.chronology.quotes, said, strict=True) if wanted in words]
    counted = Counter(q.speaker or "" for q in holding)
    ranked = sorted(counted, key=lambda i: (-counted[i], view.names.get(i, "")))[:MOST_SPEAKERS]
    kept, number, pages = paged([q for q in holding if not speaker or q.speaker == speaker], visit.number)
    return visit.page(
        "quotes.html.j2",
        sayings=[(view.saying(q), q.speaker, q.event if q.event in view.events else None) for q in kept],
        speakers=[Choice(i, view.names[i], counted[i]) for i in ranked if i in view.names],
        speaker=speaker,
        text=text,
        found=sum(not speaker or q.speaker == speaker for q in holding),
        number=number,
        pages=pages,
    )


def _said(visit: Visit, quote: Quote) -> str:
    return quote.content.of(visit.view.articles[quote.article].article.text)
