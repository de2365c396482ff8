"""The dates layer: what the text says of time, as expressions that are not yet placed."""

from __future__ import annotations

from filrouge.lang.pack import Pack
from filrouge.model.expression import Expression
from filrouge.model.mark import Layer
from filrouge.model.text import Article


def dates(article: Article, pack: Pack) -> Layer[Expression]:
    """The time expressions of an article; needs no parse."""
    return Layer("dates")
