"""The cast of one article: chains under construction, and how names find theirs."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache

from filrouge.annotate.actors._acronyms import acronym_of, is_short, without
from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.lang.fold import bare
from filrouge.model.mentions import ActorKind, Chain, Form, RoleMention

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


@dataclass(slots=True, eq=False)
class Member:
    """One chain while it is built. ``words`` are a person's folded name words."""

    key: str
    name: str
    kind: ActorKind
    country: str | None = None
    gender: str | None = None
    plural: bool = False
    words: tuple[str, ...] = ()
    known: bool = False
    agent: bool = False  # it has been the subject of a verb
    sort: str = ""  # the kind of a known organisation, the class of a noun (body, people) of an unnamed one
    aliases: dict[str, int] = field(default_factory=dict)
    roles: list[RoleMention] = field(default_factory=list)
    offices: set[tuple[str, str | None]] = field(default_factory=set)  # (family, country or organisation), not past
    past: set[tuple[str, str | None]] = field(default_factory=set)  # offices once held
    seen: list[int] = field(default_factory=list)  # tokens where it was spoken of, in order

    def called(self, form: str) -> None:
        """Count a form of the name."""
        self.aliases[form] = self.aliases.get(form, 0) + 1

    def chain(self, particles: frozenset[str]) -> Chain:
        """The finished chain."""
        person = self.kind is ActorKind.PERSON and bool(self.words)
        return Chain(
            self.key,
            self.name,
            self.kind,
            self.country,
            tuple(sorted(self.aliases, key=lambda a: (-self.aliases[a], a))),
            surname(self.name, particles) if person else None,
            self.gender,
            self.plural,
            tuple(dict.fromkeys(self.roles)),
        )


@dataclass(frozen=True, slots=True)
class Described:
    """The words by which an unnamed actor is known again."""

    words: str
    modifiers: str
    country: str | None
    served: str | None


@lru_cache(maxsize=8192)
def name_words(name: str) -> tuple[str, ...]:
    """The folded words of a name."""
    return tuple(_WORD.findall(bare(name)))


def surname(name: str, particles: frozenset[str]) -> str:
    """The last word of a name with the particles before it: de Gaulle, Le Pen, von der Leyen."""
    parts = name.split()
    first = len(parts) - 1
    while first > 1 and parts[first - 1].lower() in particles:
        first -= 1
    if first == 1 and parts[0].lower() in particles:
        first = 0
    return " ".join(parts[first:])


@dataclass(slots=True, eq=False)
class Cast:
    """All chains of an article by key, in order of appearance."""

    reading: Reading
    members: dict[str, Member] = field(default_factory=dict)
    taken: dict[str, int] = field(default_factory=dict)
    by_name: dict[str, list[Member]] = field(default_factory=dict)  # named persons by their first and last words
    bodies: dict[tuple[ActorKind, tuple[str, ...]], Member] = field(default_factory=dict)  # other names by their words
    alike: dict[str, list[str]] = field(default_factory=dict)  # unnamed ones by the words of their description
    full: dict[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)  # short names of organisations
    described: dict[str, Described] = field(default_factory=dict)  # unnamed ones by their words

    def known(self, ref: Ref, key: str, name: str) -> Member:
        """The chain of a knowledge id."""
        member = self.members.get(key)
        if member is None:
            assert ref.kind is not None
            gender, number = self.reading.lore.features.get(key, (None, None))
            member = Member(key, name, ref.kind, known=True, gender=gender, plural=number == "Plur")
            self.members[key] = member
        return member

    def add(self, name: str, kind: ActorKind, *, gender: str | None = None, plural: bool = False) -> Member:
        """A new chain under a key of its own."""
        stem = "local:" + "-".join(name_words(name)) if name_words(name) else "local:" + kind.value
        count = self.taken.get(stem, 0) + 1
        self.taken[stem] = count
        key = stem if count == 1 else f"{stem}:{count}"
        member = Member(key, name, kind, gender=gender, plural=plural)
        self.members[key] = member
        return member

    def persons(self) -> list[Member]:
        """The named persons."""
        return [m for m in self.members.values() if m.kind is ActorKind.PERSON and m.words]


