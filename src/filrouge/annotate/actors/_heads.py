"""Whether a noun of the lexicons heads a phrase here: no other word, no part of a name, no mere qualifier."""

from __future__ import annotations

from filrouge.annotate.actors._lore import Noun
from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.lang.fold import bare
from filrouge.model.mentions import ActorKind
from filrouge.model.syntax import Token

NOMINAL = {"NOUN", "PROPN", "ADJ", ""}  # parts of speech under which parsers give nouns for people


def heads_phrase(reading: Reading, place: tuple[int, int], noun: Noun) -> bool:
    """Whether the noun between two tokens names someone in this place."""
    (first, last), head = place, reading.tokens[place[0]]
    owner = reading.owner.get(first)
    if owner is not None and not (noun.kind == "title" and _titled_name(owner, first)):
        return False
    if first == last and (not _is_noun(reading, head) or _said_of(reading, head)):
        return False
    if _disagrees(noun, head) or _modifies(reading, last) or _proper(reading, noun, head):
        return False
    singular_group = noun.kind != "title" and noun.number != "Plur"
    return not _compound(reading, noun, head) and not (singular_group and _of_sort(reading, first, last))


def _disagrees(noun: Noun, head: Token) -> bool:
    """A form of another word: ``le cours`` is not ``les cours``."""
    gender = head.feature("Gender")
    return bool(noun.gender and gender and noun.gender != gender and head.pos == "NOUN" and noun.kind != "title")


def _proper(reading: Reading, noun: Noun, head: Token) -> bool:
    """A capital in mid-sentence that the noun does not have: another's name."""
    first = reading.parse.sentences[head.sentence].first == head.i
    lent = noun.kind == "power" and head.text.istitle() and head.i not in reading.owner  # le Gouvernement
    capital = head.text[:1].isupper() and noun.form[:1].islower() and not first
    return noun.kind != "title" and capital and not lent


def _modifies(reading: Reading, last: int) -> bool:
    """A noun that only qualifies another: rebel-held."""
    after = reading.token(last + 1)
    return after is not None and after.text == "-" and after.start == reading.tokens[last].end


def _of_sort(reading: Reading, first: int, last: int) -> bool:
    """A bare noun that says of what sort another is: ``une conférence de presse``."""
    if not reading.lore.is_("sort-of", reading.word(first - 1)) or first - 1 in reading.owner:
        return False
    following, governor = reading.token(last + 1), reading.token(first - 2)
    plain = following is None or following.pos not in {"ADJ", "PROPN"}
    return plain and governor is not None and governor.pos == "NOUN" and governor.i not in reading.nouns_to


def _compound(reading: Reading, noun: Noun, head: Token) -> bool:
    """A noun that only qualifies one that is no actor and no act: ``bank shares``, ``press release``."""
    if head.dep != "compound" or noun.number == "Plur":
        return False
    governed = reading.parse.head(head)
    if governed.pos != "NOUN" or governed.i in reading.owner or governed.i in reading.nouns_to:
        return False
    return noun.concept == "media" or reading.words[governed.i] not in reading.lore.acts


def _titled_name(owner: Ref, first: int) -> bool:
    """``President`` in ``President Obama``: a title that the capitals drew into a name."""
    return owner.kind is ActorKind.PERSON and owner.first == first and owner.last > first


def _is_noun(reading: Reading, token: Token) -> bool:
    if token.pos not in NOMINAL:
        return "-" in token.text  # porte-parole is no verb, whatever the parser says
    if token.pos != "ADJ":
        return True
    before = reading.token(token.i - 1)
    return (
        token.dep.split(":")[0] in {"nsubj", "obj", "obl", "iobj", "root"}
        and before is not None
        and before.pos == "DET"
    )


def made(reading: Reading, first: int, last: int) -> Ref | None:
    """The person whom a verb of the passive makes something: ``X was elected president``; none if only perhaps."""
    for token in reading.tokens[first : last + 1]:
        verb = reading.parse.head(token)
        if verb.i >= first or not reading.lore.is_("makes", bare(verb.lemma)):
            continue
        subject = reading.parse.child(verb, "nsubj:pass") or _participle_of(reading, verb)
        owner = reading.owner.get(subject.i) if subject is not None else None
        if owner is not None and owner.kind is ActorKind.PERSON and not any(map(_unsure, reading.parse.children(verb))):
            return owner
    return None


def _participle_of(reading: Reading, verb: Token) -> Token | None:
    """The noun on which a bare participle of a headline hangs: ``X nommée ministre``."""
    bare_participle = verb.dep.startswith("acl") and verb.feature("VerbForm") == "Part"
    return reading.parse.head(verb) if bare_participle and verb.head < verb.i else None


def _unsure(token: Token) -> bool:
    """A word of denial, of a future or of a mere possibility beside a verb."""
    modal = token.feature("VerbForm") == "Fin" and token.feature("Tense") is None  # could, will, may
    mood = modal or token.feature("Mood") == "Cnd" or token.feature("Tense") == "Fut"
    return token.feature("Polarity") == "Neg" or (token.pos == "AUX" and mood)


def _said_of(reading: Reading, token: Token) -> bool:
    """A participle or quality of the subject that is parsed as a noun: ``ils ont été élus``, ``retrouvés morts``."""
    passive = reading.parse.child(token, "aux:pass") is not None
    before = reading.token(token.i - 1)
    behind = before is not None and before.pos == "VERB" and before.feature("VerbForm") == "Part"
    behind = behind and made(reading, token.i, token.i) is None
    return passive or (token.dep in {"xcomp", "obl:mod", "obj"} and behind)
