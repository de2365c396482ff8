"""A mixed pile parted into the stories that its articles tell, whatever their language."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from filrouge.model.story import Event, Story
from filrouge.model.text import Article
from filrouge.resolve.stories.grouping import grouped
from filrouge.resolve.stories.traits import Traits, vectors

SHOWN = 90  # code points of a title
FRONT = 12  # events of a story by which its most central article is found

Groups = tuple[tuple[str, ...], ...]  # article ids, story by story


def by_traits(pile: Iterable[Traits]) -> Groups:
    """The articles of each story, from their traits; the same whatever their order."""
    ordered = sorted(pile, key=lambda t: (t.place, t.article))
    return tuple(tuple(ordered[n].article for n in held) for held in grouped(vectors(ordered)))


def numbers(groups: Groups) -> dict[str, int]:
    """The number of each article's story."""
    return {article: number for number, held in enumerate(groups) for article in held}


def stories(groups: Groups, events: Sequence[Event], articles: Iterable[Article]) -> tuple[Story, ...]:
    """Each story with its title and its events, the one of most articles first.

    Args:
        groups: the articles of each story.
        events: of the pile, in order of date.
        articles: of the pile, in order of publication.
    """
    known = {a.id: a for a in articles}
    order = {identity: n for n, identity in enumerate(known)}
    number = numbers(groups)
    told: dict[int, list[Event]] = defaultdict(list)
    for event in events:
        told[story_of(event, number)].append(event)
    made = [_story([known[i] for i in sorted(held, key=order.__getitem__)], told[n]) for n, held in enumerate(groups)]
    return tuple(sorted(made, key=lambda s: (-len(s.articles), order[s.articles[0]])))


def story_of(event: Event, number: Mapping[str, int]) -> int:
    """The number of the story that most reports of an event are of; of several, its first report's."""
    return Counter(number.get(m.article, 0) for m in event.mentions).most_common(1)[0][0]


def _story(articles: Sequence[Article], events: Sequence[Event]) -> Story:
    days = sorted(d for e in events for d in (e.date.earliest, e.date.latest) if d and e.date.earliest == e.date.latest)
    digest = hashlib.sha256(f"story\x1f{articles[0].id}".encode()).hexdigest()[:12]
    ends = (days[0], days[-1]) if days else (None, None)
    ids = tuple(a.id for a in articles)
    return Story(f"s-{digest}", _title(articles, events), ids, tuple(e.id for e in events), *ends)


def _title(articles: Sequence[Article], events: Sequence[Event]) -> str:
    """The title of the article that tells most of what matters, in the story's main language, else its first event."""
    languages = Counter(a.language for a in articles)
    main = min(languages, key=lambda x: (-languages[x], x))
    best = sorted(events, key=lambda e: (-e.salience, e.id))[:FRONT]
    worth: Counter[str] = Counter()
    for event in best:
        for article in {m.article for m in event.mentions}:
            worth[article] += round(event.salience * 10_000)
    titled = [a for a in articles if a.title]
    central = min(titled, key=lambda a: (a.language != main, -worth[a.id]), default=None)
    said = central.title if central is not None else best[0].label if best else articles[0].path
    title = " ".join(str(said).split())
    return title if len(title) <= SHOWN else f"{title[:SHOWN].rsplit(' ', 1)[0]}…"
