"""Merging scored on ECB+ (Cybulska and Vossen 2014), its event mentions given.

    python eval/ecbplus.py ECBPLUS.jsonl.gz [--topics 1-20] [--whole] [--each]

Each line is an article: ``id``, ``topic``, ``sentences`` (tokens apart by blanks), the numbers of the
``validated_sentences`` and ``mentions`` (``t`` the class, ``s`` the sentence, ``i`` the tokens, ``c`` the
event). Only actions in validated sentences count, as is usual. A topic is one pile, the two seminal
events of a topic together; ``--whole`` makes one pile of all topics. The words, actors, dates and
figures are what filrouge finds; only the places of the event words are given. Beside it stands the
lemma heuristic: one event is what one word names in a topic.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from conll import Score, conll

from filrouge.annotate.actors import actors
from filrouge.annotate.dates import dates
from filrouge.annotate.events import Found, given
from filrouge.annotate.figures import figures
from filrouge.annotate.quotes import quotes
from filrouge.annotate.syntax import parses
from filrouge.lang.pack import shipped
from filrouge.model.annotated import Annotated
from filrouge.model.text import Article, Span
from filrouge.resolve.settle import settled

Json = dict[str, Any]
ACTION = ("ACTION_", "NEG_ACTION_")
CLOSING = frozenset([".", ",", ";", ":", "!", "?", ")", "]", "%", "'s", "'re", "'ve", "'ll", "'d", "'m", "n't", "''"])
OPENING = frozenset(["(", "[", "$", "``"])
PLAIN = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}


class Document(NamedTuple):
    """An article and the event words that are given, each with its event."""

    topic: str
    article: Article
    given: dict[Span, str]


def documents(path: Path) -> Iterator[Document]:
    """The articles of a file, as running text."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            raw = json.loads(line)
            yield _document(raw)


def _document(raw: Json) -> Document:
    text, places = "", []
    for sentence in raw["sentences"]:
        running, spans = _running(sentence.split(" "))
        places.append([span.shifted(len(text)) for span in spans])
        text += running + "\n"
    article = Article(raw["id"], raw["id"], "0" * 64, raw["lang"], text, Span(0, len(text)))
    wanted = [m for m in raw["mentions"] if m["t"].startswith(ACTION) and m["s"] in raw["validated_sentences"]]
    events = {
        Span(places[m["s"]][min(m["i"])].start, places[m["s"]][max(m["i"])].end): m["c"] or f"{raw['id']} {n}"
        for n, m in enumerate(wanted)
    }
    return Document(str(raw["topic"]), article, events)


def _running(tokens: Sequence[str]) -> tuple[str, list[Span]]:
    """Tokens as running text, and where each stands."""
    text, spans = "", []
    for n, token in enumerate(tokens):
        if n and token not in CLOSING and tokens[n - 1] not in OPENING:
            text += " "
        shown = PLAIN.get(token, token)
        spans.append(Span(len(text), len(text) + len(shown)))
        text += shown
    return text, spans


def annotated(found: Sequence[Document]) -> Iterator[Annotated]:
    """The articles with their layers, the given event words being the events."""
    pack = shipped("en")
    for document, parse in zip(found, parses((d.article.text for d in found), pack), strict=True):
        article = document.article
        when, who = dates(article, pack), actors(article, pack, parse)
        count = figures(article, pack, parse, when)
        said = quotes(article, pack, parse, who)
        layers = Found(parse, when, count, who, said)
        yield Annotated(article, when, count, who, said, given(article, pack, layers, document.given))


def merged(pile: Sequence[Annotated]) -> dict[tuple[str, Span], object]:
    """The event that filrouge gives to each mention of a pile."""
    found = settled(pile, {"en": shipped("en")}).found
    return {(t.article, t.mark.span): (pile[0].article.id, n) for n, e in enumerate(found) for t in e.tellings}


def by_lemma(pile: Sequence[Annotated], topic: str) -> dict[tuple[str, Span], object]:
    """The lemma heuristic: one word, one event."""
    return {(a.article.id, m.span): (topic, m.value.lemma) for a in pile for m in a.events}


def wanted(value: str) -> set[str]:
    """``1-5,8`` as the names of topics."""
    found: set[str] = set()
    for part in value.split(","):
        first, _, last = part.partition("-")
        found |= {str(n) for n in range(int(first), int(last or first) + 1)}
    return found


def scored(golds: Iterable[Document], made: dict[tuple[str, Span], object]) -> dict[str, Score | float]:
    """The figures over the mentions that were made."""
    gold = {(d.article.id, span): event for d in golds for span, event in d.given.items()}
    return conll({k: v for k, v in gold.items() if k in made}, made)


def line(name: str, scores: dict[str, Score | float]) -> str:
    cells = [f"{v:.3f}" if isinstance(v, float) else "/".join(f"{x:.3f}" for x in (*v, v.f1)) for v in scores.values()]
    return " ".join([name.ljust(16), *(f"{k} {c}" for k, c in zip(scores, cells, strict=True))])


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--topics", default="1-99")
    parser.add_argument("--whole", action="store_true", help="all topics in one pile")
    parser.add_argument("--each", action="store_true", help="a line for each topic too")
    asked = parser.parse_args()
    kept = [d for d in documents(asked.file) if d.topic in wanted(asked.topics)]
    piles: dict[str, list[Annotated]] = defaultdict(list)
    for document, article in zip(kept, annotated(kept), strict=True):
        piles[document.topic].append(article)
    made, lemma = {}, {}
    for topic, pile in piles.items():
        lemma |= by_lemma(pile, topic)
        made |= {} if asked.whole else merged(pile)
        if asked.each and not asked.whole:
            part = {k: v for k, v in made.items() if k[0] in {a.article.id for a in pile}}
            print(line(f"topic {topic}", scored((d for d in kept if d.topic == topic), part)))
    made = merged([a for p in piles.values() for a in p]) if asked.whole else made
    print(f"{len(kept)} articles, {len(made)} mentions (precision/recall/F1)")
    print(line("lemma heuristic", scored(kept, lemma)))
    print(line("filrouge", scored(kept, made)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
