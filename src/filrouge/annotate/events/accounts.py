"""How a line's trigger and participants are known, as rules that `explain` can say."""

from __future__ import annotations

from dataclasses import dataclass

from filrouge.annotate.events.candidates import Candidate
from filrouge.annotate.events.clauses import low, preposition
from filrouge.model.mark import Layer
from filrouge.model.mentions import Part, Quotation, Reason
from filrouge.model.syntax import Parse, Token

RELATIONS = {
    "nsubj": "subject of « {verb} »", "nsubj:pass": "undergoes « {verb} », its subject",
    "obj": "object of « {verb} »", "iobj": "to whom « {verb} » is done",
    "obl:agent": "doer of « {verb} », after « {case} »", "obl": "after « {case} », on « {verb} »",
    "nmod": "after « {case} », on « {verb} »", "nmod:poss": "whose « {verb} » it is", "det": "whose « {verb} » it is",
    "amod": "adjective on « {verb} »", "compound": "noun beside « {verb} »", "appos": "said of « {verb} »",
}  # fmt: skip
BORNE = "noun borne by « {verb} »"
STEPS = 8  # words climbed from a participant


@dataclass(frozen=True, slots=True)
class Accounts:
    """Tells how in one text."""

    parse: Parse
    quotes: Layer[Quotation]

    def trigger(self, candidate: Candidate) -> Reason:
        """What kind of word names the event, and the verb that bears it if one does."""
        if candidate.carrier is not None:
            return Reason("trigger", BORNE.format(verb=candidate.carrier.text), candidate.carrier.span)
        kind = "noun" if candidate.noun else "verb"
        return Reason("trigger", f"{kind} and what follows it" if candidate.phrase else kind, candidate.span)

    def part(self, part: Part, candidate: Candidate) -> Reason:
        """The construction that makes somebody a participant."""
        return Reason(part.role.value, self._rule(part, candidate), part.span)

    def _rule(self, part: Part, candidate: Candidate) -> str:
        cues = (q.value for q in self.quotes.marks if q.value.cue is not None and q.value.cue.overlaps(candidate.span))
        if any(said.speaker == part.chain for said in cues):
            return "speaker of the words"
        tokens = self.parse.tokens_in(part.span)
        word = next((t for t in tokens if t.head == t.i or not part.span.contains(self.parse.head(t).span)), None)
        return f"{part.role.value} by the parse" if word is None else self._relation(word, candidate)

    def _relation(self, word: Token, candidate: Candidate) -> str:
        """The first tie on the way from a participant to its event, and how far the two are apart."""
        ends = {candidate.token.i, candidate.predicate.i}
        beside = ""
        for _ in range(STEPS):
            head = self.parse.head(word)
            if head.i == word.i:
                break
            if word.dep in {"conj", "flat", "flat:name", "compound"} and head.pos not in {"VERB", "AUX"}:
                beside = ", coordinated" if word.dep == "conj" else beside
            else:
                shared = "" if head.i in ends else ", which governs or shares it"
                return self._named(word, head) + beside + shared
            word = head
        return "taken over from elsewhere in the sentence"

    def _named(self, word: Token, head: Token) -> str:
        case = preposition(self.parse, word)
        key = word.dep if word.dep in RELATIONS else word.dep.split(":")[0]
        pattern = RELATIONS.get(key, "beside « {verb} »")
        if "{case}" in pattern and not case:
            pattern = "beside « {verb} »"
        return pattern.format(verb=low(head) if head.pos in {"VERB", "AUX"} else head.text, case=case)
