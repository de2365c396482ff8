"""From a parser's own dependency scheme to Universal Dependencies v2.

``ud`` models need nothing. ``clear`` is the ClearNLP scheme of spaCy's English models
(https://github.com/clir/clearnlp-guidelines): prepositions govern their nouns and the copula its
attribute there, and both are turned round here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Arc:
    """A token's governor (its own index for a root) and relation, with what deciding needs."""

    head: int
    dep: str
    pos: str
    lemma: str
    text: str


_RENAMED = {
    "ROOT": "root", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "dobj": "obj", "dative": "iobj", "relcl": "acl:relcl", "poss": "nmod:poss", "prt": "compound:prt",
    "npadvmod": "obl:npmod", "oprd": "xcomp", "neg": "advmod", "quantmod": "advmod", "predet": "det",
    "preconj": "cc", "meta": "dep", "intj": "discourse", "acomp": "xcomp", "attr": "xcomp",
}  # fmt: skip


def clear_to_ud(arcs: list[Arc]) -> list[Arc]:
    """ClearNLP arcs as UD arcs."""
    return [_renamed(arc) for arc in _prepositions(_copulas(arcs))]


def _renamed(arc: Arc) -> Arc:
    return replace(arc, dep=_RENAMED.get(arc.dep, arc.dep))


def _copulas(arcs: list[Arc]) -> list[Arc]:
    """``X is Y``: the attribute governs, ``be`` becomes its ``cop`` child."""
    out = list(arcs)
    for i, arc in enumerate(arcs):
        if arc.dep not in {"attr", "acomp"} or arcs[arc.head].lemma != "be":
            continue
        be = arc.head
        if out[be].dep == "cop":
            continue
        out[i] = replace(arc, head=i if out[be].head == be else out[be].head, dep=out[be].dep)
        for j, other in enumerate(out):
            if j not in {i, be} and other.head == be:
                out[j] = replace(other, head=i)
        out[be] = replace(out[be], head=i, dep="cop")
    return out


def _prepositions(arcs: list[Arc]) -> list[Arc]:
    """``prep`` over ``pobj`` becomes a ``case`` child of the noun that it governed."""
    out = list(arcs)
    for i, arc in enumerate(arcs):
        if arc.dep not in {"pobj", "pcomp"}:
            continue
        preposition = arc.head
        if out[preposition].dep in {"case", "mark"}:
            out[i] = replace(arc, head=out[preposition].head, dep="conj")
            continue
        governor, dep = _governor(out, preposition)
        head = i if governor == preposition else governor  # a fragment such as "On Thursday."
        out[i] = replace(arc, head=head, dep=_relation(arc, out, preposition, governor, dep))
        out[preposition] = replace(out[preposition], head=i, dep="mark" if arc.dep == "pcomp" else "case")
    return out


def _governor(arcs: list[Arc], preposition: int) -> tuple[int, str]:
    """The word that a preposition hangs on, past other prepositions (``out of``, ``because of``)."""
    head, dep, seen = arcs[preposition].head, arcs[preposition].dep, {preposition}
    while arcs[head].dep == "prep" and arcs[head].pos in {"ADP", "SCONJ"} and head not in seen:
        seen.add(head)
        head = arcs[head].head
    return head, dep


def _relation(arc: Arc, arcs: list[Arc], preposition: int, governor: int, dep: str) -> str:
    if governor == preposition:
        return "root"
    if arc.dep == "pcomp":
        return "advcl"
    if dep == "agent":
        return "obl:agent"
    if dep == "dative":
        return "iobj"
    return "obl" if arcs[governor].pos in {"VERB", "AUX", "ADJ", "ADV"} else "nmod"


SCHEMES: Mapping[str, Callable[[list[Arc]], list[Arc]]] = MappingProxyType(
    {"ud": lambda arcs: [_root(a) for a in arcs], "clear": clear_to_ud}
)


def _root(arc: Arc) -> Arc:
    return replace(arc, dep="root") if arc.dep == "ROOT" else arc
