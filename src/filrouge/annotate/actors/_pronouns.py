"""Pronouns: found by form, and resolved by gender, number, kind and what the text has in mind."""

from __future__ import annotations

from filrouge.annotate.actors._cast import Cast, Member
from filrouge.annotate.actors._focus import Focus
from filrouge.annotate.actors._lore import Pronoun
from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.annotate.actors._relatives import antecedent
from filrouge.model.mentions import ActorKind, Form
from filrouge.model.syntax import Token

_SPEAKS_OF_PERSONS = 1.6  # a person is likelier than a state behind il
_NOMINAL = {"NOUN", "ADJ", "PROPN", "NUM"}
_CLIMB = 6  # words climbed from a possessive to the verb of its clause
_REACH = 60  # tokens of one sentence in which another noun can be what is meant
_NEAR = 1.7  # the subject of the clause above is likelier
_UNNAMED = 0.4  # a person without a name is less likely taken up again
_LEAST = 0.5  # presence below which a pronoun is left alone
_BODIES = {ActorKind.ORGANISATION, ActorKind.GROUP}
_THINGS = {ActorKind.STATE, ActorKind.ORGANISATION}


def pronouns(reading: Reading) -> list[Ref]:
    """The pronouns and possessives that can stand for an actor, impersonal ones left out."""
    found = []
    for token, word in zip(reading.tokens, reading.words, strict=True):
        if word in reading.lore.pronoun_starts and token.i not in reading.owner:
            ref = _plain(reading, token)
        elif word[:1] == "-" and word[1:] in reading.lore.pronouns:
            ref = _inverted(reading, token)
        else:
            continue
        if ref is not None:
            found.append(ref)
    return found


def _plain(reading: Reading, token: Token) -> Ref | None:
    """A pronoun of one to three tokens, where the parse reads it as one."""
    size, options = _longest(reading, token.i)
    after = reading.token(token.i + size)
    if size > 1 and after is not None and after.pos in _NOMINAL:
        return None  # ce dernier point, the former executive
    pronoun = _suited(options, token)
    if pronoun is None or _impersonal(reading, token, pronoun):
        return None
    ref = _ref(reading, token, pronoun, last=token.i + size - 1)
    ref.head = ref.last if size == 2 else ref.first
    return ref


def _longest(reading: Reading, i: int) -> tuple[int, tuple[Pronoun, ...]]:
    """How many tokens the longest form takes, and its uses: celui-ci, ce dernier, il."""
    forms, (a, b, c) = reading.lore.pronouns, (reading.word(i), reading.word(i + 1), reading.word(i + 2))
    for size, form in ((3, a + b + c), (2, f"{a} {b}"), (2, a + b), (1, a)):
        if form in forms:
            return size, forms[form]
    return 1, ()


def _inverted(reading: Reading, token: Token) -> Ref | None:
    """A subject tied behind its verb (``a-t-elle dit``); the parser often reads it as something else."""
    pronoun = next((p for p in reading.lore.pronouns[reading.words[token.i][1:]] if p.kind == "subject"), None)
    verb = _verb_before(reading, token)
    if pronoun is None or reading.lore.is_("impersonal", verb.lemma) or reading.word(verb.i - 1) == "y":
        return None
    ref = _ref(reading, token, pronoun, last=token.i)
    ref.start, ref.inverted = token.start + 1, True
    ref.text = reading.text[ref.start : ref.end]
    return ref


def _verb_before(reading: Reading, token: Token) -> Token:
    """The verb that an inverted subject is tied to, past the ``-t`` of euphony."""
    i = token.i - 1
    while i > 0 and reading.words[i][:1] == "-":
        i -= 1
    return reading.tokens[max(i, 0)]


def _ref(reading: Reading, token: Token, pronoun: Pronoun, *, last: int) -> Ref:
    ref = reading.ref(token.i, last, Form.PRONOUN, f"{pronoun.kind} pronoun")
    ref.pronoun, ref.gender, ref.plural = pronoun, pronoun.gender, pronoun.number == "Plur"
    return ref


