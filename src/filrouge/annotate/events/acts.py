"""Which verbs tell an event: not states, opinions, aims, backgrounds or what only turns another verb."""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.annotate.events.bare import LASTING, SPOKEN, Bare
from filrouge.annotate.events.candidates import Candidate, conjunct_head
from filrouge.annotate.events.clauses import Clause, low, stem
from filrouge.annotate.events.doers import Doers
from filrouge.annotate.events.effects import aim_of
from filrouge.annotate.events.ground import Ground
from filrouge.annotate.events.tenses import tense_of
from filrouge.annotate.events.words import Row
from filrouge.model.syntax import Token

# types that a thing can have done (``le train a repris son service``), and frames
THINGS = frozenset({"MOVEMENT", "BUSINESS", "PUBLISH", "CONTEST", "DISASTER", "ACCIDENT", "LIFE", "OTHER"})
THINGLIKE = frozenset({"a", "at", "un", "uo", "e"})
BETWEEN = frozenset({"sides", "doer"})
LOOSE = frozenset({"a", "ao", "aip", "un"})
GENERAL = Row("", "OTHER", None, "ao", needs=frozenset({"human"}))


@dataclass(frozen=True, slots=True)
class Acts:
    """Decides about verbs in one article."""

    on: Ground

    @property
    def _doers(self) -> Doers:
        return Doers(self.on)

    def keeps(self, candidate: Candidate, row: Row | None) -> Row | None:
        """The reading under which a verb tells an event, or null."""
        clause = self.on.clause(candidate.token)
        if (row is None and self._light(candidate)) or self._governs(clause, row):
            return None
        if any(c.dep == "det" for c in clause.children):
            return None  # with a determiner of its own a participle is a noun (``un ancien détenu``)
        if self._only_noted(clause) or self._named(clause, row):
            return None
        if row is None:
            return self._general(clause)
        readings = (row, *(r for r in candidate.rows if r.type != row.type))
        suited = next((r for r in readings if self._fits(candidate, clause, r)), None)
        return suited or (self._general(clause, GENERAL) if row.needs & BETWEEN else self._befallen(clause, row))

    def _fits(self, candidate: Candidate, clause: Clause, row: Row) -> bool:
        """Suits, or for a verb of no type of its own, is told as somebody's deed."""
        if row.type == "OTHER" and row.frame in LOOSE and not candidate.phrase:
            return self._general(clause, row) is not None
        return self._suits(clause, row)

    def _suits(self, clause: Clause, row: Row) -> bool:
        if row.frame == "e" and row.type == "OTHER":
            return False
        if "human" in row.needs and not clause.passive and not (self._speaks(clause, row) or self._doers.able(clause)):
            return False
        return self._doers.meet(clause, row) and self.told(clause, row)

    def _befallen(self, clause: Clause, row: Row) -> Row | None:
        """What a thing does on a day that is told, or did (``traffic resumed``); only somebody can accuse or attack."""
        own = row if row.type in THINGS and row.frame in THINGLIKE else GENERAL
        return self._general(clause, own) if self.on.timed(clause.verb) or self._came_about(clause) else None

    def _light(self, candidate: Candidate) -> bool:
        return not candidate.phrase and stem(candidate.token) in self.on.words.states and not candidate.rows

    def _governs(self, clause: Clause, row: Row | None) -> bool:
        """A verb that only turns another one (``commencer à``, ``vouloir``) is not an event by itself.

        What introduces somebody's words, and what accuses or demands, is one whatever stands below it.
        """
        if ("verb", stem(clause.verb)) not in self.on.words.governors:
            return False
        if row is not None and row.type in SPOKEN and (row.type != "DECLARE" or self.on.cued(clause.verb)):
            return False
        inner = [c for c in clause.children if c.dep in {"xcomp", "ccomp"} and c.pos == "VERB" and c.i > clause.verb.i]
        effect = self.on.words.governors["verb", stem(clause.verb)]
        aiming = effect in {"none", "uncertain"} and any(c.feature("VerbForm") == "Inf" for c in inner)
        turning = effect == "happened" or (effect == "announced" and clause.gerund)  # ``vient de``, ``is going to``
        itself = stem(clause.verb) in self.on.words.verbs and not (
            turning and stem(clause.verb) in self.on.words.states
        )
        return bool(inner) and (aiming or not itself)

    def _only_noted(self, clause: Clause) -> bool:
        """``est à déplorer``, ``Nourrir la planète ?``: an infinitive below a copula or nothing is nobody's act."""
        if not clause.infinitive or clause.verb.dep.split(":")[0] in {"conj", "parataxis"}:
            return False
        head = self.on.parse.head(clause.verb)
        copula = head.pos == "AUX" and clause.verb.dep == "xcomp" and self.on.marked(clause.verb, "noted")
        alone = head.i == clause.verb.i and not self.on.titled(clause.verb)
        return copula or alone or any(c.dep == "cop" for c in clause.children)

    def _named(self, clause: Clause, row: Row | None) -> bool:
        """``ce que X appelle une erreur``, ``what X calls a mistake``: how somebody names a thing."""
        if row is None or row.type not in {"DECLARE", "ACCUSE"}:
            return False
        before = (c for c in clause.children if c.dep == "obj" and c.pos == "PRON" and c.i < clause.verb.i)
        return any(c.feature("PronType") in {"Rel", "Int"} or self.on.words.is_(low(c), "what") for c in before)

    def _speaks(self, clause: Clause, row: Row) -> bool:
        """Who says something is a person, though no name stands before the pronoun."""
        own = clause.own_subject
        return row.type in SPOKEN and own is not None and own.pos == "PRON" and own.feature("Person") == "3"

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
        return silent or self._muses(clause, row) or self._background(clause, row) or self._resulting(clause)

    def _muses(self, clause: Clause, row: Row) -> bool:
        """``one has to wonder``, ``I'd say``: what the writer or reader may say is no event."""
        subject = self.on.referents.subject(clause.verb, clause)
        if row.type not in SPOKEN or subject is None or subject.pos != "PRON":
            return False
        return subject.feature("Person") in {"1", "2"} and (clause.infinitive or bool(clause.modals))

    def _by_form(self, clause: Clause, row: Row) -> bool:
        """Participles and infinitives tell less often than finite verbs do."""
        told = Bare(self.on).tells(clause, row)
        if told is not None:
            return told
        return not clause.infinitive or (row.type != "OTHER" and self.stated(clause.verb, row))

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
        if clause.finite is not None and (tense_of(clause) == "past" or self.on.titled(clause.verb)):
            return True
        if self.on.cued(clause.verb) or (clause.passive and clause.agent is not None):
            return True
        return clause.verb.dep == "parataxis" or any(c.dep in {"ccomp", "parataxis"} for c in clause.children)

    def _background(self, clause: Clause, row: Row) -> bool:
        """An imperfect inside a report or a relative clause paints a state (``qu'il soutenait la paix``)."""
        finite = clause.finite
        imperfect = finite is not None and finite.feature("Tense") == "Imp" and not clause.past_participle
        return imperfect and row.type not in LASTING and clause.verb.dep.split(":")[0] in {"ccomp", "acl"}

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

    def _promised(self, verb: Token, *, known: bool) -> bool:
        """What somebody says that they will do (``a promis de rebâtir``), is about to do or has just done."""
        top = conjunct_head(self.on.parse, verb)
        head = self.on.parse.head(top)
        if head.pos not in {"VERB", "ADJ"} or not self._let_through(head):
            return False
        effect = self.on.words.governors.get(("adj" if head.pos == "ADJ" else "verb", stem(head)))
        telling = {"announced", "happened", "must"} if known else {"announced", "happened"}
        return effect in telling and top.dep.split(":")[0] in {"xcomp", "ccomp"}

    def _let_through(self, head: Token) -> bool:
        """The verb or adjective above leaves its infinitive an event of its own."""
        governors = self.on.words.governors
        idle = governors.get(("adj" if head.pos == "ADJ" else "verb", stem(head))) == "none"
        if (idle and aim_of(self.on.parse, head, self.on.words) != "announced") or self._threatens(head):
            return False
        return governors.get(("verb", stem(head))) != "denied" or stem(head) not in self.on.words.verbs

    def _general(self, clause: Clause, row: Row | None = None) -> Row | None:
        """A verb without a type of its own: an event where somebody is said to have done it.

        ``row`` is the reading of a verb that the lexicon knows, which tells more often than others.
        """
        verb, known = clause.verb, row is not None
        lasting = stem(verb) in self.on.words.states and not (known and self._done_to(clause))
        state = lasting or verb.pos == "AUX" or verb.dep == "amod"
        if state or self.on.quoted(verb):
            return None
        if Bare(self.on).headline(clause):
            return row or GENERAL
        if clause.infinitive:
            told = self._promised(verb, known=known)
            done = told and (self._doers.able(clause) or self.on.timed(verb) or clause.passive)
            return (row or GENERAL) if done else None
        if clause.finite is None or not (
            self._past_or_future(clause) or (known and (clause.passive or self.on.timed(verb)))
        ):
            return None
        imperfect = clause.finite.feature("Tense") == "Imp" and not clause.past_participle
        if (imperfect or clause.negation is not None) and not self.on.dated(verb):
            return None
        does = self._doers.able(clause) or self.on.timed(verb) or self._came_about(clause)
        subject = clause.own_subject or (verb.dep == "conj" and self.on.referents.subject(verb, clause))
        return (row or GENERAL) if clause.passive or (subject and does) else None

    def _done_to(self, clause: Clause) -> bool:
        """``took the officers' weapons``, ``held since Monday``: a verb of everybody's with a doer and a thing."""
        if clause.passive:
            return self.on.timed(clause.verb)
        subject = self.on.referents.subject(clause.verb, clause)
        named = subject is not None and (subject.pos == "PROPN" or self._doers.somebody(subject))
        return named and tense_of(clause) == "past" and any(o.pos != "PRON" for o in clause.objects)

    def _came_about(self, clause: Clause) -> bool:
        """The past of a main clause tells what a thing did too (``la foire a attiré du monde``)."""
        finite = clause.finite
        if finite is None or finite.feature("Mood") == "Cnd" or tense_of(clause) != "past":
            return False
        turned = any(c.dep in {"obj", "xcomp", "ccomp"} and c.i > clause.verb.i for c in clause.children)
        if turned and ("verb", stem(clause.verb)) in self.on.words.governors:
            return False  # ``la pause a empêché …``, ``works began to …``: it turns what another word tells
        return conjunct_head(self.on.parse, clause.verb).dep == "root"

    def _past_or_future(self, clause: Clause) -> bool:
        """Told as done or to come; in a headline the present does so too."""
        told = clause.verb.dep == "ccomp" and clause.finite is not None and clause.finite.feature("Mood") == "Cnd"
        return told or tense_of(clause) in {"past", "future"} or self.on.titled(clause.verb)
