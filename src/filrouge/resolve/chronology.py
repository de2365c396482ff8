"""Annotated articles in, one chronology out: every resolver in its turn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from filrouge.lang.pack import Pack
from filrouge.model.annotated import Annotated
from filrouge.model.story import Chronology, Generator, ReadArticle
from filrouge.model.text import Article, Basis, Published, Rejected, Span
from filrouge.model.time import When
from filrouge.resolve.anchor import NOTHING, anchored
from filrouge.resolve.anchor_events import counted
from filrouge.resolve.assemble import Pile, figures, lines, quotes
from filrouge.resolve.contradict import contradictions
from filrouge.resolve.copies import Copies, copies
from filrouge.resolve.date_articles import dated
from filrouge.resolve.follow import follow_ups
from filrouge.resolve.identify import identified
from filrouge.resolve.merge import Merged, merged
from filrouge.resolve.pinned import pinned
from filrouge.resolve.same_quotes import same_quotes
from filrouge.resolve.stories import Groups, by_traits, numbers, stories
from filrouge.resolve.tellings import Known, tellings
from filrouge.resolve.together import divided, together
from filrouge.resolve.traits import traits
from filrouge.resolve.wording import wording

STEPS = 3  # from one event to the next: two days after what happened a week after it


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
    known = {a.article.id: a for a in annotated}
    groups = by_traits([traits(a, wording(packs[a.article.language])) for a in annotated])
    setting = Setting(packs, generator, main(a.article.language for a in annotated))
    parts = [part([known[i] for held in told for i in held], told, setting) for told in divided(groups)]
    return together(parts, generator, rejected)


def part(annotated: Sequence[Annotated], groups: Groups, setting: Setting) -> Chronology:
    """The chronology of articles that are compared with each other and with no others of their pile.

    Args:
        annotated: the articles, in any order.
        groups: the stories that they tell, by article ids.
        setting: what holds for the whole pile.
    """
    language = setting.language
    needed = {a.article.language for a in annotated} | ({language} if language else set())
    packs = {x: setting.packs[x] for x in sorted(needed)}
    published = dict(dated(sorted(annotated, key=lambda a: a.article.id), packs, language))
    ordered = _ordered(annotated, published)
    known, found = _merged(ordered, published, packs)
    closer = pinned(found, {a.article.id: a for a in ordered}, published)
    if closer:
        published |= closer
        ordered = _ordered(annotated, published)
        known, found = _merged(ordered, published, packs)
    known, found = _counted(ordered, known, found, packs)
    copied = copies([a.article for a in ordered], published)
    pile = Pile({a.article.id: a for a in ordered}, known, copied, packs, numbers(groups))
    events = lines(found, pile)
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


def _ordered(annotated: Sequence[Annotated], published: Mapping[str, Published]) -> list[Annotated]:
    """The articles by day of publication, the undated last."""
    return sorted(annotated, key=lambda a: (published[a.article.id].date or "9", a.article.path, a.article.id))


def _merged(
    ordered: Sequence[Annotated], published: Mapping[str, Published], packs: Mapping[str, Pack]
) -> tuple[Known, tuple[Merged, ...]]:
    """Everything placed in time, told apart by actor, and merged."""
    identities = identified(ordered, published)
    times = {a.article.id: _placed(a, published[a.article.id]) for a in ordered}
    known = Known(times, published, identities.ids, {a.id: a for a in identities.actors})
    return known, merged(tellings(ordered, known, packs))


def _counted(
    ordered: Sequence[Annotated], known: Known, found: tuple[Merged, ...], packs: Mapping[str, Pack]
) -> tuple[Known, tuple[Merged, ...]]:
    """The merged events with the times that are counted from one to another, step by step."""
    pile = {a.article.id: a for a in ordered}
    for _ in range(STEPS):
        more = counted(found, pile, known)
        times = {id_: _placed(pile[id_], known.published[id_], more.times[id_]) for id_ in more.times}
        after = replace(known, times={**known.times, **times}, back=more.back)
        if after == known:
            break
        known = after
        retold = tellings(ordered, known, packs)
        found = tuple(replace(e, tellings=tuple(retold[t.number] for t in e.tellings)) for e in found)
    return known, found


def _placed(annotated: Annotated, published: Published, events: Mapping[Span, When] = NOTHING) -> Mapping[Span, When]:
    """The times of an article; of one whose day is inferred, counted from its best day and said to be so.

    Where only years are known of its publication, nothing is counted from it.
    """
    day = published.date
    if published.basis is not Basis.INFERRED:
        return anchored(annotated.dates, annotated.article, published, events=events)
    if day is None:
        return anchored(annotated.dates, annotated.article, events=events)
    told = replace(published, earliest=day, latest=day)
    times = anchored(annotated.dates, annotated.article, told, events=events)
    return {span: w if w.basis == "explicit" else replace(w, basis="inferred") for span, w in times.items()}
