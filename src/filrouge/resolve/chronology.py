"""Annotated articles in, one chronology out: every resolver in its turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.story import Chronology, Generator, ReadArticle
from filrouge.model.text import Article, Published, Rejected
from filrouge.resolve.anchor.placing import Placing
from filrouge.resolve.assemble import Pile, figures, lines, quotes
from filrouge.resolve.contradict import contradictions
from filrouge.resolve.copies import Copies, copies
from filrouge.resolve.courses import courses
from filrouge.resolve.follow import follow_ups
from filrouge.resolve.merge.tellings import by_article
from filrouge.resolve.merge.wording import wording
from filrouge.resolve.same_quotes import same_quotes
from filrouge.resolve.settle import settled
from filrouge.resolve.stories import Groups, by_traits, numbers, stories
from filrouge.resolve.stories.together import divided, together
from filrouge.resolve.stories.traits import Traits, traits

REMEMBERED = 5_000  # articles of a pile: of a larger one times are placed anew rather than kept until resolving


@dataclass(frozen=True, slots=True)
class Setting:
    """What every part of a pile is resolved with: the language is the one that most of its articles are in."""

    packs: Mapping[str, Pack]
    generator: Generator
    language: str | None


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
    known = _surveyed(annotated, packs)
    setting = Setting(packs, generator, known.language)
    parts = [part(known.articles(told), told, setting, known.placing()) for told in known.parts]
    return together(parts, generator, rejected)


def publications(
    annotated: Sequence[Annotated], packs: Mapping[str, Pack], language: str | None = None
) -> Mapping[str, Published]:
    """The publication dates that the chronology of a pile would give, by article id.

    Args:
        annotated: the articles with their layers, ids unique.
        packs: one a language.
        language: in which the clues are told; by default, that of most articles.
    """
    known = _surveyed(annotated, packs)
    found: dict[str, Published] = {}
    for told in known.parts:
        found |= settled(known.articles(told), packs, language or known.language, known.placing()).published
    return found


@dataclass(frozen=True, slots=True)
class _Survey:
    """A pile looked through once: its main language, and the parts that nothing ties together by their stories."""

    annotated: Sequence[Annotated]
    places: Mapping[str, int]
    language: str | None
    parts: tuple[Groups, ...]
    placing: Callable[[], Placing]

    def articles(self, told: Groups) -> list[Annotated]:
        """The articles of a part."""
        return [self.annotated[self.places[i]] for held in told for i in held]


def _surveyed(annotated: Sequence[Annotated], packs: Mapping[str, Pack]) -> _Survey:
    """Look through a pile; each article is needed once here and once in its part, and let go in between."""
    places: dict[str, int] = {}
    languages: Counter[str] = Counter()
    found: list[Traits] = []
    one = Placing()
    placing: Callable[[], Placing] = (lambda: one) if len(annotated) <= REMEMBERED else Placing
    for place, each in enumerate(annotated):
        places[each.article.id] = place
        languages[each.article.language] += 1
        found.append(traits(each, wording(packs[each.article.language]), placing()))
    return _Survey(annotated, places, most(languages), divided(by_traits(found)), placing)


def part(
    annotated: Sequence[Annotated], groups: Groups, setting: Setting, placing: Placing | None = None
) -> Chronology:
    """The chronology of articles that are compared with each other and with no others of their pile.

    Args:
        annotated: the articles, in any order.
        groups: the stories that they tell, by article ids.
        setting: what holds for the whole pile.
        placing: the times that are known already.
    """
    language = setting.language
    needed = {a.article.language for a in annotated} | ({language} if language else set())
    packs = {x: setting.packs[x] for x in sorted(needed)}
    done = settled(annotated, packs, language, placing)
    ordered, published, known = done.ordered, done.published, done.known
    copied = copies([a.article for a in ordered], published)
    told = by_article(t for e in done.found for t in e.tellings)
    pile = Pile({a.article.id: a for a in ordered}, known, copied, packs, numbers(groups), told)
    events = lines(done.found, pile)
    said, shown = quotes(pile, events), tuple(line.event for line in events)
    return Chronology(
        setting.generator,
        tuple(_read(a.article, published, copied) for a in ordered),
        tuple(known.actors.values()),
        shown,
        said,
        figures(pile, events),
        contradictions(events, pile, packs.get(language) if language else None),
        follow_ups(events, pile),
        same_quotes=same_quotes(said, pile),
        courses=courses(events, pile),
        stories=stories(groups, shown, (a.article for a in ordered)),
    )


def _read(article: Article, published: Mapping[str, Published], copied: Copies) -> ReadArticle:
    shared = copied.by_article.get(article.id, ())
    return ReadArticle(article, published[article.id], copied.copy_of.get(article.id), shared)


def main(languages: Iterable[str]) -> str | None:
    """The language that most articles are written in."""
    return most(Counter(languages))


def most(counts: Mapping[str, int]) -> str | None:
    """The language that counts most; of several, the first by name."""
    return min(counts, key=lambda language: (-counts[language], language), default=None)
