"""The walk through an article in which titles, groups and pronouns find the chains they mean."""

from __future__ import annotations

from filrouge.annotate.actors._cast import Cast, Member, name_words
from filrouge.annotate.actors._focus import Focus
from filrouge.annotate.actors._offices import hold, holders, office_of
from filrouge.annotate.actors._pronouns import resolved
from filrouge.annotate.actors._reading import Ref
from filrouge.model.mentions import ActorKind, Form


def walk(cast: Cast, refs: list[Ref]) -> None:
    """Give every reference its chains, in text order."""
    focus = Focus(cast.reading)
    for ref in sorted(refs, key=lambda r: (r.first, -r.last)):
        if ref.pronoun is not None:
            ref.chains = resolved(cast, focus, ref)
        elif not ref.chains and ref.noun is not None:
            ref.chains = _nominal(cast, focus, ref)
        if ref.acts or ref.form is not Form.DEMONYM:
            focus.mention(ref)


def _nominal(cast: Cast, focus: Focus, ref: Ref) -> list[str]:
    noun = ref.noun
    assert noun is not None
    two = _pair(cast, focus, ref)
    if two:
        ref.form = Form.DESCRIPTION
        return two
    if noun.kind == "power" and (state := _state(cast, ref)) is not None:
        return [state.key]
    if ref.kind is ActorKind.PERSON:
        return _person(cast, focus, ref)
    return [_group(cast, focus, ref).key]


def _state(cast: Cast, ref: Ref) -> Member | None:
    """The state behind its government or army."""
    if ref.country is None:
        return None
    member = cast.members.get(ref.country)
    if member is None:
        lore = cast.reading.lore
        member = Member(ref.country, lore.names[ref.country], ActorKind.STATE, known=True)
        member.gender, number = lore.features.get(ref.country, (None, None))
        member.plural = number == "Plur"
        member.country = ref.country.removeprefix("state:") if len(ref.country) == len("state:FR") else None
        cast.members[ref.country] = member
    member.called(ref.text)
    ref.form = Form.DEMONYM
    return member


def _pair(cast: Cast, focus: Focus, ref: Ref) -> list[str] | None:
    """``les deux dirigeants``: the two most present persons, or states, in the order of the text."""
    lore, reading = cast.reading.lore, cast.reading
    if not ref.plural:
        return None
    before = {reading.word(i) for i in range(max(0, ref.first - 2), ref.first + 1)}
    if not any(lore.is_("two", w) for w in before):
        return None
    head = reading.words[ref.head]
    kinds: set[ActorKind] = set()
    if lore.is_("collective-person", head):
        kinds = {ActorKind.PERSON}
    elif lore.is_("collective-state", head):
        kinds = {ActorKind.STATE}
    elif lore.is_("collective-any", head):
        kinds = {ActorKind.PERSON, ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.GROUP}
    present = focus.at(reading.tokens[ref.first])
    fitting = [k for k in present if cast.members[k].kind in kinds]
    if len(fitting) < 2 or not _definite(cast, ref):
        return None
    best = sorted(fitting, key=lambda k: (-present[k], k))[:2]
    return sorted(best, key=list(cast.members).index)


def _definite(cast: Cast, ref: Ref) -> bool:
    reading = cast.reading
    return any(reading.lore.is_("definite", reading.word(i)) or reading.word(i) == "both" for i in range(max(0, ref.first - 3), ref.first + 1))


def _person(cast: Cast, focus: Focus, ref: Ref) -> list[str]:
    noun = ref.noun
    assert noun is not None
    token = cast.reading.tokens[ref.first]
    if ref.definite and noun.kind == "title" and not ref.former:
        families = cast.reading.lore.covers.get(noun.concept, frozenset()) | {noun.concept}
        fitting = [m for m in holders(cast, families, office_of(cast, ref)) if not _other_gender(m, ref)]
        if fitting:
            member = _most_present(fitting, focus, ref, cast)
            return [member.key]
    if ref.definite:
        same = _same_description(cast, focus, ref)
        if same is not None:
            return [same]
    del token
    return [_anonymous(cast, ref).key]


def _other_gender(member: Member, ref: Ref) -> bool:
    return bool(ref.gender and member.gender and ref.gender != member.gender)


def _most_present(fitting: list[Member], focus: Focus, ref: Ref, cast: Cast) -> Member:
    present = focus.at(cast.reading.tokens[ref.first])
    office = office_of(cast, ref)
    return max(fitting, key=lambda m: ((ref.noun.concept, office) in m.offices if ref.noun else False, present.get(m.key, 0.0), -fitting.index(m)))


def _stem(ref: Ref) -> tuple[str, str | None, str | None]:
    assert ref.noun is not None
    return f"{ref.noun.concept} {' '.join(name_words(ref.label))}", ref.country, ref.served.chains[0] if ref.served and ref.served.chains else None


def _same_description(cast: Cast, focus: Focus, ref: Ref) -> str | None:
    """An unnamed person described in the same words before."""
    name, country, served = _stem(ref)
    for key in reversed(cast.described):
        other_name, other_country, other_served = cast.described[key]
        same = other_name == name and (country in {None, other_country}) and (served in {None, other_served})
        if same and cast.members[key].kind is ref.kind and not _other_gender(cast.members[key], ref):
            return key
    return None


def _anonymous(cast: Cast, ref: Ref) -> Member:
    assert ref.kind is not None
    member = cast.add(ref.text, ref.kind, gender=ref.gender, plural=ref.plural)
    member.country = ref.country.removeprefix("state:") if ref.country and len(ref.country) == len("state:FR") else None
    member.called(ref.text)
    cast.described[member.key] = _stem(ref)
    if ref.noun is not None and ref.noun.kind == "title" and not ref.plural and ref.definite:
        hold(cast, member, ref)
    return member


def _group(cast: Cast, focus: Focus, ref: Ref) -> Member:
    """A group or unnamed body: the same words with the same state are the same one."""
    same = _same_description(cast, focus, ref)
    if same is not None:
        member = cast.members[same]
        member.called(ref.text)
        return member
    return _anonymous(cast, ref)
