"""Web pages: the body verbatim, the facts from JSON-LD and meta, and hostile markup."""

import json
import time

import pytest

from filrouge.lang.pack import shipped
from filrouge.model.text import Article, Basis, Rejected
from filrouge.read import read
from filrouge.read.alignment import kept, resembles
from filrouge.read.document import Document, Draft
from filrouge.read.html import page
from filrouge.read.options import Limits

PARAGRAPHS = [
    "Le pont de l’Écluse a été fermé lundi à la circulation, a annoncé la préfète, et il le restera six\u00a0mois.",
    "Les commerçants du quai redoutent une saison blanche ; ils demandent une aide à la mairie et à la région.",
    "« Nous ne tiendrons pas jusqu’à l’automne », prévient <b>Luc Petit</b>, qui tient un café au pied du pont.",
    "Les travaux coûteront douze millions d’euros, selon la mairie, contre six annoncés il y a deux ans.",
]
LINKED = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebSite", "name": "Le Courrier du Quai"},
        {
            "@type": ["NewsArticle"],
            "headline": "Le pont de l&#039;Écluse fermé",
            "datePublished": "2021-05-05T23:30:00+02:00",
            "author": [{"@type": "Person", "name": "Jeanne Martin"}, {"@type": "Organization", "name": "AFP"}],
            "publisher": {"@type": "Organization", "name": "Le Courrier du Quai"},
            "description": "Six mois de travaux attendent les riverains du pont de l’Écluse, au grand dam du quai.",
        },
    ],
}


def markup(*, linked: object = LINKED, head: str = "", above: str = "", below: str = "") -> str:
    body = "\n".join(f"<p>{p}</p>" for p in PARAGRAPHS)
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    return f"""<!DOCTYPE html><html lang="fr"><head><title>Le pont | Le Courrier du Quai</title>{head}{script}</head><body>
    <nav><ul><li><a href="/">Accueil</a></li><li><a href="/m">Monde</a></li></ul></nav>
    <article><h1>Le pont de l’Écluse fermé</h1>{above}{body}{below}</article>
    <aside><h2>Les plus lus</h2><a href="/a">Une passerelle à Lomé, le 3 mai 2019</a></aside>
    <footer>© 2021 Le Courrier du Quai. Tous droits réservés. Mentions légales</footer></body></html>"""


def article(source: str | bytes) -> Article:
    (found,) = read([], stdin=source if isinstance(source, bytes) else source.encode())
    assert isinstance(found, Article), found
    return found


def test_the_body_is_the_page_s_own_words() -> None:
    found = article(markup())
    assert found.body.of(found.text) == "\n".join(PARAGRAPHS).replace("<b>", "").replace("</b>", "")
    assert "passerelle" not in found.text
    assert "Accueil" not in found.text


def test_facts_come_from_json_ld() -> None:
    found = article(markup())
    assert found.title == "Le pont de l'Écluse fermé"
    assert found.title_span is not None
    assert found.title_span.of(found.text) == found.title
    assert found.authors == ("Jeanne Martin", "AFP")
    assert (found.source, found.agency) == ("Le Courrier du Quai", "AFP")
    assert (found.published.date, found.published.basis) == ("2021-05-05", Basis.METADATA)


def test_facts_come_from_meta_where_there_is_no_json_ld() -> None:
    head = (
        '<meta property="og:title" content="Le pont de l’Écluse fermé - Le Courrier du Quai">'
        '<meta property="og:site_name" content="Le Courrier du Quai"><meta name="author" content="Par Jeanne Martin">'
        '<meta property="article:published_time" content="2021-05-05T10:00:00Z">'
        '<link rel="canonical" href="https://courrier.example/pont">'
    )
    found = article(markup(linked=None, head=head))
    assert (found.title, found.authors) == ("Le pont de l’Écluse fermé", ("Jeanne Martin",))
    assert (found.source, found.url) == ("Le Courrier du Quai", "https://courrier.example/pont")
    assert found.published.date == "2021-05-05"


def test_byline_and_lead_between_title_and_body() -> None:
    lead = "Six mois de travaux attendent les riverains du pont de l’Écluse, au grand dam du quai."
    above = (
        f'<div class="meta"><span>Reuters</span><br>Publié le 5 mai 2021</div><h2>{lead}</h2><button>Partager</button>'
    )
    found = article(markup(linked=LINKED["@graph"][1] | {"author": "Jeanne Martin"}, above=above))  # type: ignore[index]
    assert found.agency == "Reuters"
    assert [e.span.of(found.text) for e in found.published.evidence if e.span] == ["5 mai 2021"]
    assert found.body.of(found.text).startswith((lead, PARAGRAPHS[0]))
    assert "Partager" not in found.text


