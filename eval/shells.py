"""Web pages that wrap the shipped articles as news sites do, and how well the reader finds text, title and day in them.

Each shell is the page of one habit: meaningful elements, nameless boxes, tables, metadata for search engines, lists
of other articles, comments, boxes in the middle of the text. Words around the article are those such pages have.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Template
from tempfile import TemporaryDirectory

from filrouge.model.text import Article
from filrouge.read import read

EXAMPLES = Path(__file__).parents[1] / "examples"
DAY = "2023-05-17"
WORDS = {
    "fr": {
        "menu": "Accueil Monde Politique Économie Sport Culture Abonnez-vous", "by": "Par la rédaction",
        "day": "Publié le 17 mai 2023 à 09h12", "more": "À lire aussi", "other": "Le prix du beurre atteint un sommet",
        "another": "Dix recettes pour le dimanche", "cookies": "Nous utilisons des cookies. Tout accepter. Refuser.",
        "letter": "Recevez notre lettre chaque matin. Votre adresse. Je m'inscris",
        "comment": "Merci pour cet article, enfin quelqu'un qui le dit ! Répondre Signaler",
        "foot": "Mentions légales Contact Publicité © 2023 La Gazette du quai", "share": "Partager Imprimer Envoyer",
        "caption": "Vue du port. Photo d'archives.",
    },
    "en": {
        "menu": "Home World Politics Business Sport Culture Subscribe", "by": "By our staff",
        "day": "Published on 17 May 2023 at 09:12", "more": "Read more", "other": "The price of butter hits a record",
        "another": "Ten recipes for Sunday", "cookies": "We use cookies. Accept all. Reject.",
        "letter": "Get our newsletter every morning. Your address. Sign up",
        "comment": "Thank you for this article, at last somebody says it! Reply Report",
        "foot": "Terms of use Contact Advertise © 2023 The Quay Gazette", "share": "Share Print Send",
        "caption": "The port. File photo.",
    },
}  # fmt: skip
_HEAD = '<!doctype html><html lang="$lang"><head><meta charset="utf-8"><title>$title - Gazette</title>'
_META = f'<meta property="article:published_time" content="{DAY}T09:12:00+02:00">'
_JSON = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
    f'"datePublished":"{DAY}T09:12:00+02:00"}}</script>'
)
_RELATED = "<ul><li><a href='/a'>$other</a></li><li><a href='/b'>$another</a></li></ul>"
SHELLS = {
    "meaning": f"{_HEAD}</head><body><nav>$menu</nav><main><article><h1>$title</h1><p>$by</p>"
    f'<time datetime="{DAY}">$day</time>$first$rest</article></main><footer>$foot</footer></body></html>',
    "boxes": f"{_HEAD}{_META}</head><body><div class='top'>$menu</div><div class='c12'><div class='h'><h1>$title</h1>"
    f"<div>$day</div></div><div class='txt'>$first$rest</div><div class='side'>{_RELATED}</div></div>"
    "<div class='bottom'>$foot</div></body></html>",
    "tables": f"{_HEAD}</head><body><table><tr><td colspan=2>$menu</td></tr><tr><td>{_RELATED}</td><td><h2>$title</h2>"
    "<i>$day</i>$first$rest</td></tr><tr><td colspan=2>$foot</td></tr></table></body></html>",
    "searched": f"{_HEAD}{_JSON}</head><body><header>$menu</header><section><h1>$title</h1><p>$share</p>$first"
    "<aside>$letter</aside>$rest</section><footer>$foot</footer></body></html>",
    "listed": f"{_HEAD}{_META}</head><body><article><h1>$title</h1>$first<div class='related'><h3>$more</h3>{_RELATED}"
    "</div>$rest</article><div>$foot</div></body></html>",
    "commented": f"{_HEAD}{_META}</head><body><main><h1>$title</h1>$first$rest</main><section id='comments'>"
    "<p>$comment</p><p>$comment</p></section><footer>$foot</footer></body></html>",
    "boxed": f"{_HEAD}{_META}</head><body><div id='consent'>$cookies</div><nav>$menu</nav><article><h1>$title</h1>"
    "$first<div class='newsletter'>$letter</div>$rest<p class='share'>$share</p></article></body></html>",
    "pictured": f"{_HEAD}{_META}</head><body><nav>$menu</nav><article><h1>$title</h1><figure><img src='a.jpg'>"
    "<figcaption>$caption</figcaption></figure>$first$rest</article><footer>$foot</footer></body></html>",
}


def overlap(found: str, gold: str) -> float:
    """F1 of two bags of words."""
    a, b = (Counter(re.findall(r"\w+", text.lower())) for text in (found, gold))
    return 2 * (a & b).total() / max(1, a.total() + b.total())


def pages_read() -> Iterator[tuple[str, dict[str, float | None]]]:
    """Mean overlap of texts, share of right titles and days, by language."""
    plain = [a for a in read([EXAMPLES]) if isinstance(a, Article) and a.path.endswith(".txt") and a.title]
    for language in WORDS:
        made = [_page_read(a, shell) for a in plain if a.language == language for shell in SHELLS.values()]
        means = (sum(column) / len(made) for column in zip(*made, strict=True))
        yield f"pages-{language}", dict(zip(("text", "titles", "days"), means, strict=True))


def _page_read(article: Article, shell: str) -> tuple[float, bool, bool]:
    said = article.text[article.body.start : article.body.end]
    first, *rest = (f"<p>{html.escape(p)}</p>" for p in said.split("\n") if p.strip())
    title = html.escape(article.title or "")
    named = {**WORDS[article.language], "lang": article.language, "title": title}
    page = Template(shell).substitute(named, first=first, rest="".join(rest))
    with TemporaryDirectory() as folder:
        (path := Path(folder, "page.html")).write_text(page, "utf-8")
        (found,) = read([path])
    if not isinstance(found, Article):
        return 0.0, False, False
    body = found.text[found.body.start : found.body.end]
    titled = (found.title or "").split() == (article.title or "").split()
    return overlap(body, said), titled, found.published.date == DAY
