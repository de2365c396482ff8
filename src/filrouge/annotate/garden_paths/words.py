"""Words that the parser read as another class, and verbs that make one predicate with an infinitive."""

from __future__ import annotations

from filrouge.annotate.garden_paths.draft import NOMINAL, Draft
from filrouge.lang.fold import fold
from filrouge.model.syntax import Token

FINITE = "Mood=Ind|Person=3|Tense=Pres|VerbForm=Fin"
PARTICIPLE = "Tense=Past|VerbForm=Part"


def misread_participle(draft: Draft, token: Token) -> None:
    """``a tweeté``: what follows an auxiliary is a participle, whatever word class it was given."""
    if token.feature("VerbForm") == "Inf" and _only_participle(draft, token):
        draft.set(token, morph=PARTICIPLE)
    if token.pos in {"VERB", "AUX"} or fold(token.text) not in draft.forms.participles:
        return
    auxiliaries = [
        c
        for c in draft.below(token)
        if c.i < token.i and (c.dep.startswith("aux") or (c.pos == "AUX" and c.dep in {"dep", "obl:mod"}))
    ]
    if not auxiliaries:
        return
    draft.set(token, pos="VERB", lemma=draft.forms.participles[fold(token.text)], morph=PARTICIPLE)
    for auxiliary in auxiliaries:
        draft.hang(auxiliary, token, auxiliary.dep if auxiliary.dep.startswith("aux") else "aux:tense")
        if not auxiliary.morph:
            draft.set(draft.tokens[auxiliary.i], pos="AUX", morph=FINITE)


def _only_participle(draft: Draft, token: Token) -> bool:
    word = fold(token.text)
    return word in draft.forms.participles and word not in draft.forms.known


def misread_finite(draft: Draft, token: Token) -> None:
    """``…, alerte le maire``: a bare noun after a comma, with another hung on it without a preposition."""
    word = fold(token.text)
    if token.pos not in {"NOUN", "ADJ"} or word not in draft.forms.saying or not draft.breaks(token.i - 1):
        return
    below = draft.below(token)
    said = next((c for c in below if c.i > token.i and c.pos in NOMINAL and not draft.cased(c)), None)
    named = said is not None and (said.pos == "PROPN" or any(c.dep == "det" for c in draft.below(said)))
    if said is None or not named or any(c.i < token.i and c.dep != "punct" for c in below):
        return
    host = token.dep if token.head == token.i else "parataxis"
    draft.set(token, pos="VERB", lemma=draft.forms.saying[word], morph=FINITE, dep=host)
    draft.hang(said, token, "nsubj")


def misread_passive(draft: Draft, verb: Token) -> None:
    """``vient d'être réduit``, ``a été réduit``: a passive rather than a copula."""
    if verb.pos != "VERB" or verb.feature("Tense") != "Past":
        return
    below = draft.below(verb)
    for copula in (c for c in below if c.dep == "cop"):
        if copula.feature("VerbForm") in {"Inf", "Part"} or any(c.dep == "aux:tense" for c in below):
            draft.set(copula, dep="aux:pass")


def caused(draft: Draft, verb: Token) -> None:
    """``a fait rénover le toit``: one predicate, told by the infinitive."""
    after = draft.tokens[verb.i + 1] if verb.i + 1 < draft.last else verb
    if verb.lemma != draft.causative or after.feature("VerbForm") != "Inf" or fold(after.lemma) in draft.set_phrases:
        return  # ``faire savoir`` is a verb of its own
    if verb.head == after.i and verb.dep == "dep":
        _causes(draft, verb, after)
    elif after.head == verb.i and after.dep == "xcomp" and not any(c.dep == "mark" for c in draft.below(after)):
        draft.set(after, head=after.i if verb.head == verb.i else verb.head, dep=verb.dep)
        _causes(draft, verb, draft.tokens[after.i])


def _causes(draft: Draft, verb: Token, infinitive: Token) -> None:
    for child in draft.below(verb):
        if child.i != infinitive.i:
            draft.hang(child, infinitive, child.dep)
    draft.hang(verb, infinitive, "aux:caus")
