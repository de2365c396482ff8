"""Which time expressions date an event: its own adjuncts, else its sentence's, paragraph's, quotation's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from filrouge.annotate.events.candidates import Candidate
from filrouge.annotate.events.clauses import preposition
from filrouge.annotate.events.words import Words
from filrouge.model.expression import Expression, counted_from
from filrouge.model.mark import Layer, Mark
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Span

OTHERS = -1  # owner of a day that dates a noun which is no event here


@dataclass(frozen=True, slots=True)
class Dated:
    """The spans that date an event and where they were found."""

    spans: tuple[Span, ...] = ()
    rule: str = "none"


class Timekeeper:
    """Gives each time expression of a text to the events that it dates."""

    def __init__(
        self, on: tuple[Parse, Words], dates: Layer[Expression], found: Sequence[Candidate], walls: Sequence[Span] = ()
    ) -> None:
        self._parse, self._words = on
        self._walls = walls
        self._spans = [c.span for c in found]
        self._at: dict[int, int] = {c.token.i: n for n, c in enumerate(found)}
        self._at |= {c.carrier.i: n for n, c in enumerate(found) if c.carrier is not None}
        self._own: dict[int, list[Span]] = {}
        self._by_sentence: dict[int, list[tuple[Span, int | None]]] = {}
        for mark in dates.marks:
            if mark.value.dates_events:
                self._give(mark)

    def _give(self, mark: Mark[Expression]) -> None:
        token = self._anchor(mark.span)
        if token is None:
            return
        owner = self._owner(token, counted_from(mark.value.told))
        if owner == OTHERS or (owner is not None and self._walled(mark.span, self._spans[owner])):
            return
        self._by_sentence.setdefault(token.sentence, []).append((mark.span, owner))
        if owner is not None:
            self._own.setdefault(owner, []).append(mark.span)

    def _walled(self, date: Span, event: Span) -> bool:
        """A day named inside a quotation does not date the word that introduces it."""
        return any(w.contains(date) and not w.overlaps(event) for w in self._walls)

    def _anchor(self, span: Span) -> Token | None:
        """The word of an expression whose governor lies outside it."""
        tokens = self._parse.tokens_in(span)
        inside = {t.i for t in tokens}
        return next((t for t in tokens if t.head not in inside or t.head == t.i), None)

    def _owner(self, token: Token, base: Span | None) -> int | None:
        """The event above a word; never the one of ``base``, from which the time is counted."""
        for _ in range(8):
            head = self._parse.head(token)
            number = self._at.get(head.i)
            if number is not None and not (base is not None and base.contains(self._spans[number])):
                return number
            if head.i == token.i or (base is not None and number is None and head.pos == "VERB"):
                return None  # « cette demande, reçue six jours avant la saisie »
            counts = base is not None and base.start <= head.start < base.end
            if head.pos == "NOUN" and not counts and self._words.is_(preposition(self._parse, head), "after"):
                return OTHERS  # ``après l'incendie de mercredi, X a parlé``
            token = head
        return None

    def dated(self, number: int, candidate: Candidate, above: int | None) -> Dated:
        """The dates of the candidate with this number; ``above`` is the event whose clause it stands in."""
        own = self._own.get(number)
        if own:
            nearest = sorted(own, key=lambda s: abs(s.start - candidate.span.start))
            return Dated(tuple(nearest), "adjunct")
        borne = self._borne(candidate)
        if borne:
            return Dated(borne, "adjunct")
        if above is not None and self._own.get(above):
            return Dated(tuple(self._own[above]), "sentence")
        loose = [s for s, owner in self._by_sentence.get(candidate.token.sentence, []) if owner is None]
        if loose:
            return Dated(tuple(loose), "sentence")
        return Dated()

    def _borne(self, candidate: Candidate) -> tuple[Span, ...]:
        """``l'invasion ordonnée en février``: the date of the participle on a noun."""
        if not candidate.noun:
            return ()
        below = (self._at.get(c.i) for c in self._parse.children(candidate.token) if c.dep.split(":")[0] == "acl")
        return next((tuple(self._own[n]) for n in below if n is not None and self._own.get(n)), ())
