"""Whom a title means that nobody in the article is said to hold: one named before, without another office.

The press names somebody in the headline and goes on with what he is (``Zoé Martin … La maire``), or the
other way round. Only one may fit: where two could be meant, the title stays apart.
"""

from __future__ import annotations

from filrouge.annotate.actors._cast import Cast, Member
from filrouge.annotate.actors._clauses import speaks
from filrouge.annotate.actors._focus import Focus
from filrouge.annotate.actors._offices import hold
from filrouge.annotate.actors._reading import Ref
from filrouge.annotate.actors._sides import of_state
from filrouge.model.mentions import ActorKind, Form

_RULERS = frozenset({"head-of-state", "president", "prime-minister", "chancellor", "king", "pope", "dictator"})
_MINISTERS = frozenset(
    f"minister-{of}" for of in ("foreign", "defence", "interior", "finance", "justice", "health")
) | {"minister", "secretary-of-state", "vice-president", "vice-prime-minister"}
_LOCAL = frozenset({"mayor", "governor", "prefect"})
_POSTS = _RULERS | _MINISTERS | _LOCAL  # held by one at a time
_CALLED = frozenset({"artist", "athlete", "candidate", "deputy-mp", "senator", "leader", "founder", "trustee", "ceo"})
_CALLED |= _POSTS | {"regional-councillor", "suspect"}  # by which the press calls somebody again
_FULL = 2  # words of a full name
_BOTH = 2  # genders that cannot be one person's
_TELLING = frozenset({"student", "expert"})  # the same, where they say something
_BACK = 2  # sentences in which somebody called again was last named


def bridged(cast: Cast, focus: Focus, ref: Ref, *, held: bool) -> Member | None:
    """Someone named without an office to whom a title is now given.

    The one most in mind, for the head of a state or government (``le chef de l'État``); the only one who can be
    meant, for an office that one holds at a time; else who has just spoken (``Pour Jean Martin, … Le porte-parole``).

    Args:
        cast: the chains so far.
        focus: what the text has in mind.
        ref: the title.
        held: whether somebody named later has the office.
    """
    noun = ref.noun
    assert noun is not None
    if not ref.pointed or ref.possessed:
        return None
    alone = noun.concept in _POSTS and not held and _told_of(cast, ref)
    return _most_in_mind(cast, focus, ref) or (_only_free(cast, focus, ref) if alone else None)


def _told_of(cast: Cast, ref: Ref) -> bool:
    """Whether no state has been named more than that of the title: not the American president where Macron acts."""
    if ref.country is None:
        return True
    counts: dict[str, int] = {}
    for i, owner in cast.reading.owner.items():
        if i == owner.head and i < ref.first and owner.country is not None and owner.fact is not None:
            counts[owner.country] = counts.get(owner.country, 0) + 1
    return not counts or counts.get(ref.country, 0) == max(counts.values())


def _most_in_mind(cast: Cast, focus: Focus, ref: Ref) -> Member | None:
    noun, reading = ref.noun, cast.reading
    assert noun is not None
    highest = noun.concept in {"head-of-state", "president"} and ref.served is None
    subject = reading.tokens[ref.head].dep == "nsubj"
    if ref.country is not None or not subject or (ref.former and not highest):
        return None
    token = reading.tokens[reading.parse.sentence_of(reading.tokens[ref.first]).first]
    present = focus.at(token) if highest else focus.speakers(token)
    for key in sorted(present, key=lambda k: -present[k]):
        member = cast.members[key]
        if member.kind is ActorKind.PERSON and member.words:
            here = _here(cast, member, ref)
            if not member.offices and not here and not other_gender(member, ref) and noun.concept != "family":
                return member
            if noun.concept != "head-of-state" or here:
                return None
    return None


def _here(cast: Cast, member: Member, ref: Ref) -> bool:
    """Whether the sentence has spoken of a person already."""
    return bool(member.seen) and cast.reading.same_sentence(member.seen[-1], ref.first)


def _only_free(cast: Cast, focus: Focus, ref: Ref) -> Member | None:
    """The only person named so far whom nothing is said of, or the only one of these whom the headline names.

    Who presides over a body that is no state is so only where the headline names him; nobody is one whom the
    sentence has just named.
    """
    noun = ref.noun
    assert noun is not None
    free = [m for m in cast.persons() if _free(cast, focus, m, ref)]
    bodied = noun.concept == "president" and ref.country is None and (ref.served is not None or ref.complement)
    if noun.concept in _LOCAL and any(m not in free and _told(cast, focus, m, ref) for m in cast.persons()):
        return None
    if len(free) > 1 or bodied or noun.concept in _LOCAL:
        free = [m for m in free if _in_headline(cast, m)]
    return free[0] if len(free) == 1 and not _here(cast, free[0], ref) else None


