"""Exports of Europresse, Factiva and Nexis: made-up articles in the shape that each really has."""

import io

import docx
import pytest

from tests.read.reading_bytes import articles, refusals

BODY = "Le préfet a fermé le pont lundi, après la crue de l’Ourcelle, a-t-il annoncé à la presse locale."
MORE = "Les riverains attendent depuis samedi ; le maire a promis une navette d’ici à la fin du mois."
LEAD = "The harbour board voted on Monday to close the old quay, its chair said after the meeting."
TAIL = "Fishermen asked for a delay until the end of the season, which the board refused outright."

EUROPRESSE_NEW = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>Europresse</title></head><body>
<article><header><div class="rdp__DocPublicationName"><span class="DocPublicationName">La Dépêche de l’Ourcelle, no. 1234</span></div>
<span class="DocHeader">Une, mardi 4 mars 2025, p. 6</span>
<div class="titreArticle"><p class="sm-margin-TopNews titreArticleVisu rdp__articletitle">Le pont est <mark>fermé</mark></p></div></header>
<div class="docAuthors">Ève Morel</div>
<section><div class="docOcurrContainer"><p>{BODY}</p><p>{MORE}</p><aside>Photo : le pont.</aside>
<p><a href="https://ourcelle.example/pont">Cet article est paru dans La Dépêche</a></p></div></section>
<small>© 2025 La Dépêche. Tous droits réservés.</small><span class="publiC-lblNodoc">news·20250304·DO·0q1503_1256056</span></article>
<article><span class="DocPublicationName">The Tide (site web)</span><span class="DocHeader">News, Wednesday, March 5, 2025 UTC</span>
<p class="titreArticleVisu">Quay to close</p><div>Jane Miller</div><div class="DocText clearfix"><p>{LEAD}</p><p>{TAIL}</p></div>
<span>news·20250305·TT·77</span></article></body></html>"""
EUROPRESSE_OLD = f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"></head><body>
<table><tr><td><article><span class="DocPublicationName">La Dépêche de l’Ourcelle</span><br>
<span class="DocTitreSousSection">Une</span> <span>mardi 4 mars 2025, p. 6</span><br>
<span class="TitreArticleVisu">Le pont est fermé</span>
<div class="DocText clearfix"><p>{BODY}</p><p>{MORE}</p><small>© 2025 La Dépêche</small></div></article></td></tr></table></body></html>"""


def test_europresse_new():
    first, second = articles("e.html", EUROPRESSE_NEW.encode())
    assert first.text.split("\n") == ["Le pont est fermé", BODY, MORE]
    assert (first.title, first.source, first.authors) == (
        "Le pont est fermé",
        "La Dépêche de l’Ourcelle",
        ("Ève Morel",),
    )
    assert (first.published.date, first.url) == ("2025-03-04", "https://ourcelle.example/pont")
    assert first.path == "e.html#news.20250304.DO.0q1503_1256056"
    assert (second.title, second.source, second.published.date) == ("Quay to close", "The Tide", "2025-03-05")
    assert second.authors == ("Jane Miller",)
    assert second.text.split("\n") == ["Quay to close", LEAD, TAIL]


def test_europresse_old():
    (found,) = articles("e.htm", EUROPRESSE_OLD.encode())
    assert found.text.split("\n") == ["Le pont est fermé", BODY, MORE]
    assert (found.title, found.source, found.published.date) == (
        "Le pont est fermé",
        "La Dépêche de l’Ourcelle",
        "2025-03-04",
    )


EUROPRESSE_VARIANTS = {
    "kicker, subtitle, time and a day in English": f"""<html><body><article><header>
<div class="rdp__DocPublicationName"><span class="DocPublicationName">La Dépêche de l’Ourcelle (site web)</span></div>
<span class="DocHeader">Tuesday, March 4, 2025 06:23 UTC, Une</span><div class="titreArticle"><p class="sm-margin-bottomNews">Crue</p>
<p class="titreArticleVisu rdp__articletitle">Le pont est <span class="occurence">fermé</span></p><p class="rdp__subtitle">À lire</p></div>
<div class="docAuthors">Ève Morel</div></header><section><div class="docOcurrContainer"><p>{BODY}</p><p>{MORE}</p></div></section>
<footer><small>© 2025 La Dépêche</small><div>Numéro de document : news·20250305·DO·1</div></footer></article></body></html>""",
    "a title without a class of its own, a count of words, the first of a month": f"""<html><body><article>
<span class="DocPublicationName">La Dépêche de l’Ourcelle, no. 25 123</span><span class="DocHeader">Pays, mardi 4 mars 2025 412 mots, p. 12</span>
<div class="titreArticle"><p>Le pont est fermé</p></div><div class="DocText clearfix"><p>{BODY}<br/><br/>{MORE}</p></div></article></body></html>""",
    "a number and no day but its own": f"""<html><body><article><span class="DocPublicationName">La Dépêche de l’Ourcelle</span>
<p class="titreArticleVisu">Le pont est fermé</p><div class="DocText"><p>{BODY}</p><p>{MORE}</p></div>
<div class="publiC-lblNodoc">news·20250304·DO·9</div></article></body></html>""",
}


