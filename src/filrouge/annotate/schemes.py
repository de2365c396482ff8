"""From a parser's own dependency scheme to Universal Dependencies v2.

``ud`` models need nothing. ``clear`` is the ClearNLP scheme of spaCy's English models
(https://github.com/clir/clearnlp-guidelines): prepositions govern their nouns and the copula its
attribute there, and both are turned round here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple


class Arcs(NamedTuple):
    """The tokens of a paragraph, by column: governor (its own index for a root), relation, and what deciding needs."""

    heads: list[int]
    deps: list[str]
    tags: list[str]
    lemmas: list[str]


Scheme = Callable[[Arcs], tuple[list[int], list[str]]]

_RENAMED = {
    "ROOT": "root", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "dobj": "obj", "dative": "iobj", "relcl": "acl:relcl", "poss": "nmod:poss", "prt": "compound:prt",
    "npadvmod": "obl:npmod", "oprd": "xcomp", "neg": "advmod", "quantmod": "advmod", "predet": "det",
    "preconj": "cc", "meta": "dep", "intj": "discourse", "acomp": "xcomp", "attr": "xcomp",
}  # fmt: skip


def clear_to_ud(arcs: Arcs) -> tuple[list[int], list[str]]:
    """ClearNLP arcs as governors and relations of UD."""
    heads, deps, *_ = _prepositions(_copulas(arcs))
    return heads, [_RENAMED.get(dep, dep) for dep in deps]


def _copied(arcs: Arcs) -> Arcs:
    return arcs._replace(heads=list(arcs.heads), deps=list(arcs.deps))


def _copulas(arcs: Arcs) -> Arcs:
    """``X is Y``: the attribute governs, ``be`` becomes its ``cop`` child."""
    heads, deps, *_ = out = _copied(arcs)
    for i, dep in enumerate(arcs.deps):
        if dep not in {"attr", "acomp"} or arcs.lemmas[arcs.heads[i]] != "be":
            continue
        be = arcs.heads[i]
        if deps[be] == "cop":
            continue
        heads[i], deps[i] = i if heads[be] == be else heads[be], deps[be]
        for j, head in enumerate(heads):
            if j not in {i, be} and head == be:
                heads[j] = i
        heads[be], deps[be] = i, "cop"
    return out


def _prepositions(arcs: Arcs) -> Arcs:
    """``prep`` over ``pobj`` becomes a ``case`` child of the noun that it governed."""
    heads, deps, *_ = out = _copied(arcs)
    for i, dep in enumerate(arcs.deps):
        if dep not in {"pobj", "pcomp"}:
            continue
        preposition = arcs.heads[i]
        if deps[preposition] in {"case", "mark"}:
            heads[i], deps[i] = heads[preposition], "conj"
            continue
        governor, above = _governor(out, preposition)
        relation = _relation(dep, above, out.tags[governor], alone=governor == preposition)
        heads[i], deps[i] = i if governor == preposition else governor, relation  # a fragment: "On Thursday."
        heads[preposition], deps[preposition] = i, "mark" if dep == "pcomp" else "case"
    return out


def _governor(arcs: Arcs, preposition: int) -> tuple[int, str]:
    """The word that a preposition hangs on, past other prepositions (``out of``, ``because of``)."""
    head, dep, seen = arcs.heads[preposition], arcs.deps[preposition], {preposition}
    while arcs.deps[head] == "prep" and arcs.tags[head] in {"ADP", "SCONJ"} and head not in seen:
        seen.add(head)
        head = arcs.heads[head]
    return head, dep


def _relation(dep: str, above: str, governor: str, *, alone: bool) -> str:
    """The relation of a noun to what its preposition hung on by ``above``; ``governor`` is a part of speech."""
    if alone:
        return "root"
    if dep == "pcomp":
        return "advcl"
    if above == "agent":
        return "obl:agent"
    if above == "dative":
        return "iobj"
    return "obl" if governor in {"VERB", "AUX", "ADJ", "ADV"} else "nmod"


def _rooted(arcs: Arcs) -> tuple[list[int], list[str]]:
    return arcs.heads, ["root" if dep == "ROOT" else dep for dep in arcs.deps]


SCHEMES: Mapping[str, Scheme] = MappingProxyType({"ud": _rooted, "clear": clear_to_ud})
