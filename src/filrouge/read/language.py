"""Which language a text is in: one that has a pack, one that has none, or too short to tell."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_SURE = 0.9  # probability (tempered by length) below which a text does not decide
_SHORT = 25  # letters below which a text does not decide
_FOREIGN = 100  # letters from which a language without a pack is believed
_SAMPLE = 5_000  # code points enough to tell


def language_of(text: str, known: Collection[str]) -> str | None:
    """The language of a text, with or without a pack; null where the text is too short to tell."""
    sample = text[:_SAMPLE]
    letters = sum(char.isalpha() for char in sample)
    best, probability = _identifier().rank(sample)[0] if letters >= _FOREIGN else ("", 0.0)
    return str(best) if best not in known and probability >= _SURE else identified(text, known)


def identified(text: str, known: Collection[str]) -> str | None:
    """The likeliest of the languages that have a pack; null where the text is too short to tell."""
    sample = text[:_SAMPLE]
    if sum(char.isalpha() for char in sample) < _SHORT:
        return None
    ranked = [(str(code), float(p)) for code, p in _identifier().rank(sample) if code in known]
    total = sum(p for _, p in ranked)
    return ranked[0][0] if ranked and ranked[0][1] >= _SURE * total > 0 else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 - slow to import, needed once

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
