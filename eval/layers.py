"""Single layers on French and English sentences of our own (`eval/layers/*.tsv`): what each finds of what it should.

    python eval/layers.py [--errors] [LAYER …]

The sentences were written from public facts before the program read them; what it misses stays in, which is what a
floor below one is for. Every figure is a share: F1 where things are found, else right answers of all that were asked.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent))
import copies as copied
from shells import pages_read

from filrouge.engine.build import build, packs_for, pile
from filrouge.engine.single import Wanted, annotated_rows
from filrouge.lang.pack import languages, shipped, unmarked
from filrouge.model.story import Chronology
from filrouge.model.text import Article, Basis, Published, Span

HERE = Path(__file__).parent / "layers"
DAYS = ("2024-03-15", "2024-03-16")  # on which the two reports of a pair are published
NEAR = 0.02  # by how much of itself a figure may differ

Row = dict[str, Any]
Figures = dict[str, float | None]
Errors = list[str]


class Line(NamedTuple):
    """A line of a layer's file: its language, its fields, and the places drawn in one of them, which holds the text."""

    language: str
    fields: list[str]
    text: str
    places: tuple[tuple[int, int], ...]


def lines(layer: str) -> list[Line]:
    """The lines of a layer's file; the text is the first field that has something drawn in it, else the first."""
    with (HERE / f"{layer}.tsv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, "excel-tab", quoting=csv.QUOTE_NONE) if not row[0].startswith("#")]
    return [Line(row[0], row[1:], *unmarked(next((f for f in row[1:] if "⟦" in f), row[1]))) for row in rows]


def read_by(layer: str, given: Iterable[Line]) -> list[Row]:
    """What the layer gives for each line."""
    listed = list(given)
    day = [line.fields[0] if layer == "dates" else DAYS[0] for line in listed]
    asked = (
        json.dumps({"id": str(n), "lang": line.language, "text": line.text, "dct": day[n]}).encode()
        for n, line in enumerate(listed)
    )
    return list(annotated_rows(asked, Wanted(frozenset({layer})), {code: shipped(code) for code in languages()}))


class Tally:
    """Things wanted, found and right of each kind, and right answers about what was found."""

    def __init__(self, language: str, errors: Errors) -> None:
        self.language, self.errors = language, errors
        self._found: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
        self._asked: dict[str, list[bool]] = defaultdict(list)

    def things(self, name: str, wanted: set[Any], found: set[Any], text: str) -> None:
        """Count what was wanted, found, and both."""
        counts = self._found[name]
        for n, many in enumerate((wanted, found, wanted & found)):
            counts[n] += len(many)
        if wanted != found:
            self.errors.append(f"{self.language} {name}: {text!r}: missed {wanted - found}, wrong {found - wanted}")

    def answer(self, name: str, *, right: bool, text: str) -> None:
        """Count an answer."""
        self._asked[name].append(right)
        if not right:
            self.errors.append(f"{self.language} {name}: {text}")

    def figures(self) -> Figures:
        """F1 of things, share of right answers."""
        f1 = {name: 2 * both / (w + f) if w + f else None for name, (w, f, both) in self._found.items()}
        return {**f1, **{name: sum(right) / len(right) for name, right in self._asked.items()}}


def dates(tally: Tally, given: list[Line]) -> None:
    for line, row in zip(given, read_by("dates", given), strict=True):
        values = line.fields[-1].split("|")
        found = [(x["start"], x["end"]) for x in row["timex"]]
        tally.things("spans", set(line.places), set(found), line.text)
        wanted = {(place, value) for place, value in zip(line.places, values, strict=True)}
        at = {place for place, _ in wanted}
        made = {(_at((x["start"], x["end"]), at), x["value"]) for x in row["timex"]}
        tally.things("values", wanted, made, line.text)


def _at(place: tuple[int, int], wanted: set[tuple[int, int]]) -> tuple[int, int]:
    """The wanted place that one overlaps, else itself."""
    return next((w for w in sorted(wanted) if place[0] < w[1] and w[0] < place[1]), place)


def figures(tally: Tally, given: list[Line]) -> None:
    for line, row in zip(given, read_by("figures", given), strict=True):
        made = {_at((x["start"], x["end"]), set(line.places)): x for x in row["figures"]}
        tally.things("found", set(line.places), set(made), line.text)
        for place, told in zip(line.places, line.fields[-1].split("|"), strict=True):
            value, kind, *unit = told.split()
            got = made.get(place)
            right = bool(got) and got["kind"] == kind and _ends(value, got) and (not unit or got["unit"] == unit[0])
            tally.answer("values", right=right, text=f"{line.text!r}: {told}, not {got}")


def _ends(told: str, got: Row) -> bool:
    low, _, high = told.partition("..")
    wanted = (low, high if ".." in told else low)
    return all(_number(w, got[end]) for w, end in zip(wanted, ("low", "high"), strict=True))


def _number(told: str, got: float | None) -> bool:
    if not told or got is None:
        return not told and got is None
    return abs(float(told) - got) <= NEAR * abs(float(told))


def quotes(tally: Tally, given: list[Line]) -> None:
    for line, row in zip(given, read_by("quotes", given), strict=True):
        made = {_at(tuple(x["content"]), set(line.places)): x for x in row["quotes"]}
        tally.things("found", set(line.places), set(made), line.text)
        for place, told in zip(line.places, line.fields[-1].split("|"), strict=bool(line.places)):
            kind, _, speaker = told.partition(" ")
            got = made.get(place)
            tally.answer("kinds", right=bool(got) and got["kind"] == kind, text=f"{line.text!r}: {kind}, not {got}")
            said_by = line.text[slice(*got["speaker"])] if got and got["speaker"] else ""
            right = _alike(speaker, said_by)
            tally.answer("speakers", right=right, text=f"{line.text!r}: {speaker}, not {said_by}")


def _alike(one: str, other: str) -> bool:
    a, b = one.casefold().strip(), other.casefold().strip()
    return bool(a and b) and (a in b or b in a)


def events(tally: Tally, given: list[Line]) -> None:
    for line, row in zip(given, read_by("events", given), strict=True):
        made = {_at(tuple(x["trigger"]), set(line.places)): x for x in row["events"]}
        tally.things("found", set(line.places), set(made), line.text)
        head, _, recipients = line.fields[-1].partition(">")
        kind, status, *agents = head.split()
        got = made.get(line.places[0], {})
        tally.answer("types", right=got.get("type") == kind, text=f"{line.text!r}: {kind}, not {got.get('type')}")
        right = got.get("status") == status
        tally.answer("statuses", right=right, text=f"{line.text!r}: {status}, not {got.get('status')}")
        for role, told in (("agents", " ".join(agents)), ("recipients", recipients)):
            wanted = {part.strip() for part in told.split("+") if part.strip()}
            places = [tuple(p) for p in got.get(role, ())]
            found = {next((w for w in wanted if _alike(w, line.text[a:b])), line.text[a:b]) for a, b in places}
            tally.things(role, wanted, found, line.text)


def actors(tally: Tally, given: list[Line]) -> None:
    """Pairs of references to one actor, among the references drawn; and roles."""
    for line in given:
        text, keyed = _keyed(line.fields[0])
        (row,) = read_by("actors", [Line(line.language, line.fields, text, ())])
        chains = {place: _chain(place, row["actors"]) for place in keyed}
        pairs = list(combinations(sorted(keyed), 2))
        wanted = {(a, b) for a, b in pairs if keyed[a] == keyed[b]}
        found = {(a, b) for a, b in pairs if chains[a] is not None and chains[a] == chains[b]}
        tally.things("links", wanted, found, text)
        if line.fields[-1]:
            key, _, title = line.fields[-1].partition(" ")
            place = next(p for p, k in sorted(keyed.items()) if k == key)
            titles = _titles(text, line.language, text[slice(*place)])
            tally.answer("roles", right=any(title in t for t in titles), text=f"{text!r}: {title}, not {titles}")


def _keyed(drawn: str) -> tuple[str, dict[tuple[int, int], str]]:
    """A text without its marks, and the letter of each place."""
    text, places, rest = "", {}, drawn
    while "⟦" in rest:
        before, _, rest = rest.partition("⟦")
        inside, _, rest = rest.partition("⟧")
        key, _, said = inside.partition(":")
        text += before
        places[len(text), len(text) + len(said)] = key
        text += said
    return text + rest, places


def _chain(place: tuple[int, int], rows: list[Row]) -> str | None:
    """The chain of the longest reference within a place, or else over it."""
    held = [r for r in rows if r["start"] < place[1] and place[0] < r["end"]]
    best = max(held, key=lambda r: (min(r["end"], place[1]) - max(r["start"], place[0]), r["start"]), default=None)
    return None if best is None else best["chain"]


def _titles(text: str, language: str, name: str) -> list[str]:
    made = _built([_article("1", language, text, DAYS[0])])
    return [r.title.casefold() for a in made.actors if _alike(a.name, name) for r in a.roles]


def merging(tally: Tally, given: list[Line]) -> None:
    """Whether the events of two reports are one; a trigger that is not found counts as wrong."""
    for line in given:
        both = [unmarked(field) for field in line.fields[1:]]
        articles = [
            _article(str(n), line.language, t, day) for n, ((t, _), day) in enumerate(zip(both, DAYS, strict=True))
        ]
        made = _built(articles)
        ids = [_event(made, str(n), place) for n, (_, (place,)) in enumerate(both)]
        known, one = None not in ids, ids[0] == ids[1]
        name = "one" if line.fields[0] == "same" else "apart"
        tally.answer(name, right=known and one == (name == "one"), text=f"{both[0][0]!r} {both[1][0]!r}: {ids}")


def _event(made: Chronology, article: str, place: tuple[int, int]) -> str | None:
    held = (
        e.id
        for e in made.events
        for m in e.mentions
        if m.article == article and m.trigger.start < place[1] and place[0] < m.trigger.end
    )
    return next(held, None)


def _article(identity: str, language: str, text: str, day: str) -> Article:
    whole, given = Span(0, len(text)), Published(day, day, day, Basis.GIVEN)
    return Article(identity, f"{identity}.txt", identity, language, text, whole, published=given)


def _built(articles: list[Article]) -> Chronology:
    return build(pile(articles), packs_for(articles))


LAYERS: Mapping[str, Callable[[Tally, list[Line]], None]] = {
    "dates": dates, "figures": figures, "quotes": quotes, "events": events, "actors": actors, "merging": merging,
}  # fmt: skip


def scored(errors: Errors, chosen: Iterable[str] = LAYERS) -> Iterator[tuple[str, Figures]]:
    """Each layer in each language, with what it got wrong put among the errors."""
    for name in chosen:
        given = lines(name)
        for language in sorted({line.language for line in given}):
            tally = Tally(language, errors)
            LAYERS[name](tally, [line for line in given if line.language == language])
            yield f"{name}-{language}", tally.figures()


def told(name: str, found: Figures) -> str:
    """One line of figures."""
    return f"{name:12} " + "  ".join(f"{key} {value:.3f}" for key, value in found.items() if value is not None)


def others() -> Iterator[tuple[str, Figures]]:
    """What has no sentences: copies of articles drawn by lot, and pages that wrap the shipped articles."""
    found = copied.checked(copied.drawn(30))
    yield "copies", {"precision": found.precision, "recall": found.recall}
    yield from pages_read()


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("layers", nargs="*", choices=[*LAYERS, []])
    asked = parser.parse_args()
    errors: Errors = []
    for name, found in scored(errors, asked.layers or LAYERS):
        print(told(name, found), flush=True)
    print(*(errors if asked.errors else ()), sep="\n")


if __name__ == "__main__":
    main()
