"""Plain values of a chronology with the exact words of each of their spans put beside its offsets."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from filrouge.export.json import plain
from filrouge.store import sources
from filrouge.store.database import Database

Json = dict[str, Any]


class Wording:
    """Gives values their words; reads an article once, and only when it is spoken of."""

    def __init__(self, text_of: Callable[[str], str]) -> None:
        self._text_of = text_of
        self._known: dict[str, str] = {}

    @classmethod
    def of(cls, database: Database) -> Wording:
        """The words of a dossier's articles."""

        def text(identity: str) -> str:
            found = sources.named(database, identity)
            return "" if found is None else found.text

        return cls(text)

    def told(self, value: object) -> Json:
        """A part of a chronology as `filrouge/1` has it, every span with ``words``."""
        return self.worded(plain(value))

    def worded(self, value: Json) -> Json:
        """Plain values, every span of a named article with ``words``."""
        found: Json = self._walked(value, None)
        return found

    def words(self, article: str, start: int, end: int) -> str:
        """What an article says at a place."""
        if article not in self._known:
            self._known[article] = self._text_of(article)
        return self._known[article][start:end]

    def _walked(self, value: Any, article: str | None) -> Any:  # noqa: ANN401 - JSON is of any shape
        if isinstance(value, list):
            return [self._walked(v, article) for v in value]
        if not isinstance(value, dict):
            return value
        article = value["article"] if isinstance(value.get("article"), str) else article
        found = {k: self._walked(v, article) for k, v in value.items()}
        if article is not None and isinstance(value.get("start"), int) and isinstance(value.get("end"), int):
            found["words"] = self.words(article, value["start"], value["end"])
        return found