def _suited(options: tuple[Pronoun, ...], token: Token) -> Pronoun | None:
    """The use that fits the parse: ``le`` is a pronoun only where it is parsed as one."""
    possessive = token.pos == "DET" or "poss" in token.dep or token.feature("Poss") == "Yes"
    for option in options:
        if option.kind == "possessive":
            if possessive:
                return option
        elif option.kind == "demonstrative" or (token.pos == "PRON" and "poss" not in token.dep):
            return option
    return None


def _impersonal(reading: Reading, token: Token, pronoun: Pronoun) -> bool:
    """Whether nobody is meant: il faut, il y a, it is clear, or a ``que`` that is no subject or object."""
    if pronoun.kind == "relative":
        return not token.dep.startswith(("nsubj", "obj"))
    if pronoun.kind == "object" and not token.dep.startswith(("obj", "iobj", "obl")):
        return True
    if pronoun.only == "thing" and pronoun.kind in {"subject", "object"}:
        return not (token.dep == "nsubj" and _human(reading, token))
    if token.dep.startswith("expl") or (pronoun.kind == "object" and _states(reading, token)):
        return True
    return pronoun.kind == "subject" and pronoun.number == "Sing" and _empty_subject(reading, token)


def _states(reading: Reading, token: Token) -> bool:
    """A neuter ``le`` that stands for a statement or a quality: ``nous le sommes``, ``comme le dit X``."""
    if token.feature("Number") == "Plur" or token.feature("Gender") == "Fem":
        return False
    lore = reading.lore
    return lore.is_("copula", reading.word(token.i + 1)) or lore.is_("as", reading.word(token.i - 1))


def _empty_subject(reading: Reading, token: Token) -> bool:
    verb, lore = reading.parse.head(token), reading.lore
    if lore.is_("there-is", f"{reading.word(token.i + 1)} {reading.word(token.i + 2)}"):
        return True
    if lore.is_("impersonal", verb.lemma) and verb.i != token.i:
        return True
    return lore.is_("impersonal-adjective", reading.words[verb.i]) and bool(
        reading.parse.child(verb, "cop", "aux:pass")
    )


def resolved(cast: Cast, focus: Focus, ref: Ref) -> list[str]:
    """The chains that a pronoun stands for; none where nothing fits well."""
    assert ref.pronoun is not None
    token = cast.reading.tokens[ref.first]
    if ref.pronoun.kind == "relative":
        return antecedent(cast, ref)
    if ref.pronoun.kind == "demonstrative":
        fits = [k for k in focus.last(token) if _fits(cast.members[k], ref)]
        return fits[:1]
    if ref.pronoun.kind == "possessive" and (owner := _coordinate_owner(cast.reading, token)):
        return owner
    if ref.pronoun.kind == "possessive" and _of_nobody(cast.reading, token):
        return []
    present = focus.at(token)
    near = _clause_subject(cast.reading, token)
    barred = _barred(cast.reading, token, ref.pronoun) | focus.saying(token)
    sure = ref.pronoun.only == "person" or ref.inverted or _human(cast.reading, token)
    best, key, presence = 0.02 if sure else _LEAST, None, 0.0
    for candidate, weight in present.items():
        member = cast.members[candidate]
        if candidate in barred or not _fits(member, ref):
            continue
        score = weight * (_SPEAKS_OF_PERSONS if member.kind is ActorKind.PERSON else 1.0)
        score *= _UNNAMED if _unnamed_before(cast.reading, member, token) else 1.0
        score *= _NEAR if candidate in near else 1.0
        score *= 0.8 if ref.gender and member.gender is None else 1.0
        if score > best:
            best, key, presence = score, candidate, weight
    if key is None or _thing_nearer(cast, ref, presence):
        return []
    member = cast.members[key]
    if member.kind is ActorKind.PERSON and ref.pronoun.kind == "subject":
        member.gender = member.gender or ref.gender
    return [key]