def cast_names(reading: Reading, names: list[Ref]) -> Cast:
    """Chains for all names of an article: the fuller names of persons first, so that short ones can join them."""
    cast = Cast(reading)
    _given_back(names)
    cast.full = _full_names(reading, names)
    for ref in names:
        if ref.fact is not None:
            _cast_known(cast, ref)
    persons = [r for r in names if r.fact is None and r.kind is ActorKind.PERSON]
    for ref in sorted(persons, key=lambda r: (-len(name_words(r.text)), r.start)):
        _cast_person(cast, ref)
    for ref in names:
        if ref.fact is None and ref.kind is not ActorKind.PERSON:
            _cast_other(cast, ref)
    return cast


def _given_back(names: list[Ref]) -> None:
    """Make a state's name a person's where the article names a person so and the state by no other form (Jordan)."""
    persons = [name_words(r.text) for r in names if r.kind is ActorKind.PERSON and r.last > r.first]
    parts = {w for words in persons for w in (words[0], words[-1])} - _tied(names)
    if not parts:
        return
    forms: dict[str, set[str]] = {}
    for ref in names:
        if ref.fact is not None:
            forms.setdefault(ref.fact.id, set()).add(bare(ref.text))
    for ref in names:
        if ref.fact is not None and ref.first == ref.last and bare(ref.text) in parts and len(forms[ref.fact.id]) == 1:
            ref.fact, ref.country, ref.kind, ref.gender, ref.plural = None, None, ActorKind.PERSON, None, False
            ref.rule, ref.acts = "part of a person's name", True


def _tied(names: list[Ref]) -> set[str]:
    """The words that an article ties to a name: a Robin Hood ``du Vatican``."""
    words = (r.text.split() for r in names if r.kind is ActorKind.PERSON)
    return {bare(w[-1]) for w in words if len(w) > 2 and bare(w[-2]) in {"du", "des", "of"}}


def _cast_known(cast: Cast, ref: Ref) -> None:
    fact, lore = ref.fact, cast.reading.lore
    assert fact is not None
    if fact.what in {"capital", "seat"} and not ref.acts:
        ref.kind = ActorKind.PLACE
        key = (
            f"capital:{fact.id.removeprefix('state:')}"
            if fact.what == "capital"
            else "seat:" + "-".join(name_words(fact.form))
        )
        member = cast.known(ref, key, ref.text)
    else:
        member = cast.known(ref, fact.id, lore.names.get(fact.id, fact.form))
    member.country, member.sort = member.country or fact.country, fact.kind
    if ref.form is not Form.DEMONYM or (ref.plural and ref.text[:1].isupper()):
        member.called(ref.text)
    ref.chains = [member.key]


def _cast_person(cast: Cast, ref: Ref) -> None:
    words = name_words(ref.text)
    gender = (ref.address.gender if ref.address else None) or ref.gender
    member = _same_person(cast, ref, words, gender)
    if member is None:
        member = cast.add(ref.text, ActorKind.PERSON, gender=gender)
        member.words = words
        for word in dict.fromkeys((words[0], words[-1]) if words else ()):
            cast.by_name.setdefault(word, []).append(member)
    member.gender = member.gender or gender
    member.called(ref.text)
    ref.chains = [member.key]


def _same_person(cast: Cast, ref: Ref, words: tuple[str, ...], gender: str | None) -> Member | None:
    """The one person whom a name can mean; of several, the one last named before it."""
    likely = cast.by_name.get(words[-1], ()) if words else ()
    fitting = [m for m in likely if _compatible(m, words, gender)]
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    exact = [m for m in fitting if m.words == words]
    return (exact or sorted(fitting, key=lambda m: _distance(cast, m, ref)))[0]


