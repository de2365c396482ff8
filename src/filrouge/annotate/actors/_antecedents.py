"""Whom a pronoun stands for: by gender, number, kind and what the text has in mind."""

from __future__ import annotations

from collections.abc import Set as AbstractSet

from filrouge.annotate.actors._cast import Cast, Member
from filrouge.annotate.actors._focus import Focus
from filrouge.annotate.actors._lore import Pronoun
from filrouge.annotate.actors._owners import cited, following_subject, human, named_behind, own_subject
from filrouge.annotate.actors._plurals import Company
from filrouge.annotate.actors._pronouns import verb_before
from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.annotate.actors._relatives import antecedent
from filrouge.annotate.actors._rivals import thing_nearer, things_before
from filrouge.model.mentions import ActorKind
from filrouge.model.syntax import Token

_SPEAKS_OF_PERSONS = 1.6  # a person is likelier than a state behind il
_NEAR = 1.7  # the subject of the clause above is likelier
_UNNAMED = 0.4  # a person without a name is less likely taken up again
_SAID = 0.2  # who only says the sentence before is less likely whom the next is about
_CITED = 0.2  # whom the sentence quotes as its source is less likely
_ONE_BODY = 0.5  # a plural is likelier of several than of one body
_OBJECT = 3.5  # what a mention weighs at most for a pronoun that is an object
_DEEP = 8  # words climbed from a possessive to a finite verb
_LEAST = 0.5  # presence below which a pronoun is left alone
_ANYONE = frozenset(ActorKind)
_BODIES = {ActorKind.ORGANISATION, ActorKind.GROUP}
_THINGS = {ActorKind.STATE, ActorKind.ORGANISATION}


def resolved(cast: Cast, focus: Focus, company: Company, ref: Ref) -> list[str]:
    """The chains that a pronoun stands for; none where nothing fits well."""
    assert ref.pronoun is not None
    token = cast.reading.tokens[ref.first]
    match ref.pronoun.kind:
        case "pair":
            return company.counted(token, 2, _ANYONE, ref.gender)
        case "relative":
            return antecedent(cast, ref)
        case "demonstrative":
            return [k for k in focus.last(token) if _fits(cast.members[k], ref)][:1]
        case _ if (placed := _placed(cast, ref)) is not None:
            return placed
        case _:
            return _in_mind(cast, focus, company, ref)


def _placed(cast: Cast, ref: Ref) -> list[str] | None:
    """Whom the place of a pronoun in its clause gives; none where it is a thing, null where the place says nothing."""
    assert ref.pronoun is not None
    if (subject := _doubled(cast.reading, ref)) is not None:
        owner = cast.reading.owner.get(subject.i)
        return list(owner.chains) if owner is not None else []
    token = cast.reading.tokens[ref.first]
    match ref.pronoun.kind:
        case "possessive":
            return _placed_owner(cast, ref)
        case "reflexive":
            return [k for k in own_subject(cast.reading, token) if _fits(cast.members[k], ref)]
        case "subject" if ref.pronoun.only == "thing" and not human(cast.reading, token):
            return [k for k in _clause_subject(cast.reading, token) if _fits(cast.members[k], ref, above=True)]
        case _:
            return None


def _doubled(reading: Reading, ref: Ref) -> Token | None:
    """The subject that a pronoun behind the verb only repeats: ``le vaccin est-il sûr ?``."""
    if not ref.inverted:
        return None
    verb = verb_before(reading, reading.tokens[ref.first])
    over = [verb, reading.parse.head(verb)] if verb.pos == "AUX" else [verb]
    subjects = (reading.parse.child(word, "nsubj", "nsubj:pass") for word in over)
    return next((s for s in subjects if s is not None and s.pos != "PRON" and _runs_to(reading, s.i, verb.i)), None)


def _runs_to(reading: Reading, first: int, last: int) -> bool:
    """Whether nothing parts a subject from its verb: no comma, no mark of a quotation."""
    return first < last and all(reading.tokens[i].pos != "PUNCT" for i in range(first, last))


def _in_mind(cast: Cast, focus: Focus, company: Company, ref: Ref) -> list[str]:
    """The one, or those together, whom the text has most in mind."""
    assert ref.pronoun is not None
    key, score = _likeliest(cast, focus, ref)
    if ref.plural and not things_before(cast.reading, ref):
        barred = _barred(focus, cast.reading.tokens[ref.first], ref.pronoun)
        several = _several(cast, company, ref, score, barred | focus.saying(cast.reading.tokens[ref.first]))
        if several:
            return several
    if key is None:
        return []
    member = cast.members[key]
    if member.kind is ActorKind.PERSON and ref.pronoun.kind == "subject":
        member.gender = member.gender or ref.gender
    return [key]


