"""What a pack knows of actors, compiled once: names of states and organisations, titles, pronouns, small words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from filrouge.lang.fold import bare
from filrouge.lang.gazetteer import Gazetteer
from filrouge.lang.pack import Lexicon, Pack

T = TypeVar("T")
_COUNTS = {"two": 2, "three": 3}
_TIMES = ("date-unit", "date-weekday", "date-month")
_DEALINGS = frozenset({"AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
_DEALINGS |= {"SANCTION", "COERCE", "ASSAULT"}


@dataclass(frozen=True, slots=True)
class Fact:
    """One form of a state or an organisation; ``what`` as in the lexicons."""

    form: str
    id: str
    what: str  # name variant demonym capital seat acronym acronym-name uncertain
    kind: str  # state, or the kind of organisation
    country: str | None
    gender: str | None
    number: str | None


@dataclass(frozen=True, slots=True)
class Noun:
    """A common noun for an actor: a title (class ``title``) or a group (``power body people person``)."""

    form: str
    concept: str
    kind: str
    gender: str | None
    number: str | None
    serves: str


@dataclass(frozen=True, slots=True)
class Pronoun:
    kind: str
    gender: str | None
    number: str | None
    only: str


@dataclass(frozen=True, slots=True)
class Address:
    """A form of address: M., Mrs."""

    gender: str | None
    plural: bool


@dataclass(frozen=True, eq=False)
class Lore:
    """Everything compiled from one pack; compared by identity."""

    facts: Gazetteer[tuple[Fact, ...]]
    nouns: Gazetteer[tuple[Noun, ...]]
    names: Mapping[str, str]
    features: Mapping[str, tuple[str | None, str | None]]
    pronouns: Mapping[str, tuple[Pronoun, ...]]
    pronoun_starts: frozenset[str]  # their first words
    addresses: Mapping[str, Address]
    given: Mapping[str, str | None]
    given_words: frozenset[str]
    particles: frozenset[str]
    name_words: Mapping[str, str]
    words: Mapping[str, frozenset[str]]
    covers: Mapping[str, frozenset[str]]
    articles: frozenset[str]
    past_prefixes: tuple[str, ...]  # ex-
    legal: frozenset[str]  # legal forms of companies
    roles_of: Mapping[str, frozenset[str]]  # concept of a common noun to the kinds of named bodies it can take up
    human: frozenset[str]  # verbs that only persons and bodies do
    acts: frozenset[str]  # nouns of acts, folded
    reports: frozenset[str]  # nouns of saying, folded
    mutual: frozenset[str]  # lemmas of verbs that two sides do together
    doing: frozenset[str]  # lemmas of verbs whose subject is a person or body
    dealing: frozenset[str]  # lemmas of verbs whose object is one too
    befalls: frozenset[str]  # lemmas of verbs for what is done to persons only
    grammar: frozenset[str]  # small words, folded
    times: frozenset[str]  # nouns of time, folded
    centuries: frozenset[str]  # XIXe, folded
    counts: Mapping[str, int]  # the number words of those whom a plural takes up

    def is_(self, use: str, word: str) -> bool:
        """Whether a folded word has one of the uses of ``actor-words.tsv``."""
        return word in self.words.get(use, frozenset())


def _known(cell: str) -> str | None:
    return None if cell in {"-", ""} else cell


@cache
def lore(pack: Pack) -> Lore:
    """The compiled knowledge of a pack."""
    facts = _territories(pack.lexicon("territories")) + _organisations(pack.lexicon("organisations"))
    standard = [f for f in facts if f.what in {"name", "acronym-name"}]
    given = pack.lexicon("first-names")
    return Lore(
        Gazetteer(_grouped([(bare(f.form), f) for f in facts])),
        Gazetteer(_grouped([(bare(n.form), n) for n in _nouns(pack)])),
        {f.id: f.form for f in reversed(standard)},
        {f.id: (f.gender, f.number) for f in reversed(standard)},
        _pronouns(pack.lexicon("pronouns")),
        frozenset(_first_word(bare(form)) for form in pack.lexicon("pronouns").forms()),
        {row["form"]: Address(_known(row["gender"]), row["number"] == "Plur") for row in pack.lexicon("honorifics")},
        {row["form"]: _known(row["gender"]) for row in given},
        frozenset(row["form"] for row in given if row["also"] == "word"),
        frozenset(pack.lexicon("particles").forms()),
        pack.lexicon("name-words").mapping("kind") if pack.lexicon("name-words").rows else {},
        _uses(pack.lexicon("actor-words")),
        {row["form"]: frozenset(row["covers"].split(" ")) for row in pack.lexicon("title-families")},
        _uses(pack.lexicon("actor-words")).get("article", frozenset()),
        tuple(sorted(w for w in _uses(pack.lexicon("actor-words")).get("former", ()) if w.endswith("-"))),
        frozenset(bare(r["form"]).rstrip(".") for r in pack.lexicon("name-words") if r["kind"] == "legal"),
        {row["form"]: frozenset(row["kinds"].split(" ")) for row in pack.lexicon("concept-kinds")},
        frozenset(pack.lexicon("reporting-verbs").forms()),
        frozenset(bare(form) for form in pack.lexicon("event-nouns").forms()),
        frozenset(bare(form) for form in pack.lexicon("reporting-nouns").forms()),
        frozenset(_verbs(pack, lambda row: row["type"] == "CONSULT" or row["frame"] == "sym")),
        frozenset(_verbs(pack, lambda row: row["needs"] == "human"))
        | frozenset(pack.lexicon("reporting-verbs").forms()),
        frozenset(_verbs(pack, lambda row: row["type"] in _DEALINGS and row["frame"] in {"ao", "aip", "aop", "sym"})),
        frozenset(_verbs(pack, lambda row: row["frame"] in {"ao", "uo", "nr"} and _is_fate(row))),
        frozenset(bare(form) for form in pack.lexicon("stop-words").forms()),
        frozenset(bare(form) for name in _TIMES for form in pack.lexicon(name).forms()),
        frozenset(bare(form) for form in pack.lexicon("date-century").forms()),
        {bare(r["form"]): _COUNTS[r["use"]] for r in pack.lexicon("actor-words") if r["use"] in _COUNTS},
    )


def _is_fate(row: Mapping[str, str]) -> bool:
    return row["type"] in {"JUSTICE", "LIFE"} or row["mode"] == "arrest"


def _verbs(pack: Pack, fits: Callable[[Mapping[str, str]], bool]) -> Iterator[str]:
    """The event verbs that fit, without the reflexive that French parses apart."""
    for row in pack.lexicon("event-verbs"):
        form = row["form"].removeprefix("s'").removeprefix("se ")
        if " " not in form and fits(row):
            yield form


def _territories(rows: Lexicon) -> list[Fact]:
    return [
        Fact(
            r["form"],
            r["id"],
            r["what"],
            "state",
            r["id"].removeprefix("state:") if len(r["id"]) == len("state:FR") else None,
            _known(r["gender"]),
            _known(r["number"]),
        )
        for r in rows
    ]


def _organisations(rows: Lexicon) -> list[Fact]:
    return [Fact(r["form"], r["id"], r["what"], r["kind"], _known(r["country"]), None, None) for r in rows]


def _nouns(pack: Pack) -> list[Noun]:
    groups = [
        Noun(r["form"], r["concept"], r["class"], _known(r["gender"]), _known(r["number"]), "-")
        for r in pack.lexicon("group-nouns")
    ]
    titles = [
        Noun(r["form"], r["family"], "title", _known(r["gender"]), _known(r["number"]), r["serves"])
        for r in pack.lexicon("role-titles")
    ]
    return groups + titles


def _grouped(pairs: list[tuple[str, T]]) -> list[tuple[str, tuple[T, ...]]]:
    found: dict[str, list[T]] = {}
    for form, value in pairs:
        found.setdefault(form, []).append(value)
    return [(form, tuple(values)) for form, values in found.items()]


def _first_word(form: str) -> str:
    return form.split(" ", maxsplit=1)[0].split("'", maxsplit=1)[0] + ("'" if "'" in form else "")


def _pronouns(rows: Lexicon) -> dict[str, tuple[Pronoun, ...]]:
    found: dict[str, tuple[Pronoun, ...]] = {}
    for r in rows:
        pronoun = Pronoun(r["kind"], _known(r["gender"]), _known(r["number"]), r["only"])
        form = bare(r["form"])
        found[form] = (*found.get(form, ()), pronoun)
    return found


def _uses(rows: Lexicon) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for r in rows:
        found.setdefault(r["use"], set()).add(bare(r["form"]))
    return {use: frozenset(words) for use, words in found.items()}
