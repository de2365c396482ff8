"""The walk through an article in which titles, groups and pronouns find the chains they mean."""

from __future__ import annotations

from filrouge.annotate.actors._antecedents import resolved
from filrouge.annotate.actors._bridges import bridged, called_again, named_later, only_person, other_gender
from filrouge.annotate.actors._cast import Cast, Described, Member, name_words
from filrouge.annotate.actors._first_persons import first_persons
from filrouge.annotate.actors._focus import Focus, focus_of
from filrouge.annotate.actors._holders import holders
from filrouge.annotate.actors._offices import family_of, hold, office_of
from filrouge.annotate.actors._plurals import Company, how_many, kinds_of
from filrouge.annotate.actors._reading import Ref
from filrouge.annotate.actors._sayers import pronoun_sayers
from filrouge.annotate.actors._sides import counterpart, side
from filrouge.annotate.actors._taken_up import taken_up
from filrouge.model.mentions import ActorKind, Form

_PAIR = 2


def walk(cast: Cast, refs: list[Ref]) -> list[Ref]:
    """Give every reference its chains, in text order; the first persons of quotations, known only then."""
    focus, company = focus_of(cast.reading), Company(cast)
    sayers = pronoun_sayers(focus, refs)
    for ref in sorted(refs, key=lambda r: (r.first, -r.last)):
        _settle_sayers(cast, focus, company, sayers, ref.first)
        if ref.pronoun is not None:
            if ref.first not in focus.spoken_of:
                ref.chains = resolved(cast, focus, company, ref)
            if ref.chains and ref.pronoun.kind in {"subject", "relative"}:
                cast.reading.owner.setdefault(ref.first, ref)
        elif not ref.chains and (together := _counted(cast, focus, company, ref)):
            ref.chains, ref.form = together, Form.DESCRIPTION
        elif not ref.chains and ref.noun is not None:
            ref.chains = _nominal(cast, focus, company, ref)
        if (unnamed := named_later(cast, ref)) is not None:
            _one(cast, refs, unnamed, ref.chains[0])
            focus.renamed(unnamed, ref.chains[0])
            company.renamed(unnamed, ref.chains[0])
        _spoken_of(cast, ref)
        if ref.acts or ref.form is not Form.DEMONYM:
            focus.mention(ref)
            if not focus.in_byline(cast.reading.tokens[ref.head]):
                company.joined(ref)
    return list(first_persons(cast, focus))


def _spoken_of(cast: Cast, ref: Ref) -> None:
    """Take note that its chains have been spoken of, as who acts where they are the subject."""
    subject = cast.reading.tokens[ref.head].dep == "nsubj"
    for key in ref.chains:
        cast.members[key].agent |= subject and not ref.text.isupper()
        if ref.pronoun is None:
            cast.members[key].seen.append(ref.first)


def _one(cast: Cast, refs: list[Ref], unnamed: str, named: str) -> None:
    """Make an unnamed one and the one named later one chain, with the offices of the first."""
    old, new = cast.members.pop(unnamed), cast.members[named]
    new.offices |= old.offices
    new.roles += old.roles
    new.gender, new.agent = new.gender or old.gender, True
    new.seen = old.seen + new.seen
    for ref in refs:
        ref.chains = [named if key == unnamed else key for key in ref.chains]
    for key in old.aliases:
        new.called(key)
    cast.described.pop(unnamed, None)
    for keys in cast.alike.values():
        keys[:] = [k for k in keys if k != unnamed]


def _settle_sayers(cast: Cast, focus: Focus, company: Company, sayers: list[tuple[int, Ref]], at: int) -> None:
    """Resolve the pronouns that say the quotations begun by now."""
    while sayers and sayers[-1][0] <= at:
        begun, sayer = sayers.pop()
        focus.spoken_of[sayer.first] = focus.named_in(begun)
        sayer.chains = resolved(cast, focus, company, sayer)
        cast.reading.owner.setdefault(sayer.first, sayer)