def _unnamed_before(reading: Reading, member: Member, token: Token) -> bool:
    """A person without a name whom this sentence does not speak of."""
    if member.kind is not ActorKind.PERSON or member.words:
        return False
    return not (member.seen and reading.same_sentence(member.seen[-1], token.i))


def _fits(member: Member, ref: Ref) -> bool:
    """Agreement of number, gender and kind."""
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
    return not (pronoun.gender and member.gender is None and member.kind is not ActorKind.PERSON)


def _same_number(member: Member, pronoun: Pronoun) -> bool:
    """Agreement in number; a plural without gender (they) may be a body too."""
    if pronoun.number is None or (pronoun.number == "Plur") == member.plural:
        return True
    return pronoun.number == "Plur" and pronoun.gender is None and member.kind in _BODIES


def _barred(reading: Reading, token: Token, pronoun: Pronoun) -> set[str]:
    """The chains in another argument of the same verb, which a plain pronoun cannot name again."""
    if pronoun.kind == "possessive":
        return set()
    found: set[str] = set()
    verb = reading.parse.head(token)
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


def _of_nobody(reading: Reading, token: Token) -> bool:
    """``On maîtrise ses nerfs``: the owner is the reader, the speaker or anyone."""
    verb = reading.parse.head(reading.parse.head(token))
    subject = reading.parse.child(verb, "nsubj")
    return subject is not None and subject.i < token.i and reading.lore.is_("anyone", reading.words[subject.i])


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


def _thing_nearer(cast: Cast, ref: Ref, best: float) -> bool:
    """Whether a noun that is no actor is likelier: the subject of the sentence before, of this gender and number."""
    reading, token = cast.reading, cast.reading.tokens[ref.first]
    assert ref.pronoun is not None
    if ref.pronoun.only == "person" or ref.pronoun.kind not in {"subject", "object", "possessive"}:
        return False
    if ref.inverted or _human(reading, token):
        return False
    if ref.pronoun.kind == "possessive":
        return _thing_owns(reading, ref)
    rival = 0.0
    for number, weight in ((token.sentence, 4.5), (token.sentence - 1, 3.0)):
        if number < 0:
            continue
        sentence = reading.parse.sentences[number]
        last = min(sentence.last, token.i - 1)
        for i in range(max(sentence.first, last - _REACH), last + 1):
            if _rival(reading, reading.tokens[i], ref):
                rival = max(rival, weight)
    return rival > best


def _rival(reading: Reading, noun: Token, ref: Ref) -> bool:
    if noun.pos != "NOUN" or noun.dep.split(":")[0] != "nsubj" or noun.i in reading.owner:
        return False
    number, gender = noun.feature("Number"), noun.feature("Gender")
    return (number is None or (number == "Plur") == ref.plural) and (
        not gender or not ref.gender or gender == ref.gender
    )


def _thing_owns(reading: Reading, ref: Ref) -> bool:
    """Whether the subject of the possessive's own clause is no actor: ``the yen fell to its lowest level``."""
    token = reading.tokens[ref.first]
    word = reading.parse.head(token)
    for _ in range(_CLIMB):
        subject = reading.parse.child(word, "nsubj", "nsubj:pass")
        if subject is not None and subject.i < token.i and token.i not in {subject.i, word.i}:
            return subject.i not in reading.owner and _a_thing(subject, ref)
        if word.dep == "root" or word.dep.startswith("acl"):
            break
        word = reading.parse.head(word)
    noun = reading.parse.head(word)
    return word.dep.startswith("acl") and noun.i < token.i and noun.i not in reading.owner and _a_thing(noun, ref)


def _a_thing(noun: Token, ref: Ref) -> bool:
    """A noun of the possessive's number that names no actor."""
    number = noun.feature("Number")
    return noun.pos in {"NOUN", "PROPN"} and (number is None or (number == "Plur") == ref.plural)


def _human(reading: Reading, token: Token) -> bool:
    """Whether the verb is one that only persons and bodies do: to say, to think."""
    verb = reading.parse.head(token)
    return token.dep.startswith("nsubj") and verb.lemma in reading.lore.human
