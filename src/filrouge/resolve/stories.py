"""A mixed pile parted into the stories that its articles tell, whatever their language."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.story import Event, Story
from filrouge.model.text import Article
from filrouge.resolve.grouping import grouped
from filrouge.resolve.traits import Traits, Vector, traits, vectors
from filrouge.resolve.wording import wording

SHOWN = 90  # code points of a title


@dataclass(frozen=True, slots=True)
class Parted:
    """The articles of each story, the most central first; stories in the order of their first article."""

    articles: tuple[tuple[str, ...], ...]

    @property
    def of(self) -> Mapping[str, int]:
        """The number of each article's story."""
        return {article: number for number, held in enumerate(self.articles) for article in held}


def parted(ordered: Sequence[Annotated], packs: Mapping[str, Pack]) -> Parted:
    """The stories of a pile that is sorted by publication, path and id."""
    return by_traits([traits(a, wording(packs[a.article.language])) for a in ordered])


def by_traits(pile: Sequence[Traits]) -> Parted:
    """The stories of articles known by their traits, in order of publication."""
    made = vectors(pile)
    return Parted(tuple(tuple(pile[n].article for n in _central(held, made)) for held in grouped(made)))


def _central(held: Sequence[int], made: Sequence[Vector]) -> list[int]:
    """The articles of a group, those most like all the others first."""
    total: dict[str, float] = defaultdict(float)
    for n in held:
        for trait, value in made[n].items():
            total[trait] += value
    likeness = {n: round(sum(v * total[t] for t, v in made[n].items()), 9) for n in held}
    return sorted(held, key=lambda n: (-likeness[n], n))


def stories(found: Parted, events: Sequence[Event], articles: Iterable[Article]) -> tuple[Story, ...]:
    """Each story with its title and its events, the one of most articles first.

    Args:
        found: the articles of each story.
        events: of the pile, in order of date.
        articles: of the pile, in order of publication.
    """
    known = {a.id: a for a in articles}
    order = {identity: n for n, identity in enumerate(known)}
    number = found.of
    told: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        told[Counter(number[m.article] for m in event.mentions).most_common(1)[0][0]].append(event)
    made = [_story([known[i] for i in held], told[n], order) for n, held in enumerate(found.articles)]
    return tuple(sorted(made, key=lambda s: (-len(s.articles), order[s.articles[0]])))


def _story(central: Sequence[Article], events: Sequence[Event], order: Mapping[str, int]) -> Story:
    ids = sorted((a.id for a in central), key=lambda i: order[i])
    days = sorted(d for e in events for d in (e.date.earliest, e.date.latest) if d and e.date.earliest == e.date.latest)
    digest = hashlib.sha256(f"story\x1f{ids[0]}".encode()).hexdigest()[:12]
    ends = (days[0], days[-1]) if days else (None, None)
    return Story(f"s-{digest}", _title(central, events), tuple(ids), tuple(e.id for e in events), *ends)


def _title(central: Sequence[Article], events: Sequence[Event]) -> str:
    """The title of the most central article in the story's main language, else its most salient event."""
    languages = Counter(a.language for a in central)
    main = min(languages, key=lambda x: (-languages[x], x))
    titled = [a.title for a in sorted(central, key=lambda a: a.language != main) if a.title]
    best = max(events, key=lambda e: (e.salience, e.id), default=None)
    title = " ".join((titled[0] if titled else best.label if best else central[0].path).split())
    return title if len(title) <= SHOWN else f"{title[:SHOWN].rsplit(' ', 1)[0]}…"