def _placed_owner(cast: Cast, ref: Ref) -> list[str] | None:
    """The owner that its place gives a possessive; none where it is nobody's, null where the place says nothing."""
    token = cast.reading.tokens[ref.first]
    if owner := _coordinate_owner(cast.reading, token):
        return owner
    if _of_nobody(cast.reading, token) or _with_a_thing(cast.reading, token) or _styled(cast.reading, token):
        return []
    if own := own_subject(cast.reading, token):
        fitting = [k for k in own if _fits(cast.members[k], ref, above=True)]
        return fitting if fitting and ref.plural == cast.members[fitting[0]].plural else None
    ahead = [k for k in following_subject(cast.reading, token) if _fits(cast.members[k], ref)]
    return ahead[:1] or None


def _several(cast: Cast, company: Company, ref: Ref, rival: float, barred: AbstractSet[str]) -> list[str]:
    """Those whom a plural takes up together, where they are likelier than a group and than a thing."""
    token = cast.reading.tokens[ref.first]
    assert ref.pronoun is not None
    bodies = {k for k, m in cast.members.items() if m.sort == "body"} if ref.pronoun.only == "person" else set()
    fitting = {k: w for k, w in company.agreeing(token, ref.gender).items() if not (barred | bodies) & set(k)}
    if not fitting:
        return []
    best = max(fitting, key=lambda k: fitting[k])
    if fitting[best] <= max(rival, _LEAST) or thing_nearer(
        cast.reading, ref, fitting[best], company.reach(best, token)
    ):
        return []
    return list(best)


def _likeliest(cast: Cast, focus: Focus, ref: Ref) -> tuple[str | None, float]:
    """The chain most in mind that agrees, unless a thing is likelier, and how likely it is."""
    assert ref.pronoun is not None
    token = cast.reading.tokens[ref.first]
    present = focus.at(token, most=_OBJECT) if ref.pronoun.kind in {"object", "strong"} else focus.at(token)
    near = _clause_subject(cast.reading, token)
    if ref.pronoun.kind == "possessive":
        near |= own_subject(cast.reading, token)
    told = cited(cast.reading, token)
    barred = _barred(focus, token, ref.pronoun) | focus.saying(token)
    said = focus.only_says(token) if ref.pronoun.kind == "subject" and not human(cast.reading, token) else set()
    sure = ref.pronoun.only == "person" or ref.inverted or human(cast.reading, token)
    best, key, presence = 0.02 if sure else _LEAST, None, 0.0
    for candidate, weight in present.items():
        member = cast.members[candidate]
        if candidate in barred or not _fits(member, ref, above=candidate in near):
            continue
        score = weight * (_SPEAKS_OF_PERSONS if member.kind is ActorKind.PERSON else 1.0)
        score *= _UNNAMED if _unnamed_before(cast.reading, member, token) else 1.0
        score *= _NEAR if candidate in near else 1.0
        score *= _CITED if candidate in told else 1.0
        score *= _SAID if candidate in said and token.i not in focus.quoted and not ref.inverted else 1.0
        score *= 0.8 if ref.gender and member.gender is None else 1.0
        score *= _ONE_BODY if ref.plural and not member.plural else 1.0
        if score > best:
            best, key, presence = score, candidate, weight
    if key is None or thing_nearer(cast.reading, ref, presence, focus.reach(key, token)):
        return None, 0.0
    return key, best


def _unnamed_before(reading: Reading, member: Member, token: Token) -> bool:
    """A person without a name whom this sentence does not speak of."""
    if member.kind is not ActorKind.PERSON or member.words:
        return False
    return not (member.seen and reading.same_sentence(member.seen[-1], token.i))


def _fits(member: Member, ref: Ref, *, above: bool = False) -> bool:
    """Agreement of number, gender and kind; a body without gender fits only as the subject ``above``: X a dit qu'il."""
    pronoun = ref.pronoun
    assert pronoun is not None
    if member.kind is ActorKind.PLACE or not _same_number(member, pronoun):
        return False
    if pronoun.gender and member.gender and pronoun.gender != member.gender:
        return False
    if pronoun.only == "person":
        return member.kind is (ActorKind.GROUP if ref.plural else ActorKind.PERSON)
    if pronoun.only == "thing":
        return member.kind in _THINGS
    return above or not (pronoun.gender and member.gender is None and member.kind is not ActorKind.PERSON)


