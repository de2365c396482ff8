"""A pile of small articles of both languages, each with its number in it."""

from __future__ import annotations

from filrouge.lang.pack import shipped
from filrouge.model.text import Article, Span

TEXTS = {
    "fr": "Le ministre a démissionné lundi 3 mars 2025. « Je pars », a-t-il dit.",
    "en": "The minister resigned on Monday, March 3, 2025. “I am leaving,” he said.",
}
PACKS = {code: shipped(code) for code in TEXTS}


def article(number: int, text: str, language: str = "fr") -> Article:
    return Article(f"a{number:03}", f"{number:03}.txt", f"{number:064}", language, text, Span(0, len(text)))


def articles(count: int) -> tuple[Article, ...]:
    languages = (("fr", "en")[n % 2] for n in range(count))
    return tuple(article(n, f"{TEXTS[language]} ({n})", language) for n, language in enumerate(languages))
