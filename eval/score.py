"""Score a chronology against a gold file: which mentions, dates, statuses, types, actors and merges are right.

A predicted mention matches a gold one of the same article when their triggers overlap, or lie
within WINDOW characters in one sentence; one to one, closest first. Optional gold mentions are
neither rewarded nor punished. All figures are shares from 0 to 1; null where gold has nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

WINDOW = 45
QUOTE_OVERLAP = 0.7
_STOP = re.compile(r"\n|[.!?] ")

Json = dict[str, Any]


class Pair(NamedTuple):
    gold: Json
    report: Json
    event: Json


def score(gold: Json, folder: Path, chronology: Json) -> dict[str, float | None]:
    """Every figure for one dossier; the folder holds the articles that its gold names."""
    scored = _Scored(gold, chronology, folder)
    return {
        "published": scored.published(),
        **scored.events(),
        **scored.facts(),
        "agent": scored.participants("agents", "agent"),
        "recipient": scored.participants("recipients", "recipient"),
        "merge_b3": scored.merging(),
        "cross_article": scored.cross_article(),
        "contradictions": scored.contradictions(),
        "follow_ups": scored.follow_ups(),
        **scored.quotes(),
        "figures": scored.figures(),
        "roles": scored.roles(),
    }


class _Scored:
    def __init__(self, gold: Json, made: Json, folder: Path) -> None:
        self.gold, self.made = gold, made
        self.texts = {a["file"]: (folder / a["file"]).read_bytes().decode("utf-8") for a in gold["articles"]}
        self.file_of = {a["id"]: Path(a["path"]).name for a in made["articles"]}
        self.actors = {a["id"]: a for a in made["actors"]}
        self.wanted = [m | {"event": e["id"]} for e in gold["events"] for m in e["mentions"]]
        self.found = [
            (report, event)
            for event in made["events"]
            for report in event["mentions"]
            if self.file_of[report["article"]] in self.texts
        ]
        self.pairs = self._paired()
        self.core = [p for p in self.pairs if not p.gold["optional"]]

    def _paired(self) -> list[Pair]:
        distances = []
        for g, wanted in enumerate(self.wanted):
            for f, (report, _) in enumerate(self.found):
                if self.file_of[report["article"]] == wanted["article"]:
                    apart = _distance(self.texts[wanted["article"]], wanted, report["trigger"])
                    if apart is not None:
                        distances.append((apart + 0.5 * wanted["optional"], g, f))
        golds: set[int] = set()
        founds: set[int] = set()
        pairs = []
        for _, g, f in sorted(distances):
            if g not in golds and f not in founds:
                golds.add(g)
                founds.add(f)
                pairs.append(Pair(self.wanted[g], *self.found[f]))
        return pairs

    def published(self) -> float | None:
        days = {self.file_of[a["id"]]: a["published"]["date"] for a in self.made["articles"]}
        asked = [a for a in self.gold["articles"] if a.get("published")]
        right = [
            min(a["published"]["best"]) <= (days.get(a["file"]) or "") <= max(a["published"]["best"]) for a in asked
        ]
        return _share(right)

    def events(self) -> dict[str, float | None]:
        core = sum(not w["optional"] for w in self.wanted)
        precision = len(self.pairs) / len(self.found) if self.found else 0.0
        recall = len(self.core) / core if core else 0.0
        return {"event_precision": precision, "event_recall": recall, "event_f1": _f1(precision, recall)}

    def facts(self) -> dict[str, float | None]:
        dated = [_date_credit(p.gold, p.report["date"]) for p in self.core if p.gold["earliest"]]
        status = [p.report["status"] == p.gold["status"] for p in self.core]
        types = [p.event["type"] in p.gold["types"] for p in self.core if p.gold["types"]]
        return {"dates": _share(dated), "status": _share(status), "types": _share(types)}

    def participants(self, key: str, role: str) -> float | None:
        """Per event: of meetings all parties, of other acts one of the gold names."""
        hits = wanted_count = right = named = 0
        for _, pairs in _grouped(self.core):
            consult = "CONSULT" in pairs[0].gold["types"]
            keys, roles = (("agents", "recipients"), ("agent", "recipient")) if consult else ((key,), (role,))
            wanted = list(dict.fromkeys(n for p in pairs for k in keys for n in p.gold[k]))
            if not wanted:
                continue
            ids = {x["actor"] for p in pairs for x in p.event["participants"] if x["role"] in roles}
            names = [[self.actors[i]["name"], *self.actors[i]["aliases"]] for i in sorted(ids) if i in self.actors]
            hit = sum(any(_same(w, n) for ns in names for n in ns) for w in wanted)
            hits += hit if consult else min(hit, 1)
            wanted_count += len(wanted) if consult else 1
            right += sum(any(_same(w, n) for w in wanted for n in ns) for ns in names)
            named += len(names)
        if not wanted_count:
            return None
        return _f1(right / named if named else 0.0, hits / wanted_count)

    def merging(self) -> float:
        """B³ F1 (Bagga and Baldwin 1998) over the matched mentions."""
        precision = recall = 0.0
        for one in self.pairs:
            together = [p for p in self.pairs if p.event["id"] == one.event["id"]]
            gold = [p for p in self.pairs if p.gold["event"] == one.gold["event"]]
            both = sum(p.gold["event"] == one.gold["event"] for p in together)
            precision += both / len(together)
            recall += both / len(gold)
        count = len(self.pairs) or 1
        return _f1(precision / count, recall / count)

    def cross_article(self) -> float | None:
        several = [e for e in self.gold["events"] if len({m["article"] for m in e["mentions"]}) > 1]
        right = []
        for event in several:
            by_made: dict[str, set[str]] = {}
            for pair in self.pairs:
                if pair.gold["event"] == event["id"]:
                    by_made.setdefault(pair.event["id"], set()).add(pair.gold["article"])
            right.append(any(len(articles) > 1 for articles in by_made.values()))
        return _share(right)

    def contradictions(self) -> float | None:
        made = self.made["contradictions"]
        return _share(
            any(c["kind"] == g["kind"] and set(c["events"]) & self._made_of(g["event"]) for c in made)
            for g in self.gold["contradictions"]
        )

    def follow_ups(self) -> float | None:
        shown = {f["event"] for f in self.made["follow_ups"]}
        return _share(bool(shown & self._made_of(g["event"])) for g in self.gold["follow_ups"])

    def _made_of(self, event: str) -> set[str]:
        return {p.event["id"] for p in self.pairs if p.gold["event"] == event}

    def quotes(self) -> dict[str, float | None]:
        made = [q for q in self.made["quotes"] if self.file_of[q["article"]] in self.texts]
        used: set[int] = set()
        speakers = []
        for gold in self.gold["quotes"]:
            best, at = max(
                (
                    (_overlap(gold, q["content"]), n)
                    for n, q in enumerate(made)
                    if self._fits(gold, q) and n not in used
                ),
                default=(0.0, -1),
            )
            if best >= QUOTE_OVERLAP:
                used.add(at)
                actor = self.actors.get(made[at]["speaker"])
                speakers.append(
                    bool(actor) and any(_same(gold["speaker"], n) for n in [actor["name"], *actor["aliases"]])
                )
        if not self.gold["quotes"]:
            return {"quote_f1": None, "speakers": None}
        precision = len(speakers) / len(made) if made else 0.0
        return {"quote_f1": _f1(precision, len(speakers) / len(self.gold["quotes"])), "speakers": _share(speakers)}

    def _fits(self, gold: Json, made: Json) -> bool:
        return bool(self.file_of[made["article"]] == gold["article"])

    def figures(self) -> float | None:
        def right(gold: Json) -> bool:
            near = [f for f in self.made["figures"] if self._fits(gold, f) and _overlap(gold, f) > 0.3]
            return any(f["low"] == gold["low"] and f["high"] == gold["high"] for f in near)

        return _share(right(g) for g in self.gold["figures"])

    def roles(self) -> float | None:
        def right(gold: Json) -> bool:
            first = _norm(gold["title"]).split()[0]
            return any(
                any(_same(gold["actor"], n) for n in [a["name"], *a["aliases"]])
                and any(first in _norm(r["title"]) for r in a["roles"])
                for a in self.actors.values()
            )

        return _share(right(g) for g in self.gold["roles"])


def _grouped(pairs: list[Pair]) -> list[tuple[str, list[Pair]]]:
    groups: dict[str, list[Pair]] = {}
    for pair in pairs:
        groups.setdefault(pair.gold["event"], []).append(pair)
    return list(groups.items())


def _distance(text: str, gold: Json, made: Json) -> int | None:
    if made["start"] < gold["end"] and gold["start"] < made["end"]:
        return 0
    apart = made["start"] - gold["end"] if made["start"] >= gold["end"] else gold["start"] - made["end"]
    low, high = sorted((made["start"], gold["start"]))
    return apart + 1 if apart <= WINDOW and not _STOP.search(text, low, high) else None


def _date_credit(gold: Json, made: Json) -> float:
    """1 inside the gold interval, a half overlapping but wider, else 0."""
    if not made["earliest"] or not made["latest"]:
        return 0.0
    if made["latest"] < gold["earliest"] or made["earliest"] > gold["latest"]:
        return 0.0
    return 1.0 if gold["earliest"] <= made["earliest"] and made["latest"] <= gold["latest"] else 0.5


def _overlap(one: Json, other: Json) -> float:
    shared = min(one["end"], other["end"]) - max(one["start"], other["start"])
    longest = max(one["end"] - one["start"], other["end"] - other["start"], 1)
    return max(0, shared) / longest


def _norm(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    return re.sub(r"^(l|la|le|les|the|m|mme|mr|mrs|ms|dr) ", "", re.sub(r"[^\w]+", " ", plain).strip())


def _same(one: str, other: str) -> bool:
    a, b = set(_norm(one).split()), set(_norm(other).split())
    return bool(a and b) and (a <= b or b <= a)


def _share(values: Iterable[float | bool]) -> float | None:
    listed = [float(v) for v in values]
    return sum(listed) / len(listed) if listed else None


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0
