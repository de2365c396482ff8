"""When each mention of an article was, by its own words, by what the article has come to tell, or as news."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from filrouge.model.annotated import Annotated
from filrouge.model.expression import Anchor, Shift, Told, counted_from
from filrouge.model.mark import Mark
from filrouge.model.mentions import Mention, Status
from filrouge.model.text import Basis, Published, RegionKind, Span
from filrouge.model.time import When
from filrouge.resolve.anchor.kinds import within_day
from filrouge.resolve.timing import carried, combined, cut, issued, since, spanned, width

FRESH = frozenset({Status.HAPPENED, Status.ONGOING, Status.DENIED})
WIRE = 3  # days that an agency's text may lie before it is printed
LEAD = 2  # paragraphs of a body, and the title, that tell what is new


@dataclass(frozen=True, slots=True)
class Back:
    """The time of an event counted back from what is counted from it, and the words that count."""

    words: Span
    when: When


class Dating:
    """Dates the mentions of one article, in text order.

    ``times`` are those of its expressions, ``back`` the events dated by what is counted from them.
    """

    def __init__(
        self,
        annotated: Annotated,
        times: Mapping[Span, When],
        published: Mapping[str, Published],
        back: Mapping[tuple[str, Span], Back],
    ) -> None:
        self._article = annotated.article
        self._times = times
        self._published = published.get(self._article.id)
        self._back = back
        bases = {m.span: s for m in annotated.dates if (s := counted_from(m.value.told)) is not None}
        self._bases = tuple(bases.values())
        self._counted = {m.span for m in annotated.dates if m.span in bases and not within_day(m.value.told)}
        self._passing = {m.span for m in annotated.dates if m.value.in_passing}
        self._ahead = {m.span for m in annotated.dates if _in_so_long(m.value.told)}
        self.day = _day(self._published)
        self._last = _last(self._published)
        self._dateline = self._written()
        self._lead = _lead_end(self._article.text, self._article.body.start, self._article.body.end)
        self._told: When | None = None  # the day that the story has reached
        self._done: When | None = None  # the one that it has reached apart from sayings
        self._since: When | None = None  # the first day of the story
        self._news = self._first(annotated)

    def when(self, mark: Mark[Mention]) -> tuple[When | None, bool]:
        """The time of a mention, and whether it rests on words of its own sentence."""
        when, firm = self._own(mark)
        if firm and self._in_story(mark.value, when):
            self._told = when
            if self._since is None or _start(when) < _start(self._since):
                self._since = when
            self._done = self._done if mark.value.says else when
        return when, firm

    def slack(self, when: When | None) -> int:
        """Nothing for a full date; for what counts from an inferred publication day, as many days as are in doubt."""
        told = self._published
        if told is None or told.basis is not Basis.INFERRED or told.earliest is None or told.latest is None:
            return 0
        if when is not None and when.basis == "explicit":
            return 0
        return (date.fromisoformat(told.latest[:10]) - date.fromisoformat(told.earliest[:10])).days

    def headline(self, span: Span) -> bool:
        """Whether a span lies in the title."""
        title = self._article.title_span
        return title is not None and title.overlaps(span)

    def _own(self, mark: Mark[Mention]) -> tuple[When | None, bool]:
        mention, back = mark.value, self._back.get((self._article.id, mark.span))
        if back is not None:
            return back.when, True
        if mention.date_rule == "sentence" and any(s.contains(mark.span) for s in self._bases):
            return None, False  # the day of its sentence is that of what is counted from it
        found = self._worded(mention)
        if found is not None:
            return found, mention.date_rule in {"adjunct", "sentence"}
        return self._unworded(mark), False

    def _worded(self, mention: Mention) -> When | None:
        """The time that its words give, as far as what has happened or is announced can lie."""
        found = combined(self._times[span] for span in mention.dates if span in self._times)
        past = mention.tense == "past" and mention.status is not Status.ANNOUNCED
        if past and found is not None and self._later(found) and not self._ahead & set(mention.dates):
            return None
        if found is not None and past and self._last is not None:
            return cut(found, last=self._last)
        return self._from_now(found) if found is not None and mention.status is Status.ANNOUNCED else found

    def _later(self, found: When) -> bool:
        """Whether a time counted or filled up lies behind publication: of what has happened, it was misread."""
        if self._last is None or found.earliest is None or found.basis == "explicit":
            return False
        return found.earliest > self._last

    def _from_now(self, found: When) -> When:
        """``remettra le pouvoir avant le 30 juin``: what is planned up to a day comes after the day of the news."""
        if self.day is None or found.earliest is not None or found.before is None or found.before <= self.day:
            return found
        return replace(found, earliest=self.day, value=f"{self.day}/{found.latest}")

    def _unworded(self, mark: Mark[Mention]) -> When | None:
        """The time of what is told without one: the day of the story that goes on, or that of the news."""
        mention, day = mark.value, self._dateline
        if day is None or not self._fresh(mention) or self._elsewhen(mention):
            return None
        if mention.over:
            return spanned(self._since, self._told, day)
        if self._new(mark):
            return self._news or issued(day)
        told = self._told if mention.says else self._done or self._told
        if mention.tense == "present":
            return carried(told, day) or issued(day)
        if not (mention.says or mention.tense == "past"):
            return None
        return carried(told, day) or since(told, day)

    def _fresh(self, mention: Mention) -> bool:
        """Whether it has come about: a demand made is one, too."""
        return mention.status in FRESH or (mention.status is Status.REQUESTED and mention.tense in {"past", "present"})

    def _elsewhen(self, mention: Mention) -> bool:
        """Whether its own words set it apart, or count from an event that nothing dates: no day told here is meant."""
        if mention.date_rule == "apart":
            return True
        return mention.date_rule == "adjunct" and any(span in self._counted for span in mention.dates)

    def _in_story(self, mention: Mention, when: When | None) -> bool:
        """Whether a time belongs to what is being told, and is no background or announcement."""
        day = self._dateline
        if day is None or not mention.main or mention.status is Status.ANNOUNCED or set(mention.dates) <= self._passing:
            return False
        return since(when, day) is not None

    def _new(self, mark: Mark[Mention]) -> bool:
        """Whether a mention without a time is news: in the headline or the lead, and not told as background."""
        mention = mark.value
        front = self.headline(mark.span) or mark.span.start < self._lead
        return front and mention.date_rule == "none" and mention.tense is not None

    def _first(self, annotated: Annotated) -> When | None:
        """The day that the lead gives to its news: the first one told."""
        day = self._dateline
        if day is None:
            return None
        for mark in annotated.events:
            mention = mark.value
            if mark.span.start < self._lead and mention.date_rule == "adjunct" and mention.status in FRESH:
                found = combined(self._times[span] for span in mention.dates if span in self._times)
                if self._in_story(mention, found):
                    return carried(found, day)
        return None

    def _written(self) -> date | None:
        """The day of the dateline where a paper prints an agency's text of the days before, else of publication."""
        day = self.day
        if day is None:
            return None
        lines = [r.span for r in self._article.regions if r.kind is RegionKind.DATELINE]
        told = (w.earliest for span, w in self._times.items() if width(w) == 1 and any(x.contains(span) for x in lines))
        return min((d for d in told if d is not None and 0 <= (day - d).days <= WIRE), default=day)


def _in_so_long(told: Told) -> bool:
    """``dans deux jours``: words that themselves lie ahead of publication."""
    return isinstance(told, Shift) and told.anchor is Anchor.PUBLICATION and not told.back and (told.by.n or 1) > 0


def _day(told: Published | None) -> date | None:
    return date.fromisoformat(told.date[:10]) if told is not None and told.date else None


def _start(when: When | None) -> date:
    return date.max if when is None or when.earliest is None else when.earliest


def _last(told: Published | None) -> date | None:
    """The last day on which an article may have come out."""
    latest = None if told is None else told.latest or told.date
    return date.fromisoformat(latest[:10]) if latest else None


def _lead_end(text: str, start: int, end: int) -> int:
    """Where the first paragraphs of a body end."""
    at = start
    for _ in range(LEAD):
        while at < end and text[at].isspace():
            at += 1
        line = text.find("\n", at, end)
        at = end if line < 0 else line
    return at
