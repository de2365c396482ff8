"""The named persons known in an article to hold an office that a title gives, or to have held it."""

from __future__ import annotations

from collections.abc import Iterator

from filrouge.annotate.actors._cast import Cast, Member, name_words
from filrouge.annotate.actors._offices import family_of, office_of
from filrouge.annotate.actors._reading import Ref
from filrouge.model.mentions import ActorKind

_SEATS = {"deputy-mp", "senator"}  # of a party and of a constituency at once


def holders(cast: Cast, families: frozenset[str], ref: Ref) -> Iterator[Member]:
    """The named persons known in the article to hold such an office, or to have held it; exact ones first."""
    office = office_of(ref)
    loose, family = _of_the_body(cast, ref), family_of(ref)
    for member in cast.persons():
        held = {(f, o) for f, o in (member.past if ref.former else member.offices) if f in families}
        if office is not None and office in {o for _, o in held}:
            yield member
        elif held and any(_loosely(f, o, (family, office)) or _one_seat(cast, o, (family, office)) for f, o in held):
            loose.append(member)
    yield from loose


def _one_seat(cast: Cast, held: str | None, asked: tuple[str, str | None]) -> bool:
    """Whether a seat of a party and one of a constituency can be one: ``le député écologiste … la députée du Gard``."""
    if asked[0] not in _SEATS or held is None or asked[1] is None:
        return False
    one, other = (cast.members[o].kind if o in cast.members else None for o in (held, asked[1]))
    return (one is ActorKind.ORGANISATION) != (other is ActorKind.ORGANISATION)


def _of_the_body(cast: Cast, ref: Ref) -> list[Member]:
    """The one holder in a body whose name has the noun after the title: ``la présidente du parti``."""
    if ref.served is not None or ref.country is not None or not ref.complement:
        return []
    noun, family = name_words(ref.complement)[-1], family_of(ref)
    found = []
    for member in cast.persons():
        held = [
            cast.members[o]
            for f, o in (member.past if ref.former else member.offices)
            if f == family and o in cast.members
        ]
        if any(noun in name_words(body.name) for body in held):
            found.append(member)
    return found if len(found) == 1 else []


def _loosely(family: str, office: str | None, asked: tuple[str, str | None]) -> bool:
    """Whether a title can mean an office that it does not name: of the same family, or of a state (not of a club).

    A portfolio is none that is named in other words: the minister of health is not the minister of labour.
    """
    if asked[1] is not None:
        return office is None and family == asked[0]
    return family == asked[0] or office is None or office.startswith("state:")
