"""Bytes to text: exactly what the file holds, in the encoding that it most likely has."""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip container (an office document or an archive)"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"RIFF", "a media file"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"Rar!", "a RAR archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
)
_SAMPLE = 200_000  # bytes enough to tell an encoding
_CONTROLS = frozenset(range(32)) - {9, 10, 11, 12, 13, 27} | {127}
_MOST_CONTROLS = 0.01
_ODD = re.compile(r"(?<=[^\W\d_])(?:[^\w\s\x00-\x7f’·\u00ad]|[À-ÞŒŠŽŸ])(?=[a-zß-ÿœšž])")  # `l‚vier`, `MŽdias`
_MOST_ODD = 0.05
_MOST_FOREIGN = 0.3  # a third of a Western text's letters are never accented


class NotTextError(ValueError):
    """The bytes hold no readable text; the message says what they are."""


def decoded(data: bytes) -> str:
    """The text of a file; only a byte order mark is left out, as decoding leaves it out.

    Raises:
        NotTextError: empty or binary content.
    """
    if not data.strip():
        raise NotTextError("the file is empty")
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise NotTextError(f"{what}, not plain text")
    text = _by_mark(data) or _by_guess(data)
    controls = sum(ord(char) in _CONTROLS or char == "\ufffd" for char in text[:_SAMPLE])
    if controls > _MOST_CONTROLS * min(len(text), _SAMPLE):
        raise NotTextError("binary content, not text")
    if not any(char.isalpha() for char in text):
        raise NotTextError("no words in it")
    return text


def _by_mark(data: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    return None


def _by_guess(data: bytes) -> str:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _foreign(data)
    wide = _unmarked_utf16(data) if "\0" in text[:_SAMPLE] else None
    return data.decode(wide, "replace") if wide else text


def _foreign(data: bytes) -> str:
    """Neither marked nor UTF-8: Windows-1252 where that reads well, as most such files are."""
    wide = _unmarked_utf16(data)
    if wide:
        return data.decode(wide, "replace")
    if data.count(b"\0", 0, _SAMPLE):
        raise NotTextError("binary content, not text")
    best = None if (western := _western(data)) else from_bytes(data[:_SAMPLE]).best()
    if western or best is None:
        return western or data.decode("latin-1")
    return data.decode(best.encoding, "replace")


def _western(data: bytes) -> str | None:
    """The text in Windows-1252, unless its accents then fall where no Western word has them."""
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return None
    sample = text[:_SAMPLE]
    foreign = sum(char > "\x7f" for char in sample)
    letters = sum(char.isalpha() for char in sample)
    odd = len(_ODD.findall(sample))
    return text if odd <= _MOST_ODD * foreign and foreign <= _MOST_FOREIGN * max(1, letters) else None


def _unmarked_utf16(data: bytes) -> str | None:
    """Latin text in UTF-16 has a zero in nearly every other byte, always on the same side."""
    sample = data[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    half = max(1, len(sample) // 2)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    return "utf-16-be" if even > 0.7 * half and odd < 0.05 * half else None
