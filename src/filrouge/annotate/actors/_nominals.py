"""Titles and nouns for groups: le président américain, Kremlin spokesman, les rebelles, un haut responsable."""

from __future__ import annotations

from itertools import pairwise

from filrouge.annotate.actors._heads import NOMINAL, heads_phrase
from filrouge.annotate.actors._lore import Noun
from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.model.mentions import ActorKind, Form
from filrouge.model.syntax import Token

_WITHIN = {"NOUN", "PROPN", "ADJ", "NUM"}
_OWNING = {"'s", "'"}
_AGE = 4  # tokens of an age before its last: 39 - year - old
_LONGEST = 12  # tokens of a title after its head


def nominals(reading: Reading) -> list[Ref]:
    """The titles and group nouns outside names, with state, complement and number read off."""
    found: list[Ref] = []
    for first, last, nouns in reading.nouns:
        ref = _nominal(reading, (first, last), nouns)
        if ref is None or (found and found[-1].last >= first):
            continue
        if found and found[-1].last >= ref.first:  # alliance chief: the first noun only qualifies the second
            found.pop()
        found.append(ref)
    return found


def national(reading: Reading, ref: Ref) -> Ref:
    """The person whom a demonym in the singular names: ``un Français``, ``the Spaniard``."""
    found = reading.ref(ref.first, ref.last, Form.DESCRIPTION, "person of a country")
    found.label, found.gender, found.country, found.kind = ref.text, ref.gender, ref.country, ActorKind.PERSON
    found.noun = Noun(ref.text, "national", "person", ref.gender, "Sing", "-")
    _widened_left(reading, found)
    return found


def _nominal(reading: Reading, place: tuple[int, int], nouns: tuple[Noun, ...]) -> Ref | None:
    first, last = place
    head = reading.tokens[first]
    noun = _noun(nouns, head)
    if not heads_phrase(reading, place, noun):
        return None
    ref = reading.ref(first, last, Form.TITLE if noun.kind == "title" else Form.DESCRIPTION, noun.kind)
    ref.head = first if head.pos in NOMINAL else ref.head
    prefix = next((x for x in reading.lore.past_prefixes if reading.words[first].startswith(x)), "")
    ref.label, ref.former = ref.text[len(prefix) :], bool(prefix)
    ref.noun, ref.gender = noun, noun.gender or _gender(reading, head)
    ref.plural = noun.number == "Plur" if noun.number else head.feature("Number") == "Plur"
    _widened_left(reading, ref)
    _widened_right(reading, ref)
    _settled_kind(ref)
    return ref


def _noun(nouns: tuple[Noun, ...], head: Token) -> Noun:
    """A title where it names one person, a group otherwise."""
    plural = [n for n in nouns if n.number == "Plur"]
    if plural and (head.feature("Number") != "Sing" or len(plural) == len(nouns)):
        groups = [n for n in plural if n.kind != "title"]
        return (groups or plural)[0]
    titles = [n for n in nouns if n.kind == "title"]
    return (titles or list(nouns))[0]


def _gender(reading: Reading, head: Token) -> str | None:
    """The gender of the article, else of the word as parsed: le ministre, la ministre."""
    for child in reading.parse.children(head):
        if child.pos == "DET" and child.i < head.i and child.feature("Gender"):
            return child.feature("Gender")
    before = reading.token(head.i - 1)
    if before is not None and before.pos in {"DET", "ADJ"} and before.feature("Gender"):
        return before.feature("Gender")
    return None


