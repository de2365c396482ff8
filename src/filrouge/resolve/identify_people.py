"""Persons across articles: names that agree are one; a surname alone joins the one full name it can mean."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from filrouge.resolve.identify_names import block, given_agree, near, words

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


def _block(members: list[tuple[Name, str]]) -> dict[str, str]:
    """The persons of one block: full names first, the fullest leading, then surnames alone."""
    leaders: list[Name] = []
    keys: dict[str, str] = {}
    for sounding, name in sorted(members, key=lambda m: (-len(m[0]), m[0], m[1])):
        fitting = [lead for lead in leaders if _one(lead, sounding)]
        exact = [lead for lead in fitting if lead == sounding]
        if len(sounding) == 1:
            exact = exact or [lead for lead in fitting if lead[-1] == sounding[-1]]
            fitting = exact or fitting
            lead = fitting[0] if len({lead for lead in fitting if len(lead) > 1}) == 1 or exact == [sounding] else sounding
        else:
            lead = (exact or fitting or [sounding])[0]
        if lead not in leaders:
            leaders.append(lead)
        keys[name] = " ".join(lead)
    return keys


def _one(full: Name, other: Name) -> bool:
    """Whether two names may be one person's."""
    if not near(full[-1], other[-1]):
        return False
    if len(other) == 1 or len(full) == 1:
        return full[-1] == other[-1] or len(full) > 1
    if full[-1] != other[-1] and not near(full[0], other[0]):
        return False
    return given_agree(full[:-1], other[:-1])