@pytest.mark.parametrize(
    ("declared", "encoding"),
    [("iso-8859-1", "cp1252"), ("windows-1252", "cp1252"), ("utf-8", "utf-8"), ("", "utf-8"), ("nonsense", "utf-8")],
)
def test_encodings(declared: str, encoding: str) -> None:
    data = markup(head=f'<meta charset="{declared}">' if declared else "").encode(encoding)
    assert PARAGRAPHS[0] in article(data).text


@pytest.mark.parametrize(
    "broken",
    [
        '{"@type": "NewsArticle", "headline": ',
        "[" * 50_000,
        '{"@type": 3, "author": {"name": {"name": []}}, "datePublished": "yesterday"}',
        '{"@type": "NewsArticle", "datePublished": "2021-99-99", "author": [null, 3], "publisher": "x://y"}',
    ],
)
def test_broken_metadata_breaks_nothing(broken: str) -> None:
    source = markup(linked=None, head=f'<script type="application/ld+json">{broken}</script>')
    assert PARAGRAPHS[0] in article(source).text


def test_scripts_and_entities_never_show() -> None:
    above = '<script>alert("pwned")</script><style>p{}</style><template><p>hidden words of a template</p></template>'
    source = '<!DOCTYPE html [<!ENTITY boom SYSTEM "file:///etc/passwd">]>' + markup(
        above=above + "<p>&boom; &eacute;t&eacute;</p>"
    )
    text = article(source).text
    assert "pwned" not in text
    assert "root:" not in text
    assert "hidden words" not in text


@pytest.mark.parametrize(
    "source",
    [
        "<div>" * 100_000 + "word",
        "<p>" + "a <b>b</b> " * 20_000,
        "<html>",
        "<html><body>\0\0\0</body></html>",
        "<?xml version='1.0' encoding='utf-16'?><html><body><p>x</p></body></html>",
        "<table><tr><td>" * 5_000,
        "<ul>" + "<li>Accueil</li>" * 10_000 + "</ul>",
    ],
    ids=["deep", "wide", "bare", "nul", "xml", "tables", "list"],
)
def test_hostile_markup_neither_crashes_nor_hangs(source: str) -> None:
    start = time.process_time()
    (found,) = page(Document("a.html", source.encode()), Limits())
    assert isinstance(found, Draft | Rejected)
    assert time.process_time() - start < 8


def test_pages_are_bounded() -> None:
    for limits in (Limits(page=50), Limits(tags=3)):
        (found,) = page(Document("a.html", b"<p>words</p>" * 9), limits)
        assert isinstance(found, Rejected)
        assert "a page of over" in found.reason


def test_alignment_takes_a_sentence_once_and_in_order() -> None:
    blocks = [
        "one two three four",
        "menu",
        "one two three four",
        "five six seven",
        "eight nine",
        "one two other words here",
    ]
    found = kept(blocks, "one two three four\nfive six seven\neight nine")
    assert [blocks[i] for i in found.blocks] == ["one two three four", "five six seven", "eight nine"]
    assert found.coverage == 1.0
    assert kept([], "").blocks == ()


def test_resembling_titles() -> None:
    assert resembles("Le pont de l’Écluse fermé", "LE PONT DE L'ECLUSE FERMÉ")
    assert not resembles("Le pont de l’Écluse fermé", "La passerelle rouvre")
    assert not resembles("", "")


def test_french_pack_reads_pages_of_any_language() -> None:
    assert shipped("fr").rules_of("regions")


def test_a_caption_takes_no_paragraph_s_place() -> None:
    """It repeats the lead at length, and stands after the paragraph that it could drive out of the order."""
    repeated = (
        PARAGRAPHS[0].partition(" pont ")[2] + " Ici le quai désert, vu hier de la rive gauche par notre photographe."
    )
    shot = f"<figure><img src='a.jpg'><figcaption><div><p>{repeated}</p><span>Photo L. Petit</span></div></figcaption></figure>"
    page = markup().replace(f"<p>{PARAGRAPHS[2]}</p>", f"{shot}<p>{PARAGRAPHS[2]}</p>")
    found = article(page)
    assert found.body.of(found.text) == "\n".join(PARAGRAPHS).replace("<b>", "").replace("</b>", "")
    assert "Photo L. Petit" not in found.text
