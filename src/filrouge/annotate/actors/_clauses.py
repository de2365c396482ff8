"""What a name is that nothing else tells of: by its place in the clause, as who acts or is dealt with.

An invented or rare name that no lexicon holds and no label marks is an actor where it is the subject
of a verb that only persons and bodies do, is dealt with by one, or owns a government or a people.
"""

from __future__ import annotations

from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.model.mentions import ActorKind
from filrouge.model.syntax import Token

_LONGEST = 3  # words of a name that its clause alone tells
_NOT_BEFORE = {"DET", "NUM", "PRON"}
_PASSED = {"xcomp", "ccomp", "conj"}


def by_clause(reading: Reading, ref: Ref, words: list[str]) -> ActorKind | None:
    """The kind of a plain name by what it does or what is done to it; null where the clause does not say."""
    if len(words) > _LONGEST or not all(_plain(w) for w in words):
        return None
    token = _first(reading, reading.tokens[ref.head])
    verb = reading.parse.head(token)
    before = reading.token(ref.first - 1)
    told = speaks(reading, token) and (token.dep.startswith("nsubj") or before is None or before.pos != "DET")
    if (told and reading.word(ref.last + 1) != "-") or reading.apposed(ref.last):
        return ActorKind.PERSON
    if reading.tokens[ref.head].pos == "ADJ" or (before is not None and before.pos in _NOT_BEFORE):
        return None  # the Shuffle, le Top 50, the 2000 Index
    if _undergoes(reading, token, verb):
        return ActorKind.PERSON
    if owns(reading, ref) or _does(reading, token) or dealt_with(reading, token):
        return ActorKind.ORGANISATION
    return None


def speaks(reading: Reading, token: Token) -> bool:
    """The subject of a verb of saying, also behind it where the parser takes it for something else."""
    verb = reading.parse.head(token)
    if verb.lemma not in reading.lore.human or verb.i == token.i:
        return False
    if token.dep.startswith("nsubj"):
        return True
    children = reading.parse.children(verb)
    behind = token.i > verb.i and token.dep in {"obj", "obl:mod", "obl:arg", "obl"}
    alone = not any(c.dep.startswith("nsubj") or (c.dep == "obj" and c.i != token.i) for c in children)
    return (
        behind and alone and _quoting(reading, verb) and not any(c.dep == "case" for c in reading.parse.children(token))
    )


def _quoting(reading: Reading, verb: Token) -> bool:
    """Whether a verb stands behind what was said: after a comma or closing marks, past its auxiliaries."""
    i = verb.i - 1
    while i > 0 and reading.tokens[i].pos in {"AUX", "PRON", "ADV"} and reading.tokens[i].head == verb.i:
        i -= 1
    return reading.tokens[i].text in {",", "»", "”", '"', "?", "!"}


def _plain(word: str) -> bool:
    return word[:1].isupper() and word.replace("-", "").replace("'", "").isalpha() and not word.isupper()


def _first(reading: Reading, token: Token) -> Token:
    seen = {token.i}
    while token.dep == "conj" and token.head not in seen:
        token = reading.tokens[token.head]
        seen.add(token.i)
    return token


def _undergoes(reading: Reading, token: Token, verb: Token) -> bool:
    """What only happens to persons: ``X was sentenced``, ``on a arrêté X``."""
    passive = reading.parse.child(verb, "aux:pass") is not None  # some parsers take its subject for an active one
    undergone = token.dep in {"nsubj:pass", "obj"} or (token.dep == "nsubj" and passive)
    return undergone and verb.lemma in reading.lore.befalls


def _does(reading: Reading, token: Token) -> bool:
    """The subject of a verb that only persons and bodies do, itself or by the verb under it (``is about to sign``)."""
    verb = reading.parse.head(token)
    if token.dep != "nsubj" or reading.parse.child(verb, "aux:pass") is not None:
        return False
    verbs = [verb, *(c for c in reading.parse.children(verb) if c.dep in _PASSED)]
    return any(v.lemma in reading.lore.doing for v in verbs)


def dealt_with(reading: Reading, token: Token) -> bool:
    """With or against whom something is done, or the object of what is done to somebody."""
    governor = reading.parse.head(token)
    case = {reading.words[c.i] for c in reading.parse.children(token) if c.dep == "case"}
    lore = reading.lore
    if any(lore.is_("with", w) or lore.is_("against", w) or lore.is_("between", w) for w in case):
        noun = reading.words[governor.i]
        return noun in lore.acts or lore.is_("relation", noun) or governor.lemma in lore.doing | lore.mutual
    return token.dep in {"obj", "iobj", "obl:agent"} and not case and governor.lemma in lore.dealing


def owns(reading: Reading, ref: Ref) -> bool:
    """Whose government, army or president is named: ``X's militia``, ``Y troops``, ``le gouvernement de Z``."""
    after = ref.last + 1
    if reading.word(after) in {"'s", "'"}:
        after += 1
    beside = reading.nouns_from.get(after, (0, ()))[1] if reading.same_sentence(ref.last, after) else ()
    before, lore = ref.first - 1, reading.lore
    if lore.is_("of", reading.word(before)) or lore.is_("from", reading.word(before)):
        beside = (*beside, *reading.nouns_to.get(before - 1, ()))
    return any(n.kind == "power" or n.serves == "state" for n in beside)
