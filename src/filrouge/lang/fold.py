"""Views of a text for matching, of exactly the same length, so that offsets hold in both.

`str.lower` is not used on whole texts: ``len("İ".lower()) == 2``.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

_SAME = {"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "‐": "-", "‑": "-", "–": "-", "—": "-"}
_SPACES = "\u00a0\u202f\u2007\u2009\u200a\u2002\u2003\u3000\t"
_WORD = 32  # code points up to which a text is taken for a word or a name
_BMP = 0x10000
_LATIN = 0x250
_PUNCTUATION = range(0x2000, 0x2100)  # with the currencies


def _lower(char: str) -> str:
    low = char.lower()
    return low if len(low) == 1 else char


def _bare(char: str) -> str:
    """The base letter of an accented one; ligatures keep their place (``œ`` stays)."""
    base = unicodedata.normalize("NFKD", char)
    return base[0] if base and unicodedata.combining(base[0]) == 0 and base[0].isalpha() else char


@cache
def _tables() -> tuple[dict[int, str], dict[int, str]]:
    folded = {code: chr(code) for code in (*range(_LATIN), *_PUNCTUATION)}  # a look-up that fails is slow
    for code in range(_BMP):
        char = chr(code)
        if char.isalpha() and _lower(char) != char:
            folded[code] = _lower(char)
    folded |= {ord(a): b for a, b in _SAME.items()}
    folded |= {ord(space): " " for space in _SPACES}
    bare = dict(folded)
    for code in range(0xC0, _LATIN):
        bare[code] = _bare(folded.get(code, chr(code)))
    return folded, bare


def fold(text: str) -> str:
    """Lower case, plain apostrophes, hyphens and spaces; accents kept; same length."""
    return _remembered(text, 0) if len(text) < _WORD else text.translate(_tables()[0])


def bare(text: str) -> str:
    """As `fold`, with the accents of Latin letters taken off too; same length."""
    return _remembered(text, 1) if len(text) < _WORD else text.translate(_tables()[1])


@lru_cache(maxsize=32_768)
def _remembered(word: str, table: int) -> str:
    """Words come back by the thousand, texts seldom do."""
    return word.translate(_tables()[table])
