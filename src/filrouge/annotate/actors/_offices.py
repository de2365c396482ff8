"""Titles beside names: appositions, titles before a name and copulas, and the roles that they state."""

from __future__ import annotations

from itertools import pairwise

from filrouge.annotate.actors._cast import Cast, Member
from filrouge.annotate.actors._clauses import speaks
from filrouge.annotate.actors._heads import made
from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.model.mentions import ActorKind, Form, RoleMention

_MARKS = {"»", '"', "”"}
_LONGEST = 4  # tokens of a second trade
_CLOSING = {",", ".", ";", ":", ")", "–", "—", "-", "!", "?", "»", '"', "”"}


def attach(cast: Cast, nominals: list[Ref]) -> None:
    """Give every title that stands beside a person's name that person's chain, and the person the role."""
    reading = cast.reading
    before: Ref | None = None
    for ref in nominals:
        if ref.noun is None or ref.noun.kind == "power":
            continue
        if (body := _apposed_body(reading, ref)) is not None:
            ref.chains, ref.form, ref.kind = list(body.chains), Form.DESCRIPTION, ActorKind.ORGANISATION
            continue
        if ref.noun.kind == "body":
            _called(reading, ref)
            continue
        named = _beside(reading, ref) or _coordinated(reading, ref, before)
        if named is None or ref.plural or not named.chains:
            continue
        member = cast.members[named.chains[0]]
        if member.kind is not ActorKind.PERSON or _clash(member, ref) or _of_oneself(member, ref):
            continue
        hold(cast, member, ref)
        before = ref
    _joined(cast, nominals)


def _joined(cast: Cast, nominals: list[Ref]) -> None:
    """The first of two titles before one name: ``the vice president and chairman of the firm, X``."""
    for ref, second in pairwise(nominals):
        gap = cast.reading.tokens[ref.last + 1 : second.first]
        if ref.chains or not second.chains or len(gap) != 1 or gap[0].pos != "CCONJ":
            continue
        member, noun = cast.members[second.chains[0]], ref.noun
        one = not ref.plural and member.kind is ActorKind.PERSON and not _clash(member, ref)
        if one and noun is not None and noun.kind == "title" and second.form is Form.TITLE and not _peers(ref, second):
            hold(cast, member, ref)


def _peers(ref: Ref, second: Ref) -> bool:
    """Two offices that two persons hold: ``the king and the queen``, ``president and prime minister``."""
    return {"head-of-state", "prime-minister", "king", "family"} & {
        x.noun.concept for x in (ref, second) if x.noun is not None
    } != set()


def _of_oneself(member: Member, ref: Ref) -> bool:
    """Nobody is one's own brother or lawyer: what a title is of is another."""
    return ref.served is not None and member.key in ref.served.chains


def _called(reading: Reading, ref: Ref) -> None:
    """``l'association Les Amis du Parc``, ``the retailer Brown's``: the noun and the name are one body."""
    bracketed = reading.word(ref.last + 1) == "("
    i = ref.last + 2 if bracketed else ref.last + 1
    named = reading.owner.get(i)
    if named is None or named.first != i or named.kind is not ActorKind.ORGANISATION or ref.plural:
        return
    if not bracketed or (named.text.isupper() and reading.word(named.last + 1) == ")"):
        ref.chains = list(named.chains)


def hold(cast: Cast, member: Member, ref: Ref) -> None:
    """Record that a person holds the office of a title."""
    ref.chains = [member.key]
    if ref.noun is None or ref.noun.kind != "title" or ref.noun.concept == "counterpart":
        return
    ref.form = Form.TITLE
    member.gender = member.gender or (ref.gender if ref.noun.gender else None)
    offices = member.past if ref.former else member.offices
    offices.add((family_of(ref), office_of(ref)))
    member.roles.append(RoleMention(title_of(ref), served_name(cast, ref), ref.span, ref.former, family_of(ref)))


def family_of(ref: Ref) -> str:
    """What titles are compared by: their family; of kin the very word, since a mother is no daughter."""
    assert ref.noun is not None
    return ref.label.lower() if ref.noun.concept == "family" else ref.noun.concept


def title_of(ref: Ref) -> str:
    """The title as a role: its own words and its complement, without state and person."""
    return f"{ref.label} {ref.complement}".strip()


def office_of(ref: Ref) -> str | None:
    """What a title is held in: the key of a state or body, else the words after it."""
    if ref.country is not None:
        return ref.country
    if ref.served is not None and ref.served.chains:
        return ref.served.chains[0]
    return f"of {ref.complement.lower()}" if ref.complement else None


