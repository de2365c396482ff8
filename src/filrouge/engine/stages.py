"""The ordered table of stages: what each makes, and of what."""

from __future__ import annotations

from typing import NamedTuple


class Stage(NamedTuple):
    """``scope`` is ``article`` for what can be done anywhere, one article at a time, else ``pile``."""

    name: str
    scope: str
    needs: tuple[str, ...]
    module: str


STAGES: tuple[Stage, ...] = (
    Stage("read", "article", (), "filrouge.read"),
    Stage("syntax", "article", ("read",), "filrouge.annotate.syntax"),
    Stage("dates", "article", ("read",), "filrouge.annotate.dates"),
    Stage("figures", "article", ("syntax", "dates"), "filrouge.annotate.figures"),
    Stage("actors", "article", ("syntax",), "filrouge.annotate.actors"),
    Stage("quotes", "article", ("syntax", "actors"), "filrouge.annotate.quotes"),
    Stage("events", "article", ("syntax", "dates", "figures", "actors", "quotes"), "filrouge.annotate.events"),
    Stage("date-articles", "pile", ("dates", "events"), "filrouge.resolve.date_articles"),
    Stage("anchor", "article", ("dates", "date-articles"), "filrouge.resolve.anchor"),
    Stage("identify", "pile", ("actors", "date-articles"), "filrouge.resolve.identify"),
    Stage("copies", "pile", ("read", "date-articles"), "filrouge.resolve.copies"),
    Stage("merge", "pile", ("events", "anchor", "identify", "copies"), "filrouge.resolve.merge"),
    Stage("contradict", "pile", ("merge",), "filrouge.resolve.contradict"),
    Stage("follow", "pile", ("merge",), "filrouge.resolve.follow"),
    Stage("rank", "pile", ("merge",), "filrouge.resolve.rank"),
)
