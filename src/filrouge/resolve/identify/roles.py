"""The roles of an actor over time: each title with the days for which articles attest it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from filrouge.lang.fold import bare
from filrouge.model.mentions import RoleMention
from filrouge.model.story import Place, Role
from filrouge.model.text import Published

_TELLING = 3  # words from which on a title says of what it is


@dataclass(frozen=True, slots=True)
class Holding:
    """A role as one article states it."""

    role: RoleMention
    article: str
    published: Published


_RULERS = frozenset({"president", "head-of-state"})
_SINGLE = _RULERS | {"prime-minister", "chancellor", "king", "emir", "minister-foreign", "minister-defence"}
_SINGLE |= {"minister-interior", "minister-finance", "minister-justice", "minister-health", "vice-president"}


def office(role: RoleMention, states: Mapping[str, str]) -> tuple[str, str] | None:
    """What makes an office one: title and organisation, or a title whose own words say of what it is.

    ``chef de l'État`` or ``secretary of health`` need no organisation; ``le directeur`` alone is anybody's.
    An office of a state is the same in every language: ``le président américain``, ``the US president``.

    Args:
        role: as one article states it.
        states: the key of each state by its names, folded.
    """
    title, state = bare(role.title), states.get(bare(role.organisation or ""))
    if state is not None and role.family in _SINGLE:
        return "head-of-state" if role.family in _RULERS else role.family, state
    if role.organisation is None and len(title.replace("'", " ").split()) < _TELLING:
        return None
    return title, bare(role.organisation or "")


def roles(holdings: Iterable[Holding]) -> tuple[Role, ...]:
    """The roles, one for each title and organisation; a title without organisation joins one that has it."""
    grouped: dict[tuple[str, str, bool], list[Holding]] = defaultdict(list)
    listed = sorted(holdings, key=lambda h: (h.article, h.role.span))
    organised = {
        (bare(h.role.title), h.role.former): bare(h.role.organisation) for h in reversed(listed) if h.role.organisation
    }
    for h in listed:
        title = bare(h.role.title)
        organisation = bare(h.role.organisation or "") or organised.get((title, h.role.former), "")
        grouped[title, organisation, h.role.former].append(h)
    made = [_role(group, former=key[2]) for key, group in grouped.items()]
    return tuple(sorted(made, key=lambda r: (r.from_ or "", r.to or "", r.title, r.organisation or "")))


def _role(group: list[Holding], *, former: bool) -> Role:
    """From the first to the last day that attests it; a past role only ends, by the first day that calls it past."""
    firsts = sorted(d for h in group if (d := h.published.date or h.published.earliest))
    lasts = sorted(d for h in group if (d := h.published.date or h.published.latest))
    organisation = next((h.role.organisation for h in group if h.role.organisation), None)
    evidence = tuple(dict.fromkeys(Place(h.article, h.role.span.start, h.role.span.end) for h in group))
    if former:
        return Role(group[0].role.title, organisation, None, firsts[0] if firsts else None, evidence)
    from_, to = (firsts[0] if firsts else None), (lasts[-1] if lasts else None)
    return Role(group[0].role.title, organisation, from_, to, evidence)
