"""One mention made ready for comparing: dated, its actors known across articles, its words weighed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from filrouge.lang.fold import bare, fold
from filrouge.model.annotated import Annotated
from filrouge.model.mark import Mark
from filrouge.model.mentions import ActorKind, Mention, ParticipantRole, Quantity
from filrouge.model.story import Actor
from filrouge.model.text import Published, Span
from filrouge.model.time import When
from filrouge.resolve.anchor.dating import Back, Dating
from filrouge.resolve.merge.wording import (
    Wording,
    akin,
    compared,
    families,
    introduced,
    meaning,
    renewed,
    sentence_around,
    stem,
    stems_of,
)

VICTIMS = "LIFE"  # the type of what counts them
TOLLS = {"killed": ("die", "kill", "toll"), "injured": ("wound", "toll")}  # what each outcome of a count is called


@dataclass(frozen=True, slots=True)
class Known:
    """What the other resolvers found: times by article and span, publication dates, actors.

    ``back`` holds events dated by what is counted from them, by article and trigger.
    """

    times: Mapping[str, Mapping[Span, When]]
    published: Mapping[str, Published]
    who: Mapping[tuple[str, str], str]
    actors: Mapping[str, Actor]
    back: Mapping[tuple[str, Span], Back] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Name:
    """A named actor, group excepted, with the stems of its name."""

    actor: str
    kind: ActorKind
    country: str | None
    words: frozenset[str]

    def same(self, other: Name) -> bool:
        """Whether one name may be the other, cut short."""
        few, many = sorted((self.words, other.words), key=len)
        return few <= many

    def beside(self, other: Name) -> bool:
        """Whether neither can contain or serve the other: both of one kind, or of two countries."""
        return self.kind is other.kind or (None not in {self.country, other.country} and self.country != other.country)


@dataclass(frozen=True, slots=True)
class Telling:
    """A mention with all that deciding whether two are one event needs; ``number`` orders the pile."""

    number: int
    article: str
    language: str
    mark: Mark[Mention]
    type: str
    when: When | None
    issued: date | None  # when its article came out
    slack: int  # days by which its time may be off, because nobody knows exactly when its article came out
    firm: bool  # dated by its own words or sentence, not by its paragraph or by publication
    own: bool  # dated by its own words
    agents: frozenset[str]
    recipients: frozenset[str]
    places: frozenset[str]
    named: frozenset[str]  # those who take part that have a name of their own, not just a description
    people: frozenset[str]  # the persons among them
    names: tuple[Name, ...]  # of actors and places
    subject: frozenset[str]  # the stems that stand before a verb in its clause
    content: frozenset[str]  # and those of what is said
    speakers: tuple[str, ...]
    countries: frozenset[str]
    stem: str
    families: frozenset[str]
    clause: frozenset[str]
    sentence: frozenset[str]
    meaning: frozenset[str]  # of the clause, in no language
    context: frozenset[str]  # and of the sentence
    bounds: Span  # of its sentence
    figures: tuple[Mark[Quantity], ...]
    headline: bool
    nominal: bool
    new: bool  # a noun presented as not told before
    given: bool  # a noun presented as known
    beside: bool  # set beside another that has been told (an even larger attack)
    renews: str | None  # told in words that make a "correction" of an earlier report or an "update" to it
    mention: Mention = field(init=False, repr=False, compare=False)
    actors: frozenset[str] = field(init=False, repr=False, compare=False)  # agents and recipients

    def __post_init__(self) -> None:
        object.__setattr__(self, "mention", self.mark.value)
        object.__setattr__(self, "actors", self.agents | self.recipients)

    @property
    def parties(self) -> frozenset[str]:
        """Who meets: the persons, who stand for their states, else those named."""
        return self.people or self.named

    @property
    def key(self) -> tuple[str, int, int]:
        return (self.article, self.mark.span.start, self.mark.span.end)


def one_word(one: Telling, other: Telling) -> bool:
    """Whether two tellings are named by one word in two forms: of words that only begin alike, families differ."""
    if one.mention.lemma == other.mention.lemma:
        return True
    apart = one.families and other.families and not one.families & other.families
    return not apart and akin(one.stem, other.stem)


def by_article(found: Iterable[Telling]) -> dict[str, list[Telling]]:
    """Tellings by their article, in order of the text."""
    made: dict[str, list[Telling]] = {}
    for telling in sorted(found, key=lambda t: t.number):
        made.setdefault(telling.article, []).append(telling)
    return made


class Reader:
    """Reads the mentions of one article."""

    def __init__(self, annotated: Annotated, known: Known, words: Wording) -> None:
        self._annotated = annotated
        self._article = annotated.article
        self._known = known
        self._words = words
        self._plain = bare(self._article.text)
        self._dating = Dating(annotated, known.times.get(self._article.id, {}), known.published, known.back)
        self._stems: dict[Span, frozenset[str]] = {}
        self._renewed: dict[Span, str | None] = {}
        self._beside: dict[Span, bool] = {}

    def telling(self, number: int, mark: Mark[Mention]) -> Telling:
        mention, text = mark.value, self._article.text
        when, firm = self._dating.when(mark)
        bounds = sentence_around(text, mark.span.start, mark.span.end)
        agents = self._ids(mention, ParticipantRole.AGENT, ParticipantRole.PARTY)
        recipients = self._ids(mention, ParticipantRole.RECIPIENT)
        places = self._ids(mention, ParticipantRole.PLACE)
        named = self._named(agents | recipients)
        own = stem(mention.lemma)
        noun = fold(mention.lemma) in self._words.nouns
        told = introduced(self._plain, mark.span.start, self._words) if noun or mention.tense is None else None
        nominal = self._nominal(mention, told)
        clause = Span(max(mention.extent.start, bounds.start), min(mention.extent.end, bounds.end))
        said, sentence, counted = self._said(clause) - {own}, self._said(bounds) - {own}, self._figures(mention)
        return Telling(
            number, self._article.id, self._article.language, mark, mention.type, when,
            self._dating.day, self._dating.slack(when), firm, firm and mention.date_rule == "adjunct",
            agents, recipients,
            places, named, self._people(named), self._names(agents | recipients | places),
            self._before(clause, mark) - {own},
            self._said(mention.quote) if mention.quote else frozenset(),
            self._speakers(mention), self._countries(agents | recipients), own, self._families(mention, counted),
            said, sentence, meaning(said, self._words), meaning(sentence, self._words), bounds, counted,
            self._headline(mark.span), nominal, noun and told == "new", nominal and told == "same",
            self._compared(clause), self._renews(bounds),
        )  # fmt: skip

    def _figures(self, mention: Mention) -> tuple[Mark[Quantity], ...]:
        told = frozenset(mention.figures)
        return tuple(f for f in self._annotated.figures.within(mention.extent) if f.span in told) if told else ()

    def _compared(self, clause: Span) -> bool:
        if clause not in self._beside:
            self._beside[clause] = compared(clause.of(self._article.text), self._words)
        return self._beside[clause]

    def _families(self, mention: Mention, counted: Iterable[Mark[Quantity]]) -> frozenset[str]:
        """What it may be called; a count of victims is a toll, whatever the verb (``on dénombre 93 blessés``)."""
        named = families(mention.lemma, self._words)
        if mention.type != VICTIMS:
            return named
        return named.union(*(TOLLS.get(f.value.outcome or "", ()) for f in counted))

    def _said(self, span: Span) -> frozenset[str]:
        """The stems of a stretch, of which several mentions may tell."""
        if span not in self._stems:
            self._stems[span] = stems_of(span.of(self._plain), self._words)
        return self._stems[span]

    def _renews(self, bounds: Span) -> str | None:
        if bounds not in self._renewed:
            self._renewed[bounds] = renewed(bounds.of(self._article.text), self._words)
        return self._renewed[bounds]

    def _nominal(self, mention: Mention, told: str | None) -> bool:
        """Whether a noun names it: by its word, or for one that is a verb too, by what stands before it."""
        lemma = fold(mention.lemma)
        if lemma not in self._words.nouns or mention.tense is not None:
            return False
        return lemma not in self._words.verbs or told is not None

    def _headline(self, span: Span) -> bool:
        return self._dating.headline(span)

    def _ids(self, mention: Mention, *roles: ParticipantRole) -> frozenset[str]:
        return frozenset(
            self._known.who[self._article.id, part.chain]
            for part in mention.parts
            if part.role in roles and (self._article.id, part.chain) in self._known.who
        )

    def _speakers(self, mention: Mention) -> tuple[str, ...]:
        found = (self._known.who.get((self._article.id, chain)) for chain in mention.attributed_to)
        return tuple(actor for actor in found if actor is not None)

    def _named(self, ids: frozenset[str]) -> frozenset[str]:
        actors = ((i, self._known.actors.get(i)) for i in sorted(ids))
        return frozenset(
            i for i, a in actors if a is not None and a.kind is not ActorKind.GROUP and a.name[:1].isupper()
        )

    def _before(self, clause: Span, mark: Mark[Mention]) -> frozenset[str]:
        """The stems that stand before a verb in its clause: mostly its subject."""
        verb = mark.value.tense is not None and mark.span.start > clause.start
        return self._said(Span(clause.start, mark.span.start)) if verb else frozenset()

    def _names(self, ids: frozenset[str]) -> tuple[Name, ...]:
        actors = (self._known.actors[i] for i in sorted(self._named(ids)))
        return tuple(Name(a.id, a.kind, a.country, stems_of(bare(a.name), self._words)) for a in actors)

    def _people(self, ids: frozenset[str]) -> frozenset[str]:
        return frozenset(i for i in ids if self._known.actors[i].kind is ActorKind.PERSON)

    def _countries(self, ids: frozenset[str]) -> frozenset[str]:
        actors = (self._known.actors.get(i) for i in sorted(ids))
        return frozenset(a.country for a in actors if a is not None and a.country)
