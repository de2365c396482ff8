"""Words as the index holds them: ligatures undone, and queries that can never be a syntax error.

Case and accents are the tokenizer's business (`unicode61 remove_diacritics 2`); it keeps ``œ`` and
``æ`` as letters of their own, so the indexed copy writes them ``oe`` and ``ae``.
"""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = str.maketrans({"œ": "oe", "Œ": "Oe", "æ": "ae", "Æ": "Ae", "ﬁ": "fi", "ﬂ": "fl", "ß": "ss", "\x00": " "})
_SURROGATES = re.compile("[\ud800-\udfff]")
_TERM = re.compile(r'(-?)(?:"([^"]*)"|«\s*([^»]*?)\s*»|(\S+))')
_WORD = re.compile(r"\w+")


def folded(text: str) -> str:
    """The copy of a text that is indexed."""
    return _SURROGATES.sub("\ufffd", text.translate(_LIGATURES))


def key(word: str) -> str:
    """A word as the index compares it: without ligatures, case and accents."""
    plain = unicodedata.normalize("NFD", folded(word).lower())
    return "".join(c for c in plain if not unicodedata.combining(c))


def worded(text: str) -> list[str]:
    """The words of a text."""
    return _WORD.findall(folded(text))


def terms(text: str) -> list[tuple[bool, list[str], bool]]:
    """What is asked for: (wanted, words of a phrase, whether the last is only a beginning)."""
    found = []
    for sign, quoted, french, bare in _TERM.findall(text):
        said = quoted or french or bare
        words = worded(said)
        if words:
            found.append((not sign, words, said.endswith("*")))
    return found


def matching(text: str) -> str:
    """An FTS5 expression: every term must be there, ``-term`` must not, ``word*`` is a beginning."""
    asked = terms(text)
    wanted = [_phrase(words, begins=begins) for positive, words, begins in asked if positive]
    unwanted = [_phrase(words, begins=begins) for positive, words, begins in asked if not positive]
    if not wanted:
        return ""
    return " AND ".join(wanted) + "".join(f" NOT {phrase}" for phrase in unwanted)


def _phrase(words: list[str], *, begins: bool) -> str:
    return '"' + " ".join(words) + '"' + (" *" if begins else "")
