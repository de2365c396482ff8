"""DOCX, read by python-docx; footnotes by lxml."""

import io
import zipfile

import docx
from lxml import etree

from filrouge.export.docx import render
from filrouge.words import words
from tests.builders import ENGLISH, FRENCH, chronology

W = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}


def test_every_line_refers_to_footnotes_with_its_words():
    data = render(chronology(), words("fr"))
    document = docx.Document(io.BytesIO(data))
    (line,) = [p for p in document.paragraphs if p.text.startswith("La ministre Ana Solé a appelé Oslo")]
    numbers = line._p.xpath(".//w:footnoteReference/@w:id")
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        tree = etree.fromstring(archive.read("word/footnotes.xml"))
    notes = {n.get(f"{{{W['w']}}}id"): "".join(n.itertext()) for n in tree.findall("w:footnote", W)}
    assert len(numbers) == 2
    assert FRENCH[6:59] in notes[numbers[0]]
    assert "appel.txt [6–59]" in notes[numbers[0]]
    assert ENGLISH in notes[numbers[1]]
    used = document.element.xpath(".//w:footnoteReference/@w:id")
    assert sorted(map(int, used)) == [int(n) for n in notes if int(n) > 0]


def test_sections_follow():
    document = docx.Document(io.BytesIO(render(chronology(), words("en"))))
    heads = [p.text for p in document.paragraphs if p.style.name.startswith(("Heading", "Title"))]
    assert heads[0] == "Chronology"
    assert {"Contradictions", "What was read"} <= set(heads)
    assert document.core_properties.modified.year == 2025
