"""The times of the articles of a pile, placed once for each day from which they are counted."""

from __future__ import annotations

from collections.abc import Mapping

from filrouge.model.annotated import Annotated
from filrouge.model.text import Published, Span
from filrouge.model.time import When
from filrouge.resolve.anchor import anchored


class Placing:
    """Remembers what `anchored` gave: parting into stories, dating and merging ask for the same."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str | None, str | None, str | None], Mapping[Span, When]] = {}

    def of(self, annotated: Annotated, published: Published) -> Mapping[Span, When]:
        """The time of every expression of an article that came out then."""
        key = (annotated.article.id, published.date, published.earliest, published.latest)
        if key not in self._known:
            self._known[key] = anchored(annotated.dates, annotated.article, published)
        return self._known[key]