def _free(cast: Cast, focus: Focus, member: Member, ref: Ref) -> bool:
    """Whether a person told of before can hold an office and has no other; a past one, if told of alone."""
    person = member.gender is not None or " " in member.name  # no church that is named like one
    if not person or other_gender(member, ref) or not _told(cast, focus, member, ref):
        return False
    if member.offices or member.past or member.roles:
        alone = [m for m in cast.persons() if _told(cast, focus, m, ref)] == [member]
        return ref.former and not member.past and alone
    return of_state(cast, member, ref.country)


def _told(cast: Cast, focus: Focus, member: Member, ref: Ref) -> bool:
    """Whether the headline names a person, or a sentence with a verb before the title does."""
    if not member.seen or member.seen[0] >= ref.first:
        return False
    return _in_headline(cast, member) or any(cast.reading.tokens[i].sentence in focus.told for i in member.seen)


def _in_headline(cast: Cast, member: Member) -> bool:
    reading = cast.reading
    return reading.parse.sentences[reading.tokens[member.seen[0]].sentence].paragraph == 0


def called_again(cast: Cast, focus: Focus, ref: Ref) -> Member | None:
    """The only person of the sentences before, where a title in subject place can only call him again."""
    noun, reading = ref.noun, cast.reading
    if noun is None or ref.plural or not ref.pointed or ref.possessed:
        return None
    token, says = reading.tokens[ref.first], speaks(reading, reading.tokens[ref.head])
    resident = noun.concept in _TELLING and ref.served is not None and ref.served.kind is ActorKind.PLACE
    tied = (ref.country is not None or ref.served is not None) and not (ref.aged or resident)
    if tied or not (says or reading.tokens[ref.head].dep.startswith("nsubj")):
        return None  # of a body or state that nothing ties to the person
    telling = noun.concept in _TELLING and (noun.concept == "student" or bool(ref.modifiers))  # not the mere doctor
    if not (noun.concept in _CALLED or (says and (ref.aged or telling))):
        return None
    near = [m for m in cast.members.values() if m.kind is ActorKind.PERSON and _near(cast, focus, m, ref)]
    if len(near) != 1 or not near[0].words or _here(cast, near[0], ref) or _another(near[0], ref):
        return None
    return near[0] if focus.reach(near[0].key, token) >= 0 else None


def _near(cast: Cast, focus: Focus, member: Member, ref: Ref) -> bool:
    """Whether a person has been spoken of in the sentences before and can be of the title's gender."""
    token = cast.reading.tokens[ref.first]
    at = focus.reach(member.key, token)
    return at >= 0 and token.sentence - cast.reading.tokens[at].sentence <= _BACK and not other_gender(member, ref)


def _another(member: Member, ref: Ref) -> bool:
    """Whether an office is not one's own: one has one post, and not two of a kind in two bodies."""
    assert ref.noun is not None
    families = {family for family, _ in member.offices}
    if ref.former:
        return False
    posts = ref.noun.concept in _POSTS and bool(families & _POSTS)
    return posts or (bool(ref.complement) and ref.noun.concept in families)


def other_gender(member: Member, ref: Ref) -> bool:
    """Whether a title is of the gender that a person is known not to have."""
    return bool(ref.gender and member.gender and ref.gender != member.gender)


def only_person(cast: Cast, ref: Ref) -> str | None:
    """The one person whom the article names, where a title fits and no other office is known of them."""
    persons = cast.persons()
    if len(persons) != 1 or ref.noun is None or ref.noun.kind != "title" or ref.noun.concept == "family":
        return None
    member = persons[0]
    if member.offices or other_gender(member, ref) or not member.seen or not _told_of(cast, ref):
        return None
    if ref.noun.concept in _LOCAL and not _in_headline(cast, member):
        return None
    hold(cast, member, ref)
    return member.key


def named_later(cast: Cast, ref: Ref) -> str | None:
    """The unnamed holder of an office whom a name now gives: ``La préfète a annoncé …. Zoé Martin a ajouté``.

    Only where the article names nobody else of whom it says nothing, and speaks of no other such office.
    """
    member = cast.members[ref.chains[0]] if ref.chains else None
    if member is None or ref.form is not Form.NAME or member.kind is not ActorKind.PERSON or len(member.words) < _FULL:
        return None
    plain = not (member.offices or member.past or member.roles or member.seen)
    if not plain or not speaks(cast.reading, cast.reading.tokens[ref.head]):
        return None
    others = [m for m in cast.persons() if m is not member and not (m.offices or m.past or m.roles)]
    posts = [m for m in cast.members.values() if not m.words and m.kind is ActorKind.PERSON and _has_post(m)]
    if others or len(posts) != 1 or not posts[0].agent:
        return None
    genders = {member.gender, posts[0].gender} - {None}
    return posts[0].key if len(genders) < _BOTH else None


def _has_post(member: Member) -> bool:
    return any(family in _POSTS for family, _ in member.offices)
