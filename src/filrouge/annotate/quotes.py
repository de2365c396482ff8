"""The quotes layer: who said what, direct, mixed and indirect."""

from __future__ import annotations

from filrouge.lang.pack import Pack
from filrouge.model.mark import Layer
from filrouge.model.mentions import Actors, Quotation
from filrouge.model.syntax import Parse
from filrouge.model.text import Article


def quotes(article: Article, pack: Pack, parse: Parse, actors: Actors) -> Layer[Quotation]:
    """The quotations of an article with their speakers."""
    return Layer("quotes")
