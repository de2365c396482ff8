"""DOCX, ODT and RTF: written by other libraries or by hand, read back; hostile containers refused."""

import io
import zipfile

import docx
import pytest
from docx.oxml import OxmlElement

from filrouge.read import Limits
from tests.read.reading_bytes import articles, drafted, refusals

BODY = "Le préfet a fermé le pont lundi 3 mars 2025, après la crue de l’Ourcelle, a-t-il annoncé à la presse."
MORE = "Les riverains attendent depuis samedi ; le maire a promis une navette."


def word(*, title=True):
    document = docx.Document()
    if title:
        document.add_heading("Le pont est fermé", 0)
    document.add_paragraph(BODY)
    paragraph = document.add_paragraph("Les riverains attendent depuis samedi ;")
    paragraph.add_run(" le maire a promis une navette.")
    deleted = OxmlElement("w:del")
    run = paragraph.add_run(" Passage barré.")._r
    run.getparent().replace(run, deleted)
    deleted.append(run)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def container(name, data):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def open_text():
    """The part of an OpenDocument text that holds its words (ISO 26300)."""
    spaces = (
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    )
    head, tail = BODY.split(" le pont ", 1)
    note = (
        '<text:note text:note-class="footnote"><text:note-body><text:p>Une note.</text:p></text:note-body></text:note>'
    )
    gone = "<text:tracked-changes><text:changed-region><text:deletion><text:p>Barré.</text:p></text:deletion></text:changed-region></text:tracked-changes>"
    words = (
        f"{gone}<text:h>Le pont est fermé</text:h>"
        f'<text:p>{head}<text:s text:c="1"/><text:span>le pont</text:span> {tail}{note}</text:p><text:p>{MORE}</text:p>'
    )
    content = f"<office:document-content {spaces}><office:body><office:text>{words}</office:text></office:body></office:document-content>"
    return container("content.xml", content.encode())


RTF = (
    r"{\rtf1\ansi\ansicpg1252 Le pont est ferm\'e9\par "
    + BODY.replace("é", r"\'e9").replace("è", r"\'e8").replace("’", r"\u8217?").replace("à", r"\'e0")
    + r"\par "
    + MORE
    + "}"
).encode("ascii")


@pytest.mark.parametrize(("name", "data"), [("a.docx", word()), ("a.odt", open_text()), ("a.rtf", RTF)])
def test_the_words_are_those_of_the_document(name, data):
    (found,) = articles(name, data)
    assert found.text.strip().split("\n") == ["Le pont est fermé", BODY, MORE]
    assert found.title == "Le pont est fermé"
    assert found.body.of(found.text).startswith(BODY)


def test_without_a_title_none_is_made_up():
    (found,) = drafted("a.docx", word(title=False))
    assert found.hints.title is None
    assert found.text.startswith(BODY)


LAUGHS = b'<!DOCTYPE a [<!ENTITY l "lol"><!ENTITY m "&l;&l;&l;">]><a>&m;</a>'


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.docx", b"", "office document"),
        ("a.docx", b"PK\x03\x04broken", "broken"),
        ("a.odt", container("other.xml", b"<a/>"), "without content.xml"),
        ("a.docx", container("word/document.xml", b"<a"), "not well-formed"),
        ("a.docx", container("word/document.xml", LAUGHS), "entities"),
        ("a.odt", container("content.xml", LAUGHS), "entities"),
        ("a.docx", container("word/document.xml", b"<a/>"), "no words"),
        ("a.docx", container("word/document.xml", b"<a>" + b" " * 3_000_000 + b"</a>"), "zip bomb"),
        ("a.rtf", b"hello", "not an RTF file"),
        ("a.rtf", b"{\\rtf1 }", "no words"),
    ],
)
def test_hostile_files_are_refused_in_a_sentence(name, data, reason):
    (found,) = refusals(name, data)
    assert reason in found


def test_bounds_hold():
    assert "over" in refusals("a.docx", word(), Limits(file=100))[0]
    assert "characters" in refusals("a.rtf", RTF, Limits(text=50))[0]
