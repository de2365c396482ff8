"""Whom a plural takes up together: those that a clause joins, and the two sides of a meeting."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from filrouge.annotate.actors._cast import Cast, Member
from filrouge.annotate.actors._conjoined import beside, first_of_all
from filrouge.annotate.actors._focus import FADE, SENTENCES, weight_of
from filrouge.annotate.actors._reading import Reading, Ref
from filrouge.model.mentions import ActorKind, Form
from filrouge.model.syntax import Token

_SIDES = 4.0  # the sides of a meeting are as present as subjects
_JOINED = 1.2  # conjoined ones are likelier taken up together than one by one
_CLIMB = 4
_PERSONS = 1.6
_NEAR = 3  # sentences in which two who met are called by their states
_PAIR = 2
_COLLECTIVES = {
    "collective-person": frozenset({ActorKind.PERSON}),
    "collective-state": frozenset({ActorKind.STATE}),
    "collective-body": frozenset({ActorKind.ORGANISATION}),
    "collective-any": frozenset({ActorKind.PERSON, ActorKind.STATE, ActorKind.ORGANISATION, ActorKind.GROUP}),
}


@dataclass(frozen=True, slots=True)
class _Set:
    keys: tuple[str, ...]
    sentence: int
    token: int
    weight: float


@dataclass(slots=True, eq=False)
class Company:
    """The chains of an article that stood together so far."""

    cast: Cast
    rows: dict[int, list[str]] = field(default_factory=dict)  # first conjunct to the chains conjoined with it
    sets: list[_Set] = field(default_factory=list)

    def joined(self, ref: Ref) -> None:
        """Take note of a reference whose chains are known."""
        reading = self.cast.reading
        if not ref.chains or not _can_join(self.cast, ref):
            return
        if len(ref.chains) > 1:
            self._together(tuple(ref.chains), ref, weight_of(reading, reading.tokens[ref.head]))
            return
        first, conjoined = first_of_all(reading, reading.tokens[ref.head])
        if not conjoined and (left := beside(reading, ref)) is not None and first.i == ref.head:
            first, conjoined = first_of_all(reading, reading.tokens[left.head])[0], True
        if conjoined and _within_title(reading, first):
            return
        row = self.rows.setdefault(first.i, [])
        row.extend(k for k in ref.chains if k not in row)
        if conjoined and len(row) > 1:
            self._together(tuple(row), ref, _JOINED * weight_of(reading, first))
        for subject in _other_side(reading, first):
            both = (*subject, *(k for k in row if k not in subject))
            if len(both) > len(subject) and self._alike(both):
                self._together(both, ref, _SIDES)

    def renamed(self, old: str, new: str) -> None:
        """Take the mentions of one chain for another's."""

        def given(keys: Iterable[str]) -> list[str]:
            return list(dict.fromkeys(new if key == old else key for key in keys))

        self.rows = {i: given(row) for i, row in self.rows.items()}
        self.sets = [replace(one, keys=tuple(given(one.keys))) for one in self.sets]

    def _together(self, keys: tuple[str, ...], ref: Ref, weight: float) -> None:
        token = self.cast.reading.tokens[ref.head]
        if self.sets and self.sets[-1].sentence == token.sentence and set(self.sets[-1].keys) < set(keys):
            self.sets.pop()
        self.sets.append(_Set(keys, token.sentence, token.i, weight))

    def _alike(self, keys: tuple[str, ...]) -> bool:
        """Sides of one sort, none of them a crowd."""
        members = [self.cast.members[k] for k in keys]
        return not any(m.plural for m in members) and len({m.kind is ActorKind.PERSON for m in members}) == 1

    def at(self, token: Token) -> dict[tuple[str, ...], float]:
        """How present each set is before a token, the last first among equals."""
        found: dict[tuple[str, ...], float] = {}
        for one in reversed(self.sets):
            if one.token < token.i and one.sentence >= token.sentence - SENTENCES:
                weight = one.weight * FADE ** (token.sentence - one.sentence)
                weight *= _PERSONS if self._all(one.keys, ActorKind.PERSON) else 1.0
                found[one.keys] = found.get(one.keys, 0.0) + weight
        return found

    def reach(self, keys: tuple[str, ...], token: Token) -> int:
        """The token where a set was last told of before another."""
        return max((s.token for s in self.sets if s.keys == keys and s.token < token.i), default=-1)

    def _all(self, keys: tuple[str, ...], kind: ActorKind) -> bool:
        return all(self.cast.members[k].kind is kind for k in keys)

    def agreeing(self, token: Token, gender: str | None) -> dict[tuple[str, ...], float]:
        """The sets that a plural of this gender can take up: ``elles`` takes up women and feminine names only."""
        return {keys: weight for keys, weight in self.at(token).items() if self._agrees(keys, gender)}

    def _agrees(self, keys: tuple[str, ...], gender: str | None) -> bool:
        members = [self.cast.members[k] for k in keys]
        if gender == "Fem":
            return all(m.gender == "Fem" for m in members)
        return gender is None or any(m.gender != "Fem" or m.kind is ActorKind.STATE for m in members)

    def pairs(self, token: Token) -> list[tuple[str, ...]]:
        """The pairs of persons told of together in this sentence or a few before, the last first."""
        near = [s for s in reversed(self.sets) if s.token < token.i and token.sentence - s.sentence <= _NEAR]
        return [s.keys for s in near if len(s.keys) == _PAIR and self._all(s.keys, ActorKind.PERSON)]

    def counted(self, token: Token, count: int, kinds: frozenset[ActorKind], gender: str | None) -> list[str]:
        """The set of so many of these kinds that is most in mind."""
        fitting = {
            keys: weight
            for keys, weight in self.agreeing(token, gender).items()
            if len(keys) == count and all(self.cast.members[k].kind in kinds for k in keys)
        }
        best = max(fitting, key=lambda keys: fitting[keys], default=())
        return list(best)


