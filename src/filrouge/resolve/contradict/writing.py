"""From what two voices hold of an event to a contradiction as it is shown."""

from __future__ import annotations

from filrouge.model.story import Claim, Contradiction, Place
from filrouge.resolve.assemble import Pile, identity
from filrouge.resolve.contradict.figures import estimate
from filrouge.resolve.contradict.held import Held, Quarrel
from filrouge.resolve.contradict.words import Words
from filrouge.resolve.merge.tellings import Telling


def written(quarrel: Quarrel, pile: Pile, words: Words) -> Contradiction:
    """A quarrel with its claims and its sentence."""
    kind, held = quarrel.kind, quarrel.held
    claims = tuple(_claim(kind, each, pile) for each in held)
    voices = [_name(tellings[0], pile) for _, tellings, _ in held]
    first = held[0][1][0]
    trigger = first.mark.span.of(pile.articles[first.article].article.text)
    says = words.sentence(kind, trigger, [c.value for c in claims], voices)
    events = tuple(dict.fromkeys(line.event.id for line in quarrel.lines))
    return Contradiction(identity("c", kind, events[0], *(c.value for c in claims)), kind, events, claims, says)


def _claim(kind: str, held: Held, pile: Pile) -> Claim:
    value, tellings, spans = held
    voices = dict.fromkeys(t.speakers[0] if t.speakers else t.article for t in tellings)
    days = sorted(pile.issued[t.article] for t in tellings if t.article in pile.issued)
    first, last = (days[0], days[-1]) if days else (None, None)
    sources = len({pile.source(t) for t in tellings})
    told = [f.value for t in tellings for f in t.figures if Place(t.article, f.span.start, f.span.end) in spans]
    if kind != "figure" or not told:
        return Claim(value, sources, spans, tuple(voices), first, last)
    return Claim(value, sources, spans, tuple(voices), first, last, *estimate(told))


def _name(telling: Telling, pile: Pile) -> str:
    """How a voice is called in a sentence: the speaker, the paper, or the file."""
    if telling.speakers and telling.speakers[0] in pile.known.actors:
        return pile.known.actors[telling.speakers[0]].name
    article = pile.articles[telling.article].article
    return article.source or article.path.rsplit("/", 1)[-1]
