"""Persons across articles: names that agree are one; a surname alone joins the one full name it can mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from filrouge.resolve.identify.names import block, given_agree, near, words

Name = tuple[str, ...]  # the sounding words of a person's name


def people(names: Iterable[str]) -> Mapping[str, str]:
    """Each name to the canonical key of its person; a surname that several persons bear keeps its own."""
    blocks: dict[str, list[tuple[Name, str]]] = defaultdict(list)
    for name in sorted(set(names)):
        sounding = words(name)
        if sounding:
            blocks[block(sounding[-1])].append((sounding, name))
    found: dict[str, str] = {}
    for key in sorted(blocks):
        found.update(_block(blocks[key]))
    return found


@dataclass(slots=True)
class _Person:
    """One person of a block: the fullest name leads, and every surname form seen."""

    lead: Name
    surnames: set[str]


def _block(members: list[tuple[Name, str]]) -> dict[str, str]:
    """The persons of one block: full names first, the fullest leading, then surnames alone."""
    persons: list[_Person] = []
    keys: dict[str, str] = {}
    for sounding, name in sorted(members, key=lambda m: (-len(m[0]), m[0], m[1])):
        person = _full(persons, sounding) if len(sounding) > 1 else _alone(persons, sounding[0])
        if person is None:
            person = _Person(sounding, set())
            persons.append(person)
        person.surnames.add(sounding[-1])
        keys[name] = " ".join(person.lead)
    return keys


def _full(persons: list[_Person], name: Name) -> _Person | None:
    """The person of a full name: the same name, else the first that may be it."""
    fitting = [p for p in persons if len(p.lead) > 1 and _one(p.lead, name)]
    exact = [p for p in fitting if p.lead == name]
    return next(iter(exact or fitting), None)


def _alone(persons: list[_Person], surname: str) -> _Person | None:
    """The only person who bears a surname, or the one known by the surname alone where several do."""
    bearing = [p for p in persons if surname in p.surnames]
    full = [p for p in bearing if len(p.lead) > 1]
    if len(full) == 1:
        return full[0]
    return next((p for p in bearing if len(p.lead) == 1), None)


def _one(full: Name, other: Name) -> bool:
    """Whether two full names may be one person's."""
    if not near(full[-1], other[-1]):
        return False
    if full[-1] != other[-1] and not near(full[0], other[0]):
        return False
    return given_agree(full[:-1], other[:-1])
