"""What a person is said to be right behind the name, in words that no lexicon of titles need hold.

``Jean Martin, sacristain de la cathédrale``; ``Ann Smith, a freight forwarder, said``.
"""

from __future__ import annotations

from filrouge.annotate.actors._cast import Cast
from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.model.mentions import ActorKind, Form, RoleMention
from filrouge.model.syntax import Token

_LONGEST = 4  # words before what the noun is followed by
_BEFORE = {"ADJ", "NOUN", "PROPN"}


def trades(cast: Cast, names: list[Ref]) -> list[Ref]:
    """The phrases right behind persons' names that say what they are, each with the person's chain and role."""
    found = []
    for name in names:
        ref = _behind(cast.reading, name) if name.kind is ActorKind.PERSON and name.chains else None
        if ref is not None:
            ref.chains = list(name.chains)
            cast.members[ref.chains[0]].roles.append(RoleMention(ref.text, None, ref.span))
            found.append(ref)
    return found


def _behind(reading: Reading, name: Ref) -> Ref | None:
    """The noun phrase between commas behind a name, hung on it by the parser."""
    comma, first = name.last + 1, name.last + 2
    if reading.word(comma) != "," or not reading.same_sentence(name.first, first):
        return None
    if reading.lore.is_("indefinite", reading.word(first)):
        first += 1
    last = _noun_end(reading, first)
    if last is None or not _of(reading.tokens[last], name) or not _ends(reading, last):
        return None
    ref = reading.ref(first, last, Form.TITLE, "apposed to a name")
    ref.kind = ActorKind.PERSON
    return ref


def _noun_end(reading: Reading, first: int) -> int | None:
    """The head of a noun phrase in lower case that no title or group noun stands in."""
    for i in range(first, first + _LONGEST):
        token = reading.token(i)
        if (
            token is None
            or i in reading.owner
            or i in reading.nouns_to
            or i in reading.nouns_from
            or not token.text[:1].islower()
        ):
            return None
        if token.pos == "NOUN" and token.dep in {"appos", "nmod", "conj"}:
            return i if token.feature("Number") != "Plur" else None
        if token.pos not in _BEFORE:
            return None
    return None


def _of(noun: Token, name: Ref) -> bool:
    return name.first <= noun.head <= name.last


def _ends(reading: Reading, last: int) -> bool:
    """A comma, a stop, an adjective or a complement follows, no further noun of a list."""
    after = reading.token(last + 1)
    return after is None or after.pos in {"PUNCT", "ADP", "ADJ"}
