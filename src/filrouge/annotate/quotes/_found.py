"""What is gathered of a quotation before its speaker is known."""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.model.mentions import QuoteKind, Stance
from filrouge.model.text import Span


@dataclass(frozen=True, slots=True)
class Said:
    """A content with its cue and the words for its speaker, in one unit.

    ``floating`` is true where nothing in the unit says who speaks; ``rule`` names how it was found.
    """

    kind: QuoteKind
    content: Span
    unit: int
    rule: str
    cue: Span | None = None
    lemma: str | None = None
    stance: Stance = Stance.NEUTRAL
    speaker: Span | None = None
    pronoun: bool = False
    floating: bool = False
    parts: tuple[Span, ...] = ()  # clauses joined by « et que », or quoted fragments inside
    addressee: Span | None = None
    occasion: Span | None = None
