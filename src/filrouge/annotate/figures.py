"""The figures layer: how many of what, with bounds."""

from __future__ import annotations

from filrouge.lang.pack import Pack
from filrouge.model.expression import Expression
from filrouge.model.mark import Layer
from filrouge.model.mentions import Quantity
from filrouge.model.syntax import Parse
from filrouge.model.text import Article


def figures(article: Article, pack: Pack, parse: Parse, dates: Layer[Expression]) -> Layer[Quantity]:
    """The figures of an article; numbers inside dates are left to the dates layer."""
    return Layer("figures")
