"""What is no event although its word could be one: parts of the page apart, states, themes, opinions."""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.annotate.events.acts import Acts
from filrouge.annotate.events.candidates import Candidate
from filrouge.annotate.events.deeds import Deeds
from filrouge.annotate.events.ground import Ground
from filrouge.annotate.events.words import Row
from filrouge.model.text import RegionKind, Span

SILENT = frozenset(set(RegionKind) - {RegionKind.TITLE, RegionKind.CAPTION})


@dataclass(frozen=True, slots=True)
class Sieve:
    """Keeps what a chronology wants, in one article."""

    on: Ground

    def silent(self, candidate: Candidate) -> bool:
        """Outside the article proper, or inside a time expression."""
        at, article = candidate.span.start, self.on.article
        if any(m.span.contains(candidate.span) for m in self.on.found.dates.within(Span(max(0, at - 40), at + 1))):
            return True
        outside = len(article.body) > 0 and not article.body.start <= at < article.body.end
        region = article.region_at(at)
        if outside and not self.on.titled(candidate.token):
            return region is not RegionKind.CAPTION
        return region in SILENT

    def _name(self, candidate: Candidate) -> bool:
        """Part of a name: a capital inside the sentence beside another (``le Progrès libéré``), or an undated noun."""
        first, token = self.on.parse.sentence_of(candidate.token).span.start, candidate.token
        if not token.text[:1].isupper() or token.start == first or self.on.titled(token) or token.text.isupper():
            return False
        before = self.on.parse.tokens[token.i - 1]
        if candidate.noun:
            return candidate.carrier is None and before.pos != "PUNCT" and not self.on.dated(token)
        return before.text[:1].isupper()

    def keeps(self, candidate: Candidate, row: Row | None) -> Row | None:
        """The reading under which a candidate is an event, or null."""
        if self._name(candidate):
            return None
        if not candidate.noun:
            return Acts(self.on).keeps(candidate, row)
        return row if row is not None and Deeds(self.on).keeps(candidate, row) else None