def served_name(cast: Cast, ref: Ref) -> str | None:
    """The name of what a title is held in."""
    if ref.served is not None and ref.served.chains:
        served = cast.members[ref.served.chains[0]]
        return served.name if ref.served.fact is None or ref.served.fact.what != "seat" else ref.served.text
    return cast.reading.lore.names.get(ref.country or "")


def _clash(member: Member, ref: Ref) -> bool:
    return bool(member.gender and ref.noun and ref.noun.gender and member.gender != ref.noun.gender)


def _beside(reading: Reading, ref: Ref) -> Ref | None:
    return _after(reading, ref) or _before(reading, ref) or _copula(reading, ref) or made(reading, ref.first, ref.last)


def _person(reading: Reading, i: int) -> Ref | None:
    owner = reading.owner.get(i)
    return owner if owner is not None and owner.kind is ActorKind.PERSON else None


def _after(reading: Reading, ref: Ref) -> Ref | None:
    """``le président russe Vladimir Poutine``; ``le porte-parole du Kremlin, Dmitri Peskov,``."""
    i = _past_address(reading, _past_post(reading, _past_second(reading, _past_acronym(reading, ref.last + 1))))
    named = _person(reading, i)
    if named is not None and reading.joined(ref.last, i):
        return named
    if reading.word(i) not in {",", "-", "–", "—", ":"}:
        return None
    i = _past_address(reading, i + 1)
    named = _person(reading, i)
    if named is None or named.first != i or not reading.joined(ref.last, i):
        return None
    return named if _fronted(reading, ref) or _closed(reading, named) else None


def _past_second(reading: Reading, i: int) -> int:
    """The place after a conjunction that joins a second title without an article: ``l'acteur et chanteur X``."""
    token = reading.token(i)
    if token is None or token.pos != "CCONJ":
        return i
    return i + 1 if i + 1 in reading.nouns_from else _past_trade(reading, i)


def _past_trade(reading: Reading, i: int) -> int:
    """The place after a second trade that no lexicon holds, where a person's name ends it."""
    for k in range(i + 1, i + _LONGEST):
        token = reading.token(k)
        if token is None or token.pos not in {"NOUN", "ADJ"} or not token.text.islower():
            break
        if k > i and _person(reading, k + 1) is not None and reading.tokens[i + 1].pos == "NOUN":
            return k + 1
    return i


def _past_acronym(reading: Reading, i: int) -> int:
    """The place after the acronym in brackets of what a title serves: ``la présidente de l'Union (UDP), X``."""
    short = reading.token(i + 1)
    return i + 3 if reading.word(i) == "(" and reading.word(i + 2) == ")" and short and short.text.isalpha() else i


def _apposed_body(reading: Reading, ref: Ref) -> Ref | None:
    """``L'assureur, ⟦le Port Club⟧, a jugé``, ``the ship's manager, ⟦Smith Marine⟧, said``: what a firm is."""
    i = ref.last + 2
    if reading.word(ref.last + 1) != "," or ref.plural or not ref.pointed:
        return None
    if (article := reading.token(i)) is not None and article.pos == "DET":
        i += 1
    named = reading.owner.get(i)
    apposed = named is not None and named.first == i and named.kind is ActorKind.ORGANISATION and bool(named.chains)
    return named if apposed and named is not None and reading.word(named.last + 1) == "," else None


def _fronted(reading: Reading, ref: Ref) -> bool:
    """A title that opens the sentence has no verb before its holder: ``Avocat du maire, Paul Durand a déclaré``."""
    first = reading.parse.sentences[reading.tokens[ref.first].sentence].first
    return ref.first == first or (ref.first == first + 1 and reading.tokens[first].pos == "DET")


def _closed(reading: Reading, named: Ref) -> bool:
    """Whether the name ends its apposition, with what it belongs to (``, Jean Martin du Parti vert,``) read over."""
    i = named.last + 1
    if reading.lore.is_("of", reading.word(i)):
        owner = reading.owner.get(i + 1) or reading.owner.get(i + 2)
        i = owner.last + 1 if owner is not None else i
    following = reading.token(i)
    return following is None or following.text in _CLOSING or not reading.same_sentence(i, named.first)


