"""Clues to whom a pronoun means in its own sentence: subjects, sources and verbs that only persons do."""

from __future__ import annotations

from filrouge.annotate.actors._clauses import speaks
from filrouge.annotate.actors._reading import Reading
from filrouge.model.mentions import ActorKind, Form
from filrouge.model.syntax import Parse, Token

_CLIMB = 6  # words climbed from a possessive to the verb of its clause
_DEEP = 12  # words climbed from a name to the verb whose pronoun it stands behind
_ADJUNCTS = {"obl", "advcl", "nmod"}


def own_subject(reading: Reading, token: Token) -> set[str]:
    """The chains of the subject of the clause in which a possessive stands after it."""
    word = reading.parse.head(token)
    for _ in range(_CLIMB):
        subject = reading.parse.child(word, "nsubj", "nsubj:pass") or _sayer_behind(reading, word)
        owner = reading.owner.get(subject.i) if subject is not None else None
        if subject is not None and word.i != token.i and (owner is not None or subject.pos != "PRON"):
            return set(owner.chains) if owner is not None and owner.last < token.i else set()
        if word.dep == "root" or word.dep.startswith("acl"):
            break
        if controlling := _controller(reading, word):
            return controlling
        word = reading.parse.head(word)
    return set()


def plural_subject(reading: Reading, token: Token) -> bool:
    """Whether the subject of the clause of a possessive is several: ``GM and Chrysler cut their prices``."""
    word = reading.parse.head(token)
    for _ in range(_CLIMB):
        subject = reading.parse.child(word, "nsubj", "nsubj:pass")
        if subject is not None and word.i != token.i:
            return subject.feature("Number") == "Plur" or reading.parse.child(subject, "conj") is not None
        if word.dep == "root" or word.dep.startswith("acl"):
            break
        word = reading.parse.head(word)
    return False


def _controller(reading: Reading, verb: Token) -> set[str]:
    """Who is to do what an infinitive says: ``forced the maker to lower its prices``, ``a demandé à X de``."""
    if verb.dep != "xcomp":
        return set()
    above = reading.parse.head(verb)
    for child in reading.parse.children(above):
        asked = child.dep == "obj" or (child.dep in {"iobj", "obl:arg"} and above.lemma in reading.lore.dealing)
        owner = reading.owner.get(child.i)
        if asked and child.i < verb.i and owner is not None:
            return set(owner.chains)
    return set()


def following_subject(reading: Reading, token: Token) -> list[str]:
    """The subject after an adjunct that opens the sentence: ``Before his election, Ann Smith promised``."""
    noun = reading.parse.head(token)
    verb, beside = reading.parse.head(noun), reading.owner.get(noun.i + 1)
    said = verb.lemma in reading.lore.human and verb.i < token.i and noun.i not in reading.nouns_to
    if said and beside is not None and beside.kind is ActorKind.PERSON:
        return list(beside.chains)  # affirme de son côté Jean Martin
    if (behind := _behind(reading, verb)) is not None and behind.i > token.i and token.head != behind.i:
        owner = reading.owner.get(behind.i)
        return list(owner.chains) if owner is not None else []
    sentence = reading.parse.sentences[token.sentence]
    root = next((t for t in reading.parse.of(sentence) if t.dep == "root"), None)
    if root is None or not token.i < root.i or not _in_adjunct(reading.parse, token, root):
        return []
    subject = reading.parse.child(root, "nsubj", "nsubj:pass") or _behind(reading, root)
    owner = reading.owner.get(subject.i) if subject is not None else None
    return list(owner.chains) if owner is not None and owner.first > token.i else []


def _behind(reading: Reading, verb: Token) -> Token | None:
    """The subject behind a verb of saying: ``a de son côté estimé Ann Smith``."""
    return next((c for c in reading.parse.children(verb) if speaks(reading, c)), None)


def _sayer_behind(reading: Reading, verb: Token) -> Token | None:
    """An actor behind a verb of saying, whom the parser takes for its object."""
    behind = _behind(reading, verb)
    return behind if behind is not None and behind.i in reading.owner else None


def _in_adjunct(parse: Parse, token: Token, root: Token) -> bool:
    word = parse.head(token)
    for _ in range(_CLIMB):
        if word.head == root.i:
            return word.dep.split(":")[0] in _ADJUNCTS
        word = parse.head(word)
    return False


def cited(reading: Reading, token: Token) -> set[str]:
    """Those on whose word the sentence rests (``selon son producteur, son état``): it is rarely about them."""
    found: set[str] = set()
    for i in range(reading.parse.sentences[token.sentence].first, token.i):
        owner = reading.owner.get(i)
        if owner is not None and owner.head == i and _is_source(reading, owner.head):
            found.update(owner.chains)
    return found


def _is_source(reading: Reading, i: int) -> bool:
    token = reading.tokens[i]
    head = reading.parse.head(token) if token.dep in {"appos", "conj", "nmod", "flat"} else token
    cases = (*reading.parse.children(token), *reading.parse.children(head))
    return any(c.dep == "case" and reading.lore.is_("source", reading.words[c.i]) for c in cases)


def human(reading: Reading, token: Token) -> bool:
    """Whether the verb is one that only persons and bodies do: to say, to think."""
    verb = reading.parse.head(token)
    return token.dep.startswith("nsubj") and verb.lemma in reading.lore.human


def named_behind(reading: Reading, token: Token, quoted: frozenset[int]) -> set[str]:
    """Those named behind a pronoun in its own clause or under it, whom it cannot mean: ``il a dit que Paul partait``.

    Binding theory's principle C (Chomsky 1981). Who says the very words a pronoun stands in is left out, and
    whom a quotation names: one may name oneself there.
    """
    verb, found = reading.parse.head(token), set[str]()
    for i in range(token.i + 1, reading.parse.sentences[token.sentence].last + 1):
        owner = reading.owner.get(i) if i not in quoted or token.i in quoted else None
        if owner is not None and owner.head == i and owner.form is Form.NAME and _under(reading, i, verb):
            found.update(owner.chains)
    return found


def _under(reading: Reading, i: int, verb: Token) -> bool:
    """Whether a word hangs on a verb, not as who says what the verb is part of."""
    word = reading.tokens[i]
    if speaks(reading, word) and reading.parse.head(word).dep in {"parataxis", "advcl", "conj"}:
        return False
    for _ in range(_DEEP):
        if word.i == verb.i:
            return True
        if word.dep == "root":
            return False
        word = reading.parse.head(word)
    return False
