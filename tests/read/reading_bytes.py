"""Reading bytes under a name, for the tests of single formats."""

from filrouge.model.text import Article, Rejected
from filrouge.read import Limits, ReadOptions
from filrouge.read.articles import article
from filrouge.read.document import Document, Draft
from filrouge.read.formats import drafts
from filrouge.read.language import language_of

_DEFAULTS = Limits()


def drafted(name: str, data: bytes, limits: Limits = _DEFAULTS) -> list[Draft | Rejected]:
    return list(drafts(Document(name, data), limits))


def articles(name: str, data: bytes) -> list[Article]:
    """The articles that bytes hold; none may be refused, and each span lies in its text."""
    options = ReadOptions()
    found = []
    for draft in drafted(name, data):
        assert isinstance(draft, Draft), draft
        language = language_of(draft.text, options.languages) or draft.hints.declared or "fr"
        made = article(draft, options.pack(language), options)
        assert all(0 <= r.span.start < r.span.end <= len(made.text) for r in made.regions)
        found.append(made)
    return found


def refusals(name: str, data: bytes, limits: Limits = _DEFAULTS) -> list[str]:
    return [item.reason for item in drafted(name, data, limits) if isinstance(item, Rejected)]
