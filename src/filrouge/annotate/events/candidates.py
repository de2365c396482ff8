"""Words that may name an event: verbs, event nouns, and nouns that a light verb carries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from filrouge.annotate.events.clauses import AUXILIARIES, Clause, fixed, low, preposition, stem
from filrouge.annotate.events.words import Phrase, Row, Words
from filrouge.model.syntax import Parse, Token
from filrouge.model.text import Span

GAP = 2  # words that may stand between the parts of a phrase: an adverb, a determiner
SEAMS = frozenset({"/", "-", ".", "_", ":", "?", "=", "&", "//", "://"})  # between the words of a web address
NOMINAL = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may name an event; ``carrier`` is the light verb that bears a noun, with its role."""

    token: Token
    span: Span
    rows: tuple[Row, ...]
    noun: bool
    carrier: Token | None = None
    carries: str = ""
    phrase: bool = False

    @property
    def predicate(self) -> Token:
        """The word whose clause tells tense, doer and time."""
        return self.carrier or self.token


def candidates(parse: Parse, words: Words) -> list[Candidate]:
    """The candidates of a text, in order, at most one a token."""
    verbs: dict[int, Candidate] = {}
    nouns: dict[int, Candidate] = {}
    for token in parse.tokens:
        if token.pos in NOMINAL or (token.pos == "ADJ" and (low(token) in words.nouns or stem(token) in words.nouns)):
            found = _noun(parse, words, token)
            if found is not None:
                nouns.setdefault(found.token.i, found)
        if _verbal(words, token):
            found = _verb(parse, words, token)
            if found is not None:
                verbs[token.i] = found
    carried = {c.carrier.i: c.carries for c in nouns.values() if c.carrier is not None}
    kept = [c for i, c in verbs.items() if i not in carried or (c.phrase and carried[i] != "occur")]
    inside = {i for c in kept if c.phrase for i in range(c.token.i + 1, _last(parse, c) + 1)}
    lone = [_alone(c) if c.carrier and c.carrier.i in {k.token.i for k in kept} else c for c in nouns.values()]
    both = [*kept, *(c for c in lone if c.token.i not in inside and c.token.i not in {k.token.i for k in kept})]
    phrases = [c.span for c in both if c.phrase]
    apart = (c for c in both if not any(p != c.span and p.contains(c.span) for p in phrases))
    return sorted((c for c in apart if not _idle(parse, words, c)), key=lambda c: c.span)


def _idle(parse: Parse, words: Words, candidate: Candidate) -> bool:
    """Inside a set phrase in which the word names nothing (``in a row``, ``à partir de``)."""
    return fixed(parse, candidate.token, words) or _addressed(parse, candidate.token)


def _addressed(parse: Parse, token: Token) -> bool:
    """Part of a web address, whole or with spaces around its marks."""
    at = token.i
    while at > 0 and (parse.tokens[at - 1].pos == "PUNCT" or parse.tokens[at - 1].text in SEAMS):
        at -= 1
        while at > 0 and parse.tokens[at].text in SEAMS:
            at -= 1
        if low(parse.tokens[at]).startswith(("http", "www")):
            return True
    return False


def _alone(candidate: Candidate) -> Candidate:
    return Candidate(candidate.token, candidate.span, candidate.rows, noun=True)


def _last(parse: Parse, candidate: Candidate) -> int:
    last = parse.token_at(candidate.span.end - 1)
    return candidate.token.i if last is None else last.i


def _verbal(words: Words, token: Token) -> bool:
    if token.dep in AUXILIARIES:
        return False
    if token.pos == "ADJ":
        return token.feature("VerbForm") == "Part" or (stem(token) != low(token) and stem(token) in words.verbs)
    return token.pos in {"VERB", "AUX"}


def _verb(parse: Parse, words: Words, token: Token) -> Candidate | None:
    clause = Clause(parse, token, words)
    for phrase in words.verbs.get(stem(token), ()):
        if phrase.reflexive and not clause.reflexive:
            continue
        if clause.reflexive and not phrase.reflexive and not phrase.rest and _has_reflexive(words, token):
            continue
        last = _end(parse, token.i, phrase.rest)
        if last is not None and any("passive" not in r.needs or clause.passive for r in phrase.rows):
            span = Span(token.start, parse.tokens[last].end)
            return Candidate(token, span, phrase.rows, noun=False, phrase=last > token.i)
    return Candidate(token, token.span, (), noun=False)


def _has_reflexive(words: Words, token: Token) -> bool:
    return any(p.reflexive for p in words.verbs.get(stem(token), ()))


def _end(parse: Parse, first: int, rest: tuple[str, ...]) -> int | None:
    """The index of the last word of a phrase whose verb stands at ``first``, or null."""
    at = first
    for word in rest:
        window = parse.tokens[at + 1 : at + 2 + GAP]
        at = next(
            (t.i for t in window if (word in {low(t), stem(t)}) and t.sentence == parse.tokens[first].sentence), -1
        )
        if at < 0:
            return None
    return at


def _noun(parse: Parse, words: Words, token: Token) -> Candidate | None:
    for first, phrases in _readings(words.nouns, token):
        for phrase in phrases:
            if token.pos == "ADJ" and token.dep == "amod" and token.i < token.head and phrase.rows[0].kind != "victim":
                continue  # ``une polémique rencontre``
            found = _noun_phrase(parse, token, phrase)
            if found is None:
                continue
            head, span = found
            carrier, role = _carrier(parse, words, head)
            return Candidate(head, span, phrase.rows, True, carrier, role, phrase=bool(phrase.rest) and first != "")
    return None


