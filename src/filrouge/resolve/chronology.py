"""Annotated articles in, one chronology out: every resolver in its turn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.story import Chronology, Generator, ReadArticle
from filrouge.model.text import Rejected
from filrouge.resolve.anchor import anchored
from filrouge.resolve.assemble import Pile, figures, lines, quotes
from filrouge.resolve.contradict import contradictions
from filrouge.resolve.copies import copies
from filrouge.resolve.date_articles import dated
from filrouge.resolve.follow import follow_ups
from filrouge.resolve.identify import identified
from filrouge.resolve.merge import merged
from filrouge.resolve.tellings import Known, tellings
from filrouge.resolve.wording import Weights


def chronology(
    annotated: Sequence[Annotated], packs: Mapping[str, Pack], generator: Generator, rejected: Sequence[Rejected] = ()
) -> Chronology:
    """The chronology of a pile; the same whatever the order of the articles.

    Args:
        annotated: the articles with their layers, ids unique.
        packs: one a language.
        generator: what made it.
        rejected: what could not be read or annotated, carried along.
    """
    published = dated(sorted(annotated, key=lambda a: a.article.id))
    ordered = sorted(annotated, key=lambda a: (published[a.article.id].date or "9", a.article.path, a.article.id))
    identities = identified(ordered, published)
    times = {a.article.id: anchored(a.dates, a.article, published[a.article.id]) for a in ordered}
    known = Known(times, published, identities.ids, {a.id: a for a in identities.actors})
    copied = copies([a.article for a in ordered], published)
    pile = Pile({a.article.id: a for a in ordered}, known, copied)
    told = tellings(ordered, known, packs)
    found = lines(merged(told, Weights(t.sentence for t in told)), pile)
    return Chronology(
        generator,
        tuple(ReadArticle(a.article, published[a.article.id], copied.copy_of.get(a.article.id)) for a in ordered),
        identities.actors,
        tuple(line.event for line in found),
        quotes(pile, found),
        figures(pile, found),
        contradictions(found, pile, packs),
        follow_ups(found, pile),
        tuple(rejected),
    )