@pytest.mark.parametrize("variant", EUROPRESSE_VARIANTS)
def test_europresse_as_it_varies(variant):
    (found,) = articles("e.html", EUROPRESSE_VARIANTS[variant].encode())
    assert found.text.split("\n") == ["Le pont est fermé", BODY, MORE]
    assert (found.source, found.published.date) == ("La Dépêche de l’Ourcelle", "2025-03-04")


def row(code, value):
    return f"<tr><td class='index'><b>{code}</b>&nbsp;</td><td>{value}</td></tr>"


FACTIVA_HTML = (
    "<html><body><div class='article frArticle'><table>"
    + row("HD", "<span class='frHeadline'>Le pont est fermé</span>")
    + row("BY", "Ève Morel")
    + row("WC", "295 mots")
    + row("PD", "4 mars 2025")
    + row("SN", "La Dépêche de l’Ourcelle")
    + row("LA", "Français")
    + row("LP", f"<p class='articleParagraph frarticleParagraph'>{BODY}</p>")
    + row("TD", f"<p class='articleParagraph frarticleParagraph'>{MORE}</p>")
    + row("AN", "Document DEPECH0020250304el34000ab")
    + "</table></div></body></html>"
)
FACTIVA_TEXT = f"""HD
Le pont est fermé
BY
Ève Morel
WC
295 mots
PD
4 mars 2025
SN
La Dépêche de l’Ourcelle
LA
Français
LP
{BODY}

TD
{MORE}

AN
Document DEPECH0020250304el34000ab

HD
Quay to close
PD
5 March 2025
SN
The Tide
LP
{LEAD}
TD
{TAIL}
AN
Document TIDE000020250305el35000cd
"""
FACTIVA_RTF = (
    r"{\rtf1\ansi\ansicpg1252 "
    + "".join(r"\par " if c == "\n" else c if ord(c) < 128 else rf"\u{ord(c)}?" for c in FACTIVA_TEXT)
    + "}"
)
FACTIVA_XML = f"""<?xml version="1.0"?><PPSResponse xmlns="http://global.factiva.com/pps/2.0"><Article>
<accessionNo>DEPECH0020250304el34000ab</accessionNo><baseLanguage>fr</baseLanguage>
<byline><paragraph>Par Ève Morel</paragraph></byline><credit>AFP</credit>
<headline><paragraph>Le pont est fermé</paragraph></headline><publicationDate><dateTime>2025-03-04T00:00:00</dateTime></publicationDate>
<sourceName>La Dépêche de l’Ourcelle</sourceName><leadParagraph><paragraph>{BODY}</paragraph></leadParagraph>
<tailParagraphs><paragraph>{MORE}</paragraph></tailParagraphs></Article></PPSResponse>"""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("f.html", FACTIVA_HTML),
        ("f.xhtml", FACTIVA_HTML),
        ("f.rtf", FACTIVA_RTF),
        ("f.txt", FACTIVA_TEXT),
        ("f.text", FACTIVA_TEXT),
        ("f.xml", FACTIVA_XML),
    ],
)
def test_factiva(name, data):
    found = articles(name, data.encode())
    first = found[0]
    assert first.text.split("\n") == ["Le pont est fermé", BODY, MORE]
    assert (first.title, first.source, first.published.date) == (
        "Le pont est fermé",
        "La Dépêche de l’Ourcelle",
        "2025-03-04",
    )
    assert first.path == f"{name}#DEPECH0020250304el34000ab"
    assert first.authors == ("Ève Morel",)
    assert first.agency == ("AFP" if name == "f.xml" else None)
    if name in {"f.rtf", "f.txt", "f.text"}:
        assert (found[1].title, found[1].source, found[1].published.date) == ("Quay to close", "The Tide", "2025-03-05")


