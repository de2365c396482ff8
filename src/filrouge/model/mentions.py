"""What the annotators find in one article, before anything is compared with another article."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from filrouge.model.mark import Layer, Mark
from filrouge.model.text import Span


class ActorKind(StrEnum):
    PERSON = "person"
    STATE = "state"
    ORGANISATION = "organisation"
    GROUP = "group"
    PLACE = "place"


class Form(StrEnum):
    """How a text refers to an actor."""

    NAME = "name"
    TITLE = "title"  # le président américain, the foreign minister
    PRONOUN = "pronoun"
    DESCRIPTION = "description"  # les deux dirigeants, l'assaillant
    DEMONYM = "demonym"  # l'aviation russe, Russian forces


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A role as stated in one place: title, organisation or state served, and whether it is past.

    ``family`` is what titles of all languages are compared by (``president``), null for a trade.
    """

    title: str
    organisation: str | None
    span: Span
    former: bool = False
    family: str | None = None


@dataclass(frozen=True, slots=True)
class Chain:
    """One actor within one article.

    ``key`` is unique in the article and deterministic; for known things it is their knowledge id
    (``state:US``, ``org:NATO``), equal in every article and language; for others it starts with
    ``local:`` and the name. ``surname`` is set for persons. ``country`` is ISO 3166-1 alpha-2.
    """

    key: str
    name: str
    kind: ActorKind
    country: str | None = None
    aliases: tuple[str, ...] = ()
    surname: str | None = None
    gender: str | None = None  # "Masc", "Fem" or null
    plural: bool = False
    roles: tuple[RoleMention, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class Naming:
    """One reference to an actor, or to several at once (``les deux dirigeants``)."""

    chains: tuple[str, ...]
    form: Form
    acts: bool = True  # false where a capital or country is only a place ("à Paris")


@dataclass(frozen=True, slots=True)
class Actors:
    """The actors layer: references in text order, and the chains that they point to."""

    layer: Layer[Naming]
    chains: tuple[Chain, ...]

    def chain(self, key: str) -> Chain:
        return next(c for c in self.chains if c.key == key)

    def covering(self, span: Span) -> tuple[Mark[Naming], ...]:
        """The references that overlap a span, in text order."""
        return self.layer.overlapping(span)


class QuoteKind(StrEnum):
    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Stance(StrEnum):
    """What a reporting verb or noun does with its content."""

    NEUTRAL = "neutral"
    ASSERTING = "asserting"
    DENYING = "denying"
    PROMISING = "promising"
    THREATENING = "threatening"
    ACCUSING = "accusing"
    REQUESTING = "requesting"


@dataclass(frozen=True, slots=True)
class Quotation:
    """The mark's span is the content (without its outer marks); ``speaker`` is a chain key.

    A mixed or double content is one mark; ``parts`` are then the quoted fragments, and the clauses
    without any, to be shown one by one (ANNOTATING.md, "Quotations").
    """

    kind: QuoteKind
    cue: Span | None
    cue_lemma: str | None
    stance: Stance
    speaker: str | None
    speaker_span: Span | None
    addressee: str | None = None
    occasion: Span | None = None
    parts: tuple[Span, ...] = ()


class FigureKind(StrEnum):
    COUNT = "count"
    ORDINAL = "ordinal"
    MONEY = "money"
    PERCENT = "percent"
    MEASURE = "measure"
    DURATION = "duration"
    AGE = "age"
    SCORE = "score"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds; ``high`` null is open, ``unit`` as FORMAT.md says.

    ``counted`` is the span of what is counted; ``outcome`` tells victims apart
    (``killed injured missing displaced arrested``) where the words say so.
    """

    low: float | None
    high: float | None
    unit: str | None
    kind: FigureKind
    approximate: bool = False
    best: float | None = None
    counted: Span | None = None
    outcome: str | None = None
    per: str | None = None  # "week" in "5 000 soldats par semaine"
    change: bool = False  # "+3 %", "de 10 à 12"


class Status(StrEnum):
    HAPPENED = "happened"
    ONGOING = "ongoing"
    ANNOUNCED = "announced"
    CONDITIONAL = "conditional"
    REQUESTED = "requested"
    DENIED = "denied"
    UNCERTAIN = "uncertain"


class ParticipantRole(StrEnum):
    AGENT = "agent"
    RECIPIENT = "recipient"
    PARTY = "party"
    PLACE = "place"
    INSTRUMENT = "instrument"


@dataclass(frozen=True, slots=True)
class Reason:
    """One fact of a line and the words it rests on: ``about`` is a word such as type, status, date, agent.

    ``rule`` is a readable rule name; ``span`` the words, null where there are none.
    """

    about: str
    rule: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A participant of one mention; ``chain`` is a chain key."""

    role: ParticipantRole
    chain: str
    span: Span


LINE = 120  # code points of a label
NOWHERE = 5


@dataclass(frozen=True, slots=True)
class Shown:
    """The pieces of text that a label shows, in order, and those of the narrowest clause around its event word.

    ``aside`` is how far the event is from being what the line is about: 0 the main verb of the sentence or of
    what is reported, with a subject of its own; 1 one whose subject is a pronoun or stands with another verb;
    2 a subordinate verb, or a noun beside the main verb; 3 a noun or clause within another phrase; `NOWHERE`
    where no clause can be read alone. ``pronoun`` is the pronoun that is the line's subject.
    """

    line: tuple[Span, ...]
    apart: tuple[Span, ...]
    aside: int
    pronoun: Span | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """An event as one sentence tells it; the mark's span is the trigger.

    ``extent`` is the clause to show (``mentions[].start/end``), ``shown`` what its label shows of the text, null
    where nobody made one. ``type`` and ``mode`` are
    PLOVER's or FORMAT.md's general types. ``dates`` are spans of marks in the dates layer that date
    the event, the nearest adjunct first; ``date_rule`` says where they were found (``adjunct``,
    ``sentence``, ``paragraph``, ``quotation``, ``lead``, ``none``; ``apart`` where it is of another time than
    what is told around it). ``tense`` is ``past``,
    ``present``, ``future`` or null; ``over`` is true of the pluperfect, ``main`` false
    of what does not move the story on (a bare noun, a relative clause, the pluperfect). ``anaphoric``
    marks a second mention (``cette pause``, ``l'appel``). ``says`` is true of an act of saying with content; ``quote``
    is then the content.
    ``attributed_to`` are chain keys, nearest source first. ``governor`` is the trigger span of the
    saying, promise or threat that this event stands under. ``idle`` is true of what lies ahead in talk only: ability,
    fear, forecast, price, supposition; nothing to be followed.
    """

    type: str
    mode: str | None
    status: Status
    lemma: str
    extent: Span
    parts: tuple[Part, ...] = ()
    dates: tuple[Span, ...] = ()
    date_rule: str = "none"
    tense: str | None = None
    anaphoric: bool = False
    says: bool = False
    quote: Span | None = None
    attributed_to: tuple[str, ...] = ()
    governor: Span | None = None
    condition: Span | None = None
    figures: tuple[Span, ...] = ()
    reasons: tuple[Reason, ...] = ()
    over: bool = False
    main: bool = True
    shown: Shown | None = None
    idle: bool = False

    @property
    def line(self) -> tuple[Span, ...]:
        """The words of its label."""
        return self.shown.line if self.shown else (self.extent,)
