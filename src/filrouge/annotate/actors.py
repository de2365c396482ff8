"""The actors layer: who and what acts, with one chain an actor within the article."""

from __future__ import annotations

from filrouge.lang.pack import Pack
from filrouge.model.mark import Layer
from filrouge.model.mentions import Actors
from filrouge.model.syntax import Parse
from filrouge.model.text import Article


def actors(article: Article, pack: Pack, parse: Parse) -> Actors:
    """The actors of an article and every reference to them."""
    return Actors(Layer("actors"), ())
