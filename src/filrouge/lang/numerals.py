"""Numbers in digits and in words, found anywhere in a text with their values.

The words are the pack's ``numerals`` lexicon, the separators its ``[numbers]`` table. What a number
counts is the figures layer's business; `numerals` and `number` serve the dates layer too.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import NamedTuple

from filrouge.lang._numeral_pieces import Piece, Reading, Word
from filrouge.lang._numeral_words import read
from filrouge.lang.fold import bare
from filrouge.lang.pack import Pack
from filrouge.model.text import Span

_VULGAR = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_SYMBOLS = "€$£¥₽₴₪"
_BARE_SCALE = 1e6  # a lone "mille" is a number, a lone "million" is none
_GAP = re.compile(r"[ -]{0,2}")
_NEXT_WORD = re.compile(r" ([^\W\d_]+'?)")


class Shape(StrEnum):
    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    FRACTION = "fraction"
    VAGUE = "vague"  # des milliers, hundreds of thousands: the value is the least plural


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written. ``indefinite`` is true of a lone *un*, *centaine*; ``glued`` of digits against letters."""

    span: Span
    value: float
    shape: Shape
    round_: bool = False  # une vingtaine
    digits: bool = False
    glued: bool = False
    indefinite: bool = False
    scaled: bool = False  # ends in a scale word: 8 millions
    unit: float = 1.0  # that scale


class _Forms(NamedTuple):
    pattern: re.Pattern[str]
    words: dict[str, list[Word]]
    suffixes: frozenset[str]
    magnitudes: dict[str, float]
    of_money: dict[str, float]
    decimals: str
    contracted: frozenset[str]


@cache
def _forms(pack: Pack) -> _Forms:
    words: dict[str, list[Word]] = {}
    other: dict[str, dict[str, float]] = {"ordinal-suffix": {}, "magnitude": {}, "money-magnitude": {}}
    for row in pack.lexicon("numerals"):
        value = float(row["value"] or 0)
        if row["class"] in other:
            cased = row["form"] if row["class"] != "ordinal-suffix" else bare(row["form"])
            other[row["class"]][cased] = value
            continue
        plural = row["room"] == "plural"
        room = float(row["room"] or 0) if not plural else 0.0
        word = Word(row["class"], value, room, plural)
        kept = words.setdefault(_spaced(bare(row["form"])), [])
        if word not in kept:
            kept.append(word)
    settings = pack.settings.get("numbers", {})
    groups, decimals = str(settings.get("groups", " ")), str(settings.get("decimals", "."))
    return _Forms(
        re.compile(_digits(groups, decimals, other) + "|" + _alternation(words)),
        words,
        frozenset(other["ordinal-suffix"]),
        other["magnitude"],
        other["money-magnitude"],
        decimals,
        frozenset(str(w) for w in settings.get("of", ())),
    )


def _spaced(form: str) -> str:
    return re.sub(r"[ -]+", " ", form)


def _alternation(words: dict[str, list[Word]]) -> str:
    """The forms, the longest first, by their first letter: few branches are tried at each place."""
    forms = sorted(words, key=lambda f: (-len(f), f))
    sums = _sums(words)
    opened: dict[str, list[str]] = {}
    for form in forms:
        rest = re.escape(form[1:]).replace(r"\ ", "[ -]{1,2}")
        opened.setdefault(form[0], []).append(rest + (_apart(form, sums) if words[form][0].kind == "skip" else ""))
    body = "|".join(f"{re.escape(first)}(?:{'|'.join(rests)})" for first, rests in opened.items())
    return rf"(?<![\w])(?P<word>(?:{body or '(?!)'}))(?:(?<=')|(?!\w))"


def _sums(words: dict[str, list[Word]]) -> list[str]:
    """What opens a sum that a unit goes on with: *vingt et*, *twenty-*."""
    tens = sorted(f for f, found in words.items() if any(w.kind == "add" and w.value >= 10 < 2 * w.room for w in found))
    links = ["", *(f"{f}[ -]" for f, found in sorted(words.items()) if any(w.kind == "and" for w in found))]
    return [rf"\b{re.escape(ten)}[ -]{link}" for ten in tens for link in links]


