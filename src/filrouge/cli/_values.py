"""Corrections out of ``name=value`` words, as `filrouge review` takes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from filrouge.cli.app import say
from filrouge.cli.dossiers import STATUSES
from filrouge.dossier import Dossier, entering
from filrouge.dossier.corrections import Add, Edit, FigureValue, Party, Seen, Split
from filrouge.errors import InputError
from filrouge.export.explain import wanted as _wanted
from filrouge.model.mentions import ParticipantRole, Status
from filrouge.model.story import Chronology, Event, EventDate, Place
from filrouge.model.text import Article, Span

_ROLES = tuple(role.value for role in ParticipantRole)
_OTHERS = ("label", "type", "date", "status", "figure", "reason", "raison", "trigger")
Named = Sequence[tuple[str, str]]


def edit(dossier: Dossier, identity: str, named: Named) -> Edit:
    """An edit of an event: ``label= type= date= status= figure=N:VALUE``, and names by role.

    Raises:
        InputError: a name or a value is not known, or nothing is changed.
    """
    _check(named)
    values = dict(named)
    target = dossier.target(identity)
    event = next((e for e in dossier.chronology().events if e.id == identity), None)
    figures = None if event is None else _figures(dossier.chronology(), event, named)
    made = Edit(
        target,
        label=values.get("label"),
        type=_type(values["type"]) if "type" in values else None,
        date=_date(values["date"]) if "date" in values else None,
        status=_status(values["status"]) if "status" in values else None,
        parties=_parties(target.seen.parties, named),
        figures=figures,
    )
    if made == Edit(target):
        raise InputError(say("review.no_value"))
    return made


def split(dossier: Dossier, identity: str, numbers: Iterable[str]) -> Split:
    """The reports with these numbers, as `show` counts them, on their own.

    Raises:
        InputError: there is no such report, or none would be left on one side.
    """
    event = _wanted(dossier.chronology(), identity, say)
    mentions = event.mentions
    chosen = {int(n) for n in numbers if n.isdigit() and 1 <= int(n) <= len(mentions)}
    if not chosen or len(chosen) == len(mentions):
        raise InputError(say("review.reports", n=len(mentions)))
    off = tuple(Place(m.article, m.trigger.start, m.trigger.end) for n, m in enumerate(mentions, 1) if n in chosen)
    return Split(dossier.target(event.id), off)


def add(dossier: Dossier, words: Sequence[str], named: Named) -> Add:
    """An event drawn in an article: its name or id, the passage, and values as for `edit`.

    Raises:
        InputError: the article or the words are not there, or not once.
    """
    _check(named)
    if len(words) < 2:
        raise InputError(say("review.add_how"))
    values = dict(named)
    article = _article(dossier.chronology(), words[0])
    extent = _once(article, " ".join(words[1:]), Span(0, len(article.text)))
    trigger = _once(article, values["trigger"], extent) if "trigger" in values else extent
    seen = Seen(
        label=values.get("label") or " ".join(extent.of(article.text).split()),
        type=_type(values.get("type", "OTHER")),
        date=_date(values.get("date", "?")),
        status=_status(values.get("status", "happened")),
        parties=_parties((), named) or (),
    )
    return Add(article.id, extent, trigger, seen)


def _check(named: Named) -> None:
    for name, _ in named:
        if name not in (*_OTHERS, *_ROLES):
            known = ", ".join((*_OTHERS, *_ROLES))
            raise InputError(say("error.bad_type", value=name, what=say("review.name"), known=known))


def _type(text: str) -> str:
    known = tuple(k.removeprefix("type.") for k in say.strings if k.startswith("type."))
    if text.upper() not in known:
        raise InputError(say("error.bad_type", value=text, what=say("field.type"), known=", ".join(known)))
    return text.upper()


def _status(text: str) -> Status:
    if text.lower() not in STATUSES:
        raise InputError(say("error.bad_type", value=text, what=say("field.status"), known=", ".join(STATUSES)))
    return Status(text.lower())


def _date(text: str) -> EventDate:
    try:
        return entering.date(text)
    except ValueError:
        raise InputError(say("review.bad_date", text=text)) from None


def _parties(before: tuple[Party, ...], named: Named) -> tuple[Party, ...] | None:
    """Those named replace all of their role; the other roles stay."""
    roles = tuple(dict.fromkeys(name for name, _ in named if name in _ROLES))
    if not roles:
        return None
    given = tuple(p for name, value in named if name in roles for p in entering.parties(value, name))
    return (*given, *(p for p in before if p.role not in roles))


def _figures(chronology: Chronology, event: Event, named: Named) -> tuple[FigureValue, ...] | None:
    """``figure=2:60..90 camions`` is the second figure of the event; ``figure=40`` its only one."""
    known = {f.id: Place(f.article, f.start, f.end) for f in chronology.figures}
    places = [known[i] for i in event.figures if i in known]
    found = []
    for text in (value for name, value in named if name == "figure"):
        number, colon, value = text.partition(":")
        if not colon:
            number, value = "1", text
        if not number.isdigit() or not 1 <= int(number) <= len(places) or (not colon and len(places) > 1):
            raise InputError(say("review.figure", n=len(places)))
        try:
            found.append(entering.figure(value, places[int(number) - 1]))
        except ValueError:
            raise InputError(say("review.figure", n=len(places))) from None
    return tuple(found) or None


def _article(chronology: Chronology, name: str) -> Article:
    found = [a.article for a in chronology.articles if name in (a.article.id, a.article.path)]
    found = found or [a.article for a in chronology.articles if a.article.path.endswith(name)]
    if len(found) != 1:
        raise InputError(say("review.article", name=name, n=len(found)))
    return found[0]


def _once(article: Article, words: str, within: Span) -> Span:
    text = within.of(article.text)
    if not words or text.count(words) != 1:
        raise InputError(say("review.words", words=words, n=text.count(words) if words else 0))
    start = within.start + text.index(words)
    return Span(start, start + len(words))
