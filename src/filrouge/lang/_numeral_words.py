"""The grammar of number words: how adds, hundreds, scales and collectives make one value.

A word may follow while its value is below the room that the words before leave: *vingt* leaves 10,
*soixante* 20, *cent* 100, *mille* 1000. A larger scale multiplies all that stands before it.
"""

from __future__ import annotations

from dataclasses import replace

from filrouge.lang._numeral_pieces import Reading, Run, Word

_OPEN = float("inf")
_HALVES = 2
_GROUPS = ("collective", "about")


def read(run: Run, i: int) -> Reading | None:
    """The longest number that begins at a piece."""
    if minus := _word(run, i, "minus"):
        found = cardinal(run, i + 1)
        found = _completed(run, found) if found else None
        return replace(found, value=minus.value * found.value) if found else None
    if found := vague(run, i):
        return found
    if found := _ready(run, i):
        return found
    if _word(run, i, "article", "half"):
        return _after_article(run, i)
    found = cardinal(run, i)
    return _completed(run, found) if found else _lone(run, i)


def _word(run: Run, i: int, *kinds: str) -> Word | None:
    return run[i].reading(*kinds) if i < len(run) else None


def _ready(run: Run, i: int) -> Reading | None:
    """Digits that need no grammar: 2e, 3/4, ½."""
    if word := _word(run, i, "ordinal-digits"):
        return Reading(word.value, i + 1, "ordinal")
    if word := _word(run, i, "ratio"):
        return Reading(word.value, i + 1, "fraction")
    return None


def cardinal(run: Run, i: int) -> Reading | None:
    """A whole number in words, digits or both."""
    sums = _Sums()
    j = i
    while j < len(run) and not (j > i and run[j - 1].glued):
        taken = sums.take(run, j)
        if not taken:
            break
        j += taken
    if j == i:
        return None
    return Reading(sums.total + sums.current, j, room=sums.room, scaled=sums.scaled, unit=sums.unit)


class _Sums:
    """The running value of a cardinal."""

    __slots__ = ("current", "limit", "room", "scaled", "started", "total", "unit")

    def __init__(self) -> None:
        self.total = self.current = 0.0
        self.room = self.limit = _OPEN
        self.started = self.scaled = False
        self.unit = 1.0

    def take(self, run: Run, j: int) -> int:
        """How many pieces at ``j`` go on with the number."""
        if word := _word(run, j, "digits"):
            return self._digits(word)
        if self.started and (word := _word(run, j, "and")) and self._linked(run, j, word):
            return 1
        if word := _word(run, j, "add"):
            return self._add(word)
        if (word := _word(run, j, "hundred")) and (self.started or not word.plural):
            return self._hundred(word)
        if (word := _word(run, j, "scale")) and (self.started or not word.plural):
            return self._scale(word)
        return 0

    def _digits(self, word: Word) -> int:
        if self.started and not (self.scaled and self.current == 0 and 1 <= word.value < self.room):
            return 0
        self.current, self.room, self.started, self.unit = word.value, 0.0, True, 1.0
        self.scaled = False
        return 1

    def _linked(self, run: Run, j: int, word: Word) -> bool:
        """Whether *et* or *and* brings in what follows: a lone unit, or anything after a hundred."""
        after = _word(run, j + 1, "add")
        if after is None or not 0 < after.value < self.room:
            return False
        if word.value:
            return after.value % 10 == word.value
        k = j + 1
        while _word(run, k, "add"):
            k += 1
        if self.room == 100 and _word(run, k, "hundred"):
            return False
        return self.room >= 100 and not _parts(run, k)

    def _add(self, word: Word) -> int:
        if self.started and not 0 < word.value < self.room:
            return 0
        self.current += word.value
        self.room, self.started, self.scaled, self.unit = word.room, True, False, 1.0
        return 1

    def _hundred(self, word: Word) -> int:
        if self.current >= 100 and self.room != 0 and self.started:
            return 0
        self.current = (self.current or 1) * word.value
        self.room, self.started, self.scaled, self.unit = word.value, True, True, word.value
        return 1

    def _scale(self, word: Word) -> int:
        if word.value < self.limit:
            self.total += (self.current or 1) * word.value
        else:
            self.total = (self.total + self.current) * word.value
        self.current, self.limit, self.room, self.unit = 0.0, word.value, word.value, word.value
        self.started = self.scaled = True
        return 1


def _parts(run: Run, k: int) -> bool:
    """Whether what was added counts parts: *two million and three quarters*, *one hundred and two thirds*."""
    below = _denominator(run, k)
    return below is not None and (below.plural or below.value == _HALVES)


def vague(run: Run, i: int) -> Reading | None:
    """A plural without a number: *des milliers*, *several dozen*, *tens of thousands*; at least two of them."""
    j = i + 1 if _word(run, i, "several") else i
    word = _word(run, j, *_GROUPS, "scale", "hundred")
    if word is None or not (word.plural or (j > i and word.kind != "about")):
        return None
    value, j = _multiplied(run, j + 1, word.value)
    return Reading(2 * value, j, "vague", about=True, scaled=True)


def _multiplied(run: Run, j: int, value: float) -> tuple[float, int]:
    """*dizaines de milliers*, *hundreds of thousands*: larger groups after *of* multiply."""
    while True:
        at = j + 1 if _word(run, j, "of") else j
        larger = _word(run, at, "about", "scale")
        if larger is None or larger.value < 1000:
            return value, j
        value, j = value * larger.value, at + 1


def _completed(run: Run, found: Reading) -> Reading:
    """A cardinal with what may still follow: decimals, halves, fractions, an ordinal ending, a collective."""
    return (
        _decimal(run, found)
        or _ordinal(run, found)
        or _fraction(run, found)
        or _with_half(run, found)
        or _collective(run, found)
        or found
    )