def _can_join(cast: Cast, ref: Ref) -> bool:
    members: list[Member] = [cast.members[k] for k in ref.chains]
    return ref.acts and ref.form is not Form.DEMONYM and all(m.kind is not ActorKind.PLACE for m in members)


def _within_title(reading: Reading, token: Token) -> bool:
    """Those whom a title serves stand in a phrase for somebody else: ``l'éditorialiste de X et de Y``."""
    return token.dep == "nmod" and any(n.kind == "title" for n in reading.nouns_to.get(token.head, ()))


def _other_side(reading: Reading, token: Token) -> Iterator[tuple[str, ...]]:
    """The chains of the one who meets, calls or does something with the one named here."""
    governor = reading.parse.head(token)
    dep = token.dep.split(":")[0]
    with_ = any(reading.lore.is_("with", reading.words[c.i]) for c in reading.parse.children(token) if c.dep == "case")
    if governor.i == token.i or dep not in {"obj", "iobj", "obl", "nmod"}:
        return
    if not with_ and (dep == "nmod" or governor.lemma not in reading.lore.mutual):
        return
    if dep == "nmod" and (holder := _holder(reading, governor, token)):
        yield holder
        return
    subject = _subject(reading, governor)
    owner = reading.owner.get(subject.i) if subject is not None and subject.i != token.i else None
    if owner is not None and owner.chains:
        yield tuple(owner.chains)


def _holder(reading: Reading, noun: Token, token: Token) -> tuple[str, ...]:
    """Whose meeting it is: ``l'entretien de X avec Y``, ``X's talks with Y``."""
    for child in reading.parse.children(noun):
        owner = reading.owner.get(child.i)
        if child.i != token.i and child.dep.startswith("nmod") and owner is not None and owner.acts:
            return tuple(owner.chains)
    return ()


def _subject(reading: Reading, word: Token) -> Token | None:
    for _ in range(_CLIMB):
        subject = reading.parse.child(word, "nsubj", "nsubj:pass")
        if subject is not None:
            return subject
        if word.dep.split(":")[0] not in {"xcomp", "conj", "obj", "obl", "nmod"}:
            return None
        word = reading.parse.head(word)
    return None


def counted_nouns(reading: Reading, phrases: list[Ref]) -> list[Ref]:
    """``les deux pays``, ``both sides``: nouns with their number that no lexicon of titles and groups holds."""
    held = {i for ref in phrases for i in range(ref.first, ref.last + 1)}
    found = []
    counts = reading.lore.counts
    for token, word in zip(reading.tokens, reading.words, strict=True):
        if word not in counts or not how_many(reading, token.i):
            continue
        i = token.i + 1
        while (after := reading.token(i)) is not None and after.pos == "ADJ" and not kinds_of(reading, i):
            i += 1
        if not reading.same_sentence(token.i, i) or i in held or i in reading.owner or not kinds_of(reading, i):
            continue
        ref = reading.ref(i, i, Form.DESCRIPTION, "counted noun")
        ref.kind, ref.plural = ActorKind.GROUP, True
        found.append(ref)
    return found


def how_many(reading: Reading, i: int) -> int:
    """The number that a word puts before a plural that takes up named ones: ``les deux``, ``both``; else 0."""
    lore, word = reading.lore, reading.word(i)
    count = lore.counts.get(word, 0)
    pointed = count > 0 and (lore.is_("definite", reading.word(i - 1)) or lore.is_("pair", word))
    return count if pointed else 0


def kinds_of(reading: Reading, i: int) -> frozenset[ActorKind]:
    """The kinds of actors that a plural noun can take up together."""
    lore, word = reading.lore, reading.word(i)
    return next((kinds for use, kinds in _COLLECTIVES.items() if lore.is_(use, word)), frozenset())
