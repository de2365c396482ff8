"""Clauses that the parser tied up wrongly: subjects taken for objects, verbs hung on nouns."""

from __future__ import annotations

from filrouge.annotate.garden_paths.draft import NOMINAL, Draft
from filrouge.lang.fold import fold
from filrouge.model.syntax import Token

ADJUNCT = frozenset({"obl:mod", "obl:arg", "nmod", "appos", "dep", "dislocated"})
HOSTED = frozenset({"advcl", "parataxis", "ccomp", "conj", "acl", "dep", "appos"})


def headline_verb(draft: Draft, verb: Token) -> None:
    """``Ruffin et des écologistes accusent …``: a finite verb without a relative is no part of its noun."""
    if verb.dep != "acl" or not draft.subjectless(verb):
        return
    noun = draft.above(verb)
    if noun.pos not in NOMINAL or noun.i > verb.i or draft.cased(noun):
        return
    top = draft.first_conjunct(noun)
    if top.pos not in NOMINAL:
        return
    if top.head == top.i:
        _raise(draft, verb, top, (top.i, "root"))
    elif top.dep.split(":")[0] == "nsubj" and top.i < verb.i < top.head:
        _raise_over(draft, verb, top)


def _raise(draft: Draft, verb: Token, subject: Token, place: tuple[int, str]) -> None:
    """Let a verb take the place of its subject, with what stands behind it."""
    head, dep = place
    draft.set(verb, head=verb.i if head == subject.i else head, dep=dep)
    for child in draft.below(subject):
        if child.i > verb.i or child.dep == "punct":
            draft.hang(child, verb, child.dep)
    draft.hang(subject, verb, draft.subject_relation(verb))


def _raise_over(draft: Draft, verb: Token, subject: Token) -> None:
    """``une voiture percute un piéton et prend la fuite``: the second verb is hung on the first."""
    second = draft.above(subject)
    place = (subject.i if second.head == second.i else second.head, second.dep)
    for child in draft.below(second):
        if child.i < verb.i and child.i != subject.i:
            draft.hang(child, verb, child.dep)
    _raise(draft, verb, subject, place)
    draft.hang(second, verb, "conj")


def second_clause(draft: Draft, verb: Token) -> None:
    """``… son ambassadeur et la Bolivie a fermé …``: what was one more object is the next verb's subject."""
    if verb.dep.split(":")[0] not in {*HOSTED, "root"} or not draft.subjectless(verb):
        return
    noun = draft.phrase_before(draft.group_start(verb))
    if noun is None or noun.dep != "conj" or draft.predicative(noun) or not draft.agrees(noun, verb):
        return
    beside = (*draft.below(noun), *draft.below(draft.above(noun)))
    joint = next((c for c in beside if c.dep == "cc" and noun.head < c.i < noun.i), None)
    above = draft.verb_over(draft.above(noun))
    if joint is None or above is None or above.i > joint.i or above.i == verb.i:
        return
    draft.hang(noun, verb, draft.subject_relation(verb))
    draft.hang(joint, verb, "cc")
    if verb.head != verb.i:
        draft.hang(verb, above, "conj")


def joint_subject(draft: Draft, verb: Token) -> None:
    """``La Suède et la Norvège ont signé``: what stands alone before *and* is a subject of a plural verb too."""
    noun = draft.above(verb)
    if verb.dep != "conj" or noun.head != noun.i or noun.pos not in NOMINAL or noun.i > verb.i:
        return
    finite, below = draft.finite(verb), draft.below(verb)
    if draft.predicative(noun) or finite is None or finite.feature("Number") != "Plur":
        return
    subject = next((c for c in below if c.dep.startswith("nsubj") and noun.i < c.i < verb.i), None)
    if subject is None or subject.pos not in {"NOUN", "PROPN"} or subject.feature("Number") == "Plur":
        return
    between = range(noun.i + 1, subject.i)
    joint = next((c for c in (*below, *draft.below(subject)) if c.dep == "cc" and c.i in between), None)
    if joint is None:
        return
    relation = subject.dep
    draft.set(verb, head=verb.i, dep="root")
    for child in (c for c in draft.below(noun) if c.i > verb.i):
        draft.hang(child, verb, "obj" if child.dep == "conj" and not draft.cased(child) else child.dep)
    draft.hang(noun, verb, relation)
    draft.hang(subject, noun, "conj")
    draft.hang(joint, subject, "cc")


