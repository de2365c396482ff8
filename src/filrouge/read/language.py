"""Which of the languages with a pack a text is in."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from filrouge.lang.pack import languages

_SURE = 0.9  # probability (tempered by length) below which a text does not decide
_SHORT = 25  # letters below which a text does not decide
_SAMPLE = 5_000  # code points enough to tell


def identified(text: str) -> str | None:
    """The language of a text among those that have a pack, or null where it is too short to tell."""
    sample = text[:_SAMPLE]
    if sum(char.isalpha() for char in sample) < _SHORT:
        return None
    language, probability = _identifier(languages()).classify(sample)
    return str(language) if probability >= _SURE else None


@cache
def _identifier(known: tuple[str, ...]) -> LanguageIdentifier:

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages([code for code in known if code in identifier.labels])
    return identifier
