"""PDF files written by hand: pages, joined lines, scanned pages told apart."""

import pytest

from filrouge.export.citing import Sources
from filrouge.model.story import Place
from filrouge.read import Limits, ocr
from tests.builders import chronology
from tests.read.reading_bytes import drafted, refusals

LINES = [
    "Bridge closed",
    "The prefect closed the bridge on Monday after the flood, and the council of the town will",
    "meet on Thursday to hear what the engineers have found under the second of its six arches.",
    "A ferry runs until then.",
]
AGAIN = ["The second page tells of the ferry, which the town has hired for the whole of the month."]


def pdf(*pages):
    """A PDF of pages of lines, built object by object (PDF 32000-1, 7.5)."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"]
    kids = []
    for lines in pages:
        shown = " T* ".join(f"({line}) Tj" for line in lines)
        stream = f"BT /F1 10 Tf 14 TL 40 780 Td {shown} ET".encode("latin-1")
        objects.append(b"<< /Length %d >> stream\n%s\nendstream" % (len(stream), stream))
        kids.append(len(objects) + 1)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(b"%d 0 R" % k for k in kids))
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj %s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start)


def test_lines_are_joined_to_paragraphs():
    (found,) = drafted("a.pdf", pdf(LINES))
    assert found.text.split("\n") == [LINES[0], f"{LINES[1]} {LINES[2]}", LINES[3]]


def test_pages_are_parted_and_counted():
    (found,) = drafted("a.pdf", pdf(LINES, AGAIN))
    _, second = found.text.split("\f")
    assert second == AGAIN[0]
    made = chronology()
    read = made.articles[0]
    object.__setattr__(read.article, "text", found.text)
    at = found.text.index("second page")
    assert Sources(made).page(Place("fr", at, at + 5)) == 2
    assert Sources(made).page(Place("fr", 0, 5)) == 1


def test_a_scanned_page_is_told_to_need_ocr(monkeypatch):
    monkeypatch.setattr(ocr.shutil, "which", lambda _: None)
    assert "needs OCR" in refusals("a.pdf", pdf([]))[0]
    read, refused = drafted("a.pdf", pdf(LINES, []))
    assert read.text.startswith(LINES[0])
    assert (refused.path, "needs OCR" in refused.reason) == ("a.pdf#page=2", True)


TESSERACT = """#!/bin/sh
if [ "$1" = --list-langs ]; then printf 'List of available languages (3):\\neng\\nfra\\nosd\\n'; exit 0; fi
echo "$@" > "$(dirname "$0")/asked"
head -c 20 > "$(dirname "$0")/image"
cat > /dev/null
printf '{said}'
exit {code}
"""


@pytest.fixture
def tesseract(tmp_path, monkeypatch):
    """A stand-in for the program, which says the same of every image."""
    ocr._languages.cache_clear()

    def made(said="The scanned page tells of the ferry.\\n\\f", code=0):
        program = tmp_path / "tesseract"
        program.write_text(TESSERACT.replace("{said}", said).replace("{code}", str(code)))
        program.chmod(0o755)
        monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
        return tmp_path

    yield made
    ocr._languages.cache_clear()


def test_a_scanned_page_is_read_where_tesseract_is_there(tesseract):
    folder = tesseract()
    (found,) = drafted("a.pdf", pdf(LINES, []))
    assert found.text.split("\f")[1].strip() == "The scanned page tells of the ferry."
    assert (folder / "asked").read_text().split() == ["stdin", "stdout", "-l", "eng+fra"]
    assert (folder / "image").read_bytes().startswith(b"P5 2480 3509 255\n")  # A4 at 300 dots an inch
    (whole,) = drafted("b.pdf", pdf([]))
    assert "ferry" in whole.text


@pytest.mark.parametrize(("said", "code"), [("", 0), ("words", 1), ("12 34", 0)])
def test_what_tesseract_cannot_read_is_told(tesseract, said, code):
    tesseract(said, code)
    assert "tesseract found no words" in refusals("a.pdf", pdf([]))[0]
    _, refused = drafted("a.pdf", pdf(LINES, []))
    assert refused.path == "a.pdf#page=2"


def test_pages_with_a_text_layer_are_never_recognised(tesseract):
    folder = tesseract()
    drafted("a.pdf", pdf(LINES, AGAIN))
    assert not (folder / "asked").exists()


@pytest.mark.parametrize("data", [b"", b"%PDF-1.4", pdf(LINES)[:200], b"hello"])
def test_broken_files_are_refused(data):
    assert refusals("a.pdf", data) == ["a broken PDF file"]


def test_bounds_hold():
    assert "over 1 pages" in refusals("a.pdf", pdf(LINES, AGAIN), Limits(members=1))[0]
    assert "characters" in refusals("a.pdf", pdf(LINES), Limits(text=20))[0]
