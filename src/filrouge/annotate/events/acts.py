"""Which verbs tell an event: not states, opinions, aims, backgrounds or what only turns another verb."""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.annotate.events.candidates import Candidate, conjunct_head
from filrouge.annotate.events.clauses import Clause, low, stem
from filrouge.annotate.events.ground import Ground
from filrouge.annotate.events.referents import covering
from filrouge.annotate.events.tenses import tense_of
from filrouge.annotate.events.words import Row
from filrouge.model.syntax import Token

SPOKEN = frozenset({"REQUEST", "ACCUSE", "DECLARE", "CONSULT"})
HARM = frozenset({"LIFE", "ASSAULT", "DISASTER", "ACCIDENT"})
LASTING = HARM | {"JUSTICE", "PERSONNEL", "ELECTION", "COERCE", "PROTEST", "RETREAT", "AGREE"}
NAMELIKE = frozenset({"PROPN", "X", "NUM", "ADJ", "DET"})
ATTRIBUTES = frozenset({"amod", "compound", "nmod", "flat"})
GENERAL = Row("", "OTHER", None, "ao", human=True)


@dataclass(frozen=True, slots=True)
class Acts:
    """Decides about verbs in one article."""

    on: Ground

    def keeps(self, candidate: Candidate, row: Row | None) -> Row | None:
        """The reading under which a verb tells an event, or null."""
        clause = self.on.clause(candidate.token)
        if self._light(candidate) or self._governs(clause):
            return None
        if row is None or (row.type == "OTHER" and row.frame == "a" and not candidate.phrase):
            return self._general(clause, row)
        readings = (row, *(r for r in candidate.rows if r.type != row.type))
        return next((r for r in readings if self._suits(clause, r)), None) or self._befallen(clause)

    def _suits(self, clause: Clause, row: Row) -> bool:
        if row.frame == "e" and row.type == "OTHER":
            return False
        if row.human and not clause.passive and not (self._speaks(clause, row) or self._humane(clause)):
            return False
        if row.type == "CONSULT" and row.frame == "ao" and not self._meets_somebody(clause):
            return False
        return self.told(clause, row)

    def _meets_somebody(self, clause: Clause) -> bool:
        """``recevoir le pape`` is a meeting, ``recevoir une lettre`` is none."""
        things = [o for o in clause.objects if o.pos == "NOUN" and low(o) not in self.on.words.people]
        return all(covering(self.on.actors, o.span) for o in things)

    def _befallen(self, clause: Clause) -> Row | None:
        """What a thing does on a day that is told (``traffic resumed on Monday``)."""
        return self._general(clause, None) if self.on.timed(clause.verb) else None

    def _light(self, candidate: Candidate) -> bool:
        return not candidate.phrase and stem(candidate.token) in self.on.words.states and not candidate.rows

    def _governs(self, clause: Clause) -> bool:
        """A verb that only turns another one (``commencer à``, ``vouloir``) is not an event by itself."""
        if ("verb", stem(clause.verb)) not in self.on.words.governors:
            return False
        inner = [c for c in clause.children if c.dep in {"xcomp", "ccomp"} and c.pos == "VERB" and c.i > clause.verb.i]
        effect = self.on.words.governors["verb", stem(clause.verb)]
        aiming = effect in {"none", "uncertain"} and any(c.feature("VerbForm") == "Inf" for c in inner)
        recent = effect == "happened" and stem(clause.verb) in self.on.words.states  # ``vient d'annoncer``
        itself = stem(clause.verb) in self.on.words.verbs and not recent
        return bool(inner) and (aiming or not itself)

    def _humane(self, clause: Clause) -> bool:
        """The subject can act: an actor or a name, or none is said."""
        subject = self.on.referents.subject(clause.verb, clause)
        if subject is None or subject.pos in NAMELIKE or self._somebody(subject):
            return True
        if subject.pos == "PRON":
            return self.on.words.is_(low(subject), "somebody") or self._reported_self(clause.verb)
        near = (c for c in self.on.parse.children(subject) if c.dep.split(":")[0] in ATTRIBUTES)
        return any(covering(self.on.actors, t.span) for t in near)

    def _speaks(self, clause: Clause, row: Row) -> bool:
        """Who says something is a person, though no name stands before the pronoun."""
        own = clause.own_subject
        return row.type in SPOKEN and own is not None and own.pos == "PRON" and own.feature("Person") == "3"

    def _somebody(self, subject: Token) -> bool:
        if subject.pos == "PRON" and subject.feature("Person") in {"1", "2"}:
            return True
        return low(subject) in self.on.words.people or bool(covering(self.on.actors, subject.span))

    def _reported_self(self, verb: Token) -> bool:
        """``Rome said it …``: the pronoun in what an actor says is mostly that actor."""
        head = self.on.parse.head(verb)
        if verb.dep != "ccomp" or head.i == verb.i:
            return False
        above = self.on.clause(head).own_subject
        return above is not None and bool(covering(self.on.actors, above.span))

    def told(self, clause: Clause, row: Row) -> bool:
        """Told as an event: not as an opinion, a wish, a background or a property."""
        return not self._painted(clause, row) and self._by_form(clause, row)

    def _painted(self, clause: Clause, row: Row) -> bool:
        """A wish, a state or a background rather than an event."""
        if self.on.quoted(clause.verb) and not self._foretold(clause, row):
            return True
        if any(t.feature("Mood") == "Sub" for t in (clause.verb, *clause.auxiliaries)):
            return True
        silent = row.type == "DECLARE" and not self._says(clause)
        return silent or self._background(clause, row) or self._resulting(clause)

    def _by_form(self, clause: Clause, row: Row) -> bool:
        """Participles and infinitives tell less often than finite verbs do."""
        verb, bare = clause.verb, clause.finite is None and not clause.infinitive
        if bare and row.type in SPOKEN:
            return self._headline(clause)
        if verb.dep == "amod":
            return row.type in HARM and clause.past_participle
        if bare and row.type == "PUBLISH" and clause.agent is None and not self._issued(verb):
            return False
        if bare and clause.past_participle and not clause.auxiliaries and verb.dep.split(":")[0] == "acl":
            told = row.type in LASTING or clause.agent is not None or self.on.dated(verb)
            return told or self._headline(clause)
        if bare and clause.gerund:
            return row.type != "OTHER" and (verb.dep != "acl" or bool(clause.own_subject))
        return not clause.infinitive or (row.type != "OTHER" and self.stated(verb, row))

    def _headline(self, clause: Clause) -> bool:
        """``X admis en clinique``: a bare participle tells what a headline has to tell."""
        return clause.past_participle and self.on.headed(clause.verb)

    def _threatens(self, verb: Token) -> bool:
        """What is threatened is told with the threat."""
        return any(
            r.type == "THREATEN" for p in self.on.words.verbs.get(stem(verb), ()) if not p.rest for r in p.rows[:1]
        )

    def _foretold(self, clause: Clause, row: Row) -> bool:
        """Told as past or coming, also by an infinitive (``doit arriver``)."""
        if tense_of(clause) in {"past", "future"}:
            return True
        head = self.on.parse.head(clause.verb)
        effect = self.on.words.governors.get(("verb", stem(head)))
        travels = effect == "must" and row.type in {"MOVEMENT", "CONSULT"}
        return clause.infinitive and (travels or effect in {"announced", "happened"})

    def _resulting(self, clause: Clause) -> bool:
        """``reste ouverte``: a state seen as one."""
        head = self.on.parse.head(clause.verb)
        stays = clause.verb.dep == "xcomp" and not clause.auxiliaries and clause.past_participle
        return stays and stem(head) in self.on.words.states

    def _says(self, clause: Clause) -> bool:
        """A verb of saying tells an event with its content; in the past somebody's word is enough."""
        if tense_of(clause) == "past" and clause.finite is not None:
            return True
        if any(q.value.cue is not None and q.value.cue.overlaps(clause.verb.span) for q in self.on.found.quotes.marks):
            return True
        return clause.verb.dep == "parataxis" or any(c.dep in {"ccomp", "parataxis"} for c in clause.children)

    def _background(self, clause: Clause, row: Row) -> bool:
        """An imperfect inside a report or a relative clause paints a state (``qu'il soutenait la paix``)."""
        finite = clause.finite
        imperfect = finite is not None and finite.feature("Tense") == "Imp" and not clause.past_participle
        return imperfect and row.type not in LASTING and clause.verb.dep.split(":")[0] in {"ccomp", "acl"}

    def _issued(self, verb: Token) -> bool:
        """``une étude publiée jeudi``, not the ``AFP, publié jeudi`` above an article."""
        head = self.on.parse.head(verb)
        return head.i != verb.i and head.pos == "NOUN"

    def stated(self, verb: Token, row: Row) -> bool:
        """An infinitive tells an event of its own unless it is an aim, a demand's content or a mere ability."""
        verb = conjunct_head(self.on.parse, verb)
        head, dep = self.on.parse.head(verb), verb.dep.split(":")[0]
        aim = dep in {"advcl", "obl"} and self.on.marked(verb, "purpose")
        if aim or self.on.words.is_(low(head), "purpose"):
            return row.type in SPOKEN
        if head.pos in {"VERB", "AUX", "ADJ"}:
            return self._let_through(head)
        first = any(self.on.words.is_(low(c), "first") for c in self.on.parse.children(head))
        if dep == "acl" and not first:
            return self.on.words.governors.get(("noun", stem(head))) in {"announced", "happened", "uncertain"}
        return True

    def _let_through(self, head: Token) -> bool:
        """The verb or adjective above leaves its infinitive an event of its own."""
        governors = self.on.words.governors
        if governors.get(("adj" if head.pos == "ADJ" else "verb", stem(head))) == "none" or self._threatens(head):
            return False
        return governors.get(("verb", stem(head))) not in {"requested", "denied"} or (
            stem(head) not in self.on.words.verbs
        )

    def _general(self, clause: Clause, row: Row | None) -> Row | None:
        """A verb without a type of its own: an event where somebody is said to have done it."""
        verb = clause.verb
        state = stem(verb) in self.on.words.states or verb.pos == "AUX" or verb.dep == "amod"
        if state or clause.finite is None or tense_of(clause) not in {"past", "future"} or self.on.quoted(verb):
            return None
        imperfect = clause.finite.feature("Tense") == "Imp" and not clause.past_participle
        if (imperfect or clause.negation is not None) and not self.on.dated(verb):
            return None
        done = clause.passive or (clause.own_subject is not None and (self._humane(clause) or self.on.timed(verb)))
        return (row or GENERAL) if done else None
