"""A chronology taken apart, so that corrections can be made to it one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from filrouge.dossier.corrections import Entry, FigureValue, Party, Seen, Target
from filrouge.lang.fold import bare
from filrouge.model.mentions import ActorKind
from filrouge.model.story import Actor, Because, Chronology, Event, Figure, Participant, Place, Report
from filrouge.model.text import Span


@dataclass(frozen=True, slots=True)
class Conflict:
    """A correction that new evidence speaks against, or that finds its event no more.

    ``kind`` is ``gone`` (no such event now), ``scattered`` (it has become several), ``changed`` (the
    machine says otherwise than when it was corrected), ``grown`` (new reports since) or ``found``
    (the machine now finds what was added); ``about`` names the field.
    """

    entry: int
    kind: str
    event: str | None
    label: str
    about: str = ""
    said: str = ""
    then: str = ""
    now: str = ""


class Bench:
    """The events at work: by id, and by the places of their event words."""

    def __init__(self, chronology: Chronology) -> None:
        self.chronology = chronology
        self.events: dict[str, Event] = {e.id: e for e in chronology.events}
        self.machine: dict[str, Event] = dict(self.events)  # what each says without the hand
        self.rejected: dict[str, Event] = {}
        self.owner: dict[Place, str] = {t: e.id for e in chronology.events for t in triggers(e)}
        self.figures: dict[str, Figure] = {f.id: f for f in chronology.figures}
        self.actors: dict[str, Actor] = {a.id: a for a in chronology.actors}
        self.names: dict[str, str] = {a.id: a.name for a in chronology.actors}
        self.texts = {a.article.id: a.article.text for a in chronology.articles}
        self.copies = {a.article.id: a.copy_of for a in chronology.articles}
        self.became: dict[str, str] = {}  # merged into which
        self.parted: dict[str, list[str]] = {}  # what was split off
        self.moved: dict[str, None] = {}  # events whose place in the order has to be found
        self.conflicts: list[Conflict] = []
        self.history: dict[str, list[int]] = {}

    def last(self, identity: str) -> str:
        """The id that an event goes by now, after all that it was merged into."""
        seen: set[str] = set()
        while identity in self.became and identity not in seen:
            seen.add(identity)
            identity = self.became[identity]
        return identity

    def find(self, target: Target, entry: Entry, *, again: bool = False) -> str | None:
        """The event that a target means now; a rejected one only where it is looked at ``again``."""
        held = Counter(self.owner[t] for t in target.triggers if t in self.owner)
        if not held:
            self.conflicts.append(Conflict(entry.seq, "gone", None, target.seen.label))
            return None
        found = max(held, key=lambda i: held[i])
        if len(held) > 1:
            others = ", ".join(sorted(i for i in held if i != found))
            self.conflicts.append(Conflict(entry.seq, "scattered", found, target.seen.label, now=others))
        if found in self.rejected:
            if not again:
                return None
            self.events[found] = self.rejected.pop(found)
            self.moved[found] = None
        self.history.setdefault(found, []).append(entry.seq)
        return found

    def hold(self, event: Event) -> None:
        """Put an event back on the bench, as it is now."""
        self.events[event.id] = event
        for place in triggers(event):
            self.owner[place] = event.id

    def actor_of(self, party: Party) -> str:
        """The id of the actor that a person named; a name nobody bears yet makes a new actor."""
        if party.actor in self.actors:
            return str(party.actor)
        wanted = bare(party.name.strip())
        for actor in self.actors.values():
            if any(bare(form) == wanted for form in (actor.name, *actor.aliases)):
                return actor.id
        made = Actor(f"hand:{wanted}", party.name.strip(), ActorKind.GROUP, None, None, (party.name.strip(),), (), 1)
        self.actors[made.id] = made
        self.names[made.id] = made.name
        return made.id

    def participants(self, event: Event, parties: Iterable[Party]) -> tuple[Participant, ...]:
        """Parties as participants, each at the words that name it in this event, else at the event word."""
        spans = {p.actor: p.span for p in event.participants}
        first = triggers(event)[0]
        named = ((self.actor_of(party), party) for party in parties)
        return tuple(Participant(actor, p.role, p.place or spans.get(actor) or first) for actor, p in named)

    def sources(self, mentions: Iterable[Report], most: int) -> int:
        """Independent sources: an article and its copies count once, and never more than were counted apart."""
        return min(most, len({self._original(m.article) for m in mentions}))

    def _original(self, article: str) -> str:
        seen = {article}
        while (copied := self.copies.get(article)) and copied not in seen:
            seen.add(copied)
            article = copied
        return article

    def seen(self, event: Event) -> Seen:
        """What an event says, to be kept with a correction."""
        parties = tuple(Party(self.names.get(p.actor, p.actor), p.role, p.actor, p.span) for p in event.participants)
        figures = tuple(_figure_value(self.figures[i]) for i in event.figures if i in self.figures)
        return Seen(event.label, event.type, event.date, event.status, parties, figures)

    def target(self, identity: str) -> Target:
        """The target that means an event of the bench, with what the machine says of it."""
        event = self.events.get(identity) or self.rejected[identity]
        return Target(tuple(triggers(event)), self.seen(self.machine.get(identity, event)))


def triggers(event: Event) -> list[Place]:
    """The places of an event's words, in the order of its reports."""
    return [Place(m.article, m.trigger.start, m.trigger.end) for m in event.mentions]


def because(entry: Entry, rule: str, *said: str) -> Because:
    """The reason that shows a correction: what it did, who, when and why."""
    told = (*said, entry.author, entry.made, entry.reason)
    return Because("correction", rule, None, " · ".join(t for t in told if t))


def extents(mentions: Iterable[Report]) -> Iterator[Place]:
    """The passages that reports show."""
    return (Place(m.article, m.start, m.end) for m in mentions)


def lies_in(place: Place, around: Iterable[Place]) -> bool:
    """Whether a place lies within one of several."""
    return any(a.article == place.article and a.span.contains(place.span) for a in around)


def with_reason(event: Event, reason: Because) -> Event:
    """The event with one reason more."""
    return replace(event, because=(*event.because, reason))


def _figure_value(figure: Figure) -> FigureValue:
    place = Place(figure.article, figure.start, figure.end)
    return FigureValue(place, figure.low, figure.high, figure.unit, figure.approximate)


def whole(bench: Bench, article: str, span: Span) -> bool:
    """Whether a span lies in the text of an article that is still there."""
    text = bench.texts.get(article)
    return text is not None and 0 <= span.start < span.end <= len(text)
