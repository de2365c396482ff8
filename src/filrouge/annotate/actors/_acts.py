"""Whether a place name stands for those who act (Moscou a rejeté) or is only where something is (à Moscou)."""

from __future__ import annotations

from itertools import pairwise

from filrouge.annotate.actors._clauses import dealt_with, owns, speaks
from filrouge.annotate.actors._conjoined import beside
from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.model.mentions import ActorKind, Form
from filrouge.model.syntax import Token

_ADDRESSED = {"iobj", "obl:agent", "obl:arg"}


def settle_acts(reading: Reading, refs: list[Ref]) -> None:
    """Set ``acts`` of every state, capital, palace and place."""
    for ref in refs:
        if ref.fact is not None and ref.fact.kind != "state":
            continue
        if ref.fact is not None and ref.form is Form.DEMONYM:
            ref.acts = _people(reading, ref)
            continue
        if ref.fact is None and ref.kind is not None and ref.kind.value != "place":
            continue
        ref.acts = not _told_place(reading, ref) and _acts(reading, ref)
    for one, other in pairwise(refs):
        if one.acts != other.acts and other.kind is one.kind is ActorKind.STATE and beside(reading, other) is one:
            one.acts = other.acts = True
        if one.fact is not None and one.fact.what == "prefix" and other.form is Form.DEMONYM:
            one.acts = other.acts = one.acts or other.acts  # the Russo-Ukrainian war is of both


def _told_place(reading: Reading, ref: Ref) -> bool:
    """``Manille, capitale des Philippines``: said to be a place."""
    apposed = reading.word(ref.last + 1) == "," and reading.lore.is_("settlement", reading.word(ref.last + 2))
    return apposed and (ref.fact is None or ref.fact.what in {"capital", "seat"})


def _people(reading: Reading, ref: Ref) -> bool:
    """A demonym that is a noun (les Russes), or says whose act it is (l'agression russe)."""
    token = reading.tokens[ref.head]
    if token.pos in {"NOUN", "PROPN"} and token.dep.split(":")[0] in {"nsubj", "obj", "iobj", "obl", "conj", "root"}:
        return True
    return reading.words[token.head] in reading.lore.acts


def _acts(reading: Reading, ref: Ref) -> bool:
    place = ref.fact is None or ref.fact.what in {"capital", "seat"}
    token = reading.tokens[ref.head]
    if _told_to_act(reading, ref, token):
        return True
    preposition = _preposition(reading, ref)
    if preposition is not None and _locative(reading, preposition, place=place, adjunct=_adjunct(reading, token)):
        return False
    if not reading.parse.parsed:
        return not place
    first = _first_conjunct(reading, token)
    beside = reading.owner.get(first.i)
    if first is not token and beside is not None and beside is not ref and _named_place(beside):
        return beside.acts
    if ref.fact is None or (place and _coordinated_place(reading, token)):
        undergoes = token.dep == "nsubj:pass" and reading.parse.head(token).lemma in reading.lore.befalls
        return token.dep == "nsubj" or undergoes
    return _acts_there(reading, first, place=place, preposition=preposition)


def _named_place(ref: Ref) -> bool:
    return ref.fact is not None or (ref.kind is ActorKind.PLACE and ref.form is Form.NAME)


def _told_to_act(reading: Reading, ref: Ref, token: Token) -> bool:
    """Whether what is beside it tells of an actor: whose government, with or against whom, to whom it is said."""
    if ref.fact is None and (owns(reading, ref) or dealt_with(reading, token)):
        return True
    if speaks(reading, token):
        return True
    return token.dep in _ADDRESSED and (token.dep != "obl:arg" or reading.parse.head(token).lemma in reading.lore.human)


def _coordinated_place(reading: Reading, token: Token) -> bool:
    """``entre Paris et Bordeaux``: beside a town that stands for no state."""
    owners = [reading.owner.get(child.i) for child in reading.parse.children(token) if child.dep == "conj"]
    return any(o is not None and o.fact is None and o.kind is ActorKind.PLACE for o in owners)


def _of_town(reading: Reading, head: int) -> bool:
    """A noun whose holder is of the town, not of the state: the mayor, the bar, the people of Paris."""
    nouns = reading.nouns_to.get(head, ()) or reading.nouns_from.get(head, (0, ()))[1]
    return any(n.kind in {"body", "people", "person"} or n.serves in {"city", "none", "church", "club"} for n in nouns)


def _of_state(reading: Reading, head: int) -> bool:
    """A noun of what those in power do or are: the decision, the allies, the army of Moscow; not a street of Rome."""
    word, lore = reading.words[head], reading.lore
    nouns = reading.nouns_to.get(head, ()) or reading.nouns_from.get(head, (0, ()))[1]
    told = word in lore.acts or word in lore.reports or lore.is_("relation", word) or lore.is_("of-power", word)
    return told or bool(nouns) or reading.tokens[head].pos in {"VERB", "AUX", "ADJ"}


def _acts_there(reading: Reading, token: Token, *, place: bool, preposition: str | None) -> bool:
    """By the place in the clause: a subject acts; a complement of a place word (le nord de la Syrie) does not."""
    dep = token.dep.split(":")[0]
    if dep in {"appos", "root", "dep", "parataxis"} and place:
        return False
    if dep == "nmod" or (preposition is not None and dep in {"obl", "case"}):
        if place and (
            _of_town(reading, token.head) or not (token.dep == "nmod:poss" or _of_state(reading, token.head))
        ):
            return False
        return not reading.lore.is_("place-noun", reading.words[token.head])
    return not place or dep == "nsubj" or (dep == "obj" and _dealt(reading, reading.parse.head(token)))


def _dealt(reading: Reading, verb: Token) -> bool:
    """Whether a verb is one whose object is somebody: one accuses a capital, a storm hits a town."""
    lore = reading.lore
    return not lore.is_("goes-to", verb.lemma) and verb.lemma in lore.dealing | lore.mutual | lore.human


def _first_conjunct(reading: Reading, token: Token) -> Token:
    seen = {token.i}
    while token.dep == "conj" and token.head not in seen:
        seen.add(token.head)
        token = reading.tokens[token.head]
    return token


def _preposition(reading: Reading, ref: Ref) -> str | None:
    """The preposition before a name, past its article."""
    i = ref.first - 1
    while i >= 0 and reading.tokens[i].pos in {"DET", "ADJ"} and reading.same_sentence(i, ref.first):
        i -= 1
    token = reading.token(i)
    if token is None or not reading.same_sentence(i, ref.first):
        return None
    if token.pos == "ADP" or reading.lore.is_("locative", reading.words[i]):
        return reading.words[i]
    return None


def _adjunct(reading: Reading, token: Token) -> bool:
    """A complement of no verb or noun that is done to somebody: ``trois morts au Pakistan``."""
    return token.dep == "obl:mod" or (token.dep == "nmod" and reading.words[token.head] not in reading.lore.acts)


def _locative(reading: Reading, preposition: str, *, place: bool, adjunct: bool) -> bool:
    """A preposition of place; of states only the narrow ones, since ``à l'Ukraine`` is to whom."""
    use = "locative" if place else "inside"
    return reading.lore.is_(use, preposition) or (adjunct and reading.lore.is_("at-or-to", preposition))