def _widened_left(reading: Reading, ref: Ref) -> None:
    """Adjectives, demonyms and owners before the head (the former French president, Russia's president)."""
    i, lore = ref.first - 1, reading.lore
    while i >= 0 and reading.same_sentence(i, ref.first):
        word, owner = reading.words[i], reading.owner.get(i)
        if lore.is_("former", word) or (word == "-" and lore.is_("former", reading.word(i - 1))):
            ref.former = True
        elif owner is not None and owner.kind is not ActorKind.PERSON and owner.last == i:
            _owned(ref, owner)
            i = owner.first
        elif word in _OWNING and reading.owner.get(i - 1) is not None:
            i = _owner_before(ref, reading.owner[i - 1])
            ref.first, ref.start, ref.pointed = i, reading.tokens[i].start, True
            break
        elif (aged := _age(reading, i)) < i:
            ref.aged, i = True, aged
        elif _qualifies(reading, i):
            ref.modifiers = f"{word} {ref.modifiers}".strip()
        else:
            break
        ref.first, ref.start = i, reading.tokens[i].start
        i -= 1
    word = reading.word(i) if reading.same_sentence(i, ref.first) else ""
    ref.definite = not lore.is_("indefinite", word)
    ref.pointed = ref.pointed or lore.is_("definite", word)
    ref.possessed = any(p.kind == "possessive" for p in lore.pronouns.get(word, ()))
    ref.text = reading.text[ref.start : ref.end]


def _age(reading: Reading, i: int) -> int:
    """Where ``39-year-old`` begins that ends at a token; the token itself where it ends no such word."""
    parts = reading.tokens[max(0, i - _AGE) : i + 1]
    tied = len(parts) > _AGE and all(a.end == b.start for a, b in pairwise(parts))
    return i - _AGE if tied and parts[0].text.isdigit() and parts[1].text == parts[3].text == "-" else i


def _qualifies(reading: Reading, i: int) -> bool:
    """A word before the head that belongs to it, but no title of its own (spokesman Colonel Durand)."""
    token = reading.tokens[i]
    if any(n.kind == "title" for n in reading.nouns_to.get(i, ())):
        return False
    if token.text == "," and i > 1 and reading.tokens[i - 1].pos == "ADJ" and i - 1 not in reading.owner:
        return reading.tokens[i - 2].pos == "DET"  # the lanky, bespectacled professor
    compound = token.pos in {"NOUN", "PROPN"} and token.dep == "compound"
    return token.pos == "ADJ" or compound or reading.lore.is_("new", reading.words[i])


def _owner_before(ref: Ref, owner: Ref) -> int:
    """Take a possessor as what a title is held in, and return where it begins."""
    if owner.kind is ActorKind.PERSON:
        ref.served = owner
    else:
        _owned(ref, owner)
    return owner.first


def _owned(ref: Ref, owner: Ref) -> None:
    """A demonym, state or organisation that the title or body belongs to."""
    if owner.form is Form.DEMONYM:
        owner.consumed = True
    if owner.country is not None and ref.country is None:
        ref.country = owner.country
    if owner.form is Form.NAME or owner.country is None:
        ref.served = ref.served or owner


def _widened_right(reading: Reading, ref: Ref) -> None:
    """Complements and demonyms after the head, up to a person's name or the end of the phrase."""
    i, start = ref.last + 1, ref.last
    words: list[str] = []
    pending: list[int] = []
    while i < len(reading.tokens) and i - start <= _LONGEST and reading.same_sentence(i, start):
        token, owner = reading.tokens[i], reading.owner.get(i)
        if owner is not None:
            following = reading.owner.get(owner.last + 1)
            if (
                owner.form is Form.DEMONYM
                and pending
                and following is not None
                and following.kind is ActorKind.ORGANISATION
            ):
                pending, i = [*pending, *range(i, owner.last + 1)], owner.last + 1  # head of the Russian Senate
                owner.consumed = True
                continue
            if (owner.kind is ActorKind.PERSON and not pending) or _elsewhere(reading, ref, owner, pending):
                break
            tied = not pending and owner.form is Form.NAME
            _complemented(reading, ref, owner, words, pending)
            i, pending = owner.last + 1, []
            ref.last = owner.last
            if tied:
                continue
            if owner.kind is ActorKind.PERSON or (owner.form is Form.NAME and owner.country != ref.country):
                break
            continue
        if _joins(reading, ref, i, opened=bool(pending)):
            pending.append(i)
        elif token.pos in _WITHIN and _continues(reading, ref, i, pending):
            words.extend(reading.tokens[k].text for k in (*pending, i))
            ref.complement = _spaced(words)
            ref.last, pending = i, []
        else:
            break
        i += 1
    ref.end = reading.tokens[ref.last].end
    ref.text = reading.text[ref.start : ref.end]
    ref.complement = _spaced(words)