def _apart(form: str, sums: list[str]) -> str:
    """Not within a sum: *vingt et ⟦un des⟧ otages*; asked after the form, which seldom fits."""
    fixed = re.escape(form).replace(r"\ ", "[ -]")
    return "".join(f"(?<!{opening}{fixed})" for opening in sums)


def _digits(groups: str, decimals: str, other: dict[str, dict[str, float]]) -> str:
    group, decimal = re.escape(groups), re.escape(decimals)
    suffixes = "|".join(sorted(map(re.escape, other["ordinal-suffix"]), key=lambda s: (-len(s), s)))
    names = sorted({bare(m) for m in (*other["magnitude"], *other["money-magnitude"])}, key=lambda m: (-len(m), m))
    glued = "|".join(map(re.escape, names))
    number = rf"\d{{1,3}}(?P<sep>[{group}])\d{{3}}(?:(?P=sep)\d{{3}})*(?!\d)(?:[{decimal}]\d+)?|\d+(?:[{decimal}]\d+)?"
    if "," in groups:  # 12,34,567 is grouped as in India
        number = rf"(?P<lakh>\d{{1,2}}(?:,\d{{2}})+,\d{{3}})(?!\d)(?:[{decimal}]\d+)?|" + number
    ordinal = rf"(?P<suffix>{suffixes or '(?!)'})(?!\w)"
    magnitude = rf"(?P<magnitude> ?(?:{glued or '(?!)'}))(?![^\W_])"
    end = rf"(?:{ordinal}|{magnitude}|(?P<vulgar>[{_VULGAR}]))?"
    before = r"(?:(?<!\w)(?<!\d[.,:/])(?<![^\W\d_]-)(?<![^\W\d_]\.)|(?<=\b[a-z]{3})|(?<=\b[a-z]{2}))"
    slash = r"(?P<over>\d{1,2}/\d{1,3})(?![\w/])"
    number += rf"|(?<![^\s($€£-]){re.escape(decimals[:1])}\d+"
    opening = rf"(?=[-+\d{decimal}{_VULGAR}]){before}"  # the cheapest is asked first
    return rf"{opening}(?:(?P<sign>(?<![^\s(«\"])[-+])?(?:{slash}|(?P<number>{number}){end}|(?P<only>[{_VULGAR}])))"


def numerals(text: str, pack: Pack) -> tuple[Numeral, ...]:
    """The numbers of a text in order; they do not overlap."""
    forms, folded = _forms(pack), bare(text)
    pieces = [_piece(m, text, folded, forms) for m in forms.pattern.finditer(folded)]
    return tuple(n for run in _runs(pieces, folded) for n in _in_run(run))


def number(text: str, pack: Pack) -> float | None:
    """The value of a text that is one number and nothing else; null otherwise."""
    found = numerals(text, pack)
    whole = Span(len(text) - len(text.lstrip()), len(text.rstrip()))
    return found[0].value if len(found) == 1 and found[0].span == whole else None


@cache
def of_words(pack: Pack, *, contracted: bool = True) -> frozenset[str]:
    """The words that lead from a number to what it counts (*de*, *of*), folded; with *des*, *du* if asked."""
    forms = _forms(pack)
    plain = frozenset(f for f, words in forms.words.items() if any(w.kind == "of" for w in words))
    return plain | forms.contracted if contracted else plain


def within(found: tuple[Numeral, ...], span: Span) -> tuple[Numeral, ...]:
    """The numbers that start inside a span."""
    starts = [n.span.start for n in found]
    return found[bisect_left(starts, span.start) : bisect_left(starts, span.end)]


