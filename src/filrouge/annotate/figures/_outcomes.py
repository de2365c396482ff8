"""What became of those counted (killed, injured, missing …), where the words say so."""

from __future__ import annotations

from filrouge.annotate.figures._counted import Counted
from filrouge.annotate.figures._terms import Terms
from filrouge.lang.fold import bare
from filrouge.model.syntax import Parse, Token

_NEAR = 6  # tokens between the counted noun and a participle after it
_PASSED = {"AUX", "ADV", "PRON", "SCONJ", "ADP"}
_BEFORE = 4


def outcome(parse: Parse, counted: Counted, start: int, terms: Terms) -> str | None:
    """The outcome of a counted phrase whose figure begins at ``start``."""
    return (
        _self(parse, counted, terms)
        or _after(parse, counted, terms)
        or _governed(parse, counted, terms)
        or _before(parse, start, terms)
    )


def _self(parse: Parse, counted: Counted, terms: Terms) -> str | None:
    for token in parse.tokens[counted.first : counted.last + 1]:
        if found := terms.outcomes.get(("self", bare(token.text))):
            return found
    return None


def _after(parse: Parse, counted: Counted, terms: Terms) -> str | None:
    """*55 personnes ont été tuées*: a participle with nothing but auxiliaries between."""
    for token in parse.tokens[counted.last + 1 : counted.last + 1 + _NEAR]:
        if found := terms.outcomes.get(("after", bare(token.text))):
            return found
        if parse.parsed and token.pos not in _PASSED:
            return None
    return None


def _governed(parse: Parse, counted: Counted, terms: Terms) -> str | None:
    """The verb or noun that the phrase hangs on."""
    tokens = parse.tokens[counted.first : counted.last + 1]
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head not in inside), None)
    if head is None or head.dep == "root":
        return None
    slot = _slot(head)
    return terms.outcomes.get((slot, bare(parse.head(head).lemma))) if slot else None


def _slot(token: Token) -> str | None:
    if token.dep in {"obj", "nsubj:pass"}:
        return "object"
    return {"nsubj": "subject", "nmod": "of"}.get(token.dep)


def _before(parse: Parse, start: int, terms: Terms) -> str | None:
    """*tuant ⟦au moins 7⟧*, *la mort de ⟦12 personnes⟧*: the word just before, whatever the parse."""
    at = parse.token_at(start)
    if at is None:
        return None
    through_of = False
    for token in reversed(parse.tokens[max(0, at.i - _BEFORE) : at.i]):
        slot = "of" if through_of else "object"
        if found := terms.outcomes.get((slot, bare(token.lemma))):
            return found if token.pos == ("NOUN" if through_of else "VERB") else None
        through_of = through_of or bare(token.text) in terms.of
        if token.pos not in {"DET", "ADV", "ADJ"} and bare(token.text) not in terms.of:
            return None
    return None
