"""What the words above an event make of it: ``refuse to``, ``plans for``, ``was expected to``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from filrouge.annotate.events.clauses import Clause, low, stem
from filrouge.annotate.events.words import Words
from filrouge.model.syntax import Parse, Token

STOPS = frozenset({";", ".", "!", "?"})
LEVELS = 6  # governors looked at above an event


@dataclass(frozen=True, slots=True)
class Effects:
    """Looks up the effect of governors in one text."""

    parse: Parse
    words: Words

    def above(self, token: Token) -> Iterator[tuple[Token, Token]]:
        """Each word above with the one below it through which it governs; coordination is passed over."""
        for _ in range(LEVELS):
            head = self.parse.head(token)
            if head.i == token.i:
                return
            if token.dep != "conj":
                yield token, head
            token = head

    def of(self, child: Token, head: Token) -> str | None:
        """The effect of a word on what stands below it, by the pack's event-governors; null without one."""
        dep = child.dep.split(":")[0]
        if head.pos in {"VERB", "AUX"}:
            effect = self._verb_effect(child, head) if self._content(child, head, dep) else None
            if effect == "announced" and self.words.is_(stem(head), "nearing") and not _nearing(head):
                return None
            return aim_of(self.parse, head, self.words) or effect if effect == "none" else effect
        if head.pos == "ADJ":
            return self.words.governors.get(("adj", stem(head)))
        if dep not in {"acl", "nmod", "obl", "advcl", "xcomp", "ccomp"} or child.dep == "acl:relcl":
            return None
        if nonfinite(child) and any(
            self.words.is_(low(c), "first") for c in self.parse.children(head) if c.dep != "punct"
        ):
            return "happened"
        return self.words.governors.get(("noun", stem(head)))

    def _content(self, child: Token, head: Token, dep: str) -> bool:
        """What a verb above is about: its object, complement or passive subject, not a circumstance."""
        if dep == "ccomp" and child.i < head.i and self._broken(child, head):
            return False
        if dep in {"obj", "obl", "xcomp", "ccomp", "iobj", "csubj"} or child.dep == "nsubj:pass":
            return True
        if dep != "advcl":
            return False
        return child.feature("VerbForm") == "Inf" or Clause(self.parse, child, self.words).content_mark is not None

    def _broken(self, child: Token, head: Token) -> bool:
        """A semicolon or a stop lies between, whatever the parser hangs on what."""
        return any(t.text in STOPS for t in self.parse.tokens[child.i : head.i])

    def _verb_effect(self, child: Token, head: Token) -> str | None:
        clause = Clause(self.parse, head, self.words)
        if child.dep == "obj" and any(c.dep == "xcomp" and c.pos in {"NOUN", "ADJ"} for c in clause.children):
            return None  # ``called the strike a crime``
        plain = child.dep.split(":")[0] != "obl" or child.pos in {"VERB", "AUX"}
        keys = [("verb", f"se {stem(head)}"), ("verb", f"s'{stem(head)}")] if clause.reflexive and plain else []
        if clause.passive:
            keys.append(("adj", low(head)))
        if plain and not any(k in self.words.governors for k in keys):
            keys.append(("verb", stem(head)))
        return next((self.words.governors[k] for k in keys if k in self.words.governors), None)

    def purpose(self, token: Token) -> Token | None:
        """The ``pour`` or ``to`` that makes an infinitive an aim."""
        if token.dep.split(":")[0] not in {"advcl", "obl"} or token.feature("VerbForm") != "Inf":
            return None
        return next(
            (c for c in self.parse.children(token) if c.i < token.i and self.words.is_(low(c), "purpose")), None
        )


def aim_of(parse: Parse, participle: Token, words: Words) -> str | None:
    """What the noun of a participle makes of its aim: ``un plan visant à frapper``, as ``un plan pour frapper``."""
    noun = parse.head(participle)
    if participle.dep != "acl" or participle.feature("VerbForm") != "Part" or noun.pos != "NOUN":
        return None
    return words.governors.get(("noun", stem(noun)))


def _nearing(verb: Token) -> bool:
    """``is going to``, ``va``, ``allait``: not ``went on to play``, ``aller combattre``."""
    under_way = verb.feature("VerbForm") in {"Part", "Ger"} and verb.feature("Tense") != "Past"
    return under_way or (verb.feature("VerbForm") == "Fin" and verb.feature("Tense") in {"Pres", "Imp"})


def nonfinite(token: Token) -> bool:
    """An infinitive or a participle."""
    return token.feature("VerbForm") in {"Inf", "Part"}
