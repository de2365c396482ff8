"""Reading `filrouge/1` JSON back: what `explain`, `check` and every converter start from."""

from __future__ import annotations

import json
from typing import Any

from filrouge.errors import FormatError
from filrouge.export.json import SCHEMA
from filrouge.model.mentions import ActorKind, FigureKind, QuoteKind, Status
from filrouge.model.story import (
    Actor,
    Because,
    Chronology,
    Claim,
    Contradiction,
    Course,
    Event,
    EventDate,
    Figure,
    FollowUp,
    Generator,
    Participant,
    Place,
    Quote,
    ReadArticle,
    Report,
    Role,
    SameQuote,
    SharedPassage,
    Step,
    Story,
)
from filrouge.model.text import Article, Basis, Evidence, Published, Region, RegionKind, Rejected, Span

Json = dict[str, Any]


def loads(data: bytes) -> Chronology:
    """The chronology that `export.json.render` wrote.

    Raises:
        FormatError: the bytes are not `filrouge/1` JSON.
    """
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise FormatError(f"not a chronology: the file is not JSON ({error})") from None
    if not isinstance(raw, dict) or raw.get("schema") != SCHEMA:
        raise FormatError(f"not a chronology: its schema is not {SCHEMA}")
    try:
        return _chronology(raw)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise FormatError(f"not a chronology of the schema {SCHEMA}: {type(error).__name__} {error}") from None


def _chronology(raw: Json) -> Chronology:
    generator = raw["generator"]
    return Chronology(
        Generator(generator["version"], tuple(generator["packs"].items()), tuple(generator["models"].items())),
        tuple(_article(a) for a in raw["articles"]),
        tuple(_actor(a) for a in raw["actors"]),
        tuple(_event(e) for e in raw["events"]),
        tuple(_quote(q) for q in raw["quotes"]),
        tuple(_figure(f) for f in raw["figures"]),
        tuple(_contradiction(c) for c in raw["contradictions"]),
        tuple(_follow_up(f) for f in raw["follow_ups"]),
        tuple(Rejected(r["path"], r["stage"], r["reason"]) for r in raw.get("rejected", ())),
        tuple(SameQuote(s["id"], s["speaker"], tuple(s["quotes"])) for s in raw.get("same_quotes", ())),
        tuple(_story(s) for s in raw.get("stories", ())),
        tuple(_course(c) for c in raw.get("courses", ())),
    )


def _course(raw: Json) -> Course:
    steps = tuple(Step(s["day"], s["figure"], s["low"], s["high"], s["renews"]) for s in raw["steps"])
    return Course(raw["id"], raw["event"], tuple(raw["events"]), raw["outcome"], raw["unit"], steps)


def _story(raw: Json) -> Story:
    held = (tuple(raw["articles"]), tuple(raw["events"]))
    return Story(raw["id"], raw["title"], *held, raw.get("earliest"), raw.get("latest"))


def _span(raw: Json) -> Span:
    return Span(int(raw["start"]), int(raw["end"]))


def _optional(raw: Json | None) -> Span | None:
    return None if raw is None else _span(raw)


def _place(raw: Json) -> Place:
    return Place(raw["article"], int(raw["start"]), int(raw["end"]))


def _article(raw: Json) -> ReadArticle:
    article = Article(
        id=raw["id"],
        path=raw["path"],
        sha256=raw["sha256"],
        language=raw["language"],
        text=raw["text"],
        body=_span(raw["body"]),
        title=raw["title"],
        title_span=_optional(raw.get("title_span")),
        source=raw["source"],
        authors=tuple(raw["authors"]),
        published=_published(raw.get("stated") or raw["published"]),
        agency=raw.get("agency"),
        url=raw.get("url"),
        regions=tuple(Region(RegionKind(r["kind"]), _span(r)) for r in raw.get("regions", ())),
    )
    shared = tuple(SharedPassage(int(p["start"]), int(p["end"]), _place(p["first"])) for p in raw.get("shared", ()))
    return ReadArticle(article, _published(raw["published"]), raw.get("copy_of"), shared)


