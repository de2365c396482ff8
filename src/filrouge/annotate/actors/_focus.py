"""What a text has in mind: how present each chain is at a point, for pronouns and bare titles."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field

from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.model.syntax import Token

SENTENCES = 12  # how far back a pronoun can look
_FADE = 0.55  # what is left of a mention's weight a sentence later
_WEIGHTS = {"nsubj": 4.0, "obl:agent": 3.0, "obj": 2.2, "iobj": 2.2, "obl": 1.6, "root": 3.0, "appos": 1.5, "nmod": 1.1}
_PLAIN = 1.3


@dataclass(frozen=True, slots=True)
class Trail:
    """One mention that is still in mind."""

    key: str
    sentence: int
    token: int
    weight: float


@dataclass(slots=True, eq=False)
class Focus:
    reading: Reading
    trails: deque[Trail] = field(default_factory=deque)

    def mention(self, ref: Ref) -> None:
        """Bring a reference's chains to mind."""
        token = self.reading.tokens[ref.head]
        for key in ref.chains:
            self.trails.append(Trail(key, token.sentence, ref.first, weight_of(self.reading, token)))

    def at(self, token: Token) -> dict[str, float]:
        """The presence of each chain before a token, the most present last mentioned first among equals."""
        while self.trails and self.trails[0].sentence < token.sentence - SENTENCES:
            self.trails.popleft()
        present: dict[str, float] = {}
        for trail in reversed(self.trails):
            if trail.token < token.i:
                weight = trail.weight * _FADE ** (token.sentence - trail.sentence)
                present[trail.key] = present.get(trail.key, 0.0) + weight
        return present

    def last(self, token: Token) -> list[str]:
        """The chains before a token, the last mentioned first."""
        return list(dict.fromkeys(t.key for t in reversed(self.trails) if t.token < token.i))


def weight_of(reading: Reading, token: Token) -> float:
    """How much a mention in this place draws the attention; a conjunct counts as the first of its kind."""
    dep, seen = token.dep, {token.i}
    while dep == "conj" and token.head not in seen:
        token = reading.tokens[token.head]
        seen.add(token.i)
        dep = token.dep
    return _WEIGHTS.get(dep) or _WEIGHTS.get(dep.split(":")[0], _PLAIN)
