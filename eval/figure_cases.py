"""How well numbers, ordinals, percentages and money are read on Duckling's and Recognizers' own corpora.

    python eval/figure_cases.py [--errors] FACTS.jsonl …

A bare expression is put into a carrier sentence that counts something, as an article would; a sentence stays as it
is, unless it only talks about numbers. A case is right when the values found are those told, no more and no fewer;
for money also the currency and the open or closed ends, for ordinals and percentages also the kind. Classes of
expression that are no language of the press are left out by `figure_classes.toml`, and counted.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from pathlib import Path
from typing import Any

from filrouge.annotate.dates import dates
from filrouge.annotate.figures import figures
from filrouge.annotate.syntax import parses
from filrouge.lang.pack import shipped
from filrouge.model.mentions import FigureKind, Quantity
from filrouge.model.syntax import Parse
from filrouge.model.text import Article, Span

RULES = tomllib.loads(Path(__file__).with_name("figure_classes.toml").read_text("utf-8"))
MODELS = {
    "Numeral": "NumberModel", "Ordinal": "OrdinalModel", "AmountOfMoney": "MoneyModel", "NumberModel": "NumberModel",
    "OrdinalModel": "OrdinalModel", "PercentModel": "PercentModel",
}  # fmt: skip
CARRIERS = {"OrdinalModel": "ordinal", "PercentModel": "percent", "MoneyModel": "money"}
KINDS = {"OrdinalModel": FigureKind.ORDINAL, "PercentModel": FigureKind.PERCENT, "MoneyModel": FigureKind.MONEY}
CURRENCIES = {  # Duckling leaves the country open
    "Dollar": {"USD"}, "Pound": {"GBP"}, "Dinar": {"IQD", "DZD", "KWD", "TND", "JOD"}, "Cent": {"USD"},
    "Riyal": {"SAR", "QAR", "YER", "OMR"}, "Rial": {"IRR", "OMR", "YER", "SAR"},
}  # fmt: skip
ESCAPES = {"x20ac": "€", "x00a3": "£"}  # Haskell escapes that lost their backslash
TENTHS = set(range(1, 11))
LEAST = 0.001  # a thousandth: smaller shares are not told in words
DUST = 1e-6


@dataclass(frozen=True, slots=True)
class Wanted:
    """One value told; ``units`` empty where none is, an end null where it is open."""

    low: float | None
    high: float | None
    units: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Case:
    """A sentence and what should be read in it."""

    text: str
    language: str
    model: str
    group: str
    wanted: tuple[Wanted, ...]


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The rows of a facts file that are of the four kinds."""
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        row["kind_of"] = MODELS.get(row.get("model") or row.get("dim"))
        if row["kind_of"]:
            row["said"] = _unescaped(row.get("text") or row["input"]).strip()
            yield row


def _unescaped(text: str) -> str:
    for escape, sign in ESCAPES.items():
        text = text.replace(escape, sign)
    return text


def left_out(row: Mapping[str, Any]) -> str | None:
    """The class for which a row is left out; null where it is of the press."""
    told = ";".join(str(r["value"].get("value")) for r in row.get("results", ()) if "value" in r)
    for rule in RULES["out"]:
        same = all(rule.get(key, row[at]) == row[at] for key, at in (("language", "lang"), ("model", "kind_of")))
        by_text = bool(re.search(rule["text"], row["said"], re.IGNORECASE)) if "text" in rule else False
        by_gold = "gold" in rule and bool(row.get("results")) and bool(re.search(rule["gold"], told))
        if same and (by_text or by_gold):
            return str(rule["name"])
    return "fractions of arithmetic" if any(map(_arithmetic, row.get("results", ()))) else None


def _arithmetic(result: Mapping[str, Any]) -> bool:
    """Whether a fraction in words is improper or has a rare denominator."""
    if result["value"].get("subtype") != "fraction" or not re.search(r"[^\W\d]", result["text"]):
        return False
    value = abs(_float(result["value"]["value"]))
    below = Fraction(value).limit_denominator(10_000).denominator
    if re.search(r"\b(?:sur|out of|in)\b", result["text"]):
        return value >= 1
    if value < 1:
        return value < LEAST or (below not in TENTHS and 1000 % below != 0)
    return below not in {2, 3, 4} and not re.search(r"illion|illiard", result["text"], re.IGNORECASE)


def _float(value: object) -> float:
    return float(str(value).replace(",", ".").rstrip("%"))


def cases(row: Mapping[str, Any]) -> Iterator[Case]:
    """The cases of one row: itself in a carrier, or its numbers each in one, or the sentence as it stands."""
    language, model, said = row["lang"], row["kind_of"], row["said"]
    if "results" not in row:
        wanted = _duckling(row)
        yield Case(_carried(said, language, model, wanted), language, model, _group(said, model), wanted)
        return
    told = [(r["text"], _wanted(r, model)) for r in row["results"]]
    about = model == "NumberModel" and re.search(RULES["carrier"][language]["about"], said, re.IGNORECASE)
    if not told or not (about or (len(told) == 1 and len(told[0][0].strip(" .")) >= len(said.strip(" .!")) - 1)):
        yield Case(said, language, model, "sentences", tuple(w for _, w in told))
        return
    for text, wanted_one in told:
        if not re.fullmatch(r"(?:un|une|one|two|deux)", text):
            carried = _carried(_written(said, text), language, model, (wanted_one,))
            yield Case(carried, language, model, _group(text, model), (wanted_one,))