def _published(raw: Json) -> Published:
    evidence = tuple(Evidence(_optional(e["span"]), e["says"]) for e in raw["evidence"])
    return Published(raw["date"], raw["earliest"], raw["latest"], Basis(raw["basis"]), evidence)


def _date(raw: Json) -> EventDate:
    return EventDate(raw["value"], raw["earliest"], raw["latest"], raw["precision"], raw["basis"])


def _actor(raw: Json) -> Actor:
    roles = tuple(
        Role(r["title"], r["organisation"], r["from"], r["to"], tuple(_place(p) for p in r["evidence"]))
        for r in raw["roles"]
    )
    kind = ActorKind(raw["kind"])
    aliases = tuple(raw["aliases"])
    return Actor(raw["id"], raw["name"], kind, raw["country"], raw["wikidata"], aliases, roles, raw["mentions"])


def _event(raw: Json) -> Event:
    return Event(
        id=raw["id"],
        label=raw["label"],
        type=raw["type"],
        mode=raw["mode"],
        date=_date(raw["date"]),
        status=Status(raw["status"]),
        participants=tuple(Participant(p["actor"], p["role"], _place(p["span"])) for p in raw["participants"]),
        figures=tuple(raw["figures"]),
        mentions=tuple(_report(r) for r in raw["mentions"]),
        sources=raw["sources"],
        salience=raw["salience"],
        because=tuple(_because(b) for b in raw.get("because", ())),
    )


def _report(raw: Json) -> Report:
    return Report(
        article=raw["article"],
        start=raw["start"],
        end=raw["end"],
        trigger=_span(raw["trigger"]),
        date=_date(raw["date"]),
        status=Status(raw["status"]),
        attributed_to=raw["attributed_to"],
        reported=raw["reported"],
        because=tuple(_because(b) for b in raw.get("because", ())),
    )


def _because(raw: Json) -> Because:
    return Because(raw["about"], raw["rule"], None if raw["span"] is None else _place(raw["span"]), raw["says"])


def _quote(raw: Json) -> Quote:
    return Quote(
        id=raw["id"],
        article=raw["article"],
        content=_span(raw["content"]),
        cue=_optional(raw["cue"]),
        kind=QuoteKind(raw["kind"]),
        speaker=raw["speaker"],
        speaker_span=_optional(raw["speaker_span"]),
        addressee=raw["addressee"],
        event=raw["event"],
        date=_date(raw["date"]),
    )


def _figure(raw: Json) -> Figure:
    return Figure(
        id=raw["id"],
        article=raw["article"],
        start=raw["start"],
        end=raw["end"],
        low=raw["low"],
        high=raw["high"],
        unit=raw["unit"],
        kind=FigureKind(raw["kind"]),
        approximate=raw["approximate"],
        event=raw["event"],
        best=raw.get("best"),
        outcome=raw.get("outcome"),
        per=raw.get("per"),
        change=raw.get("change", False),
        attributed_to=raw.get("attributed_to"),
    )


def _contradiction(raw: Json) -> Contradiction:
    claims = tuple(_claim(c) for c in raw["claims"])
    return Contradiction(raw["id"], raw["kind"], tuple(raw["events"]), claims, raw["explanation"])


def _claim(raw: Json) -> Claim:
    spans, voices = tuple(_place(p) for p in raw["spans"]), tuple(raw.get("voices", ()))
    more = (raw.get(key) for key in ("first", "last", "low", "best", "high"))
    return Claim(raw["value"], raw["sources"], spans, voices, *more)


def _follow_up(raw: Json) -> FollowUp:
    due = raw["due"] or {"earliest": None, "latest": None}
    condition = None if raw["condition"] is None else _place(raw["condition"])
    words, closing = (None if raw.get(key) is None else _place(raw[key]) for key in ("words", "closing"))
    return FollowUp(
        raw["event"],
        raw["kind"],
        due["earliest"],
        due["latest"],
        condition,
        raw["state"],
        raw["closed_by"],
        words,
        closing,
    )
