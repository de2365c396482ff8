"""Annotated articles in, one chronology out: every resolver in its turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.story import Chronology, Generator, ReadArticle
from filrouge.model.text import Article, Published, Rejected
from filrouge.resolve.assemble import Pile, figures, lines, quotes
from filrouge.resolve.contradict import contradictions
from filrouge.resolve.copies import Copies, copies
from filrouge.resolve.follow import follow_ups
from filrouge.resolve.placing import Placing
from filrouge.resolve.same_quotes import same_quotes
from filrouge.resolve.settle import settled
from filrouge.resolve.stories import Groups, by_traits, numbers, stories
from filrouge.resolve.together import divided, together
from filrouge.resolve.traits import traits
from filrouge.resolve.wording import wording


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
    setting, placing = Setting(packs, generator, main(a.article.language for a in annotated)), Placing()
    parts = [part(held, told, setting, placing) for held, told in _parts(annotated, packs, placing)]
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
    says = language or main(a.article.language for a in annotated)
    found: dict[str, Published] = {}
    placing = Placing()
    for held, _ in _parts(annotated, packs, placing):
        found |= settled(held, packs, says, placing).published
    return found


def _parts(
    annotated: Sequence[Annotated], packs: Mapping[str, Pack], placing: Placing
) -> Iterator[tuple[list[Annotated], Groups]]:
    """The parts of a pile that nothing ties together, with the stories of each."""
    known = {a.article.id: a for a in annotated}
    found = [traits(a, wording(packs[a.article.language]), placing) for a in annotated]
    for told in divided(by_traits(found)):
        yield [known[i] for held in told for i in held], told


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
    pile = Pile({a.article.id: a for a in ordered}, known, copied, packs, numbers(groups))
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
        stories=stories(groups, shown, (a.article for a in ordered)),
    )


def _read(article: Article, published: Mapping[str, Published], copied: Copies) -> ReadArticle:
    shared = copied.by_article.get(article.id, ())
    return ReadArticle(article, published[article.id], copied.copy_of.get(article.id), shared)


def main(languages: Iterable[str]) -> str | None:
    """The language that most articles are written in."""
    counts = Counter(languages)
    return min(counts, key=lambda language: (-counts[language], language), default=None)