def _runs(pieces: list[Piece], folded: str) -> Iterator[list[Piece]]:
    """Pieces with nothing but a space or hyphen between them."""
    run: list[Piece] = []
    for piece in pieces:
        if run and (run[-1].glued or not _GAP.fullmatch(folded, run[-1].end, piece.start)):
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _in_run(run: list[Piece]) -> Iterator[Numeral]:
    if len(run) == 1:
        found = _alone(run[0].readings, glued=run[0].glued, bound=run[0].bound)
        if found is not None:
            yield _numeral(run, 0, found)
        return
    i = 0
    while i < len(run):
        found = read(run, i)
        if found is None:
            i += 1
            continue
        yield _numeral(run, i, found)
        i = found.after


@lru_cache(maxsize=4096)
def _alone(readings: tuple[Word, ...], *, glued: bool, bound: bool) -> Reading | None:
    """The number that a word or digits make by themselves, wherever they stand."""
    return read((Piece(0, 0, readings, glued=glued, bound=bound),), 0)


def _numeral(run: list[Piece], i: int, found: Reading) -> Numeral:
    first, last = run[i], run[found.after - 1]
    single = found.after == i + 1
    one = single and found.value == 1 and first.reading("add") is not None
    bare_scale = single and found.value >= _BARE_SCALE and first.reading("scale") is not None
    return Numeral(
        Span(first.start, last.end),
        found.value,
        Shape(found.shape),
        round_=found.about,
        digits=first.reading("digits", "ordinal-digits", "ratio") is not None,
        glued=last.glued or first.prefixed,
        indefinite=one or found.lone or bare_scale,
        scaled=found.scaled,
        unit=found.unit,
    )


def _piece(match: re.Match[str], text: str, folded: str, forms: _Forms) -> Piece:
    if match["word"]:
        readings = tuple(forms.words[_spaced(match["word"])])
        return Piece(match.start(), match.end(), readings, bound=_bound(folded, match.end(), forms))
    value, kind, end = _digit_value(match, text, forms)
    glued = text[end : end + 1].isalpha()
    prefixed = text[max(0, match.start() - 1) : match.start()].isalpha()
    return Piece(match.start(), end, (Word(kind, value),), glued=glued, prefixed=prefixed)


def _bound(folded: str, end: int, forms: _Forms) -> bool:
    """Whether an ordinal here may be a denominator: no noun follows (*un cinquième des*, not *un cinquième homme*)."""
    after = _NEXT_WORD.match(folded, end)
    return after is None or any(w.kind == "of" for w in forms.words.get(after[1], ())) or after[1] in forms.contracted


def _digit_value(match: re.Match[str], text: str, forms: _Forms) -> tuple[float, str, int]:
    """The value, class and end of a number in digits."""
    sign = -1.0 if match["sign"] == "-" else 1.0
    if match["over"]:
        above, below = map(int, match["over"].split("/"))
        return (sign * above / below if below else 0.0), "ratio", match.end()
    if match["only"]:
        return sign * unicodedata.numeric(match["only"]), "ratio", match.end()
    value = sign * _plain(match["number"], "," if match.groupdict().get("lakh") else match["sep"], forms)
    if match["suffix"] is not None:
        return value, "ordinal-digits", match.end()
    if match["vulgar"]:
        return value + sign * unicodedata.numeric(match["vulgar"]), "digits", match.end()
    if match["magnitude"]:
        times = _magnitude(match, text, forms)
        return (value * times, "digits", match.end()) if times else (value, "digits", match.end("number"))
    return value, "digits", match.end()


def _plain(number: str, sep: str | None, forms: _Forms) -> float:
    if sep:
        number = number.replace(sep, "")
    for mark in forms.decimals:
        number = number.replace(mark, ".")
    return float(number)


def _magnitude(match: re.Match[str], text: str, forms: _Forms) -> float | None:
    """What letters after digits multiply by; a lone spaced or ambiguous one needs a currency sign beside it."""
    start, end = match.span("magnitude")
    name = text[start:end].strip()
    beside = text[end : end + 2].strip()[:1] + text[max(0, match.start() - 2) : match.start()].strip()[-1:]
    money = any(sign in _SYMBOLS for sign in beside)
    if name in forms.magnitudes and (money or len(name) > 1 or end - start == len(name)):
        return forms.magnitudes[name]
    return forms.of_money.get(name) if money else None
