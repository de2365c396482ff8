"""BibTeX of the sources: one entry an article, annotated with the lines that rest on it."""

from __future__ import annotations

import re
import unicodedata

from filrouge.export.citing import Sources, line
from filrouge.model.story import Chronology, ReadArticle
from filrouge.words import Words

NAME = "bib"
MEDIA_TYPE = "application/x-bibtex"
_ODD = re.compile(r"[^A-Za-z0-9]+")
_SPECIAL = {
    "\\": r"\textbackslash ",
    "{": r"\{",
    "}": r"\}",
    "&": r"\&",
    "%": r"\%",
    "$": r"\$",
    "#": r"\#",
    "_": r"\_",
}
_ESCAPED = str.maketrans(_SPECIAL | {"~": r"\textasciitilde ", "^": r"\textasciicircum "})


def render(chronology: Chronology, words: Words) -> bytes:
    """The articles as entries in the order of the chronology."""
    sources = Sources(chronology)
    entries = [_entry(read, sources, words) for read in chronology.articles]
    return ("\n".join(entries)).encode("utf-8", "replace")


def _entry(read: ReadArticle, sources: Sources, words: Words) -> str:
    article, day = read.article, read.published.date
    fields = {
        "title": article.title or article.path,
        "author": " and ".join(f"{{{_clean(name)}}}" for name in article.authors),
        "journal": article.source or "",
        "date": day or "",
        "year": day[:4] if day else "",
        "month": str(int(day[5:7])) if day else "",
        "langid": {"fr": "french", "en": "english"}.get(article.language, article.language),
        "note": f"{article.path}, SHA-256 {article.sha256}",
        "annote": " ".join(resting_on(read, sources, words)),
    }
    shown = [
        f"  {name} = {{{value if name == 'author' else _clean(value)}}}," for name, value in fields.items() if value
    ]
    shown += [f"  url = {{{article.url}}},"] if article.url and not set(article.url) & set("{}\\ \n") else []
    return "\n".join([f"@article{{{_key(read)},", *shown, "}", ""])


def resting_on(read: ReadArticle, sources: Sources, words: Words) -> list[str]:
    """What the chronology takes from an article: each line with the characters and words under it."""
    cited = sources.told_in(read.article.id)
    return [
        f"{c.event.label} [{c.report.start}–{c.report.end}]: {words('about.words', words=line(c.words))}" for c in cited
    ]


def _key(read: ReadArticle) -> str:
    """A readable key that stays unique: publisher, year, id."""
    name = unicodedata.normalize("NFKD", read.article.source or "").encode("ascii", "ignore").decode()
    parts = (_ODD.sub("", name).lower(), (read.published.date or "")[:4], _ODD.sub("", read.article.id))
    return "-".join(part for part in parts if part)


def _clean(text: str) -> str:
    return line(text).translate(_ESCAPED)
