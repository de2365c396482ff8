"""What is no event although its word could be one: states, opinions, headings, bare themes, other articles."""

from __future__ import annotations

from dataclasses import dataclass, replace

from filrouge.annotate.events.candidates import Candidate
from filrouge.annotate.events.clauses import Clause, low, preposition, stem
from filrouge.annotate.events.found import Found
from filrouge.annotate.events.parts import Caster
from filrouge.annotate.events.statuses import tense_of
from filrouge.annotate.events.words import Row, Words
from filrouge.model.mentions import Actors, QuoteKind
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Article, RegionKind, Span

SILENT = frozenset(
    {
        RegionKind.HEADING,
        RegionKind.BYLINE,
        RegionKind.RELATED,
        RegionKind.BIOGRAPHY,
        RegionKind.COPYRIGHT,
        RegionKind.MENU,
    }
)
SPOKEN = frozenset({"REQUEST", "ACCUSE", "DECLARE", "CONSULT"})
LASTING = frozenset(
    {
        "ASSAULT",
        "LIFE",
        "DISASTER",
        "ACCIDENT",
        "JUSTICE",
        "PERSONNEL",
        "ELECTION",
        "COERCE",
        "PROTEST",
        "RETREAT",
        "AGREE",
    }
)
GENERAL = Row("", "OTHER", None, "ao", human=True)


