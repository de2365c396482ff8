"""One article with all its layers: what annotation hands to resolving."""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.model.expression import Expression
from filrouge.model.mark import Layer
from filrouge.model.mentions import Actors, Mention, Quantity, Quotation
from filrouge.model.text import Article


@dataclass(frozen=True, slots=True)
class Annotated:
    article: Article
    dates: Layer[Expression]
    figures: Layer[Quantity]
    actors: Actors
    quotes: Layer[Quotation]
    events: Layer[Mention]
