"""The table of what can be done: address, what is asked or sent, what comes back. All else is made of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from filrouge.web.rest import asking, lists, sending, things
from filrouge.web.rest.lists import Reading

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class List:
    """A list that comes in pages of ``holds``, a name among the shapes."""

    path: str
    name: str
    says: str
    holds: str
    asks: type[asking.Paged]
    answer: Callable[[Reading, Any], Json]


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing; ``what`` names the id in its address, empty where there is none."""

    path: str
    name: str
    says: str
    gives: str
    answer: Callable[[Reading, Any, str], Json]
    asks: type[asking.Whole] = asking.Whole
    what: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """Something that writes into the journal, on a state of the dossier that the sender has seen."""

    path: str
    name: str
    says: str
    takes: type[sending.Sent]
    what: str = ""


LISTS = (
    List("/events", "events", "The chronology, in order", "event", asking.Events, lists.events),
    List("/articles", "articles", "What was read, without its text", "listed_article", asking.Articles, lists.articles),
    List("/actors", "actors", "Who acts", "actor", asking.Actors, lists.actors),
    List("/quotes", "quotes", "Who said what", "quote", asking.Quotes, lists.quotes),
    List("/figures", "figures", "How many", "figure", asking.Figures, lists.figures),
    List("/contradictions", "contradictions", "Where sources do not agree", "contradiction",
         asking.Contradictions, lists.contradictions),
    List("/follow-ups", "follow_ups", "What was announced, promised, threatened or demanded, and whether it came",
         "follow_up", asking.FollowUps, lists.follow_ups),
    List("/stories", "stories", "The stories that a mixed pile tells", "story", asking.Paged, lists.stories),
    List("/courses", "courses", "How a figure of an event moved from report to report, the oldest first",
         "course", asking.Paged, lists.courses),
    List("/same-quotes", "same_quotes", "Quotations that several articles carry, the fullest wording first",
         "same_quote", asking.Paged, lists.same_quotes),
    List("/search", "search", "Words in articles, events and quotations, the best first", "hit",
         asking.Search, lists.search),
    List("/versions", "versions", "Every state that the machine's chronology has had", "version",
         asking.Paged, lists.versions),
    List("/corrections", "corrections", "The journal of corrections", "entry", asking.Paged, lists.corrections),
)  # fmt: skip
THINGS = (
    Thing("/dossier", "dossier", "The dossier at a glance", "dossier", things.dossier),
    Thing("/changes", "changes", "What has changed since a version, or since the one before the newest", "changes",
          things.changes, asking.Changes),
    Thing("/events/{event}", "event", "One event with all of its reports", "event", things.event, what="event"),
    Thing("/articles/{article}", "article", "One article with its text", "article", things.article, what="article"),
    Thing("/actors/{actor}", "actor", "One actor with roles and their evidence", "actor", things.actor, what="actor"),
    Thing("/quotes/{quote}", "quote", "One quotation", "quote", things.quote, what="quote"),
)  # fmt: skip
ACTS = (
    Act("/corrections", "correct", "Correct the chronology: all that is sent, or nothing", sending.Batch),
    Act("/corrections/{entry}/undo", "undo", "Take an entry of the journal back", sending.Taken, what="entry"),
)
