"""CSL-JSON of the sources, for Zotero and every citation processor."""

from __future__ import annotations

from typing import Any

from filrouge.export.bib import resting_on
from filrouge.export.citing import Sources, line
from filrouge.export.naming import as_json
from filrouge.model.story import Chronology, ReadArticle
from filrouge.words import Words

NAME = "csl.json"
MEDIA_TYPE = "application/vnd.citationstyles.csl+json"


def render(chronology: Chronology, words: Words) -> bytes:
    """The articles as items, each annotated with the lines that rest on it."""
    sources = Sources(chronology)
    return as_json([_item(read, sources, words) for read in chronology.articles])


def _item(read: ReadArticle, sources: Sources, words: Words) -> dict[str, Any]:
    article, day = read.article, read.published.date
    known = {
        "title": line(article.title or article.path),
        "container-title": article.source,
        "author": [{"literal": name} for name in article.authors],
        "issued": {"date-parts": [[int(part) for part in day.split("-")]]} if day else None,
        "language": article.language,
        "URL": article.url,
        "source": article.path,
        "note": f"SHA-256 {article.sha256}",
        "annote": "\n".join(resting_on(read, sources, words)),
    }
    return {"id": article.id, "type": "article-newspaper"} | {k: v for k, v in known.items() if v}
