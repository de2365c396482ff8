"""The text as the rules see it: lower case, no accents, plain spaces, of exactly the same length."""

from __future__ import annotations

from filrouge.annotate.paragraphs import paragraphs
from filrouge.lang.fold import bare


def view(text: str) -> str:
    """The bare text; line breaks inside a hard-wrapped paragraph become spaces."""
    seen = bare(text)
    if "\n" not in text:
        return seen
    pieces, done = [], 0
    for span in paragraphs(text):
        if text.find("\n", span.start, span.end) >= 0:
            pieces += [seen[done : span.start], seen[span.start : span.end].replace("\n", " ").replace("\r", " ")]
            done = span.end
    return "".join([*pieces, seen[done:]]) if pieces else seen
