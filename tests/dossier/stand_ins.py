"""Quick stages in place of the parser and the comparison, so that a dossier can be tested by the hundred.

They keep what matters to a store: an article's layers depend on its text alone, the chronology on
all the articles together, and neither on the order in which anything came.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import pytest

from filrouge.dossier import updating
from filrouge.engine.build import generator
from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.mark import Mark, Trace, layer
from filrouge.model.mentions import (
    ActorKind,
    Actors,
    Chain,
    FigureKind,
    Form,
    Mention,
    Naming,
    Quantity,
    QuoteKind,
    Status,
)
from filrouge.model.story import (
    Actor,
    Because,
    Chronology,
    Claim,
    Contradiction,
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
)
from filrouge.model.text import Article, Rejected, Span
from filrouge.resolve.chronology import Setting
from filrouge.resolve.stories import Groups
from filrouge.resolve.stories.together import together

_WORD = re.compile(r"\b(frappe|accord|appel|promesse)\w*")
UNREADABLE = "ILLISIBLE"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_QUOTED = re.compile(r"«[^»]+»")
_NUMBER = re.compile(r"\b\d{1,3}\b")
_NAME = re.compile(r"\b[A-Z]\w+")


def run(articles: Sequence[Article], _packs: Mapping[str, Pack], **_options: object) -> list[Annotated | Rejected]:
    """What `engine.local.run` gives, without a parser."""
    return [Rejected(a.path, "annotate", "illisible") if UNREADABLE in a.text else _annotated(a) for a in articles]


def noting(seen: list[str]) -> Callable[..., list[Annotated | Rejected]]:
    """`run`, with the paths of what it annotates written down."""

    def noted(articles: Sequence[Article], packs: Mapping[str, Pack], **_options: object) -> list[Annotated | Rejected]:
        seen.extend(a.path for a in articles)
        return run(articles, packs)

    return noted


def _annotated(article: Article) -> Annotated:
    trace = Trace("stand-in")
    text = article.text
    events = [
        Mark(Span(*w.span()), Mention("OTHER", None, Status.HAPPENED, w.group(1), _line(text, w.start())), trace)
        for w in _WORD.finditer(text)
    ]
    numbers = [
        Mark(Span(*w.span()), Quantity(float(w.group()), float(w.group()), None, FigureKind.COUNT), trace)
        for w in _NUMBER.finditer(text)
    ]
    names = [Mark(Span(*w.span()), Naming((f"local:{w.group()}",), Form.NAME), trace) for w in _NAME.finditer(text)]
    chains = tuple(Chain(f"local:{n}", n, ActorKind.PERSON) for n in sorted({m.value.chains[0][6:] for m in names}))
    empty: Annotated = Annotated(
        article, layer("dates", []), layer("figures", numbers), Actors(layer("actors", names), chains),
        layer("quotes", []), layer("events", events),
    )  # fmt: skip
    return empty


def _line(text: str, at: int) -> Span:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return Span(start, len(text) if end < 0 else end)


def chronology(
    annotated: Sequence[Annotated], _packs: Mapping[str, Pack], made_by: Generator, rejected: Sequence[Rejected]
) -> Chronology:
    """What `resolve.chronology.chronology` gives: events of one word and one day are the same."""
    groups: dict[tuple[str, str], list[tuple[Annotated, Mark[Mention]]]] = {}
    for each in annotated:
        for mark in each.events:
            day = _DAY.search(mark.value.extent.of(each.article.text))
            groups.setdefault((day.group() if day else "~", mark.value.lemma), []).append((each, mark))
    made = [_event(day, lemma, told) for (day, lemma), told in sorted(groups.items())]
    figures = [f for _, found in made for f in found]
    names = sorted({c.name for each in annotated for c in each.actors.chains})
    return Chronology(
        made_by,
        tuple(ReadArticle(each.article, each.article.published) for each in annotated),
        tuple(Actor(f"a-{n}", n, ActorKind.PERSON, None, None, (n,), (), 1) for n in names),
        tuple(event for event, _ in made),
        tuple(q for each in annotated for q in _quotes(each)),
        tuple(figures),
        tuple(_contradictions(made)),
        tuple(_follow_ups([event for event, _ in made])),
        tuple(rejected),
    )


def _quotes(each: Annotated) -> Iterator[Quote]:
    """What stands between marks, said by the first one named after it on its line."""
    article = each.article
    for found in _QUOTED.finditer(article.text):
        line = _line(article.text, found.start())
        name = next((n for n in each.actors.layer.within(line) if n.span.start > found.end()), None)
        speaker = None if name is None else "a-" + name.value.chains[0][6:]
        yield Quote(
            f"q-{article.id}-{found.start()}", article.id, Span(*found.span()), None, QuoteKind.DIRECT,
            speaker, None if name is None else name.span, None, None, EventDate(),
        )  # fmt: skip


def _event(day: str, lemma: str, told: list[tuple[Annotated, Mark[Mention]]]) -> tuple[Event, list[Figure]]:
    date = EventDate() if day == "~" else EventDate(day, day, day, "day", "explicit")
    reports, participants, figures = [], {}, []
    for each, mark in told:
        extent, article = mark.value.extent, each.article
        reports.append(Report(article.id, extent.start, extent.end, mark.span, date, Status.HAPPENED))
        for name in each.actors.layer.within(extent):
            actor = "a-" + name.value.chains[0][6:]
            participants.setdefault(
                actor, Participant(actor, "agent", Place(article.id, name.span.start, name.span.end))
            )
        figures += list(_figures(each, extent))
    identity = hashlib.sha256(repr([(r.article, r.trigger) for r in reports]).encode()).hexdigest()[:10]
    figures = [Figure(**{**f, "event": identity}) for f in figures]
    status = Status.ANNOUNCED if lemma == "promesse" else Status.HAPPENED
    first = told[0]
    event = Event(
        identity, first[1].value.extent.of(first[0].article.text).strip(), "OTHER", None, date, status,
        tuple(participants.values()), tuple(f.id for f in figures), tuple(reports),
        len({r.article for r in reports}), round(len(reports) / (len(reports) + 1), 4),
        (Because("merge", "same word and day"),),
    )  # fmt: skip
    return event, figures


def _figures(each: Annotated, extent: Span) -> Iterator[dict[str, object]]:
    for mark in each.figures.within(extent):
        identity = f"f-{each.article.id}-{mark.span.start}"
        value = mark.value
        yield {
            "id": identity, "article": each.article.id, "start": mark.span.start, "end": mark.span.end,
            "low": value.low, "high": value.high, "unit": None, "kind": value.kind, "approximate": False,
        }  # fmt: skip


def _contradictions(made: Iterable[tuple[Event, list[Figure]]]) -> Iterator[Contradiction]:
    for event, figures in made:
        if len({f.low for f in figures}) > 1:
            held = {f.low: [Place(g.article, g.start, g.end) for g in figures if g.low == f.low] for f in figures}
            claims = tuple(Claim(f"{low:g}", len(places), tuple(places)) for low, places in sorted(held.items()))
            yield Contradiction(f"c-{event.id}", "figure", (event.id,), claims, "Les chiffres ne s’accordent pas.")


def _follow_ups(events: Sequence[Event]) -> Iterator[FollowUp]:
    """A promise is kept by the first agreement of a later day."""
    for event in events:
        if event.status is Status.ANNOUNCED:
            after = (e for e in events if e.label.count("accord") and (e.date.value or "") > (event.date.value or "~"))
            closing = next(after, None)
            state = "open" if closing is None else "fulfilled"
            due = event.date.latest
            yield FollowUp(event.id, "promise", due, due, None, state, None if closing is None else closing.id)


def resolved(annotated: Iterable[Annotated], rejected: Iterable[Rejected], packs: Mapping[str, Pack]) -> Chronology:
    """What `engine.build.resolved` gives: the chronology of a pile that is one part."""
    refused = sorted(rejected, key=lambda r: (r.path, r.stage, r.reason))
    made_by = generator(packs)
    return together([part(list(annotated), (), Setting(packs, made_by, None))], made_by, refused)


def part(annotated: Sequence[Annotated], _groups: Groups, setting: Setting) -> Chronology:
    """What `resolve.chronology.part` gives."""
    in_order = sorted(annotated, key=lambda a: (a.article.published.date or "9", a.article.path, a.article.id))
    return chronology(in_order, {}, setting.generator, ())


def put_in(patch: pytest.MonkeyPatch) -> None:
    """Let dossiers work with the stand-ins."""
    patch.setattr(updating.local, "run", run)
    patch.setattr(updating, "resolved", part)
    patch.setattr("filrouge.engine.build.model_version", lambda _name: "0")


def pile(folder: Path, count: int, *, seed: int = 0) -> Path:
    """Small French articles: some speak of the same events, one cannot be read, one cannot be annotated."""
    folder.mkdir(parents=True, exist_ok=True)
    words = ("frappe", "accord", "appel", "promesse")
    for n in range(seed, seed + count):
        day = f"2025-03-{1 + n % 9:02}"
        text = (
            f"La préfète parle d’une {words[n % 4]} le {day} devant la presse de la ville\n\n"
            f"Le {day}, une {words[n % 4]} a fait {3 + n % 5} blessés près de Valmer, selon Ana Solé.\n\n"
            f"Le cœur du dossier n° {n} reste l’appel lancé à Évreux par les élus de la région.\n"
        )
        (folder / f"art-{n:03}.txt").write_text(text, "utf-8")
    if seed == 0:
        (folder / "vide.txt").write_bytes(b"")
        (folder / "zz.txt").write_text("Ce texte ILLISIBLE parle pourtant d’un accord conclu dans la ville.\n", "utf-8")
    return folder
