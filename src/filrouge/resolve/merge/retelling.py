"""The mentions of a pile made ready for comparing, again and again as its dates settle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.text import Span
from filrouge.resolve.anchor.dating import Back
from filrouge.resolve.merge.tellings import Known, Reader, Telling
from filrouge.resolve.merge.wording import wording


class Retelling:
    """The mentions of a pile, those of an article read again only where what is known of it has changed."""

    def __init__(self, packs: Mapping[str, Pack]) -> None:
        self._packs = packs
        self._last: dict[str, tuple[object, list[Telling]]] = {}

    def tellings(self, pile: Iterable[Annotated], known: Known) -> tuple[Telling, ...]:
        """Every mention of a pile that is sorted by publication, path and id."""
        found: list[Telling] = []
        back: dict[str, dict[Span, Back]] = {}
        for (article, trigger), counted in known.back.items():
            back.setdefault(article, {})[trigger] = counted
        for annotated in pile:
            found += self._told(annotated, known, back.get(annotated.article.id), len(found))
        return tuple(found)

    def _told(self, annotated: Annotated, known: Known, back: object, first: int) -> Iterable[Telling]:
        article = annotated.article
        rests_on = (_rests_on(annotated, known), back)
        was, told = self._last.get(article.id, (None, []))
        if was != rests_on:
            reader = Reader(annotated, known, wording(self._packs[article.language]))
            told = [reader.telling(n, mark) for n, mark in enumerate(annotated.events, first)]
        elif told and told[0].number != first:
            told = [replace(t, number=n) for n, t in enumerate(told, first)]
        self._last[article.id] = rests_on, told
        return told


def _rests_on(annotated: Annotated, known: Known) -> object:
    """All that is known of an article from elsewhere: its times, its day, and who its actors are."""
    article = annotated.article.id
    ids = [known.who.get((article, chain.key)) for chain in annotated.actors.chains]
    actors = [(i, a.kind, a.name, a.country) for i in ids if i is not None and (a := known.actors.get(i))]
    return known.times.get(article), known.published.get(article), ids, actors
