"""The formats that are read, in one table: suffixes and the reader of each."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from filrouge.model.text import Rejected
from filrouge.read.columns import NONE
from filrouge.read.document import Document, Draft, rejected, sound
from filrouge.read.docx import word_document
from filrouge.read.feeds import feed
from filrouge.read.json import saved_json
from filrouge.read.jsonl import json_lines
from filrouge.read.mail import mailbox, message
from filrouge.read.mhtml import page_in_mail
from filrouge.read.odt import open_document
from filrouge.read.opml import list_of_feeds
from filrouge.read.options import Limits
from filrouge.read.pdf import portable_document
from filrouge.read.rtf import rich_text
from filrouge.read.saved import saved_page, saved_text, saved_xml
from filrouge.read.table import table
from filrouge.read.warc import web_archive

Reader = Callable[[Document, Limits], Iterator[Draft | Rejected]]
MappedReader = Callable[[Document, Limits, Mapping[str, str]], Iterator[Draft | Rejected]]

READERS: MappingProxyType[str, Reader] = MappingProxyType(
    {
        ".txt": saved_text,
        ".text": saved_text,
        ".html": saved_page,
        ".htm": saved_page,
        ".xhtml": saved_page,
        ".mhtml": page_in_mail,
        ".mht": page_in_mail,
        ".warc": web_archive,
        ".warc.gz": web_archive,
        ".arc": web_archive,
        ".arc.gz": web_archive,
        ".pdf": portable_document,
        ".docx": word_document,
        ".odt": open_document,
        ".rtf": rich_text,
        ".eml": message,
        ".mbox": mailbox,
        ".rss": feed,
        ".atom": feed,
        ".opml": list_of_feeds,
        ".xml": saved_xml,
        ".json": saved_json,
        ".jsonl": json_lines,
        ".ndjson": json_lines,
        ".csv": table,
        ".tsv": table,
    }
)
MAPPED: MappingProxyType[Reader, MappedReader] = MappingProxyType(
    {table: table, json_lines: json_lines, saved_json: saved_json}
)
_SUFFIX = re.compile(r"\.[a-z][a-z0-9]{0,7}")  # `.2020-05-03` at the end of a name is none
_WIRE = re.compile(rb"^\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:rss|feed|rdf:RDF|newsItem|newsMessage|PPSResponse|opml)\b")
_MARKUP = re.compile(rb"\s*(?:<!doctype html|<html|<\?xml|<!--|<head|<body)", re.IGNORECASE)


def drafts(document: Document, limits: Limits, columns: Mapping[str, str] = NONE) -> Iterator[Draft | Rejected]:
    """What a document holds, read by its suffix; without one, by what it looks like.

    ``columns`` are the user's own names in tables and JSON Lines, by field.
    """
    path = PurePosixPath(document.name)
    suffix = "".join(path.suffixes[-2:]).lower()
    suffix = suffix if suffix in READERS else path.suffix.lower()
    reader = READERS.get(suffix) if suffix in READERS or _SUFFIX.fullmatch(suffix) else _looked_at(document.data)
    if reader is None:
        yield sound(rejected(document.path, f"no reader for {suffix} files"))
    elif columns and reader in MAPPED:
        yield from map(sound, MAPPED[reader](document, limits, columns))
    else:
        yield from _guarded(document, map(sound, reader(document, limits)))


def _guarded(document: Document, found: Iterator[Draft | Rejected]) -> Iterator[Draft | Rejected]:
    """What a reader finds up to its failure: no file may stop a pile, whatever a library does with it."""
    try:
        yield from found
    except Exception as error:  # noqa: BLE001 - libraries on hostile input raise what they like
        yield rejected(document.path, f"its reader failed ({type(error).__name__})")


def _looked_at(data: bytes) -> Reader:
    if data.startswith(b"%PDF-"):
        return portable_document
    if data.lstrip().startswith(b"{\\rtf"):
        return rich_text
    if _WIRE.search(data[:1000]):
        return saved_xml
    if _MARKUP.match(data[:1000]):
        return saved_page
    return json_lines if _is_json_line(data) else saved_text


def _is_json_line(data: bytes) -> bool:
    if not data.lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(json.loads(data.lstrip().split(b"\n", 1)[0]), dict)
    except (ValueError, RecursionError):
        return False