def second_verb(draft: Draft, verb: Token) -> None:
    """``arrested three suspects, seized weapons``: a finite verb after a comma shares the subject before."""
    if verb.dep != "acl" or not draft.subjectless(verb) or not draft.breaks(verb.i - 1):
        return
    noun = draft.above(verb)
    above = draft.verb_over(noun)
    if noun.i < verb.i and noun.dep == "obj" and above is not None:
        draft.hang(verb, above, "conj")


def second_participle(draft: Draft, verb: Token) -> None:
    """``ont éteint l'incendie, évacué les habitants``: a participle with an object shares the auxiliary."""
    if verb.pos != "VERB" or verb.feature("VerbForm") != "Part" or verb.feature("Tense") != "Past":
        return
    below = draft.below(verb)
    if any(c.dep.startswith("aux") for c in below):
        return
    joined = draft.breaks(verb.i - 1) or any(c.dep == "cc" for c in below)
    if verb.dep not in {"advcl", "acl", "conj"} or not joined or verb.head > verb.i:
        return
    above = draft.verb_over(draft.above(verb))
    if above is None or not any(c.dep == "aux:tense" for c in draft.below(above)):
        return
    object_ = next((c for c in below if c.dep == "obj" and c.i > verb.i), None) or _stolen(draft, verb)
    if object_ is not None and object_.i == verb.i + 1 + _determined(draft, object_):
        draft.hang(object_, verb, "obj")
        draft.hang(verb, above, "conj")


def _stolen(draft: Draft, verb: Token) -> Token | None:
    """``l'incendie et fermé la route``: the object, hung as one more noun beside the participle."""
    beside = (t for t in draft.below(draft.above(verb)) if t.i > verb.i and t.dep == "conj" and t.pos in NOMINAL)
    return next((t for t in beside if not any(c.dep in {"cc", "punct", "case"} for c in draft.below(t))), None)


def _determined(draft: Draft, noun: Token) -> int:
    return sum(c.i < noun.i for c in draft.below(noun))


def inverted_subject(draft: Draft, verb: Token) -> None:
    """``prévient le maire``, ``sont arrivés les pompiers``: a finite verb has a subject, if need be behind it."""
    if verb.dep.split(":")[0] not in {*HOSTED, "root"} or not draft.subjectless(verb, person="3"):
        return
    below = draft.below(verb)
    if not draft.breaks(draft.group_start(verb) - 1) or any(c.dep in {"mark", "cc", "xcomp"} for c in below):
        return
    host = draft.above(verb)
    hosted = host.i != verb.i and (host.pos in {"VERB", "AUX"} or any(c.dep == "cop" for c in draft.below(host)))
    alone = not any(t.pos in NOMINAL for t in draft.tokens[draft.first : verb.i])
    intransitive = any(c.dep == "aux:pass" or (c.dep == "aux:tense" and c.lemma == "être") for c in below)
    said = _says(draft, verb) and (hosted or alone) and not any(c.dep == "aux:pass" for c in below)
    behind = _behind(draft, verb, loose=said)
    if behind is not None and (intransitive or said):
        draft.hang(behind, verb, draft.subject_relation(verb))
        if hosted and host.i < verb.i and verb.dep != "conj":
            draft.set(draft.tokens[verb.i], dep="parataxis")


def _behind(draft: Draft, verb: Token, *, loose: bool) -> Token | None:
    """What can be the subject behind a verb: its object, else, of a saying, a name hung on it or on a day between."""
    below = draft.below(verb)
    object_ = next((c for c in below if c.dep == "obj" and _can_follow(draft, c, verb)), None)
    if object_ is not None or not loose:
        return object_
    near = (*below, *(c for day in below if day.dep in ADJUNCT for c in draft.below(day)))
    return next((c for c in near if c.pos == "PROPN" and c.dep in ADJUNCT and _can_follow(draft, c, verb)), None)