def _readings(nouns: Mapping[str, tuple[Phrase, ...]], token: Token) -> Iterator[tuple[str, tuple[Phrase, ...]]]:
    """By the text itself, by the lemma, and by the last part of a hyphenated word."""
    seen = set()
    for form in (low(token), stem(token), low(token).rsplit("-", 1)[-1]):
        if form not in seen and form in nouns:
            seen.add(form)
            yield form, nouns[form]


def _noun_phrase(parse: Parse, token: Token, phrase: Phrase) -> tuple[Token, Span] | None:
    last = token.i
    for word in phrase.rest:
        after = parse.tokens[last + 1] if last + 1 < len(parse.tokens) else None
        if after is None or after.sentence != token.sentence or word not in {low(after), stem(after)}:
            return None
        last = after.i
    inside = parse.tokens[token.i : last + 1]
    head = next((t for t in inside if not token.i <= t.head <= last or t.head == t.i), token)
    return head, Span(token.start, parse.tokens[last].end)


def _carrier(parse: Parse, words: Words, noun: Token) -> tuple[Token | None, str]:
    """The light verb of a noun and what it does: ``a lancé une attaque``, ``une attaque a eu lieu``."""
    top = conjunct_head(parse, noun)
    head, dep = _free_relative(parse, top) or (parse.head(top), top.dep.split(":")[0])
    if dep == "nsubj":
        head = _turned(parse, words, head)
    if head.i == top.i:
        return None, ""
    undergoing = _undergoing(parse, words, head, top) if dep in {"nmod", "obl"} else None
    participle = (undergoing, "undergo") if undergoing else _carrying_participle(parse, words, top)
    if head.pos in {"VERB", "AUX"} and _is_phrase_light(parse, words, head, "occur") and dep in {"nsubj", "expl"}:
        return head, "occur"
    if head.pos not in {"VERB", "AUX"} or dep not in {"obj", "nsubj", "obl", "xcomp"}:
        return participle
    if dep in {"obl", "xcomp"} and words.carries(stem(head), "take"):
        return head, "do"
    if dep == "obj" or top.dep == "nsubj:pass":
        for role in ("do", "undergo", "cause"):
            if words.carries(stem(head), role):
                return head, role if role != "cause" or dep == "obj" else ""
    return participle


def _turned(parse: Parse, words: Words, verb: Token) -> Token:
    """The infinitive that a verb only turns: ``la réunion doit se tenir dimanche``."""
    if ("verb", stem(verb)) not in words.governors:
        return verb
    inner = (c for c in parse.children(verb) if c.dep == "xcomp" and c.i > verb.i and c.feature("VerbForm") == "Inf")
    return next((c for c in inner if _is_phrase_light(parse, words, c, "occur")), verb)


def _undergoing(parse: Parse, words: Words, head: Token, noun: Token) -> Token | None:
    """Whose subject undergoes a noun: ``a été la cible d'une attaque``, ``fait l'objet de``, ``came under attack``."""
    if head.pos in {"VERB", "AUX"}:
        beside = (stem(c) for c in parse.children(head) if c.dep == "obj")
        forms = (preposition(parse, noun), *beside)
        return head if any(words.carries(f"{stem(head)} {f}", "undergo") for f in forms) else None
    copula = next((c for c in parse.children(head) if c.dep == "cop"), None)
    verb = copula or parse.head(head)
    borne = (copula is not None or head.dep in {"obj", "xcomp"}) and words.carries(
        f"{stem(verb)} {stem(head)}", "undergo"
    )
    return (head if copula is not None else verb) if borne else None


def _free_relative(parse: Parse, noun: Token) -> tuple[Token, str] | None:
    """What a noun stands for: ``a lancé ce qui était une attaque``, ``launched what was an attack``."""
    if not any(c.dep == "cop" for c in parse.children(noun)):
        return None
    above = parse.head(noun)
    if noun.dep == "acl:relcl" and above.pos == "PRON" and above.dep == "obj":
        return parse.head(above), "obj"
    if noun.dep == "ccomp" and any(c.dep == "nsubj" and c.pos == "PRON" for c in parse.children(noun)):
        return above, "obj"
    return None


def _carrying_participle(parse: Parse, words: Words, noun: Token) -> tuple[Token | None, str]:
    """``l'attaque lancée par…``: a participle on the noun bears it."""
    for child in parse.children(noun):
        if child.dep.split(":")[0] == "acl" and child.feature("VerbForm") == "Part" and child.i > noun.i:
            if words.carries(stem(child), "occur") and child.feature("Tense") == "Past":
                return child, "occur"
            if words.carries(stem(child), "do") and child.feature("Tense") == "Past":
                return child, "do"
    return None, ""


def _is_phrase_light(parse: Parse, words: Words, verb: Token, role: str) -> bool:
    """A light verb of one word, or of several (``avoir lieu``, ``take place``)."""
    if words.carries(stem(verb), role):
        return True
    after = parse.tokens[verb.i + 1 : verb.i + 3]
    return any(
        words.carries(f"{prefix}{stem(verb)}{suffix}", role)
        for prefix in ("", "se ")
        for suffix in ("", *(f" {low(t)}" for t in after))
    )


def conjunct_head(parse: Parse, token: Token) -> Token:
    """The first of the words that a word is coordinated with."""
    for _ in range(5):
        if token.dep != "conj" or token.head == token.i:
            break
        token = parse.head(token)
    return token