@dataclass(frozen=True, slots=True)
class Sieve:
    """Keeps what a chronology wants, in one article."""

    article: Article
    parse: Parse
    words: Words
    found: Found
    caster: Caster

    @property
    def actors(self) -> Actors:
        return self.found.actors

    def silent(self, candidate: Candidate) -> bool:
        """Outside the article proper: a heading, a list of other articles, a copyright line."""
        at = candidate.span.start
        if any(m.span.contains(candidate.span) for m in self.found.dates.within(Span(max(0, at - 40), at + 1))):
            return True
        body = self.article.body
        title = self.article.title_span
        outside = len(body) > 0 and not body.start <= at < body.end
        if outside and not (title is not None and title.start <= at < title.end):
            return self.article.region_at(at) is not RegionKind.CAPTION
        return self.article.region_at(at) in SILENT

    def keeps(self, candidate: Candidate, row: Row | None) -> Row | None:
        """The reading under which a candidate is an event, or null."""
        if candidate.noun:
            return row if row is not None and self._noun(candidate, row) else None
        return self._verb(candidate, row)

    # --- verbs

    def _verb(self, candidate: Candidate, row: Row | None) -> Row | None:
        clause = Clause(self.parse, candidate.token, self.words)
        if self._light(candidate) or self._governs(clause):
            return None
        if row is None or (row.type == "OTHER" and row.frame == "a" and not candidate.phrase):
            return self._general(clause, row)
        readings = (row, *(r for r in candidate.rows if r.type != row.type))
        return next((r for r in readings if self._suits(clause, r)), None)

    def _suits(self, clause: Clause, row: Row) -> bool:
        if row.frame == "e" and row.type == "OTHER":
            return False
        if row.human and not clause.passive and not self._humane(clause):
            return False
        if row.type == "CONSULT" and row.frame == "ao" and not self._meets_somebody(clause):
            return False
        return self._told(clause, row)

    def _meets_somebody(self, clause: Clause) -> bool:
        """``recevoir le pape`` is a meeting, ``recevoir une lettre`` is none."""
        things = [o for o in clause.objects if o.pos == "NOUN" and low(o) not in self.words.people]
        return all(self.actors.covering(o.span) for o in things)

    def _light(self, candidate: Candidate) -> bool:
        return not candidate.phrase and stem(candidate.token) in self.words.states and not candidate.rows

    def _governs(self, clause: Clause) -> bool:
        """A verb that only turns another one (``commencer à``, ``vouloir``) is not an event by itself."""
        if ("verb", stem(clause.verb)) not in self.words.governors:
            return False
        inner = [c for c in clause.children if c.dep in {"xcomp", "ccomp"} and c.pos == "VERB" and c.i > clause.verb.i]
        turning = stem(clause.verb) not in self.words.verbs
        return bool(inner) and turning

    def _humane(self, clause: Clause) -> bool:
        """The subject can act: an actor or a name, or none is said."""
        subject = self.caster.subject(clause.verb, clause)
        if subject is None or subject.pos in {"PROPN", "X"}:
            return True
        if subject.pos == "PRON" and subject.feature("Person") in {"1", "2"}:
            return True
        if (
            subject.pos in {"NUM", "ADJ", "DET"}
            or low(subject) in self.words.people
            or self.actors.covering(subject.span)
        ):
            return True
        if subject.pos == "PRON":
            return self.words.is_(low(subject), "somebody") or self._reported_self(clause.verb)
        near = (c for c in self.parse.children(subject) if c.dep.split(":")[0] in {"amod", "compound", "nmod", "flat"})
        return any(self.actors.covering(t.span) for t in near)

    def _reported_self(self, verb: Token) -> bool:
        """``Rome said it …``: the pronoun in what an actor says is mostly that actor."""
        head = self.parse.head(verb)
        if verb.dep != "ccomp" or head.i == verb.i:
            return False
        above = Clause(self.parse, head, self.words).own_subject
        return above is not None and bool(self.actors.covering(above.span))

    def _told(self, clause: Clause, row: Row) -> bool:
        """A general truth in the present, or a property, is not told as an event."""
        verb = clause.verb
        if self._within_quote(verb) and not self._foretold(clause, row):
            return False
        if any(t.feature("Mood") == "Sub" for t in (verb, *clause.auxiliaries)):
            return False
        if row.type in SPOKEN and clause.finite is None and not clause.infinitive:
            return False
        if self._background(clause, row) or self._resulting(clause) or (row.type == "DECLARE" and not self._says(clause)):
            return False
        if verb.dep == "amod":
            return row.type in {"LIFE", "ASSAULT", "DISASTER", "ACCIDENT"} and clause.past_participle
        if (
            clause.past_participle
            and clause.finite is None
            and verb.dep.split(":")[0] == "acl"
            and row.type not in LASTING
        ):
            return clause.agent is not None or self._dated(verb)
        if clause.gerund and clause.finite is None:
            return row.type != "OTHER" and (verb.dep != "acl" or bool(clause.own_subject))
        if clause.infinitive:
            return row.type != "OTHER" and self._stated(verb, row)
        return True

    def _threatens(self, verb: Token) -> bool:
        """What is threatened is told with the threat."""
        return any(r.type == "THREATEN" for p in self.words.verbs.get(stem(verb), ()) if not p.rest for r in p.rows[:1])

    def _foretold(self, clause: Clause, row: Row) -> bool:
        """Told as past or coming, also by an infinitive (``doit arriver``)."""
        if tense_of(clause) in {"past", "future"}:
            return True
        head = self.parse.head(clause.verb)
        effect = self.words.governors.get(("verb", stem(head)))
        travels = effect == "must" and row.type in {"MOVEMENT", "CONSULT"}
        return clause.infinitive and (travels or effect in {"announced", "happened"})

    def _resulting(self, clause: Clause) -> bool:
        """``reste ouverte``: a state seen as one."""
        head = self.parse.head(clause.verb)
        stays = clause.verb.dep == "xcomp" and not clause.auxiliaries and clause.past_participle
        return stays and stem(head) in self.words.states

    def _says(self, clause: Clause) -> bool:
        """A verb of saying tells an event with its content; in the past somebody's word is enough."""
        if tense_of(clause) == "past" and clause.finite is not None:
            return True
        if any(q.value.cue is not None and q.value.cue.overlaps(clause.verb.span) for q in self.found.quotes.marks):
            return True
        return clause.verb.dep == "parataxis" or any(c.dep in {"ccomp", "parataxis"} for c in clause.children)

    def _background(self, clause: Clause, row: Row) -> bool:
        """An imperfect inside a report or a relative clause paints a state (``qu'il soutenait la paix``)."""
        finite = clause.finite
        imperfect = finite is not None and finite.feature("Tense") == "Imp" and not clause.past_participle
        return imperfect and row.type not in LASTING and clause.verb.dep.split(":")[0] in {"ccomp", "acl"}

    def _stated(self, verb: Token, row: Row) -> bool:
        """An infinitive tells an event of its own unless it is an aim, a demand's content or a mere ability."""
        head = self.parse.head(verb)
        while verb.dep == "conj" and head.i != verb.i:
            verb, head = head, self.parse.head(head)
        markers = [low(c) for c in self.parse.children(verb) if c.i < verb.i]
        if verb.dep.split(":")[0] in {"advcl", "obl"} and any(self.words.is_(m, "purpose") for m in markers):
            return row.type in SPOKEN
        if self.words.is_(low(head), "purpose"):
            return row.type in SPOKEN
        if head.pos in {"VERB", "AUX", "ADJ"}:
            kind = "adj" if head.pos == "ADJ" else "verb"
            if self.words.governors.get((kind, stem(head))) == "none" or self._threatens(head):
                return False
            return self.words.governors.get(("verb", stem(head))) not in {"requested", "denied"} or (
                stem(head) not in self.words.verbs
            )
        if verb.dep.split(":")[0] == "acl" and not any(
            self.words.is_(low(c), "first") for c in self.parse.children(head)
        ):
            return self.words.governors.get(("noun", stem(head))) in {"announced", "happened", "uncertain"}
        return True

    def _general(self, clause: Clause, row: Row | None) -> Row | None:
        """A verb without a type of its own: an event where somebody is said to have done it."""
        verb = clause.verb
        if stem(verb) in self.words.states or verb.pos == "AUX" or verb.dep == "amod":
            return None
        if clause.finite is None or tense_of(clause) not in {"past", "future"}:
            return None
        imperfect = clause.finite.feature("Tense") == "Imp" and not clause.past_participle
        if not self._dated(verb) and (imperfect or clause.negation is not None):
            return None
        if self._within_quote(verb):
            return None
        subject = clause.own_subject
        if clause.passive or (subject is not None and self._humane(clause)):
            return row or GENERAL
        return None

    def _within_quote(self, token: Token) -> bool:
        """Inside a whole quoted sentence, where people mostly judge, wish and advise."""
        return any(
            q.value.kind is QuoteKind.DIRECT and q.span.start <= token.start < q.span.end
            for q in self.found.quotes.marks
        )

    # --- nouns

    def _noun(self, candidate: Candidate, row: Row) -> bool:
        noun = candidate.token
        if noun.dep in {"compound", "flat", "flat:name"} or noun.pos == "PROPN" and not self._titled(noun):
            return False
        if self._in_name(noun):
            return False
        if any(c.dep.split(":")[0] == "acl" and c.feature("VerbForm") == "Inf" for c in self.parse.children(noun)):
            return row.type not in {"DECIDE", "AGREE", "REQUEST"}
        if candidate.carrier is not None:
            return self._borne(candidate, row)
        if self._within_quote(noun):
            return self._dated(noun)
        if row.kind == "theme" or self._topic(noun):
            return self._dated(noun)
        if row.type == "DECLARE" and candidate.carrier is None and self._occasion(noun):
            return False
        if row.kind == "victim":
            return self._counted(noun)
        if row.kind == "event":
            return self._titled(noun) or (self._definite(noun) and not self._general_plural(noun, row))
        return self._titled(noun) or self._dated(noun) or self._acts(noun)

    def _topic(self, noun: Token) -> bool:
        """What something is about, or the source that says so: a law on …, according to a poll."""
        case = preposition(self.parse, noun)
        if self.words.is_(case, "source") or self.words.is_(case.split(" ")[0], "source"):
            return True
        return (
            noun.dep.split(":")[0] == "nmod" and self.words.is_(case, "about") and self.parse.head(noun).pos == "NOUN"
        )

    def _acts(self, noun: Token) -> bool:
        """The deed of somebody named that does something itself (``le passage de X a fait dix morts``)."""
        head = self.parse.head(noun)
        if noun.dep.split(":")[0] != "nsubj" or head.pos != "VERB" or head.i == noun.i:
            return False
        owned = (c for c in self.parse.children(noun) if c.dep.split(":")[0] == "nmod")
        return tense_of(Clause(self.parse, head, self.words)) == "past" and any(
            self.actors.covering(c.span) for c in owned
        )

    def _borne(self, candidate: Candidate, row: Row) -> bool:
        """A carried noun is told as its verb is."""
        assert candidate.carrier is not None
        clause = Clause(self.parse, candidate.carrier, self.words)
        return candidate.carries == "occur" or self._told(clause, replace(row, type="ASSAULT"))

    def _occasion(self, noun: Token) -> bool:
        """``dans un communiqué``, ``in a statement``: where somebody says something that is told anyway."""
        head = self.parse.head(noun)
        return noun.dep.split(":")[0] in {"obl", "nmod", "advmod"} and head.pos in {"VERB", "AUX"}

    def _dated(self, noun: Token) -> bool:
        tokens = self.parse.subtree(noun)
        return any(
            m.span.end <= tokens[-1].end and m.value.dates_events
            for m in self.found.dates.within(Span(tokens[0].start, tokens[-1].end))
        )

    def _general_plural(self, noun: Token, row: Row) -> bool:
        """``les attaques contre des civils``: a kind of event rather than one, unless counted or dated."""
        if row.type in {"ACCIDENT", "DISASTER"} or noun.feature("Number") != "Plur" or self._dated(noun):
            return False
        children = self.parse.children(noun)
        if noun.dep == "nsubj" and not any(c.dep == "det" for c in children):
            return False
        return not any(c.dep == "nummod" or self.words.is_(low(c), "demonstrative") for c in children)

    def _titled(self, noun: Token) -> bool:
        title = self.article.title_span
        return title is not None and title.start <= noun.start < title.end

    def _in_name(self, noun: Token) -> bool:
        """Part of a name or title (``ministre des Affaires étrangères``)."""
        return any(len(m.span) > len(noun.span) and m.span.contains(noun.span) for m in self.actors.covering(noun.span))

    def _counted(self, noun: Token) -> bool:
        people = self.parse.head(noun) if noun.pos == "ADJ" and noun.dep.split(":")[0] in {"amod", "acl"} else noun
        children = self.parse.children(people)
        return any(c.pos == "NUM" or c.dep == "nummod" for c in children) or any(
            c.dep.split(":")[0] == "nmod" and c.pos == "NUM" for c in children
        )

    def _definite(self, noun: Token) -> bool:
        """With a determiner, a number, a doer or a place of its own; not a bare theme or a compound's part."""
        children = self.parse.children(noun)
        if any(c.dep in {"det", "nummod", "nmod:poss", "det:poss"} for c in children if c.i < noun.i):
            return True
        if any(c.dep == "expl" or (c.dep == "case" and c.feature("Definite") == "Def") for c in children):
            return True
        if noun.feature("Number") == "Plur" and noun.dep.split(":")[0] == "nsubj":
            return True
        return any(
            self.actors.covering(c.span) for c in children if c.dep.split(":")[0] in {"nmod", "amod", "compound", "obl"}
        )
