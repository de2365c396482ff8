"""How far two tellings speak of one happening: features, their weights, and what rules it out.

The weights were fitted by logistic regression on pairs of hand-made dossiers in French and English
and of ECB+ (Cybulska and Vossen 2014), then rounded; a score above 0 leans to the same event.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from filrouge.model.mentions import Quantity, Status
from filrouge.resolve.tellings import Telling
from filrouge.resolve.timing import gap, known, width
from filrouge.resolve.wording import Weights

SAYING = "DECLARE"
NEAR_TYPES = (
    frozenset({"AID", "SUPPORT", "COOPERATE", "MOBILIZE", "MOVEMENT"}),
    frozenset({"ASSAULT", "LIFE", "ACCIDENT", "DISASTER", "COERCE"}),
    frozenset({"ACCUSE", "REJECT", "DECLARE", "REQUEST", "THREATEN", "CONCEDE", "SUPPORT", "AGREE"}),
    frozenset({"SANCTION", "RETREAT", "DECIDE", "COERCE", "REJECT", "THREATEN"}),
    frozenset({"CONSULT", "MOVEMENT", "AGREE", "COOPERATE"}),
    frozenset({"JUSTICE", "COERCE", "DECIDE", "ACCUSE"}),
    frozenset({"PERSONNEL", "DECIDE", "ELECTION", "BUSINESS", "RETREAT"}),
    frozenset({"CONTEST", "ELECTION"}),
)
"""Types between which coders waver for one act (PLOVER manual, "related types")."""
STEMLESS = 4  # a shared stem shorter than this proves nothing

Features = Mapping[str, float]


def features(one: Telling, other: Telling, weights: Weights) -> dict[str, float]:
    """What two tellings have in common and what parts them."""
    found = _naming(one, other) | _time(one, other) | _cast(one, other)
    found["clause"] = weights.likeness(one.clause, other.clause)
    found["sentence"] = weights.likeness(one.sentence, other.sentence)
    figures = _figures(one, other)
    if figures:
        found[figures] = 1.0
    if one.article == other.article:
        found |= _place(one, other)
    return found


def _naming(one: Telling, other: Telling) -> dict[str, float]:
    found: dict[str, float] = {}
    same_stem = one.stem == other.stem and (len(one.stem) >= STEMLESS or one.language == other.language)
    if same_stem:
        found["stem"] = 1.0
        if one.nominal or other.nominal:
            found["noun"] = 1.0
    elif one.families & other.families:
        found["family"] = 1.0
    if one.mention.type == other.mention.type:
        found["type"] = 1.0
    elif any(one.mention.type in group and other.mention.type in group for group in NEAR_TYPES):
        found["near-type"] = 1.0
    if one.mention.mode and one.mention.mode == other.mention.mode:
        found["mode"] = 1.0
    if (one.mention.type == SAYING) != (other.mention.type == SAYING):
        found["saying"] = 1.0
    if one.mention.status == other.mention.status:
        found["status"] = 1.0
    elif Status.REQUESTED in {one.mention.status, other.mention.status}:
        found["modal"] = 1.0
    return found


def _time(one: Telling, other: Telling) -> dict[str, float]:
    if one.when is None or other.when is None or not known(one.when) or not known(other.when):
        return {}
    days = gap(one.when, other.when)
    firm = one.firm and other.firm
    if days == 0:
        narrow = max(width(one.when), width(other.when)) <= 2
        return {"same-day" if narrow else "in-time": 1.0}
    if days <= 3:
        return {"days-off" if firm else "soft-days-off": 1.0}
    return {"apart" if firm else "soft-apart": 1.0}


def _cast(one: Telling, other: Telling) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, mine, theirs in (
        ("agents", one.agents, other.agents),
        ("recipients", one.recipients, other.recipients),
        ("places", one.places, other.places),
    ):
        if mine & theirs:
            found[f"{name}-shared"] = 1.0
        elif mine and theirs:
            found[f"{name}-clash"] = 1.0
    if not one.actors & other.actors and one.countries & other.countries:
        found["country"] = 1.0
    elif one.actors & other.actors and "agents-shared" not in found and "recipients-shared" not in found:
        found["crossed"] = 1.0
    return found


def _figures(one: Telling, other: Telling) -> str | None:
    pairs = [(a.value, b.value) for a in one.figures for b in other.figures if comparable(a.value, b.value)]
    if not pairs:
        return None
    return "figures-same" if any(a.low == b.low and a.high == b.high for a, b in pairs) else "figures-clash"


def comparable(one: Quantity, other: Quantity) -> bool:
    """Whether two figures count the same kind of thing."""
    if one.kind is not other.kind or one.per != other.per:
        return False
    return (one.outcome, one.unit) == (other.outcome, other.unit) or bool(one.outcome and one.outcome == other.outcome)


def _place(one: Telling, other: Telling) -> dict[str, float]:
    found = {"same-article": 1.0}
    first, second = sorted((one, other), key=lambda t: t.mark.span)
    distance = second.mark.span.start - first.mark.span.end
    if one.bounds.overlaps(other.bounds):
        found["same-sentence"] = 1.0
    elif distance < 600:
        found["close"] = 1.0
    if second.mention.anaphoric:
        found["anaphoric"] = 1.0
    if first.headline != second.headline:
        found["headline"] = 1.0
    return found


WEIGHTS: Mapping[str, float] = MappingProxyType({
    "bias": -4.5, "stem": 3.0, "noun": 0.5, "family": 2.0, "type": 1.0, "near-type": 0.3, "mode": 0.5, "saying": -2.5,
    "status": 0.3, "modal": -0.5, "same-day": 1.2, "in-time": 0.5, "days-off": -2.0, "soft-days-off": -0.5,
    "apart": -4.0, "soft-apart": -1.5, "agents-shared": 1.2, "agents-clash": -1.5, "recipients-shared": 1.0,
    "recipients-clash": -0.8, "places-shared": 0.8, "places-clash": -0.5, "country": 0.5, "crossed": 0.2,
    "clause": 3.0, "sentence": 1.5, "figures-same": 1.0, "figures-clash": -0.3,
    "same-article": -0.3, "same-sentence": -1.5, "close": 0.3, "anaphoric": 1.2, "headline": 0.7,
})  # fmt: skip


def score(found: Features) -> float:
    """The weighed sum of features."""
    return WEIGHTS["bias"] + sum(WEIGHTS[name] * found[name] for name in sorted(found))
