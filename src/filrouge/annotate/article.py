"""All layers of one article, in the order in which they need one another."""

from __future__ import annotations

from filrouge.annotate.actors import actors
from filrouge.annotate.dates import dates
from filrouge.annotate.events import Found, events
from filrouge.annotate.events.retensed import retensed
from filrouge.annotate.figures import figures
from filrouge.annotate.garden_paths import mended
from filrouge.annotate.quotes import quotes
from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.syntax import Parse
from filrouge.model.text import Article


def annotated(article: Article, pack: Pack, parse: Parse) -> Annotated:
    """The article with every layer."""
    parse = mended(parse, pack)
    when = dates(article, pack)
    how_many = figures(article, pack, parse, when)
    who = actors(article, pack, parse)
    said = quotes(article, pack, parse, who)
    what = events(article, pack, Found(parse, when, how_many, who, said))
    return Annotated(article, retensed(when, what), how_many, who, said, what)
