"""The chronology: what `resolve` makes of many annotated articles, in the shape of FORMAT.md.

Every value here rests on spans of articles. Field names are those of the format, so that the JSON
export is a plain walk over these classes.
"""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.model.mentions import ActorKind, FigureKind, QuoteKind, Status
from filrouge.model.text import Article, Published, Rejected, Span


@dataclass(frozen=True, slots=True)
class Place:
    """A span of a named article."""

    article: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class EventDate:
    """``value`` in EDTF; ``earliest`` and ``latest`` inclusive ISO days, null where open or unknown."""

    value: str | None = None
    earliest: str | None = None
    latest: str | None = None
    precision: str = "unknown"  # time day week month season year range unknown
    basis: str = "unknown"  # explicit relative publication inferred unknown


NO_DATE = EventDate()


@dataclass(frozen=True, slots=True)
class Because:
    """A reason kept for `explain`: what it is about, the rule, the words and a reasoning to show."""

    about: str
    rule: str
    place: Place | None = None
    says: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One place that reports an event: ``mentions[]`` of FORMAT.md."""

    article: str
    start: int
    end: int
    trigger: Span
    date: EventDate
    status: Status
    attributed_to: str | None = None
    reported: bool = False
    because: tuple[Because, ...] = ()


@dataclass(frozen=True, slots=True)
class Participant:
    actor: str
    role: str
    span: Place


@dataclass(frozen=True, slots=True)
class Event:
    id: str
    label: str
    type: str
    mode: str | None
    date: EventDate
    status: Status
    participants: tuple[Participant, ...]
    figures: tuple[str, ...]
    mentions: tuple[Report, ...]
    sources: int
    salience: float
    because: tuple[Because, ...] = ()  # why the reports were merged


@dataclass(frozen=True, slots=True)
class Role:
    title: str
    organisation: str | None
    from_: str | None
    to: str | None
    evidence: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Actor:
    id: str
    name: str
    kind: ActorKind
    country: str | None
    wikidata: str | None
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    mentions: int


@dataclass(frozen=True, slots=True)
class Quote:
    id: str
    article: str
    content: Span
    cue: Span | None
    kind: QuoteKind
    speaker: str | None
    speaker_span: Span | None
    addressee: str | None
    event: str | None
    date: EventDate


@dataclass(frozen=True, slots=True)
class SameQuote:
    """One quotation that several articles carry, cut or marked differently; ``quotes`` ids, the fullest first."""

    id: str
    speaker: str | None  # the actor whom most of them credit
    quotes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as one source has it; null bounds are open.

    ``best`` is what a source holds most likely within a range, ``outcome`` what became of those
    counted (``killed injured missing displaced arrested kidnapped``), ``per`` the time of a rate,
    ``change`` a rise or fall, ``attributed_to`` the actor to whom the source credits it.
    """

    id: str
    article: str
    start: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    kind: FigureKind
    approximate: bool
    event: str | None
    best: float | None = None
    outcome: str | None = None
    per: str | None = None
    change: bool = False
    attributed_to: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a contradiction.

    ``voices`` are the ids of the actors who hold it, or of the articles that say it themselves;
    ``first`` and ``last`` the days of publication between which it was told. Of a figure, ``low``
    and ``high`` are the least and the most that was told in it, ``best`` its latest number, as UCDP
    records estimates (https://ucdp.uu.se/downloads/, codebook); null where open or no figure.
    """

    value: str
    sources: int
    spans: tuple[Place, ...]
    voices: tuple[str, ...] = ()
    first: str | None = None
    last: str | None = None
    low: float | None = None
    best: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    id: str
    kind: str  # date figure status place actor
    events: tuple[str, ...]
    claims: tuple[Claim, ...]
    explanation: str


@dataclass(frozen=True, slots=True)
class Step:
    """One value of a figure that moves: as printed on a day, in words that say that it is new or not."""

    day: str | None  # of publication
    figure: str
    low: float | None
    high: float | None
    renews: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """How one figure of an event moved from report to report, the oldest first: no value contradicts another."""

    id: str
    event: str  # whose figure it is
    events: tuple[str, ...]  # that and others that tell it
    outcome: str | None  # killed injured missing displaced arrested, of victims
    unit: str | None
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class FollowUp:
    event: str
    kind: str  # announcement promise threat condition request
    earliest: str | None  # due; both null when no day is named
    latest: str | None
    condition: Place | None
    state: str  # open fulfilled overtaken lapsed
    closed_by: str | None
    words: Place | None = None  # that set it ahead
    closing: Place | None = None  # that close it

    @property
    def refused(self) -> bool:
        """Whether a request was turned down; any other one that has lapsed is only not told of again."""
        return self.state == "lapsed" and self.closed_by is not None

    @property
    def waits(self) -> bool:
        """Whether it is still to be checked: open, or its day passed without a word of it in the articles."""
        return self.state == "open" or (self.state == "lapsed" and not self.refused)

    @property
    def standing(self) -> str:
        """Its state as it is shown: the state, or ``refused``."""
        return "refused" if self.refused else self.state


@dataclass(frozen=True, slots=True)
class SharedPassage:
    """A stretch of an article that another printed first, nearly word for word; ``first`` is where."""

    start: int
    end: int
    first: Place

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article with what resolving added: its date, whose text it repeats, and which passages of it."""

    article: Article
    published: Published
    copy_of: str | None = None
    shared: tuple[SharedPassage, ...] = ()


@dataclass(frozen=True, slots=True)
class Story:
    """Articles of a pile that tell one story, and its events, both in the pile's order.

    ``earliest`` and ``latest`` are the first and last ISO days of its events that are dated to a day.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    events: tuple[str, ...]
    earliest: str | None = None
    latest: str | None = None


@dataclass(frozen=True, slots=True)
class Generator:
    version: str
    packs: tuple[tuple[str, str], ...]  # (language, pack digest)
    models: tuple[tuple[str, str], ...]  # (model name, version)


@dataclass(frozen=True, slots=True)
class Chronology:
    generator: Generator
    articles: tuple[ReadArticle, ...]
    actors: tuple[Actor, ...]
    events: tuple[Event, ...]
    quotes: tuple[Quote, ...]
    figures: tuple[Figure, ...]
    contradictions: tuple[Contradiction, ...]
    follow_ups: tuple[FollowUp, ...]
    rejected: tuple[Rejected, ...] = ()
    same_quotes: tuple[SameQuote, ...] = ()
    stories: tuple[Story, ...] = ()
    courses: tuple[Course, ...] = ()
    front: tuple[str, ...] = ()  # events that a page shows first, the rest folded away; empty: all are shown
