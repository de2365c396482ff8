"""A large pile divided into parts that are resolved apart, and their chronologies put together.

What is in one part never hangs on another, so that an added article costs the part that it falls
into. A pile of a few hundred articles is one part; of a larger one every story is a part.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from filrouge.model.story import Actor, Chronology, Event, Generator, ReadArticle, Role
from filrouge.model.text import Rejected
from filrouge.resolve.stories import Groups

WHOLE = 400  # articles that are compared all with each other, whatever their stories
KINDS = ("articles", "events", "quotes", "figures", "contradictions", "follow_ups", "same_quotes", "stories", "courses")

Key = tuple[str | int, ...]


def divided(groups: Groups) -> tuple[Groups, ...]:
    """The stories of each part."""
    if sum(map(len, groups)) <= WHOLE:
        return (groups,) if groups else ()
    return tuple((held,) for held in groups)


def together(parts: Sequence[Chronology], generator: Generator, rejected: Iterable[Rejected] = ()) -> Chronology:
    """One chronology out of those of its parts, in any order."""
    held = [keys(p) for p in parts]
    made: dict[str, Any] = {}
    for kind in KINDS:
        pairs = [pair for k, p in zip(held, parts, strict=True) for pair in zip(k[kind], getattr(p, kind), strict=True)]
        made[kind] = tuple(item for _, item in sorted(pairs, key=lambda pair: pair[0]))
    return Chronology(generator=generator, actors=actors([p.actors for p in parts]), rejected=tuple(rejected), **made)


def keys(made: Chronology) -> Mapping[str, list[Key]]:
    """What puts the values of each kind in order among those of other parts; in one part it is their own order."""
    articles = {a.article.id: _article(a) for a in made.articles}
    events = {e.id: _event(e) for e in made.events}
    quotes = {q.id: articles[q.article] for q in made.quotes}
    return {
        "articles": list(articles.values()),
        "events": list(events.values()),
        "quotes": [(*articles[q.article], n) for n, q in enumerate(made.quotes)],
        "figures": [(*articles[f.article], n) for n, f in enumerate(made.figures)],
        "contradictions": _in_order(events[c.events[0]] for c in made.contradictions),
        "follow_ups": _in_order(events[f.event] for f in made.follow_ups),
        "same_quotes": _in_order(quotes[s.quotes[0]] for s in made.same_quotes),
        "courses": _in_order(events[c.event] for c in made.courses),
        "stories": [(-len(s.articles), *articles[s.articles[0]]) for s in made.stories],
    }


def _in_order(found: Iterable[Key]) -> list[Key]:
    """Keys that never go back, so that what a part put in its own order stays in it."""
    made: list[Key] = []
    last: Key = ()
    for n, key in enumerate(found):
        last = max(last, key)
        made.append((*last, n))
    return made


def _article(read: ReadArticle) -> Key:
    return (read.published.date or "9", read.article.path, read.article.id)


def _event(event: Event) -> Key:
    date, first = event.date, event.mentions[0]
    return (date.earliest or date.latest or "9", date.latest or "9", first.article, first.start, event.id)


def actors(parts: Iterable[Sequence[Actor]]) -> tuple[Actor, ...]:
    """The actors of several parts, those of one id as one, the most named first."""
    held: dict[str, list[Actor]] = defaultdict(list)
    for found in parts:
        for actor in found:
            held[actor.id].append(actor)
    return tuple(sorted(map(one, held.values()), key=lambda a: (-a.mentions, a.name, a.id)))


def one(same: Sequence[Actor]) -> Actor:
    """One actor out of what several parts know of it, under the name of the part that names it most."""
    if len(same) == 1:
        return same[0]
    ordered = sorted(same, key=lambda a: (-a.mentions, a.name))
    first = ordered[0]
    return replace(
        first,
        country=next((a.country for a in ordered if a.country), None),
        wikidata=next((a.wikidata for a in ordered if a.wikidata), None),
        aliases=tuple(sorted({x for a in ordered for x in (a.name, *a.aliases)} - {first.name})),
        roles=_roles(ordered),
        mentions=sum(a.mentions for a in ordered),
    )


def _roles(same: Sequence[Actor]) -> tuple[Role, ...]:
    """Roles of one title and organisation as one, over the whole time that any part knows of."""
    held: dict[tuple[str, str | None], list[Role]] = defaultdict(list)
    for role in sorted((r for a in same for r in a.roles), key=lambda r: (r.from_ or "", r.to or "", r.title)):
        held[role.title, role.organisation].append(role)
    made = [_role(roles) for roles in held.values()]
    return tuple(sorted(made, key=lambda r: (r.from_ or "", r.to or "", r.title, r.organisation or "")))


def _role(roles: Sequence[Role]) -> Role:
    starts = [r.from_ for r in roles if r.from_]
    ends = [r.to for r in roles if r.to]
    evidence = tuple(sorted({p for r in roles for p in r.evidence}, key=lambda p: (p.article, p.start, p.end)))
    return replace(roles[0], from_=min(starts, default=None), to=max(ends, default=None), evidence=evidence)