def _written(said: str, text: str) -> str:
    """The expression with the capitals that the sentence gives it."""
    at = said.casefold().find(text.casefold())
    return said[at : at + len(text)] if at >= 0 else text


def _carried(said: str, language: str, model: str, wanted: Sequence[Wanted]) -> str:
    carrier = RULES["carrier"][language]
    said = said.rstrip(".,!") if model != "MoneyModel" else said
    if model == "OrdinalModel":
        feminine = "feminine" in carrier and re.search(carrier["feminine"], said, re.IGNORECASE)
        return str(carrier["ordinal-feminine" if feminine else "ordinal"]).format(said)
    name = CARRIERS.get(model) or _number_carrier(wanted[0].low or 0.0)
    return str(carrier[name]).format(said)


def _number_carrier(value: float) -> str:
    if value < 0:
        return "below"
    if 0 < value < 1:
        return "part"
    return "number" if value == int(value) else "measure"


def _group(said: str, model: str) -> str:
    return CARRIERS.get(model, "number") + (" in digits" if any(c.isdigit() for c in said) else " in words")


def _wanted(result: Mapping[str, Any], model: str) -> Wanted:
    value = _float(result["value"]["value"])
    return Wanted(value, value, frozenset({"%"}) if model == "PercentModel" else frozenset())


def _duckling(row: Mapping[str, Any]) -> tuple[Wanted, ...]:
    if row["kind"] == "negative":
        return ()
    if row["kind"] == "number":
        return (Wanted(row["value"], row["value"]),)
    numbers = [float(n) for n in re.findall(r"(?<!\w)-?\d[\d.e]*", row["expr"])]
    if row["kind_of"] == "OrdinalModel":
        return (Wanted(numbers[0], numbers[0]),)
    low, high = numbers[0], numbers[-1]
    factor = 0.01 if row["unit"] == "Cent" else 1.0
    units = frozenset(CURRENCIES.get(row["unit"], {row["unit"]}))
    ends = {"under": (None, high * factor), "above": (low * factor, None)}
    return (Wanted(*ends.get(row["op"], (low * factor, high * factor)), units),)


def read(some: Sequence[Case]) -> list[list[Quantity]]:
    """The figures of each case."""
    found: list[list[Quantity]] = []
    for language in sorted({c.language for c in some}):
        pack = shipped(language)
        texts = [c.text for c in some if c.language == language]
        found += [_figures(text, language, parse) for text, parse in zip(texts, parses(texts, pack), strict=True)]
    return found


def _figures(text: str, language: str, parse: Parse) -> list[Quantity]:
    article, pack = Article("a", "a.txt", "", language, text, Span(0, len(text))), shipped(language)
    return [m.value for m in figures(article, pack, parse, dates(article, pack))]


def right(case: Case, found: Sequence[Quantity]) -> bool:
    """Whether what was found is what was told."""
    kind = KINDS.get(case.model)
    kept = [q for q in found if (q.kind is kind if kind else q.kind is not FigureKind.ORDINAL)]
    rest = list(case.wanted)
    for q in kept:
        for end in _ends(q) if case.model == "NumberModel" else (q,):
            fit = next((w for w in rest if _fits(end, w, case.model)), None)
            if fit is None:
                return False
            rest.remove(fit)
    return not rest


def _ends(q: Quantity) -> tuple[Quantity, ...]:
    """A range as its two numbers."""
    if q.low is None or q.high is None or q.low == q.high:
        return (q,)
    return replace(q, high=q.low), replace(q, low=q.high)


def _fits(q: Quantity, wanted: Wanted, model: str) -> bool:
    if model == "NumberModel":  # which says nothing of bounds
        return _same(q.low if q.low is not None else q.high, wanted.low)
    return (
        _same(q.low, wanted.low) and _same(q.high, wanted.high) and (not wanted.units or (q.unit or "") in wanted.units)
    )


def _same(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return abs(a - b) <= DUST * max(1.0, abs(a), abs(b))


def shown(q: Quantity) -> str:
    return f"{q.low}..{q.high} {q.unit} {q.kind.value}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path, help="duckling.fr.jsonl, recognizers_number.en.jsonl …")
    parser.add_argument("--errors", action="store_true", help="print every case that is wrong")
    parser.add_argument("--left-out", action="store_true", help="print every row left out, with its class")
    asked = parser.parse_args()
    for path in asked.files:
        _report(path, errors=asked.errors, out=asked.left_out)
    return 0


def _report(path: Path, *, errors: bool, out: bool) -> None:
    judged = [(row, left_out(row)) for row in rows(path)]
    some = [case for row, why in judged if why is None for case in cases(row)]
    if not some:
        print(f"{path.name}: no cases")
        return
    total, good = Counter[str](), Counter[str]()
    for case, found in zip(some, read(some), strict=True):
        fine = right(case, found)
        total[case.group] += 1
        good[case.group] += fine
        if errors and not fine:
            print(f"  wrong [{case.group}] {case.text} | {case.wanted} | {[shown(q) for q in found]}")
    print(f"{path.name}: {good.total()} of {total.total()} right, {good.total() / total.total():.1%}")
    for group in sorted(total):
        print(f"  {group:20} {good[group]:4} of {total[group]:4}")
    skipped = Counter(why for _, why in judged if why)
    print(
        f"  left out {skipped.total()} of {len(judged)} rows:", "; ".join(f"{n} {w}" for w, n in skipped.most_common())
    )
    if out:
        print(*(f"  out [{why}] {row['said']}" for row, why in judged if why), sep="\n")


if __name__ == "__main__":
    sys.exit(main())
