"""The pack's event words, compiled once: phrases by their first word, effects and roles by lemma."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from filrouge.errors import PackError
from filrouge.lang.fold import fold
from filrouge.lang.pack import Pack
from filrouge.model.mentions import Status


@dataclass(frozen=True, slots=True)
class Row:
    """One reading of a form, as its lexicon line says."""

    form: str
    type: str
    mode: str | None
    frame: str = ""
    status: str | None = None
    needs: frozenset[str] = frozenset()  # of `NEEDS`
    kind: str = ""
    objective: bool = False  # a noun whose ``of`` names the one who undergoes it


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words after the first, whether the verb is reflexive, and the readings in order of preference."""

    rest: tuple[str, ...]
    reflexive: bool
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that events look up, by folded lemma."""

    verbs: Mapping[str, tuple[Phrase, ...]]
    nouns: Mapping[str, tuple[Phrase, ...]]
    governors: Mapping[tuple[str, str], str]  # (part of speech, lemma): effect
    roles: Mapping[str, frozenset[str]]  # of small words
    light: Mapping[str, frozenset[str]]
    states: frozenset[str]
    objects: Mapping[tuple[str, str], tuple[str, str | None]]
    kinds: Mapping[str, frozenset[str]]  # of things, for objects (``<weapon>``)
    people: frozenset[str]  # nouns for persons, bodies and groups
    idioms: Mapping[str, tuple[tuple[int, tuple[str, ...]], ...]]  # word: set phrases with its place in them
    endings: tuple[str, ...]  # of the conditional, from its r on

    def is_(self, word: str, role: str) -> bool:
        return role in self.roles.get(word, _NONE)

    def made_by(self, verb: str, noun: str) -> tuple[str, str | None] | None:
        """The type and mode that an object makes of a verb: by itself, else by its kind."""
        own = self.objects.get((verb, noun))
        kinds = sorted(self.kinds.get(noun, _NONE))
        return own or next((self.objects[verb, k] for k in kinds if (verb, k) in self.objects), None)

    def carries(self, lemma: str, role: str) -> bool:
        return role in self.light.get(lemma, _NONE)


EFFECTS = frozenset({*Status, "future", "must", "able", "enabled", "heralded", "same", "none"})
NEEDS = frozenset({"human", "passive", "sides", "doer", "several"})
# human: the active subject is somebody; passive: only in the passive (``il est attendu à Rome``); sides: somebody
# undergoes it (``fournir des armes à X``, not ``un effort``); doer: somebody is said to do it (``blocked by farmers``,
# not ``by snow``); several: of several, or with somebody (``se retrouver``)
PEOPLE = ("group-nouns", "role-titles")
_NONE: frozenset[str] = frozenset()
_REFLEXIVE = ("se ", "s'")


@cache
def words(pack: Pack) -> Words:
    """The compiled event words of a pack."""
    return Words(
        _phrases(_verb_row(r) for r in pack.lexicon("event-verbs")),
        _phrases(_noun_row(r) for r in pack.lexicon("event-nouns")),
        _governors(pack),
        _sets((fold(r["form"]), r["role"]) for r in pack.lexicon("event-words")),
        _sets((fold(r["form"]), r["role"]) for r in pack.lexicon("light-verbs")),
        frozenset(fold(r["form"]) for r in pack.lexicon("state-verbs")),
        {(fold(r["form"]), fold(r["object"])): (r["type"], r["mode"] or None) for r in pack.lexicon("event-objects")},
        _sets((fold(r["form"]), f"<{r['kind']}>") for r in pack.lexicon("event-object-kinds")),
        frozenset(fold(form) for name in PEOPLE for form in pack.lexicon(name).forms()),
        _idioms(fold(form) for form in pack.lexicon("event-idioms").forms()),
        tuple(fold(r["form"]) for r in pack.lexicon("event-words") if r["role"] == "conditional"),
    )


def _governors(pack: Pack) -> dict[tuple[str, str], str]:
    """Effects by part of speech and form; what follows a copula is an ``adj`` (``be likely``)."""
    copulas = {fold(r["form"]) for r in pack.lexicon("event-words") if r["role"] == "copula"}
    found = {}
    for line in pack.lexicon("event-governors"):
        if line["effect"] not in EFFECTS:
            raise PackError(f"event-governors.tsv: {line['form']}: no effect {line['effect']!r}")
        first, _, rest = fold(line["form"]).partition(" ")
        found[
            "adj" if first in copulas and rest else line["pos"],
            rest if first in copulas and rest else fold(line["form"]),
        ] = line["effect"]
    return found


def _verb_row(line: Mapping[str, str]) -> Row:
    mode, status = line["mode"] or None, line["status"] or None
    needs = frozenset(line["needs"].split())
    if unknown := needs - NEEDS:
        raise PackError(f"event-verbs.tsv: {line['form']}: no need {min(unknown)!r}")
    return Row(fold(line["form"]), line["type"], mode, line["frame"], status, needs)


def _noun_row(line: Mapping[str, str]) -> Row:
    return Row(
        fold(line["form"]), line["type"], line["mode"] or None, kind=line["kind"], objective=line["of"] == "object"
    )


def _phrases(rows: Iterable[Row]) -> dict[str, tuple[Phrase, ...]]:
    """The longest phrases of a first word come first."""
    grouped: dict[str, list[Row]] = {}
    for row in rows:
        grouped.setdefault(row.form, []).append(row)
    found: dict[str, list[Phrase]] = {}
    for form, readings in grouped.items():
        reflexive = form.startswith(_REFLEXIVE)
        first, *rest = (form[2:].lstrip() if reflexive else form).replace("'", "' ").split()
        found.setdefault(first, []).append(Phrase(tuple(rest), reflexive, tuple(readings)))
    return {k: tuple(sorted(v, key=lambda p: (-len(p.rest), not p.reflexive))) for k, v in found.items()}


def _idioms(forms: Iterable[str]) -> dict[str, tuple[tuple[int, tuple[str, ...]], ...]]:
    """Set phrases by each of their words, with the word's place."""
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    for form in forms:
        parts = tuple(form.replace("'", "' ").split())
        for place, part in enumerate(parts):
            found.setdefault(part, []).append((place, parts))
    return {word: tuple(phrases) for word, phrases in found.items()}


def _sets(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for form, role in pairs:
        found.setdefault(form, set()).add(role)
    return {form: frozenset(roles) for form, roles in found.items()}
