"""Whether a thing is likelier behind a pronoun than an actor: nouns of its sentence that name nobody.

A pronoun left alone is better than one given to the wrong actor, so that a noun in between is enough.
"""

from __future__ import annotations

from collections.abc import Iterator

from filrouge.annotate.actors._owners import human, own_subject, plural_subject
from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.lang.fold import bare
from filrouge.model.syntax import Token

_CLIMB = 6  # words climbed from a possessive to the verb of its clause
_REACH = 60  # tokens of one sentence in which another noun can be what is meant
_INSIDE = {"nmod", "case", "det", "amod", "nummod", "compound", "obj", "iobj", "obl", "xcomp", "aux", "cop"}
_HERE, _BEFORE = 4.5, 3.0  # how present the subject of this sentence and of the one before is


def things_before(reading: Reading, ref: Ref) -> bool:
    """Whether an object can be things that its sentence has named: ``des missiles pour les livrer``."""
    return ref.pronoun is not None and ref.pronoun.kind == "object" and any(_between(reading, ref, -1))


def thing_nearer(reading: Reading, ref: Ref, presence: float, reach: int) -> bool:
    """Whether a noun that is no actor is likelier.

    Args:
        reading: the article.
        ref: the pronoun.
        presence: how present the actor is.
        reach: the token where the actor was last spoken of.
    """
    pronoun, token = ref.pronoun, reading.tokens[ref.first]
    assert pronoun is not None
    if pronoun.kind == "possessive":
        return pronoun.only != "person" and not _of_kin(reading, token) and _thing_owns(reading, ref, reach)
    if pronoun.kind == "object" and reading.lore.is_("or-thing", reading.words[token.i]):
        return _thing_undergoes(reading, ref, reach)
    if pronoun.only == "person" or pronoun.kind not in {"subject", "object"} or ref.inverted or human(reading, token):
        return False
    return _subject_nearer(reading, ref, presence)


def _subject_nearer(reading: Reading, ref: Ref, presence: float) -> bool:
    """Whether the subject of this sentence or of the one before is a thing more present than the actor."""
    token, rival = reading.tokens[ref.first], 0.0
    for number, weight in ((token.sentence, _HERE), (token.sentence - 1, _BEFORE)):
        if number < 0:
            continue
        sentence = reading.parse.sentences[number]
        last = min(sentence.last, token.i - 1)
        if any(_rival(reading, reading.tokens[i], ref) for i in range(max(sentence.first, last - _REACH), last + 1)):
            rival = max(rival, weight)
    return rival > presence


def _rival(reading: Reading, noun: Token, ref: Ref) -> bool:
    subject = noun.dep.split(":")[0] == "nsubj" and noun.i not in reading.owner
    return noun.pos == "NOUN" and subject and _agrees(noun, ref)


def _agrees(noun: Token, ref: Ref) -> bool:
    """Agreement in number and, of what is no possessive, in gender, as far as they are known."""
    number, gender = noun.feature("Number"), noun.feature("Gender")
    numbered = number is None or (number == "Plur") == ref.plural
    return numbered and (not gender or not ref.gender or gender == ref.gender)


def _thing_undergoes(reading: Reading, ref: Ref, reach: int) -> bool:
    """Whether an object is a statement (``le dire``), or a thing named since: the verb calls for no person."""
    verb, lore = reading.parse.head(reading.tokens[ref.first]), reading.lore
    if not ref.plural and ref.gender != "Fem" and lore.is_("to-do", bare(verb.lemma)):
        return True
    return verb.lemma not in lore.dealing | lore.befalls and any(_between(reading, ref, reach))


def _between(reading: Reading, ref: Ref, reach: int) -> Iterator[Token]:
    """The nouns of things that a pronoun agrees with, in its sentence and behind a token."""
    token = reading.tokens[ref.first]
    first = max(reading.parse.sentences[token.sentence].first, reach + 1)
    above = _above(reading, token)
    return (t for t in reading.tokens[first : token.i] if t.i not in above and _thing(reading, t) and _agrees(t, ref))


def _above(reading: Reading, token: Token) -> set[int]:
    """What a pronoun cannot mean: the nouns whose complement it stands in, and the subject of its verb."""
    word, found = token, set[int]()
    for _ in range(_CLIMB):
        governor = reading.parse.head(word)
        subject = reading.parse.child(governor, "nsubj", "nsubj:pass")
        found |= {governor.i} | ({subject.i} if subject is not None and word is token else set())
        if word.dep.split(":")[0] not in _INSIDE and word is not token:
            break
        word = governor
    if (noun := reading.parse.head(word)) and word.dep.startswith("acl"):
        found.add(noun.i)
    return found


def _thing(reading: Reading, noun: Token) -> bool:
    """A noun that names no actor and no time, and is more than part of a phrase: ``en raison de``."""
    if noun.pos != "NOUN" or noun.i in reading.owner or reading.words[noun.i] in reading.lore.times:
        return False
    before = reading.token(noun.i - 1)
    return before is None or before.pos != "ADP" or noun.feature("Number") == "Plur"


def _of_kin(reading: Reading, token: Token) -> bool:
    """What only persons have: ``son frère``, ``son avocat``."""
    nouns = reading.nouns_to.get(reading.parse.head(token).i, ())
    return any(n.concept in {"family", "lawyer"} for n in nouns)


def _thing_owns(reading: Reading, ref: Ref, reach: int) -> bool:
    """Whether the subject of the possessive's own clause is no actor, or a thing is named since the actor was."""
    token = reading.tokens[ref.first]
    if _thing_above(reading, ref):
        return True
    own = own_subject(reading, token)
    single = ref.plural and not plural_subject(reading, token)
    return (not own or single) and any(_between(reading, ref, reach))


def _thing_above(reading: Reading, ref: Ref) -> bool:
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