def _distance(cast: Cast, member: Member, ref: Ref) -> tuple[int, int, int]:
    """How far back a person was last named, the subject of a sentence before its apposition; later ones come last."""
    at = [m.end() - 1 for alias in member.aliases for m in re.finditer(re.escape(alias), cast.reading.text)]
    before = [a for a in at if a < ref.start]
    if not before:
        return 1, min((a - ref.start for a in at), default=0), 0
    last = cast.reading.parse.token_at(max(before))
    own = cast.reading.parse.token_at(ref.start)
    if last is None or own is None:
        return 0, 0, ref.start - max(before)
    aside = 0 if last.dep.startswith("nsubj") else len(cast.reading.text)
    return 0, own.sentence - last.sentence, aside - max(before)


def _compatible(member: Member, words: tuple[str, ...], gender: str | None) -> bool:
    full = member.words
    if member.gender and gender and member.gender != gender:
        return False
    if full == words:
        return True
    if len(words) == 1:
        return full[-1] == words[0] or (len(full) > 1 and words[0] == full[0])
    if full[-len(words) :] == words:
        return True
    return full[-1] == words[-1] and _given_agrees(full[:-1], words[:-1])


def _given_agrees(longer: tuple[str, ...], shorter: tuple[str, ...]) -> bool:
    """Donald J. against Donald, D. against Donald; never Donald against Melania."""
    if not longer or not shorter:
        return True
    a, b = longer[0], shorter[0]
    return a == b or (len(b) == 1 and a.startswith(b)) or (len(a) == 1 and b.startswith(a))


def _cast_other(cast: Cast, ref: Ref) -> None:
    """The chain of an organisation or place: the same words, or an acronym and its expansion."""
    assert ref.kind is not None
    lore = cast.reading.lore
    words = without(name_words(ref.text), lore.legal, lore.articles)
    key = (ref.kind, cast.full.get(words, words) if ref.kind is ActorKind.ORGANISATION else words)
    member = _bracketed(cast, ref) or cast.bodies.get(key) or _by_acronym(cast, ref) or cast.add(ref.text, ref.kind)
    cast.bodies.setdefault(key, member)
    if len(ref.text) > len(member.name) and not ref.text.isupper():
        member.name = ref.text
    member.called(ref.text)
    ref.chains = [member.key]


def _full_names(reading: Reading, names: list[Ref]) -> dict[tuple[str, ...], tuple[str, ...]]:
    """The one longer name of an organisation that each first word can stand for: ``Durand`` for ``Durand Group``."""
    lore, found = reading.lore, dict[tuple[str, ...], set[tuple[str, ...]]]()
    for ref in names:
        first, last = reading.tokens[ref.first].text, reading.tokens[ref.last].text
        body = lore.name_words.get(last) in {"organisation", "legal"} and first not in lore.name_words
        if ref.fact is None and ref.kind is ActorKind.ORGANISATION and ref.last > ref.first and body:
            words = without(name_words(ref.text), lore.legal, lore.articles)
            if len(words) > 1 and first not in lore.given:
                found.setdefault(words[:1], set()).add(words)
    return {short: next(iter(full)) for short, full in found.items() if len(full) == 1}


def _bracketed(cast: Cast, ref: Ref) -> Member | None:
    """The organisation whose acronym follows it in brackets, in whatever language it is made."""
    reading = cast.reading
    if reading.word(ref.first - 1) != "(" or reading.word(ref.last + 1) != ")" or not ref.text.isupper():
        return None
    owner = reading.owner.get(ref.first - 2)
    if owner is None or owner.kind is not ref.kind or not owner.chains or is_short(owner.text):
        return None
    return cast.members[owner.chains[0]]


def _by_acronym(cast: Cast, ref: Ref) -> Member | None:
    short = is_short(ref.text)
    for (kind, _), member in cast.bodies.items():
        if kind is ref.kind and is_short(member.name) != short and acronym_of(member.name, ref.text):
            return member
    return None