def _can_follow(draft: Draft, noun: Token, verb: Token) -> bool:
    """A noun with an article, or a name, that no preposition joins to the verb before it."""
    if noun.i < verb.i or noun.pos not in NOMINAL or draft.cased(noun):
        return False
    return noun.pos == "PROPN" or any(c.i < noun.i and c.dep in {"det", "nummod"} for c in draft.below(noun))


def _says(draft: Draft, verb: Token) -> bool:
    word = fold(verb.text)
    return word in draft.forms.saying or draft.forms.participles.get(word) in draft.forms.sayers


def parted_auxiliary(draft: Draft, verb: Token) -> None:
    """``a de son côté dénoncé``: what stands between an auxiliary and its participle does not govern the participle."""
    noun = draft.above(verb)
    auxiliary = draft.above(noun)
    if verb.dep != "acl" or verb.feature("Tense") != "Past" or auxiliary.lemma != draft.perfect:
        return
    below = draft.below(noun)
    last = max((c.i for c in below if c.i < verb.i), default=noun.i)
    if not (auxiliary.i < noun.i < verb.i) or max(last, noun.i) != verb.i - 1 or not draft.cased(noun):
        return
    if auxiliary.feature("VerbForm") != "Fin" or draft.breaks(verb.i - 1):
        return
    place = "parataxis" if auxiliary.dep.startswith("aux") else auxiliary.dep
    draft.set(verb, head=verb.i if auxiliary.head == auxiliary.i else auxiliary.head, dep=place)
    for child in draft.below(auxiliary):
        draft.hang(child, verb, "obl:mod" if child.i == noun.i else child.dep)
    for child in (c for c in below if c.i > verb.i):
        draft.hang(child, verb, child.dep)
    draft.set(auxiliary, pos="AUX")
    draft.hang(draft.tokens[auxiliary.i], verb, "aux:tense")


def stranded_subject(draft: Draft, verb: Token) -> None:
    """``Plus tôt dans la journée, la maire a nié …``: what stands between a comma and a verb is its subject."""
    if verb.dep.split(":")[0] not in {*HOSTED, "root"}:
        return
    wrong = [c for c in draft.below(verb) if c.dep == "nsubj" and c.pos == "ADV"]
    if not (wrong or draft.subjectless(verb)):
        return
    start = draft.group_start(verb)
    phrase = _between_comma_and(draft, start)
    heads = [t for t in phrase if not phrase[0].i <= t.head < start or t.head == t.i]
    subject = next((t for t in heads if t.pos in NOMINAL and t.dep in {*ADJUNCT, "obj"}), None)
    named = any(t.pos == "PROPN" for t in phrase)
    if subject is None or len(phrase) < 2 or not named or any(t.dep in {"case", "cc", "mark"} for t in heads):
        return
    if draft.cased(subject) or not draft.agrees(subject, verb):
        return
    draft.hang(subject, verb, draft.subject_relation(verb))
    for token in heads:
        if token.i != subject.i:
            draft.hang(token, subject, "flat:name")
    for token in wrong:
        draft.hang(draft.tokens[token.i], verb, "advmod")


def opening_subject(draft: Draft, verb: Token) -> None:
    """``Jeanne Dupont et Paul Martin se sont rencontrés``: names that open a clause are no adverbs of its verb."""
    if verb.dep.split(":")[0] not in {*HOSTED, "root"} or not draft.subjectless(verb):
        return
    start = draft.group_start(verb)
    near = [c for c in draft.below(verb) if c.i < start and c.pos == "PROPN" and c.dep in {"advmod", *ADJUNCT}]
    if len(near) != 1 or draft.predicative(near[0]) or not draft.breaks(near[0].i - 1):
        return
    name = near[0]
    joined = any(c.dep == "conj" for c in draft.below(name))
    whole = all(name.i <= t.head < start for t in draft.tokens[name.i + 1 : start])
    if whole and (joined or draft.agrees(name, verb)):
        draft.hang(name, verb, draft.subject_relation(verb))


def _between_comma_and(draft: Draft, start: int) -> list[Token]:
    """The words before a verb as far as a comma; none where no comma stands there."""
    first = start
    while first > draft.first and draft.tokens[first - 1].pos not in {"PUNCT", "VERB", "AUX"}:
        first -= 1
    return draft.tokens[first:start] if first > draft.first and draft.tokens[first - 1].pos == "PUNCT" else []