NEXIS = {
    "en": (
        "1 of 2 DOCUMENTS\n\n\n            The Tide (Harbourtown)\n\n             March 5, 2025 Wednesday\n                 Edition 1;\n                  Scotland\n\nQuay to close\n\n"
        f"BYLINE: Jane Miller\n\nSECTION: NEWS; Pg. 4\n\nLENGTH: 32 words\n\n\n   {LEAD.replace(' to close', chr(10) + 'to close')}\n\n   {TAIL}\n\n"
        "LOAD-DATE: March 6, 2025\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n      Copyright 2025 The Tide\n"
        "                  All Rights Reserved\n\n2 of 2 DOCUMENTS\n\n            The Tide (Harbourtown)\n\n             March 6, 2025 Thursday\n\n"
        f"Boats stay\n\nLENGTH: 14 words\n\n   {TAIL}\n\nLANGUAGE: ENGLISH\n"
    ),
    "fr": (
        "Document 1 de 1\n\n            La Dépêche de l’Ourcelle\n\n             mercredi 5 mars 2025\n\nLe pont est fermé\n\n"
        f"AUTEUR: Ève Morel\n\nRUBRIQUE: UNE; Pg. 4\n\nLONGUEUR: 32 mots\n\n   {BODY}\n\n   {MORE}\n\n"
        "DATE-CHARGEMENT: 6 mars 2025\n\nLANGUE: FRENCH; FRANÇAIS\n\nTYPE-PUBLICATION: Presse\n"
    ),
    "de": (
        "Dokument 1 von 1\n\n            Der Hafenbote\n\n             5. März 2025 Mittwoch\n\nDie Brücke ist gesperrt\n\n"
        f"AUTOR: Eva Maurer\n\nRUBRIK: LOKALES\n\nLÄNGE: 32 Wörter\n\n   {BODY}\n\n   {MORE}\n\n"
        "UPDATE: 6. März 2025\n\nSPRACHE: GERMAN; DEUTSCH\n"
    ),
}


@pytest.mark.parametrize(
    ("language", "title", "source", "author", "lines"),
    [
        ("en", "Quay to close", "The Tide (Harbourtown)", "Jane Miller", [LEAD, TAIL]),
        ("fr", "Le pont est fermé", "La Dépêche de l’Ourcelle", "Ève Morel", [BODY, MORE]),
        ("de", "Die Brücke ist gesperrt", "Der Hafenbote", "Eva Maurer", [BODY, MORE]),
    ],
)
def test_lexisnexis_text(language, title, source, author, lines):
    first, *others = articles("n.txt", NEXIS[language].encode())
    assert first.text.split("\n") == [title, *lines]
    assert (first.title, first.source, first.authors, first.published.date) == (title, source, (author,), "2025-03-05")
    assert [other.title for other in others] == (["Boats stay"] if language == "en" else [])


def nexis_word():
    document = docx.Document()
    for line in (
        "Date and Time:\u00a0Thursday, March 6, 2025",
        "Job Number:\u00a01",
        "Documents (1)",
        "1. Quay to close",
        "Client/Matter:\u00a0-None-",
    ):
        document.add_paragraph(line)
    for line in (
        "Quay to close",
        "The Tide(Harbourtown)",
        "March 5, 2025 Wednesday 9:20 AM GMT",
        "Copyright 2025 The Tide All Rights Reserved",
        "Section:\u00a0NEWS",
        "Length:\u00a032 words",
        "Byline:\u00a0Jane Miller",
        "Body",
        LEAD,
        "",
        "",
        TAIL,
        "Load-Date:\u00a0March 6, 2025",
        "End of Document",
    ):
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_nexis_uni_word():
    found = articles("n.docx", nexis_word())
    (first,) = [a for a in found if "Quay" in (a.title or "")]
    assert first.text.split("\n") == ["Quay to close", LEAD, TAIL]
    assert (first.source, first.authors, first.published.date) == (
        "The Tide(Harbourtown)",
        ("Jane Miller",),
        "2025-03-05",
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("e.html", EUROPRESSE_NEW.split("<p>", 1)[0].encode()),
        ("f.html", FACTIVA_HTML[:300].encode()),
        ("n.txt", b"1 of 1 DOCUMENTS\n\nLENGTH: 0 words\n"),
    ],
)
def test_what_was_cut_off_is_refused(name, data):
    assert refusals(name, data)


def test_a_text_that_only_counts_documents_stays_a_text():
    text = f"1 of 3 documents\n{LEAD}\n{TAIL}"
    (found,) = articles("a.txt", text.encode())
    assert found.text == text