def _joins(reading: Reading, ref: Ref, i: int, *, opened: bool) -> bool:
    """A small word, or an adjective before its noun, that a complement may begin with."""
    lore, token, word = reading.lore, reading.tokens[i], reading.words[i]
    if opened and token.text in lore.addresses:
        return True
    if opened and token.pos in {"DET", "ADJ"}:
        return token.pos == "DET" or not lore.is_("phrase-noun", word)
    served = "served" if ref.noun is not None and ref.noun.kind == "title" else "of"
    return token.pos in {"ADP", "DET"} and lore.is_(served, word)


def _elsewhere(reading: Reading, ref: Ref, owner: Ref, pending: list[int]) -> bool:
    """A name that belongs to the clause: ``une réunion du cabinet à Washington``; or one not joined to the title."""
    if not pending:
        return owner.form is not Form.DEMONYM and not _party(reading, ref, owner)
    return bool(owner.kind is ActorKind.PLACE or not owner.acts) and reading.lore.is_(
        "locative", reading.words[pending[0]]
    )


def _party(reading: Reading, ref: Ref, owner: Ref) -> bool:
    """A party named right behind a title: ``le député LREM de la Marne``, ``la sénatrice Union centriste X``."""
    assert ref.noun is not None
    following = reading.owner.get(owner.last + 1)
    party = owner.text.isupper() if owner.fact is None else owner.fact.kind == "party"
    between = following is not None and following.kind is ActorKind.PERSON
    return ref.noun.kind == "title" and owner.kind is ActorKind.ORGANISATION and (party or between)


def _of_another(reading: Reading, i: int) -> bool:
    """A further title with its own holder begins here: ``une proche de la chancelière Greta Vogel``."""
    last, nouns = reading.nouns_from.get(i, (i, ()))
    if not any(n.kind == "title" for n in nouns):
        return False
    following = reading.owner.get(last + 1)
    if following is not None and following.form is Form.DEMONYM:
        following = reading.owner.get(following.last + 1)
    return following is not None and following.kind is ActorKind.PERSON


def _continues(reading: Reading, ref: Ref, i: int, pending: list[int]) -> bool:
    """Whether a word still belongs to the phrase: an adjective, or the noun of a complement."""
    token = reading.tokens[i]
    if not pending and i == ref.last + 1 and reading.lore.is_("rank", reading.words[i]):
        return True
    if pending and (reading.lore.is_("phrase-noun", reading.words[i]) or _of_another(reading, i)):
        return False
    if pending:
        return token.pos in {"NOUN", "PROPN"}
    if token.pos == "PROPN":
        return bool(ref.complement) and reading.tokens[i - 1].pos == "PROPN"
    return token.pos == "ADJ" and token.head <= i and (ref.noun is not None) and token.text not in {",", "."}


def _complemented(reading: Reading, ref: Ref, owner: Ref, words: list[str], pending: list[int]) -> None:
    if owner.form is Form.DEMONYM and not pending:
        ref.country = ref.country or owner.country
        owner.consumed = True
        return
    if owner.kind is ActorKind.PLACE and owner.fact is None:
        words.extend(reading.tokens[k].text for k in (*pending, *range(owner.first, owner.last + 1)))
        ref.served = ref.served or owner
        return
    _owned(ref, owner)


def _spaced(words: list[str]) -> str:
    text = " ".join(words)
    return text.replace("' ", "'").replace("’ ", "’").replace(" - ", "-")


def _settled_kind(ref: Ref) -> None:
    assert ref.noun is not None
    if ref.noun.kind == "title":
        ref.kind = ActorKind.GROUP if ref.plural else ActorKind.PERSON
    elif ref.noun.kind == "person":
        ref.kind = ActorKind.PERSON
    else:
        ref.kind = ActorKind.ORGANISATION if ref.noun.kind == "body" and not ref.plural else ActorKind.GROUP
