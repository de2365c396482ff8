"""Which of two who met is meant by the state they are of: ``le président américain``, ``his Russian counterpart``."""

from __future__ import annotations

from filrouge.annotate.actors._cast import Cast, Member
from filrouge.annotate.actors._plurals import Company
from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.model.mentions import ActorKind

_HIGHEST = {"head-of-state", "president", "prime-minister", "chancellor", "king", "minister", "minister-foreign"}
_CLIMB = 4


def counterpart(cast: Cast, company: Company, ref: Ref) -> str | None:
    """The other side of the last meeting of whoever's counterpart it is."""
    own = _subject(cast.reading, ref)
    for keys in company.pairs(cast.reading.tokens[ref.first]):
        others = [k for k in keys if k not in own]
        if len(others) == 1 and of_state(cast, cast.members[others[0]], ref.country):
            return others[0]
    return None


def side(cast: Cast, company: Company, ref: Ref) -> str | None:
    """The one of the two who last met that can hold a high office of this state: the other is of another."""
    assert ref.noun is not None
    if ref.country is None or ref.noun.concept not in _HIGHEST or ref.former:
        return None
    for keys in company.pairs(cast.reading.tokens[ref.first]):
        fitting = [k for k in keys if of_state(cast, cast.members[k], ref.country)]
        if len(fitting) == 1:
            return fitting[0]
    return None


def of_state(cast: Cast, member: Member, country: str | None) -> bool:
    """Whether nothing ties a named person to another state."""
    if member.kind is not ActorKind.PERSON or not member.words:
        return False
    held = {o for _, o in member.offices if o is not None and o.startswith("state:")} | spoken_for(cast, member)
    return country is None or not held or country in held


def spoken_for(cast: Cast, member: Member) -> set[str]:
    """The states of which a person says what they will do: ``X a répété que Moscou ne renoncerait pas``."""
    reading, found = cast.reading, set[str]()
    for i, owner in reading.owner.items():
        if i != owner.head or member.key not in owner.chains:
            continue
        token = reading.tokens[i]
        while token.dep.startswith("flat") and token.head != token.i:
            token = reading.tokens[token.head]
        said = reading.parse.child(reading.parse.head(token), "ccomp")
        subject = reading.parse.child(said, "nsubj") if said is not None and token.dep.startswith("nsubj") else None
        state = reading.owner.get(subject.i) if subject is not None else None
        if state is not None and state.country is not None and state.acts:
            found.add(state.country)
    return found


def _subject(reading: Reading, ref: Ref) -> set[str]:
    """The chains of the subject of the clause that a phrase stands in."""
    word = reading.tokens[ref.head]
    for _ in range(_CLIMB):
        word = reading.parse.head(word)
        subject = reading.parse.child(word, "nsubj", "nsubj:pass")
        if subject is not None and subject.i != ref.head:
            owner = reading.owner.get(subject.i)
            return set(owner.chains) if owner is not None else set()
    return set()