def _same_number(member: Member, pronoun: Pronoun) -> bool:
    """Agreement in number; a plural can be a couple or a crew, and ``they`` any one body."""
    if pronoun.number is None or (pronoun.number == "Plur") == member.plural:
        return True
    if pronoun.number != "Plur":
        return False
    return member.sort == "people" or (pronoun.only == "any" and pronoun.gender is None and member.kind in _BODIES)


def _barred(focus: Focus, token: Token, pronoun: Pronoun) -> set[str]:
    """The chains in another argument of the same verb, which a plain pronoun cannot name again."""
    if pronoun.kind == "possessive":
        return set()
    reading = focus.reading
    verb = reading.parse.head(token)
    found = named_behind(reading, token, focus.quoted) | focus.spoken_of.get(token.i, set())
    others = reading.parse.children(verb)
    if pronoun.kind == "object" and verb.dep == "xcomp" and reading.parse.child(verb, "nsubj") is None:
        others = (*others, *reading.parse.children(reading.parse.head(verb)))  # her mother decided to take her there
    for other in others:
        owner = reading.owner.get(other.i)
        if owner is not None and other.i != token.i and other.dep.split(":")[0] in {"nsubj", "obj", "iobj", "obl"}:
            found.update(owner.chains)
    return found


def _coordinate_owner(reading: Reading, token: Token) -> list[str]:
    """``la Russie et ses partenaires``: the owner stands right before."""
    before = reading.token(token.i - 1)
    owner = reading.owner.get(token.i - 2)
    if before is None or before.pos != "CCONJ" or owner is None or not reading.same_sentence(token.i - 2, token.i):
        return []
    return list(owner.chains)


def _styled(reading: Reading, token: Token) -> bool:
    """``Son Altesse``, ``ses auteurs``: a style of address, or those behind a work that the sentence does not name."""
    noun = reading.word(token.i + 1)
    style = reading.lore.is_("style", noun) and reading.tokens[token.i + 1].text[:1].isupper()
    return style or (reading.lore.is_("of-work", noun) and not own_subject(reading, token))


def _with_a_thing(reading: Reading, token: Token) -> bool:
    """``Après Whirlpool et son sèche-linge``: a name that is no actor's stands right before."""
    before, name = reading.token(token.i - 1), reading.token(token.i - 2)
    joined = before is not None and before.pos == "CCONJ" and name is not None and name.pos == "PROPN"
    return joined and reading.same_sentence(token.i - 2, token.i) and token.i - 2 not in reading.owner


def _of_nobody(reading: Reading, token: Token) -> bool:
    """``On maîtrise ses nerfs``: the owner is the reader, the speaker or anyone."""
    verb = reading.parse.head(reading.parse.head(token))
    subject = reading.parse.child(verb, "nsubj")
    if subject is not None and subject.i < token.i and reading.lore.is_("anyone", reading.words[subject.i]):
        return True
    return _must(reading, token)


def _must(reading: Reading, token: Token) -> bool:
    """``Il faut changer ses habitudes``: under an impersonal verb and nothing but infinitives."""
    word, infinitive = reading.parse.head(token), False
    for _ in range(_DEEP):
        if word.dep == "root" or word.feature("VerbForm") == "Fin":
            break
        infinitive |= word.feature("VerbForm") == "Inf"
        word = reading.parse.head(word)
    subject = reading.parse.child(word, "expl:subj", "nsubj", "expl")
    empty = subject is not None and subject.dep.startswith("expl")
    return infinitive and reading.lore.is_("impersonal", word.lemma) and (empty or subject is None)


def _clause_subject(reading: Reading, token: Token) -> set[str]:
    """The chains of the subject of the nearest clause above the pronoun's own."""
    verb = reading.parse.head(token)
    for _ in range(4):
        if verb.dep.split(":")[0] not in {"advcl", "ccomp", "conj", "xcomp"}:
            return set()
        verb = reading.parse.head(verb)
        for child in reading.parse.children(verb):
            owner = reading.owner.get(child.i)
            if child.dep.startswith("nsubj") and owner is not None and owner.chains and child.i != token.i:
                return set(owner.chains)
    return set()