def _past_post(reading: Reading, i: int) -> int:
    """The place after where a title is held, and whether yet: ``ambassadeur en Irak``, ``premier ministre désigné``."""
    if reading.lore.is_("elect", reading.word(i)):
        return i + 1
    owner, tied = reading.owner.get(i + 1), reading.owner.get(i)
    if owner is not None and owner.kind is not ActorKind.PERSON and reading.lore.is_("inside", reading.word(i)):
        return owner.last + 1
    if tied is not None and tied.kind is ActorKind.PLACE and reading.lore.is_("place-noun", reading.word(i - 1)):
        return tied.last + 1  # la présidente de la région Bretagne
    return _past_joined(reading, i)


def _past_joined(reading: Reading, i: int) -> int:
    """The place after a second body that one serves: ``l'éditorialiste de la radio et ⟦de la chaîne⟧, X``."""
    token, k = reading.token(i), i + 1
    if token is None or token.pos != "CCONJ":
        return i
    while (small := reading.token(k)) is not None and small.pos in {"ADP", "DET"}:
        k += 1
    owner = reading.owner.get(k)
    second = owner is not None and owner.first == k and owner.kind is ActorKind.ORGANISATION
    return owner.last + 1 if second and owner is not None and k > i + 1 else i


def _past_address(reading: Reading, i: int) -> int:
    """The place after forms of address and further titles (spokesman Colonel Paul Durand)."""
    while i in reading.nouns_from and any(n.kind == "title" for n in reading.nouns_from[i][1]):
        i = reading.nouns_from[i][0] + 1
    token = reading.token(i)
    return i + 1 if token is not None and token.text in reading.lore.addresses else i


def _before(reading: Reading, ref: Ref) -> Ref | None:
    """``Dmitri Peskov, porte-parole du Kremlin``; ``Dmitri Peskov (porte-parole)``."""
    i = ref.first - 1
    while i >= 0 and reading.tokens[i].pos in {"DET", "ADJ", "ADV"} and reading.same_sentence(i, ref.first):
        i -= 1
    if (sayer := _saying_before(reading, ref, i)) is not None:
        return sayer
    if reading.word(i) not in {",", "("} or not reading.same_sentence(i, ref.first):
        return None
    i -= reading.word(i - 1) in _MARKS  # "l'autre avec X", maire de Y
    named = _person(reading, i - 1)
    if named is None or not reading.same_sentence(i - 1, ref.first):
        return None
    opens = named.first == reading.parse.sentences[reading.tokens[named.first].sentence].first
    return named if opens or _ends_apposition(reading, ref) else None


def _saying_before(reading: Reading, ref: Ref, i: int) -> Ref | None:
    """Who says something, right before an article and a title: ``explique Zoé Martin le directeur du site``."""
    named = _person(reading, i)
    pointed = named is not None and named.last == i == ref.first - 2 and ref.pointed
    return named if pointed and named is not None and speaks(reading, reading.tokens[named.head]) else None


def _ends_apposition(reading: Reading, ref: Ref) -> bool:
    """Not a new clause: ``selon Jean Dupont, le maire a démissionné``."""
    following = reading.token(ref.last + 1)
    return (
        following is None
        or not reading.same_sentence(ref.last + 1, ref.last)
        or following.pos not in {"VERB", "AUX", "PRON"}
        or reading.tokens[ref.head].dep.split(":")[0] not in {"nsubj", "root"}
        or following.feature("VerbForm") == "Part"
    )


def _copula(reading: Reading, ref: Ref) -> Ref | None:
    """``Dmitri Peskov est le porte-parole du Kremlin``; where the parse fails, the copula right before the title."""
    head = reading.tokens[ref.head]
    if reading.parse.child(head, "cop") is None:
        return None
    subject = reading.parse.child(head, "nsubj", "nsubj:pass")
    if subject is not None:
        return _person(reading, subject.i) if subject.i < ref.first else None
    i = ref.first - 1
    while i >= 0 and reading.tokens[i].pos in {"DET", "ADJ", "ADV", "NUM"} and reading.same_sentence(i, ref.first):
        i -= 1
    return _person(reading, i - 1) if i > 0 and reading.tokens[i].dep == "cop" else None


def _coordinated(reading: Reading, ref: Ref, before: Ref | None) -> Ref | None:
    """The second of two titles of one person: ``X, député et président de la région``."""
    if before is None or not before.chains or not reading.same_sentence(before.last, ref.first):
        return None
    gap = [reading.tokens[i] for i in range(before.last + 1, ref.first)]
    if len(gap) > 2 or not gap or (gap[0].pos != "CCONJ" and gap[0].text != ","):
        return None
    return before if len(gap) == 1 and gap[0].pos == "CCONJ" else None
