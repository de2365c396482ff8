"""The events layer: what happened, sentence by sentence, before anything is merged."""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.lang.pack import Pack
from filrouge.model.expression import Expression
from filrouge.model.mark import Layer
from filrouge.model.mentions import Actors, Mention, Quantity, Quotation
from filrouge.model.syntax import Parse
from filrouge.model.text import Article


@dataclass(frozen=True, slots=True)
class Found:
    """The layers that events rest on."""

    parse: Parse
    dates: Layer[Expression]
    figures: Layer[Quantity]
    actors: Actors
    quotes: Layer[Quotation]


def events(article: Article, pack: Pack, found: Found) -> Layer[Mention]:
    """The event mentions of an article."""
    return Layer("events")
