"""Pronouns and possessives that can stand for an actor: found by form, impersonal ones left out."""

from __future__ import annotations

from filrouge.annotate.actors._lore import Pronoun
from filrouge.annotate.actors._owners import human
from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.model.mentions import Form
from filrouge.model.syntax import Token

_NOMINAL = {"NOUN", "ADJ", "PROPN", "NUM"}


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
    pair = any(p.kind == "pair" for p in options)
    if (size > 1 or pair) and after is not None and after.pos in _NOMINAL:
        return None  # ce dernier point, the former executive, both operators
    pronoun = _suited(options, token)
    if pronoun is None or _impersonal(reading, token, pronoun):
        return None
    ref = _ref(reading, token, pronoun, last=token.i + size - 1)
    ref.head = ref.last if size > 1 and reading.tokens[ref.last].dep.startswith(("nsubj", "obj", "obl")) else ref.first
    return ref


def _longest(reading: Reading, i: int) -> tuple[int, tuple[Pronoun, ...]]:
    """How many tokens the longest form takes, and its uses: celui-ci, ce dernier, il."""
    forms, (a, b, c) = reading.lore.pronouns, (reading.word(i), reading.word(i + 1), reading.word(i + 2))
    for size, form in ((3, f"{a} {b} {c}"), (3, a + b + c), (2, f"{a} {b}"), (2, a + b), (1, a)):
        if form in forms:
            return size, forms[form]
    return 1, ()


def _inverted(reading: Reading, token: Token) -> Ref | None:
    """A subject tied behind its verb (``a-t-elle dit``); the parser often reads it as something else."""
    pronoun = next((p for p in reading.lore.pronouns[reading.words[token.i][1:]] if p.kind == "subject"), None)
    verb = verb_before(reading, token)
    if pronoun is None or reading.lore.is_("impersonal", verb.lemma) or reading.word(verb.i - 1) == "y":
        return None
    ref = _ref(reading, token, pronoun, last=token.i)
    ref.start, ref.inverted = token.start + 1, True
    ref.text = reading.text[ref.start : ref.end]
    return ref


def verb_before(reading: Reading, token: Token) -> Token:
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
        elif option.kind in {"demonstrative", "pair"} or (token.pos == "PRON" and "poss" not in token.dep):
            return option
    return None


def _impersonal(reading: Reading, token: Token, pronoun: Pronoun) -> bool:
    """Whether nobody is meant: il faut, il y a, it is clear, or a ``que`` that is no subject or object."""
    if pronoun.kind == "relative":
        return not token.dep.startswith(("nsubj", "obj"))
    if pronoun.kind == "object" and not token.dep.startswith(("obj", "iobj", "obl")):
        return True
    if pronoun.only == "thing" and pronoun.kind in {"subject", "object"}:
        return not (token.dep == "nsubj" and (human(reading, token) or _reported(reading, token)))
    empty = token.dep.startswith("expl") and not _personal(reading, token)
    if empty or (pronoun.kind == "object" and _states(reading, token)):
        return True
    return pronoun.kind == "subject" and pronoun.number == "Sing" and _empty_subject(reading, token)


def _personal(reading: Reading, token: Token) -> bool:
    """``X dit qu'il était favorable à la paix``: a quality that somebody has, with no clause for what is so."""
    quality, lore = reading.parse.head(token), reading.lore
    if token.dep != "expl:subj" or quality.pos != "ADJ":
        return False
    if lore.is_("impersonal-adjective", reading.words[quality.i]):
        return False
    if quality.dep != "ccomp" or reading.parse.head(quality).lemma not in lore.human:
        return False
    children = reading.parse.children(quality)
    clause = any(c.dep in {"ccomp", "xcomp", "csubj", "advcl", "acl", "parataxis"} for c in children)
    return not clause and any(c.dep == "cop" for c in children) and any(c.dep.startswith("obl") for c in children)


def _reported(reading: Reading, token: Token) -> bool:
    """``The maker said it will close two plants``: the subject of what a body is told to say of itself."""
    verb = reading.parse.head(token)
    above = reading.parse.head(verb)
    if verb.dep != "ccomp" or above.lemma not in reading.lore.human or reading.parse.child(verb, "cop") is not None:
        return False
    return not reading.parse.child(verb, "expl", "csubj") and verb.lemma in reading.lore.doing


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
    if reading.parse.child(verb, "cop", "aux:pass") is None:
        return False
    return lore.is_("impersonal-adjective", reading.words[verb.i]) or _a_judgement(reading, verb)


def _a_judgement(reading: Reading, noun: Token) -> bool:
    """``Il est une bonne idée de partir``: an indefinite noun and what it judges."""
    children = reading.parse.children(noun)
    indefinite = any(reading.lore.is_("indefinite", reading.words[c.i]) for c in children if c.pos == "DET")
    return noun.pos == "NOUN" and indefinite and any(c.feature("VerbForm") == "Inf" and c.i > noun.i for c in children)
