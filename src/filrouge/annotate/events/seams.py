"""Where a clause may end before its end, and what may be left out of it, so that what stays can be read."""

from __future__ import annotations

from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Span

BOUND = frozenset({
    "obj", "iobj", "xcomp", "ccomp", "obl:arg", "nsubj", "nsubj:pass", "aux", "aux:pass", "aux:tense", "aux:caus",
    "cop", "fixed", "flat", "flat:name", "flat:foreign", "compound", "compound:prt", "nummod", "det", "case", "mark",
    "expl", "goeswith", "nmod:poss",
})  # fmt: skip
"""Relations whose dependent is not parted from its governor."""
FIXED = BOUND - {"obj", "iobj", "xcomp", "ccomp", "obl:arg", "nsubj", "nsubj:pass"}
CLOSE = frozenset(
    {"amod", "nmod", "advmod", "obl:agent", "conj"}
)  # and those that are parted only where nothing else fits
FULL = 0.5  # share of the room that a cut at a mark must use to be better than a longer one at a space
HEAVY = frozenset({"acl", "acl:relcl", "appos", "parataxis", "advcl", "dep"})


def end(parse: Parse, first: Token, need: Token, last: Token, room: int) -> Token:
    """The word that a line ends with: as late as the room allows, best before a mark, never before what is needed.

    Args:
        parse: of the article.
        first: word of the line.
        need: the word that it must reach.
        last: word of the clause.
        room: code points.
    """
    if last.end - first.start <= room:
        return last
    words = parse.tokens[need.i : last.i]
    fitting = [t for t in words if t.end - first.start <= room]
    commas = [t for t in fitting if t.end - first.start >= FULL * room and _marked(parse, t)]
    commas = [t for t in commas if _seam(parse, first, t, last, FIXED)]
    for bound in (BOUND | CLOSE, BOUND, FIXED):
        found = [t for t in fitting if _seam(parse, first, t, last, bound)]
        if found:
            marks = [t for t in found if _marked(parse, t) and t.end - first.start >= FULL * room] or commas
            return marks[-1] if marks else found[-1]
    return next((t for t in words if _seam(parse, first, t, last, BOUND)), last) if not fitting else need


def _marked(parse: Parse, token: Token) -> bool:
    return parse.tokens[token.i + 1].pos in {"PUNCT", "CCONJ"}


def _seam(parse: Parse, first: Token, token: Token, last: Token, bound: frozenset[str]) -> bool:
    """Whether a line may end behind a word: nothing on either side lacks a part that is on the other."""
    after = parse.tokens[token.i + 1]
    if (after.start == token.end and after.pos != "PUNCT") or token.pos in {"PUNCT", "ADP", "DET", "CCONJ", "SCONJ"}:
        return False
    if after.start == token.end and after.text[:1] in "-/.'’":
        return False
    left, right = parse.tokens[first.i : token.i + 1], parse.tokens[token.i + 1 : last.i + 1]
    early = (t for t in left if token.i < t.head <= last.i and t.dep != "punct")
    if any(bound is not FIXED or t.dep in FIXED for t in early):
        return False
    if any(first.i <= t.head <= token.i and t.dep in bound for t in right):
        return False
    return not any(e.first <= token.i < e.last for e in parse.entities)


def light(parse: Parse, token: Token) -> tuple[Token, Token]:
    """The first and last word of a noun phrase without the clauses and additions behind it."""
    words = [t for t in parse.subtree(token) if t.sentence == token.sentence]
    stop = min((_first(parse, c).i for c in parse.children(token) if _added(parse, c)), default=words[-1].i + 1)
    kept = [t for t in words if t.i < max(stop, token.i + 1)]
    return kept[0], kept[-1]


def _added(parse: Parse, child: Token) -> bool:
    """A clause, or what stands behind a comma or in brackets; a name right behind its title is none."""
    if child.i < child.head or child.dep not in HEAVY:
        return child.i > child.head and child.pos == "PUNCT"
    return child.dep.startswith("acl") or parse.tokens[_first(parse, child).i - 1].pos == "PUNCT"


def _first(parse: Parse, token: Token) -> Token:
    return parse.subtree(token)[0]


def joined(text: str, pieces: list[Span]) -> tuple[Span, ...]:
    """Pieces in the order of the text, those that only spaces part as one."""
    made: list[Span] = []
    for piece in sorted(pieces):
        if made and not text[made[-1].end : piece.start].strip():
            made[-1] = Span(made[-1].start, max(made[-1].end, piece.end))
        else:
            made.append(piece)
    return tuple(made)