def _decimal(run: Run, found: Reading) -> Reading | None:
    if not _word(run, found.after, "point"):
        return None
    j, zeros = found.after + 1, ""
    while (word := _word(run, j, "add", "digits")) and word.value == 0:
        zeros, j = zeros + "0", j + 1
    below = cardinal(run, j)
    if below is None or below.value != int(below.value):
        return None
    scale = below.unit if below.scaled and below.unit >= 1000 else 1.0
    tail = float(f"0.{zeros}{int(below.value / scale)}")
    return Reading((found.value + tail) * scale, below.after, scaled=below.scaled, unit=below.unit)


def _ordinal(run: Run, found: Reading) -> Reading | None:
    after = found.after
    joined = found.room and _word(run, after, "and") is not None
    word = _word(run, after + 1 if joined else after, "ordinal")
    if word is None or (joined and word.value != 1 and found.room < 100):
        return None
    end = after + 2 if joined else after + 1
    if word.value < found.room:
        return Reading(found.value + word.value, end, "ordinal")
    if word.value >= 100 and not word.plural and 1 < found.value < word.value:
        return Reading(found.value * word.value, end, "ordinal")
    return None


def _fraction(run: Run, found: Reading) -> Reading | None:
    """*deux tiers*, *one fifth*, *trois et un quart*."""
    below = _denominator(run, found.after)
    if below and found.value < 100 and not found.scaled and (found.value == 1 or below.plural):
        return _of_scale(run, found.value / below.value, found.after + 1)
    if not _word(run, found.after, "and"):
        return None
    i = found.after + 1
    above = Reading(1.0, i + 1) if _word(run, i, "article") else cardinal(run, i)
    below = _denominator(run, above.after, loose=not _word(run, i, "article")) if above else None
    if above is None or below is None or above.value >= below.value:
        return None
    unit = found.unit if found.unit >= 1000 else 1.0
    whole = _scaled_after(run, found.value + unit * above.value / below.value, above.after + 1)
    return replace(whole, scaled=True) if unit > 1 else whole


def _of_scale(run: Run, value: float, i: int) -> Reading:
    """*deux tiers de million*, *three quarters of a million*, else the fraction alone."""
    at = i + 1 if _word(run, i, "of") else i
    at += 1 if _word(run, at, "article") else 0
    scale = _word(run, at, "scale")
    if scale is None or scale.plural:
        return Reading(value, i, "fraction")
    return Reading(value * scale.value, at + 1, scaled=True, unit=scale.value)


def _share_of_scale(run: Run, i: int) -> Reading | None:
    """*quarter million*, *quart de million* without an article, as headlines have it."""
    found = _of_scale(run, 1 / run[i].readings[0].value, i + 1)
    return found if found.scaled else None


def _denominator(run: Run, i: int, *, loose: bool = False) -> Word | None:
    """What a fraction is of; ``loose`` also before a noun: *three and one fourth kilometres*."""
    if word := _word(run, i, "fraction"):
        return Word("fraction", word.value, plural=True)
    if word := _word(run, i, "half"):
        return Word("fraction", 1 / word.value)
    word = _word(run, i, "ordinal")
    return word if word and word.value >= 3 and (run[i].bound or loose) else None


def _with_half(run: Run, found: Reading) -> Reading | None:
    """*deux millions et demi*, *two and a half million*."""
    i = found.after
    if not _word(run, i, "and"):
        return None
    i += 2 if _word(run, i + 1, "article", "add") and not _word(run, i + 1, "half") else 1
    if not _word(run, i, "half"):
        return None
    if found.unit >= 1000:
        return Reading(found.value + found.unit / 2, i + 1, scaled=True)
    return _scaled_after(run, found.value + 0.5, i + 1)


def _scaled_after(run: Run, value: float, i: int) -> Reading:
    scale = _word(run, i, "scale")
    if scale is None:
        return Reading(value, i)
    return Reading(value * scale.value, i + 1, scaled=True, unit=scale.value)


def _collective(run: Run, found: Reading) -> Reading | None:
    word = _word(run, found.after, *_GROUPS)
    if word is None:
        return None
    value, j = _multiplied(run, found.after + 1, found.value * word.value)
    return Reading(value, j, about=word.kind == "about", scaled=True, unit=value / found.value)


def _after_article(run: Run, i: int) -> Reading | None:
    """*a hundred*, *a dozen*, *a third*, *half a million*, *un demi-million*."""
    if _word(run, i, "half"):
        at = i + 2 if _word(run, i + 1, "article") else i + 1
        whole = _word(run, at, "scale", *_GROUPS)
        return Reading(whole.value / 2, at + 1, scaled=True) if whole else Reading(0.5, i + 1, "fraction")
    below = _denominator(run, i + 1)
    if below:
        return _of_scale(run, 1 / below.value, i + 2)
    if _word(run, i + 1, "half"):
        return _after_article(run, i + 1)
    if _word(run, i + 1, "hundred", "scale"):
        found = cardinal(run, i + 1)
        return _completed(run, found) if found else None
    return _collective(run, Reading(1.0, i + 1))


def _lone(run: Run, i: int) -> Reading | None:
    if word := _word(run, i, "ordinal"):
        return Reading(word.value, i + 1, "ordinal")
    if word := _word(run, i, "moiety"):
        return Reading(word.value, i + 1, "fraction")
    if _word(run, i, "fraction") and (part := _share_of_scale(run, i)):
        return part
    if (word := _word(run, i, *_GROUPS)) and not word.plural:
        value, j = _multiplied(run, i + 1, word.value)
        return Reading(value, j, about=word.kind == "about", scaled=True, lone=True)
    return None
