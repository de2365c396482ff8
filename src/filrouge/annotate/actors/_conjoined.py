"""Names that a conjunction ties together, by the parse, or by the words where the parse lost it."""

from __future__ import annotations

from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.model.mentions import ActorKind, Form
from filrouge.model.syntax import Token

_BESIDE = {"conj", "appos", "flat", "flat:name", "flat:foreign"}


def first_of_all(reading: Reading, token: Token) -> tuple[Token, bool]:
    """The first of those conjoined with a token, and whether it is another."""
    seen, conjoined = {token.i}, False
    while token.dep in _BESIDE and token.head not in seen:
        conjoined |= token.dep == "conj"
        token = reading.tokens[token.head]
        seen.add(token.i)
    return token, conjoined


def beside(reading: Reading, ref: Ref) -> Ref | None:
    """The name that a conjunction ties to one, where the parser lost it: ``la Russie et l'Ukraine ont repris``."""
    i = ref.first - 1
    while i > 0 and reading.tokens[i].pos == "DET":
        i -= 1
    left = reading.owner.get(i - 1)
    if reading.token(i) is None or reading.tokens[i].pos != "CCONJ" or left is None or left.last != i - 1:
        return None
    if (
        left.form is not Form.NAME
        or ref.form not in {Form.NAME, Form.TITLE}
        or (left.kind is ActorKind.PERSON) != (ref.kind is ActorKind.PERSON)
    ):
        return None
    verb = reading.parse.head(reading.tokens[ref.head])
    finite = (verb, *(c for c in reading.parse.children(verb) if c.dep.startswith(("aux", "cop"))))
    alone = any(t.feature("Number") == "Sing" and t.feature("VerbForm") == "Fin" for t in finite)
    return None if alone or not reading.joined(i - 1, ref.first) else left