def _nominal(cast: Cast, focus: Focus, company: Company, ref: Ref) -> list[str]:
    noun = ref.noun
    assert noun is not None
    if noun.kind == "power" and (state := _state(cast, ref)) is not None:
        return [state.key]
    if ref.kind is ActorKind.PERSON:
        return _person(cast, focus, company, ref)
    named = _named_body(cast, focus, ref)
    return [named if named is not None else _group(cast, ref).key]


def _named_body(cast: Cast, focus: Focus, ref: Ref) -> str | None:
    """``the company``, ``l'association``: the named body last in mind that can be called so."""
    noun = ref.noun
    if noun is None or noun.kind != "body" or ref.plural or not ref.pointed:
        return None
    if ref.complement or ref.served or _called_by_name(cast, ref):
        return None
    word, added = name_words(ref.label)[-1], set(name_words(ref.modifiers))
    kinds = cast.reading.lore.roles_of.get(noun.concept, frozenset())
    present = focus.at(cast.reading.tokens[ref.first])
    scores: dict[str, float] = {}
    for key, weight in present.items():
        member = cast.members[key]
        if member.kind is not ActorKind.ORGANISATION or key in cast.described or not _of_country(member, ref):
            continue
        called = {word, *added} <= set(name_words(member.name))  # the parole board: Parole Board of Canada
        if added and not called:
            continue
        if called or (member.sort in kinds if member.known else "unknown" in kinds and member.agent):
            scores[key] = weight * (3 if called else 2 if member.known else 1)
    best = max(scores, key=lambda k: scores[k], default=None)
    sure = best is not None and (ref.country is None or cast.members[best].country is not None or len(scores) == 1)
    return best if sure else None


def _called_by_name(cast: Cast, ref: Ref) -> bool:
    """``l'ONG Global Water``: a name of its own follows, known or not."""
    after = cast.reading.token(ref.last + 1)
    named = after is not None and after.text[:1].isupper() and after.pos in {"PROPN", "X", "NOUN"}
    return named and cast.reading.same_sentence(ref.last, ref.last + 1)


def _of_country(member: Member, ref: Ref) -> bool:
    """Whether a body can be of the state that a description gives it: ``le quotidien américain``."""
    return ref.country is None or member.country is None or ref.country == f"state:{member.country}"


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


def _counted(cast: Cast, focus: Focus, company: Company, ref: Ref) -> list[str]:
    """``les deux dirigeants``: those last told of together, else the two most present, in the order of the text."""
    reading = cast.reading
    count = next(filter(None, (how_many(reading, i) for i in range(ref.head - 1, max(-1, ref.head - 4), -1))), 0)
    kinds = kinds_of(reading, ref.head)
    if not kinds and ref.noun is not None and ref.noun.kind in {"title", "person"}:
        kinds = frozenset({ActorKind.PERSON})
    if not ref.plural or not count or not kinds:
        return []
    token = reading.tokens[ref.first]
    women = "Fem" if ref.gender == "Fem" and ActorKind.PERSON in kinds else None
    if found := company.counted(token, count, kinds, women):
        return found
    present = focus.at(token)
    fitting = [k for k in present if cast.members[k].kind in kinds and _one_named(cast.members[k])]
    if count != _PAIR or len(fitting) < count or women or not kinds_of(reading, ref.head):
        return []
    best = sorted(fitting, key=lambda k: (-present[k], k))[:count]
    return sorted(best, key=list(cast.members).index)


def _one_named(member: Member) -> bool:
    return not member.plural and (member.known or bool(member.words) or member.kind is not ActorKind.PERSON)


def _person(cast: Cast, focus: Focus, company: Company, ref: Ref) -> list[str]:
    noun = ref.noun
    assert noun is not None
    if noun.kind == "title" and (holder := _holder(cast, focus, company, ref)) is not None:
        return [holder]
    if ref.definite:
        same = _same_description(cast, ref) or only_person(cast, ref) or taken_up(cast, focus, ref)
        if same is not None:
            return [same]
    if ref.definite and not ref.pointed and not (ref.country or ref.served or ref.complement or ref.modifiers):
        return []  # a predicate or an aside: as prime minister
    return [_anonymous(cast, ref).key]


