"""What was fetched, kept as a web archive (WARC 1.1), and what such archives say of it the next time."""

from __future__ import annotations

import base64
import hashlib
import io
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from filrouge.fetch.network import Answer
from filrouge.version import VERSION

VERSION_OF_WARC = "1.1"


class Kept(NamedTuple):
    """How an address last answered: when, its validators, and the digest of what it sent."""

    at: str
    etag: str
    modified: str
    digest: str


class Archive:
    """A web archive that grows: each answer is written at one go, so that a kill leaves no half of one.

    ``others`` are archives of earlier times, of which only what they know is read. Without ``revisits``
    the same bytes again are not written down at all.
    """

    def __init__(self, path: Path, others: Iterable[Path] = (), *, revisits: bool = True) -> None:
        self.path, self._revisits = path, revisits
        self._known: dict[str, Kept] = {}
        for archive in (*others, path):
            self._known.update(_known(archive))

    def followed_by(self, path: Path) -> Archive:
        """Another archive, which knows all that this one does."""
        found = Archive(path, revisits=self._revisits)
        found._known = {**self._known, **found._known}
        return found

    def kept(self, address: str) -> Kept | None:
        """How an address last answered, if ever."""
        return self._known.get(address)

    def keep(self, answer: Answer, at: str) -> bool:
        """Write down an answer; whether it says anything new. The same bytes again become a revisit."""
        before, digest = self._known.get(answer.url), _digest(answer.body)
        now = Kept(at, answer.header("etag"), answer.header("last-modified"), digest)
        if before is not None and before.digest == digest:
            if self._revisits:
                self._append(lambda writer: _revisit(writer, answer, before, at), at)
            self._known[answer.url] = now
            return False
        self._append(lambda writer: _response(writer, answer, at), at)
        self._known[answer.url] = now
        return True

    def _append(self, made: Any, at: str) -> None:  # noqa: ANN401 - a function from warcio's writer to its record
        buffer = io.BytesIO()
        writer = WARCWriter(buffer, gzip=self.path.suffix == ".gz", warc_version=VERSION_OF_WARC)
        if not self.path.exists():
            writer.write_record(_info(writer, self.path.name, at))
        writer.write_record(made(writer))
        with self.path.open("ab") as out:
            out.write(buffer.getvalue())
            out.flush()
            os.fsync(out.fileno())


def _digest(body: bytes) -> str:
    return "sha1:" + base64.b32encode(hashlib.sha1(body, usedforsecurity=False).digest()).decode()


def _about(answer: Answer, at: str) -> dict[str, str]:
    told = {"WARC-Date": at, "WARC-Payload-Digest": _digest(answer.body)}
    return told | ({"WARC-IP-Address": answer.address} if answer.address else {})


def _headers(answer: Answer) -> StatusAndHeaders:
    """The server's headers; those of the transport no longer hold for the body as it is kept."""
    kept = [(k, v) for k, v in answer.headers if k.lower() != "transfer-encoding"]
    return StatusAndHeaders(f"{answer.status} {answer.phrase}".strip(), kept, protocol="HTTP/1.1")


def _info(writer: Any, name: str, at: str) -> Any:  # noqa: ANN401 - warcio has no types
    told = f"software: filrouge/{VERSION}\r\nformat: WARC File Format {VERSION_OF_WARC}\r\n".encode()
    headers = {"WARC-Filename": name, "WARC-Date": at, "Content-Type": "application/warc-fields"}
    payload = io.BytesIO(told)
    return writer.create_warc_record("", "warcinfo", payload=payload, length=len(told), warc_headers_dict=headers)


def _response(writer: Any, answer: Answer, at: str) -> Any:  # noqa: ANN401 - as above
    return writer.create_warc_record(
        answer.url,
        "response",
        payload=io.BytesIO(answer.body),
        length=len(answer.body),
        http_headers=_headers(answer),
        warc_headers_dict=_about(answer, at),
    )


def _revisit(writer: Any, answer: Answer, before: Kept, at: str) -> Any:  # noqa: ANN401 - as above
    told = {k: v for k, v in _about(answer, at).items() if k != "WARC-Payload-Digest"}
    return writer.create_revisit_record(
        answer.url, before.digest, answer.url, before.at, http_headers=_headers(answer), warc_headers_dict=told
    )


def _known(path: Path) -> Iterator[tuple[str, Kept]]:
    if not path.exists():
        return
    with path.open("rb") as stream:
        try:
            for record in ArchiveIterator(stream):
                if record.rec_type in ("response", "revisit") and record.http_headers is not None:
                    yield _kept(record)
        except Exception:  # noqa: BLE001 - a library on a damaged file; what stands before the damage is known
            return


def _kept(record: Any) -> tuple[str, Kept]:  # noqa: ANN401 - as above
    told, said = record.rec_headers, record.http_headers
    kept = Kept(
        told.get_header("WARC-Date") or "",
        said.get_header("ETag") or "",
        said.get_header("Last-Modified") or "",
        told.get_header("WARC-Payload-Digest") or "",
    )
    return str(told.get_header("WARC-Target-URI")), kept
