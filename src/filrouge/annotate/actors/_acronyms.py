"""Names of bodies as they are compared: acronyms, legal forms, articles."""

from __future__ import annotations

import re

from filrouge.lang.fold import bare


def is_short(text: str) -> bool:
    """Whether a name is written as an acronym."""
    return 2 < len(text) <= 8 and text.isalpha() and text.isupper()


def without(words: tuple[str, ...], legal: frozenset[str], articles: frozenset[str]) -> tuple[str, ...]:
    """A name without a company's legal form and without its article."""
    kept = words[1:] if words and words[0] in articles else words
    if kept and "'" in kept[0] and kept[0].split("'")[0] + "'" in articles:
        kept = (kept[0].split("'", 1)[1], *kept[1:])
    return tuple(w for w in kept if w not in legal) or words


def acronym_of(name: str, text: str) -> bool:
    """Whether one is written with the first letters of the other."""
    short, long = sorted((text, name), key=len)
    if not is_short(short):
        return False
    words = re.findall(r"[^\W\d_]+", long)
    initials = "".join(bare(w)[0] for w in words if w[0].isupper() or len(w) > 3)
    return initials.upper() == short and len(initials) > 2