def _holder(cast: Cast, focus: Focus, company: Company, ref: Ref) -> str | None:
    """The named person whom a title means, given the office where nothing else gives it."""
    noun = ref.noun
    if noun is None or not _holdable(cast, ref):
        return None
    families = cast.reading.lore.covers.get(noun.concept, frozenset()) | {family_of(ref)}
    fitting = [m for m in holders(cast, families, ref) if not other_gender(m, ref)]
    fresh = None if _any_before(fitting, ref) else bridged(cast, focus, ref, held=bool(fitting))
    if fresh is None and not fitting:
        named = (counterpart if noun.concept == "counterpart" else side)(cast, company, ref)
        fresh = cast.members[named] if named is not None else called_again(cast, focus, ref)
    if fresh is not None:
        hold(cast, fresh, ref)
        return fresh.key
    if not fitting:
        return None
    member = _most_present(fitting, focus, ref, cast)
    held = {o for _, o in member.offices | member.past}
    if (office_of(ref) or "") in held or noun.concept == "head-of-state":
        hold(cast, member, ref)
    return member.key


def _holdable(cast: Cast, ref: Ref) -> bool:
    """A title that can take up its holder: the king, French president; not a new king, best actor, as king."""
    assert ref.noun is not None
    headed = ref.served is not None and cast.reading.tokens[ref.head].dep == "nsubj" and cast.reading.opens(ref.first)
    if (
        not ref.definite
        or not (ref.pointed or ref.country or headed)
        or (ref.noun.concept == "family" and ref.modifiers)
    ):
        return False
    return not any(cast.reading.lore.is_("new", word) for word in ref.modifiers.split())


def _any_before(members: list[Member], ref: Ref) -> bool:
    return any(m.seen and m.seen[0] < ref.first for m in members)


def _most_present(fitting: list[Member], focus: Focus, ref: Ref, cast: Cast) -> Member:
    present = focus.at(cast.reading.tokens[ref.first])
    office, family = office_of(ref), family_of(ref)

    def rank(member: Member) -> tuple[bool, float, int]:
        exact = (family, office) in member.offices if office else family in {f for f, _ in member.offices}
        return exact, present.get(member.key, 0.0), -fitting.index(member)

    return max(fitting, key=rank)


def _described(ref: Ref) -> Described:
    assert ref.noun is not None
    words = f"{ref.noun.concept} {' '.join(name_words(ref.label))}"
    served = ref.served.chains[0] if ref.served is not None and ref.served.chains else None
    return Described(words, f"{ref.modifiers} {ref.complement}".strip().lower(), ref.country, served)


def _same_description(cast: Cast, ref: Ref) -> str | None:
    """The last one described before in the same words; a bare ``les rebelles`` takes up a fuller description."""
    new = _described(ref)
    taking_up = ref.pointed and not new.modifiers
    for key in reversed(cast.alike.get(new.words, ())):
        old, member = cast.described[key], cast.members[key]
        if member.kind is not ref.kind or other_gender(member, ref):
            continue
        if new.country not in {None, old.country} or new.served not in {None, old.served}:
            continue
        if taking_up or (old.modifiers == new.modifiers and (ref.plural or ref.definite)):
            return key
    return None


def _anonymous(cast: Cast, ref: Ref) -> Member:
    assert ref.kind is not None
    member = cast.add(ref.text, ref.kind, gender=ref.gender, plural=ref.plural)
    member.country = ref.country.removeprefix("state:") if ref.country and len(ref.country) == len("state:FR") else None
    member.called(ref.text)
    member.sort = ref.noun.kind if ref.noun is not None else ""
    cast.described[member.key] = _described(ref)
    cast.alike.setdefault(cast.described[member.key].words, []).append(member.key)
    if ref.noun is not None and ref.noun.kind == "title" and not ref.plural and ref.definite:
        hold(cast, member, ref)
    return member


def _group(cast: Cast, ref: Ref) -> Member:
    """A group or unnamed body: the same words with the same state are the same one."""
    same = _same_description(cast, ref)
    if same is not None:
        member = cast.members[same]
        member.called(ref.text)
        return member
    return _anonymous(cast, ref)
