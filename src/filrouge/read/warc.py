"""Web archives (WARC, ARC): the pages that answered, each by its address; revisits point to what is kept."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import redirect_stderr
from typing import Any

from filrouge.model.text import Rejected
from filrouge.read.composing import addressed, lacking
from filrouge.read.document import Document, Draft, rejected
from filrouge.read.options import Limits
from filrouge.read.saved import saved_page

_PAGES = ("text/html", "application/xhtml+xml")


def web_archive(document: Document, limits: Limits) -> Iterator[Draft | Rejected]:
    """The articles of an archive; each page once, however often it was fetched."""
    missing = lacking(document.path, "warcio", "warc")
    if missing:
        yield missing
        return
    found = False
    try:
        for address, data in _answers(document.data, limits):
            found = True
            yield from (
                addressed(item, address) for item in saved_page(Document(f"{document.path}#{address}", data), limits)
            )
    except _BoundError as error:
        yield rejected(document.path, str(error))
        return
    except Exception:  # noqa: BLE001 - a library on hostile input; what was read stands, the rest is rejected
        yield rejected(document.path, "a broken web archive")
        return
    if not found:
        yield rejected(document.path, "a web archive without pages")


class _BoundError(ValueError):
    """A bound that an archive passes."""


def _answers(data: bytes, limits: Limits) -> Iterator[tuple[str, bytes]]:
    """Address and body of each page that was answered in full, the first of equal ones."""
    left = limits.unpacked
    seen: set[tuple[str, bytes]] = set()
    for number, record in enumerate(_records(data)):
        if number > limits.members:
            raise _BoundError(f"more than {limits.members} records in one archive")
        address = record.rec_headers.get_header("WARC-Target-URI") or str(number)
        if record.rec_type != "response" or not _is_page(record):
            continue
        body = record.content_stream().read(min(limits.page, left) + 1)
        left -= len(body)
        if left < 0:
            raise _BoundError(f"the archive unpacks to over {limits.unpacked // 1_000_000} MB")
        key = (address, body)
        if key not in seen:
            seen.add(key)
            yield address, _in_utf8(body, record)


def _records(data: bytes) -> Iterator[Any]:
    """The records; what the library prints about broken ones is no message of ours."""
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415 - only for this format

    with redirect_stderr(io.StringIO()):
        records = iter(ArchiveIterator(io.BytesIO(data), arc2warc=True))
    while True:
        with redirect_stderr(io.StringIO()):
            record = next(records, None)
        if record is None:
            return
        yield record


def _is_page(record: Any) -> bool:  # noqa: ANN401 - warcio has no types
    headers = record.http_headers
    if headers is None or headers.get_statuscode() not in {"200", "203"}:
        return False
    return (headers.get_header("Content-Type") or "").split(";")[0].strip().lower() in _PAGES


def _in_utf8(body: bytes, record: Any) -> bytes:  # noqa: ANN401 - as above
    """The page in UTF-8 where the server said its encoding, which goes before what the page says."""
    kind = (record.http_headers.get_header("Content-Type") or "").lower()
    charset = kind.partition("charset=")[2].strip("\"' ;")
    try:
        return body.decode(charset).encode("utf-8") if charset else body
    except (LookupError, UnicodeError):
        return body
