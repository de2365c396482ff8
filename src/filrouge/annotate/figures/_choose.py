"""Which numbers are figures: not labels (*article 49*), years, list numbers or the article *un*."""

from __future__ import annotations

import re

from filrouge.annotate.figures._amounts import Amount
from filrouge.annotate.figures._counted import Counted, has_noun, is_plural
from filrouge.annotate.figures._terms import Terms, View
from filrouge.lang.fold import bare
from filrouge.lang.numerals import Shape
from filrouge.model.mentions import FigureKind
from filrouge.model.syntax import Parse, Token

_PLAIN_YEAR = re.compile(r"(?:19|20)\d\d")
_LIST_NUMBER = re.compile(r"[.)°]\s")
_PAST_RANK = {"PUNCT", "ADP", "CCONJ", "SCONJ", "ADV", "SYM"}
_PADDED = re.compile(r"0\d")


def is_figure(view: View, parse: Parse, amount: Amount, what: Counted | None, terms: Terms) -> bool:
    """Whether an amount is worth a mark; outcomes are judged before."""
    if amount.kind is FigureKind.ORDINAL:
        named = what is not None and has_noun(parse, what) and not _label(parse, amount, what, terms)
        return named or _ranks(parse, amount, terms)
    if amount.kind is FigureKind.DURATION:
        return amount.compared or not amount.indefinite
    if amount.kind is not FigureKind.COUNT:
        return True
    if amount.indefinite:
        return amount.compared and (amount.scaled or (what is not None and not amount.approximate))
    return amount.compared or _counts(view, parse, amount, what, terms)


def _ranks(parse: Parse, amount: Amount, terms: Terms) -> bool:
    """*finished second*, *s'est classée troisième*, *the first two books*, *the first one*: a place without a noun."""
    before, after = _before(parse, amount.start), parse.token_at(amount.end)
    following = parse.token_at(amount.end + 1)
    if before is not None and before.pos == "DET" and following is not None and following.pos == "NUM":
        return True
    if before is None or bare(before.lemma) not in terms.rank:
        return False
    return after is None or after.sentence != before.sentence or after.pos in _PAST_RANK


def _counts(view: View, parse: Parse, amount: Amount, what: Counted | None, terms: Terms) -> bool:
    """Whether a bare number says how many."""
    if amount.shape is Shape.FRACTION:
        return what is not None or not amount.digits
    if _PADDED.match(view.text, amount.start) or _label(parse, amount, what, terms):
        return False
    return what is not None or amount.scaled or _stands_alone(view, parse, amount)


def _label(parse: Parse, amount: Amount, what: Counted | None, terms: Terms) -> bool:
    """*article 49*, *Boeing 737*, *the 717 program*: the number names a thing."""
    before = _before(parse, amount.start)
    if before is None:
        return False
    if bare(before.text) in terms.labels:
        return True
    if not amount.digits or amount.scaled or amount.kind is FigureKind.ORDINAL or before.end + 1 < amount.start:
        return False
    if before.pos == "PROPN":
        return what is None or parse.tokens[what.first].pos == "PROPN" or not is_plural(parse, what)
    model = what is not None and amount.value > 1 and not is_plural(parse, what)
    return model and before.pos in {"DET", "ADJ", "PRON"}


def _before(parse: Parse, at: int) -> Token | None:
    token = parse.token_at(at)
    if token is None or token.i == 0 or parse.tokens[token.i - 1].sentence != token.sentence:
        return None
    return parse.tokens[token.i - 1]


def _stands_alone(view: View, parse: Parse, amount: Amount) -> bool:
    """A number without a noun that still says how many: *ils étaient 12*, *deux sont morts*."""
    written = view.text[amount.start : amount.end]
    if _PLAIN_YEAR.fullmatch(written) or _enumerates(view, amount):
        return False
    if len(written) > 3 and not amount.digits:
        before = _before(parse, amount.start)
        return before is None or before.pos != "NOUN"
    before = _before(parse, amount.start)
    return before is not None and before.pos in {"AUX", "VERB", "ADP", "CCONJ", "ADV", "DET"}


def _enumerates(view: View, amount: Amount) -> bool:
    """``1. `` at the start of a line, ``(2)`` alone."""
    line_start = amount.start == 0 or view.text[amount.start - 1] in "\n("
    after = view.text[amount.end : amount.end + 2]
    return amount.digits and line_start and bool(_LIST_NUMBER.match(after + " ") or after[:1] in ")]")
