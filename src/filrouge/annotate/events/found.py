"""What the events layer rests on."""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.model.expression import Expression
from filrouge.model.mark import Layer
from filrouge.model.mentions import Actors, Quantity, Quotation
from filrouge.model.syntax import Parse


@dataclass(frozen=True, slots=True)
class Found:
    """The layers that events rest on."""

    parse: Parse
    dates: Layer[Expression]
    figures: Layer[Quantity]
    actors: Actors
    quotes: Layer[Quotation]
