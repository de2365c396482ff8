"""How far two tellings speak of one happening: what they share, what parts them, and the sum of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from math import fsum, log2

from filrouge.model.mentions import Quantity, Status
from filrouge.resolve.merge.apart import TOLL, days_apart, same_thing
from filrouge.resolve.merge.casts import parted
from filrouge.resolve.merge.kinship import Kinship
from filrouge.resolve.merge.tellings import Telling, one_word
from filrouge.resolve.merge.weights import WEIGHTS
from filrouge.resolve.merge.wording import Weights
from filrouge.resolve.timing import width

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

_NEAR = {
    type_: frozenset(t for group in NEAR_TYPES if type_ in group for t in group) for g in NEAR_TYPES for type_ in g
}

CLOSE = 600  # code points: a paragraph or two
WORDY = 3  # stems of a clause that can be expected to share one
BREATH = 80  # code points: the dead and the wounded of one blow are told together
Features = Mapping[str, float]


class Pile:
    """The words of a pile: how telling each is, and how alike its articles are as wholes."""

    def __init__(self, found: Sequence[Telling], kin: Kinship) -> None:
        self.weights = Weights(t.sentence for t in found)
        self.meanings = Weights(t.context for t in found)
        self.names = Weights(t.families for t in found)
        self.kin = kin
        self._inside = Counter((t.article, t.stem) for t in found)
        self._across = Counter(t.stem for t in found)

    def crowd(self, one: Telling, other: Telling) -> float:
        """How many tellings bear the same name: the more, the less it says that two do."""
        if one.article == other.article:
            return log2(max(self._inside[t.article, t.stem] for t in (one, other)))
        return log2(max(self._across[t.stem] for t in (one, other)))


def features(one: Telling, other: Telling, pile: Pile) -> dict[str, float]:
    """What two tellings have in common and what parts them."""
    found = _naming(one, other) | _time(one, other) | _cast(one, other) | parted(one, other)
    found["crowd"] = pile.crowd(one, other)
    found["kindred"] = pile.names.likeness(one.families, other.families)
    if one.language == other.language:
        found["clause"] = pile.weights.likeness(one.clause, other.clause)
        found["sentence"] = pile.weights.likeness(one.sentence, other.sentence)
        found |= _wordings(one, other)
    else:
        found["tongues"] = 1.0
        found["meaning"] = pile.meanings.likeness(one.meaning, other.meaning)
        found["context"] = pile.meanings.likeness(one.context, other.context)
    figures = _figures(one, other)
    if figures:
        found[figures] = 1.0
    if figures == "figures-clash" and _two_voices(one, other):
        found["two-voices"] = 1.0
    if one.article == other.article:
        found |= _place(one, other)
    else:
        found["story"] = pile.kin.alike(one.article, other.article)
    return found


def _wordings(one: Telling, other: Telling) -> dict[str, float]:
    """Subjects of two verbs, and longer clauses, without a word in common."""
    found: dict[str, float] = {}
    if one.subject and other.subject and not one.subject & other.subject:
        found["subject-other"] = 1.0
    if min(len(one.clause), len(other.clause)) >= WORDY and not one.clause & other.clause:
        found["clause-other"] = 1.0
    return found


def _naming(one: Telling, other: Telling) -> dict[str, float]:
    found = _called(one, other)
    if one.type == other.type:
        found["type"] = 1.0
    elif other.type in _NEAR.get(one.type, ()):
        found["near-type"] = 1.0
    if one.mention.mode and one.mention.mode == other.mention.mode:
        found["mode"] = 1.0
    if (one.type == SAYING) != (other.type == SAYING):
        found["saying"] = 1.0
    if one.mention.status == other.mention.status:
        found["status"] = 1.0
    elif Status.REQUESTED in {one.mention.status, other.mention.status}:
        found["modal"] = 1.0
    return found


def _called(one: Telling, other: Telling) -> dict[str, float]:
    """What the words that name them have in common."""
    if not one_word(one, other):
        return {"family" if one.families & other.families else "unnamed": 1.0}
    found = {"stem": 1.0}
    if one.mention.lemma == other.mention.lemma:
        found["same-word"] = 1.0
    if one.nominal or other.nominal:
        found["noun"] = 1.0
    return found


def _time(one: Telling, other: Telling) -> dict[str, float]:
    days = days_apart(one, other)
    if days is None:
        return {}
    firm = one.firm and other.firm
    if days == 0:
        narrow = max(width(one.when), width(other.when)) <= 2 and (
            one.article == other.article or not (one.slack or other.slack)
        )
        return {"same-day" if narrow else "in-time": 1.0}
    if days <= 3:
        return {"days-off" if firm else "soft-days-off": 1.0}
    return {"apart" if firm else "soft-apart": 1.0}


def _cast(one: Telling, other: Telling) -> dict[str, float]:
    found: dict[str, float] = {}
    for name, mine, theirs in (
        ("agents", one.agents, other.agents),
        ("recipients", one.recipients, other.recipients),
    ):
        if mine & theirs:
            found[f"{name}-shared"] = 1.0
        elif mine & one.named and theirs & other.named:
            found[f"{name}-clash"] = 1.0
    if one.places and other.places:
        found["places-shared" if one.places & other.places else "places-clash"] = 1.0
    if one.countries and other.countries and not one.countries & other.countries:
        found["countries-apart"] = 1.0
    if not one.actors & other.actors and one.countries & other.countries:
        found["country"] = 1.0
    elif one.actors & other.actors and "agents-shared" not in found and "recipients-shared" not in found:
        found["crossed"] = 1.0
    return found


def _figures(one: Telling, other: Telling) -> str | None:
    if not one.figures or not other.figures:
        return None
    pairs = [(a.value, b.value) for a in one.figures for b in other.figures if same_thing(a.value, b.value)]
    if not pairs:
        return None
    if any(a.low == b.low and a.high == b.high for a, b in pairs):
        return "figures-same"
    return "figures-moved" if _moved(one, other, pairs) else "figures-clash"


def _moved(one: Telling, other: Telling, pairs: Sequence[tuple[Quantity, Quantity]]) -> bool:
    """Whether a toll told on another day may be that of the same event, counted anew."""
    later = one.article != other.article and (one.issued is None or one.issued != other.issued)
    return later and all(a.outcome is not None for a, _ in pairs)


def _two_voices(one: Telling, other: Telling) -> bool:
    """Whether one article sets one voice's number beside another's."""
    apart = one.article == other.article and not set(one.speakers) & set(other.speakers)
    near = abs(one.mark.span.start - other.mark.span.start) < CLOSE
    return apart and near and bool(one.speakers and other.speakers) and one_word(one, other)


def _place(one: Telling, other: Telling) -> dict[str, float]:
    found = {"same-article": 1.0}
    first, second = sorted((one, other), key=lambda t: t.mark.span)
    distance = second.mark.span.start - first.mark.span.end
    if one.bounds.overlaps(other.bounds):
        found["same-sentence"] = 1.0
    elif distance < CLOSE:
        found["close"] = 1.0
    if TOLL in first.families and TOLL in second.families and one.bounds.overlaps(other.bounds) and distance < BREATH:
        found["one-breath"] = 1.0
    if second.given:
        found["given"] = 1.0
    if second.new and not first.headline:
        found["new"] = 1.0
    if second.mention.anaphoric:
        found["anaphoric"] = 1.0
    if first.headline != second.headline:
        found["headline"] = 1.0
    return found


def table(one: Telling, other: Telling) -> str:
    """Which weights apply: statements and deeds, and pairs inside and across articles, differ."""
    kind = "said" if one.type == SAYING and other.type == SAYING else "done"
    return f"{kind} {'inside' if one.article == other.article else 'across'}"


def score(found: Features, name: str) -> float:
    """The weighed sum of features."""
    weights = WEIGHTS[name]
    return weights["bias"] + fsum([weights[feature] * value for feature, value in found.items() if feature in weights])
