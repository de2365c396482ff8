"""What one event is, out of its reports: the firmest date, the latest status, the usual type, who took part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

from filrouge.model.mentions import Status
from filrouge.model.story import NO_DATE, EventDate, Participant, Place
from filrouge.model.time import When
from filrouge.resolve.merge.tellings import Telling
from filrouge.resolve.timing import event_date, firmness, gap, known, sided, width, within

STANDING = (
    Status.HAPPENED, Status.ONGOING, Status.DENIED, Status.UNCERTAIN, Status.ANNOUNCED, Status.REQUESTED,
    Status.CONDITIONAL,
)  # fmt: skip
"""Of statuses equally well founded, what is more settled."""
ALL_ALIKE = frozenset({"CONSULT"})  # meetings and calls: every party is an agent
CORRECTION = "correction"
FEW = 5  # of so many articles that agree on a day, one that says another does not widen it
ROLES = ("agent", "recipient", "party", "place", "instrument")

Source = Callable[[Telling], str]


def when(tellings: Sequence[Telling]) -> When | None:
    """The date that most sources can share: the firmest of those that fit most tellings.

    Within it, the narrower one that prevails: a week fits more tellings than a day, because it is a week.
    """
    dated = [(t, t.when) for t in tellings if t.when is not None and known(t.when)]
    own, firm = [w for t, w in dated if t.own], [w for t, w in dated if t.firm]
    right = [w for t, w in dated if t.own and t.renews == CORRECTION]  # it supersedes what it corrects
    pool = right or own or firm or [w for _, w in dated]
    if not pool:
        return None
    agreed = {w: sum(gap(w, other) == 0 for other in pool) for w in pool}
    best = _firmest(agreed, agreed)
    while closer := [w for w in agreed if width(w) < width(best) and within(w, best) and _prevails(w, pool)]:
        best = _firmest(closer, agreed)
    return best


def _prevails(when: When, pool: Sequence[When]) -> bool:
    """Whether more tellings name this time, or one within it, than one that it leaves out."""
    return sum(within(w, when) for w in pool) > sum(gap(w, when) > 0 for w in pool)


def _firmest(times: Iterable[When], agreed: Mapping[When, int]) -> When:
    """The time that most tellings can share, of these the firmest."""
    return min(times, key=lambda w: (-agreed[w], *firmness(w), w.value))


def side(tellings: Sequence[Telling]) -> When | None:
    """The side of publication on which an event without a date lies, as its reports narrow it most."""
    sides = [w for t in tellings if (w := sided(t.mention, t.issued)) is not None]
    before = min((w for w in sides if w.earliest is None), key=lambda w: w.value, default=None)
    after = max((w for w in sides if w.before is None), key=lambda w: w.value, default=None)
    return before or after


def spread(tellings: Sequence[Telling]) -> EventDate:
    """The date of an event; where sources differ by days, the stretch that holds what they say.

    A day that few of many articles say is left to the contradictions.
    """
    best = when(tellings) or side(tellings)
    if best is None:
        return NO_DATE
    apart = [] if any(t.own and t.renews == CORRECTION for t in tellings) else _apart(tellings, best)
    if not apart or width(best) > 2:
        return event_date(best)
    starts = [w.earliest for w in [best, *apart] if w.earliest is not None]
    ends = [w.latest for w in [best, *apart] if w.latest is not None]
    low, high = min(starts).isoformat(), max(ends).isoformat()
    return EventDate(f"{low}/{high}", low, high, "range", best.basis)


def _apart(tellings: Sequence[Telling], best: When) -> list[When]:
    """The other days that articles name themselves, each in a fair share of those that can mean the best one."""
    days: dict[When, set[str]] = {}
    for t in tellings:
        if t.own and t.when is not None and known(t.when):
            days.setdefault(t.when, set()).add(t.article)
    agreed = len({article for w, articles in days.items() if not gap(w, best) for article in articles})
    return [w for w, articles in days.items() if gap(w, best) and width(w) <= 2 and FEW * len(articles) >= agreed]


def status(tellings: Sequence[Telling], source: Source, issued: Mapping[str, str]) -> Status:
    """The status with most independent sources, then the latest, then the more settled."""
    named = [t for t in tellings if not t.mention.anaphoric] or list(tellings)
    by_status: dict[Status, set[str]] = {}
    latest: dict[Status, str] = {}
    for t in named:
        by_status.setdefault(t.mention.status, set()).add(source(t))
        latest[t.mention.status] = max(latest.get(t.mention.status, ""), issued.get(t.article, ""))
    return min(sorted(by_status), key=lambda s: (-len(by_status[s]), [-ord(c) for c in latest[s]], STANDING.index(s)))


def kind(tellings: Sequence[Telling]) -> tuple[str, str | None]:
    """The type that most tellings have, the first where equal, and its usual mode."""
    named = [t for t in tellings if not t.mention.anaphoric] or list(tellings)
    chosen = Counter(t.mention.type for t in named).most_common(1)[0][0]
    modes = Counter(t.mention.mode for t in named if t.mention.type == chosen and t.mention.mode)
    return chosen, modes.most_common(1)[0][0] if modes else None


def participants(tellings: Sequence[Telling], who: Mapping[tuple[str, str], str], type_: str) -> list[Participant]:
    """Everyone who took part, once, in the role told most often."""
    told: dict[str, Counter[str]] = {}
    places: dict[tuple[str, str], Place] = {}
    for t in tellings:
        for part in t.mention.parts:
            actor = who.get((t.article, part.chain))
            if actor is None:
                continue
            role = part.role.value
            role = "agent" if type_ in ALL_ALIKE and role in {"recipient", "party"} else role
            told.setdefault(actor, Counter())[role] += 1
            places.setdefault((actor, role), Place(t.article, part.span.start, part.span.end))
    found = [(actor, max(roles.items(), key=lambda r: (r[1], -ROLES.index(r[0])))[0]) for actor, roles in told.items()]
    if type_ not in ALL_ALIKE:
        found = _mainly(found, told)
    return sorted(
        (Participant(actor, role, _place(places, actor, role)) for actor, role in found),
        key=lambda p: (ROLES.index(p.role), -sum(told[p.actor].values()), p.span.article, p.span.start, p.actor),
    )


def _mainly(found: list[tuple[str, str]], told: Mapping[str, Counter[str]]) -> list[tuple[str, str]]:
    """Of one act, whom most reports name in a role holds it; others said to are parties to it."""
    most = {role: max((told[a][r] for a, r in found if r == role), default=0) for role in ("agent", "recipient")}
    return [(a, r if told[a][r] == most.get(r, told[a][r]) else "party") for a, r in found]


def _place(places: Mapping[tuple[str, str], Place], actor: str, role: str) -> Place:
    """Where the actor is told in the role, or in any."""
    return places.get((actor, role)) or next(place for (who, _), place in places.items() if who == actor)
