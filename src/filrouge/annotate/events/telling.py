"""From candidates to event mentions: each step of the layer in order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from filrouge.annotate.events.accounts import Accounts
from filrouge.annotate.events.candidates import NOMINAL, Candidate, candidates, conjunct_head
from filrouge.annotate.events.clauses import low, stem
from filrouge.annotate.events.extents import extent
from filrouge.annotate.events.filters import Sieve
from filrouge.annotate.events.found import Found
from filrouge.annotate.events.ground import Ground
from filrouge.annotate.events.idle import Idle
from filrouge.annotate.events.lemmas import mended
from filrouge.annotate.events.narration import SAYING, Narration
from filrouge.annotate.events.parts import Caster
from filrouge.annotate.events.referents import Referents, covering
from filrouge.annotate.events.shown import shown
from filrouge.annotate.events.statuses import Reader
from filrouge.annotate.events.tenses import Standing
from filrouge.annotate.events.times import Dated, Timekeeper
from filrouge.annotate.events.types import BY_OBJECT, Chooser
from filrouge.annotate.events.words import Row, Words, words
from filrouge.lang.pack import Pack
from filrouge.model.expression import Expression, Window
from filrouge.model.mark import Layer, Mark, Trace, layer
from filrouge.model.mentions import Mention, Part, ParticipantRole, Reason
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Article, RegionKind, Span

BORNE = frozenset({RegionKind.DATELINE, RegionKind.BYLINE})  # parts whose days are the article's own
ANY_DEED = frozenset({"DECIDE", "RETREAT", "SANCTION", "COERCE", "ASSAULT", "MOBILIZE", "JUSTICE"})
# what a decision may have been
Kept = tuple[Candidate, Row, str]


def events(article: Article, pack: Pack, found: Found) -> Layer[Mention]:
    """The event mentions of an article."""
    if not found.parse.parsed or not found.parse.tokens:
        return Layer("events")
    mending = replace(found, parse=mended(found.parse, pack))
    return layer("events", _Telling(article, words(pack), mending).marks())


def given(article: Article, pack: Pack, found: Found, spans: Iterable[Span]) -> Layer[Mention]:
    """The mentions at event words that are known already, such as those of an annotated corpus."""
    mending = replace(found, parse=mended(found.parse, pack))
    telling = _Telling(article, words(pack), mending)
    return layer("events", telling.marks(telling.at(sorted(spans))))


class _Telling:
    """One article being told."""

    def __init__(self, article: Article, known: Words, found: Found) -> None:
        self._article = article
        self._words = known
        self._found = found
        self._parse = found.parse
        self._reader = Reader(found.parse, known, article.title_span, _dated(found))
        self._caster = Caster(Referents(found.parse, known, found.actors), found.quotes)
        self._ground = Ground(article, known, found, self._caster.of)

    def marks(self, known: list[Kept] | None = None) -> list[Mark[Mention]]:
        """The mentions of the candidates that are kept, or of those known to be events."""
        kept = self._kept() if known is None else known
        times = [m for m in self._found.dates if self._article.region_at(m.span.start) not in BORNE]
        walls = [q.span for q in self._found.quotes.marks]
        clock = Timekeeper((self._parse, self._words), times, [c for c, _, _ in kept], walls)
        story = Narration(
            self._parse,
            self._words,
            frozenset(m.span for m in times if _passes(m.value)),
            clock.coarse,
        )
        index = {c.token.i: n for n, (c, _, _) in enumerate(kept)}
        index |= {c.carrier.i: n for n, (c, _, _) in enumerate(kept) if c.carrier is not None}
        marks: list[Mark[Mention]] = []
        seen = set[str]()
        for number, (candidate, row, rule) in enumerate(kept):
            kind = "LIFE" if row.frame == "uo" else row.type  # who is killed or hurt is so at once
            standing = self._reader.standing(candidate, kind, row.status)
            when = clock.dated(number, candidate, _above(self._parse, candidate, index))
            told = story.add((candidate, row), standing.status, when)
            mark = self._mark((candidate, row, rule), standing, told.when, again=row.form in seen)
            mark = replace(mark, value=replace(mark.value, over=told.over, main=story.moves(told)))
            marks.append(self._blamed(mark, candidate, marks) if row.type == "ACCUSE" else mark)
            seen.add(row.form)
        return marks

    def _blamed(self, mark: Mark[Mention], candidate: Candidate, before: list[Mark[Mention]]) -> Mark[Mention]:
        """Who did the deed that is condemned, as told before: ``called the strike a crime``."""
        parts = mark.value.parts
        deed = self._judged(candidate.token)
        if candidate.noun or deed is None or any(p.role is ParticipantRole.RECIPIENT for p in parts):
            return mark
        kinds = {r.type for p in self._words.nouns.get(stem(deed), ()) for r in p.rows}
        alike = ANY_DEED if self._words.is_(stem(deed), "deed") else kinds
        agents = {p.chain for p in parts}
        for other in reversed(before):
            doers = [p for p in other.value.parts if p.role is ParticipantRole.AGENT and p.chain not in agents]
            if other.value.type in alike and doers:
                blamed = tuple(Part(ParticipantRole.RECIPIENT, p.chain, deed.span) for p in doers)
                told = Reason(ParticipantRole.RECIPIENT.value, "did the deed told before", deed.span)
                value = replace(mark.value, parts=(*parts, *blamed), reasons=(*mark.value.reasons, told))
                return replace(mark, value=value)
        return mark

    def _judged(self, verb: Token) -> Token | None:
        """What a verb of judging has for its object; a parser may take the judgement for its head."""
        children = self._parse.children(verb)
        below = (
            c for p in children if p.dep == "xcomp" for c in self._parse.children(p) if c.dep in {"compound", "nmod"}
        )
        return next((c for c in children if c.dep in {"obj", "nsubj:pass"}), None) or next(below, None)

    def at(self, spans: list[Span]) -> list[Kept]:
        """The candidates that stand at spans, each with its usual reading, or as some other happening."""
        found = candidates(self._parse, self._words)
        chooser = Chooser(self._words, found, self._found)
        by_token = {c.token.i: c for c in found}
        kept: list[Kept] = []
        for span in spans:
            tokens = self._parse.tokens_in(span)
            head = next((t for t in tokens if t.head == t.i or not span.contains(self._parse.head(t).span)), tokens[0])
            candidate = by_token.get(head.i) or Candidate(head, span, (), noun=head.pos in NOMINAL)
            row, rule = chooser.row(candidate) or (Row("", "OTHER", None), "given")
            kept.append((replace(candidate, span=span), row, rule))
        return kept

    def _kept(self) -> list[Kept]:
        found = candidates(self._parse, self._words)
        chooser = Chooser(self._words, found, self._found)
        sieve = Sieve(self._ground)
        kept: list[Kept] = []
        for candidate in found:
            if sieve.silent(candidate):
                continue
            chosen = chooser.row(candidate)
            usual = chooser.usual(candidate)
            if chosen is not None and chosen[1] == BY_OBJECT:
                usual = replace(usual, rows=(chosen[0],))  # no other reading fits what the object says
            row = sieve.keeps(usual, chosen[0] if chosen else None)
            if row is not None and not self._told_before(candidate, row, kept):
                kept.append((candidate, row, chosen[1] if chosen else "an act of somebody named"))
        types = {c.token.i: row.type for c, row, _ in kept if not c.noun}
        return [k for k in kept if not self._same_act(k, types)]

    def _same_act(self, kept: Kept, types: dict[int, str]) -> bool:
        """``signer un accord``: the object of a verb of its own type is told by that verb."""
        candidate, row, _ = kept
        top = conjunct_head(self._parse, candidate.token)
        object_ = candidate.noun and candidate.carrier is None and top.dep in {"obj", "nsubj:pass"}
        return object_ and row.type != "DECLARE" and types.get(top.head) == row.type

    def _told_before(self, candidate: Candidate, row: Row, kept: list[Kept]) -> bool:
        """``cet appel`` once the call was told, or one more verb for what the same speaker goes on saying."""
        if candidate.noun:
            shown = self._demonstrative(candidate)
            known = any(
                r.form == row.form
                or (r.type == row.type and (shown or self._near(c, candidate)))
                or (c.noun and r.type == row.type and (r.form in row.form or row.form in r.form))
                for c, r, _ in kept
            )
            return known and not shown and self._anaphoric(candidate, again=True) and candidate.carries in {"", "occur"}
        if row.type != "DECLARE":
            return False
        before = next((c for c, r, _ in reversed(kept) if r.type in SAYING), None)
        speaker = self._speaker(candidate)
        return (
            before is not None
            and speaker is not None
            and speaker == self._speaker(before)
            and (before.token.sentence == candidate.token.sentence or self._goes_on(before, candidate))
            and not self._dated(candidate)
        )

    def _goes_on(self, before: Candidate, after: Candidate) -> bool:
        """``a-t-il ajouté``: more of what was just being said."""
        return self._words.is_(stem(after.token), "continuing") and self._near(before, after)

    def _near(self, before: Candidate, after: Candidate) -> bool:
        sentence = self._parse.sentence_of
        return sentence(after.token).paragraph - sentence(before.token).paragraph <= 1

    def _dated(self, candidate: Candidate) -> bool:
        tokens = self._parse.children(candidate.token)
        return any(m.span.overlaps(t.span) for t in tokens for m in self._found.dates.within(_around(t.span)))

    def _speaker(self, candidate: Candidate) -> str | None:
        for quote in self._found.quotes.marks:
            if quote.value.cue is not None and quote.value.cue.overlaps(candidate.span):
                return quote.value.speaker
        return None

    def _mark(self, kept: Kept, standing: Standing, when: Dated, *, again: bool) -> Mark[Mention]:
        candidate, row, rule = kept
        parts = self._caster.parts(candidate, row)
        text = self._article.text
        where = extent(self._parse, text, candidate)
        quote = self._quote(candidate)
        sources = self._sources(candidate, quote)
        mention = Mention(
            row.type, row.mode, standing.status, row.form or candidate.token.lemma, where, parts, when.spans, when.rule,
            standing.tense, self._anaphoric(candidate, again=again), quote is not None, quote,
            tuple(key for key, _ in sources), sources[0][1] if sources else None, standing.condition,
            tuple(f.span for f in self._found.figures.within(where)), self._reasons(kept, standing, parts, when),
            shown=shown(self._parse, text, candidate, quote),
            idle=Idle(self._ground).talk(candidate, row, standing),
        )  # fmt: skip
        return Mark(candidate.span, mention, Trace(rule, (candidate.span,)))

    def _reasons(self, kept: Kept, standing: Standing, parts: tuple[Part, ...], when: Dated) -> tuple[Reason, ...]:
        candidate, _, rule = kept
        accounts = Accounts(self._parse, self._found.quotes)
        return (
            accounts.trigger(candidate),
            Reason("type", rule, candidate.span),
            Reason("status", standing.rule, standing.span or candidate.predicate.span),
            *(accounts.part(p, candidate) for p in parts),
            *(Reason("date", when.rule, span) for span in when.spans),
        )

    def _quote(self, candidate: Candidate) -> Span | None:
        return next((q.span for q in self._found.quotes if q.value.cue and q.value.cue.overlaps(candidate.span)), None)

    def _sources(self, candidate: Candidate, own: Span | None) -> list[tuple[str, Span | None]]:
        """Who says so, the nearest first."""
        around = [
            q for q in self._found.quotes
            if q.span.contains(candidate.span) and q.span != own and q.value.speaker is not None
        ]  # fmt: skip
        return [(q.value.speaker or "", q.value.cue) for q in sorted(around, key=lambda q: len(q.span))]

    def _anaphoric(self, candidate: Candidate, *, again: bool) -> bool:
        """``cette pause`` is a second mention; so is ``l'appel`` after an ``appel`` without more said of it."""
        if not candidate.noun:
            return False
        children = self._parse.children(candidate.token)
        if self._demonstrative(candidate):
            return True
        definite = any(
            self._words.is_(low(c), "definite") or c.dep == "nmod:poss" or c.feature("Poss") == "Yes"
            for c in children
            if c.dep in {"det", "nmod:poss"} or c.feature("Definite") == "Def"
        )
        outside = [c for c in children if not candidate.span.contains(c.span)]
        return again and definite and not any(self._tells_more(c) for c in outside)

    def _demonstrative(self, candidate: Candidate) -> bool:
        children = self._parse.children(candidate.token)
        return any(self._words.is_(low(c), "demonstrative") for c in children if c.i < candidate.token.i)

    def _tells_more(self, child: Token) -> bool:
        """A modifier with a name or a day in it, a clause, or a telling adjective sets another event apart."""
        dep = child.dep.split(":")[0]
        if dep == "nmod":
            below = self._parse.subtree(child)
            named = any(covering(self._found.actors, t.span) or t.pos == "NUM" for t in below)
            return named or bool(self._found.dates.within(Span(below[0].start, below[-1].end)))
        return dep in {"amod", "acl", "nummod"}


def _passes(value: Expression) -> bool:
    """Whether a time is none that the next sentence goes on in: named in passing, or a stretch up to now."""
    return value.in_passing or isinstance(value.told, Window)


def _around(span: Span) -> Span:
    return Span(max(0, span.start - 40), span.end)


def _above(parse: Parse, candidate: Candidate, index: dict[int, int]) -> int | None:
    """The nearest event above in the same sentence whose time is also this one's: not an act of saying."""
    token = candidate.predicate
    own = index.get(candidate.token.i)
    for _ in range(6):
        head = parse.head(token)
        if head.i == token.i or token.dep in {"ccomp", "parataxis"}:
            return None
        if head.i in index and index[head.i] != own:
            return index[head.i]
        token = head
    return None


def _dated(found: Found) -> frozenset[int]:
    """The words inside expressions of time."""
    return frozenset(t.i for m in found.dates for t in found.parse.tokens_in(m.span))
