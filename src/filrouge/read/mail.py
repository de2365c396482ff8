"""Mail: single messages and mailboxes, as newsletters come; plain text first, else the shown text of the page."""

from __future__ import annotations

import email
import email.policy
import re
from collections.abc import Iterator
from email.message import EmailMessage, Message
from email.utils import parseaddr, parsedate_to_datetime

from filrouge.model.text import Basis, Published, Rejected
from filrouge.read.blocks import blocks, parsed
from filrouge.read.composing import Piece, composed
from filrouge.read.document import Document, Draft, Hints, dated, rejected
from filrouge.read.options import Limits

_FROM = re.compile(rb"^From [^\r\n]{0,300}\d{4}[^\r\n]{0,20}\r?\n", re.MULTILINE)
_QUOTED_FROM = re.compile(rb"^>(>*From )", re.MULTILINE)
_MOST_TAGS = 200_000
_ENDLESS = re.compile(rb"[^\n]{200000}")  # RFC 5322 allows 998; the library needs minutes for such a line
_MOST_PARTS = 5_000  # lines that may begin a part: the library takes a tenth of a millisecond for each


def message(document: Document, limits: Limits) -> Iterator[Draft | Rejected]:
    """The article of one message."""
    yield _article(document.path, document.data, limits)


def mailbox(document: Document, limits: Limits) -> Iterator[Draft | Rejected]:
    """The messages of a box, one by one (RFC 4155)."""
    starts = [match.start() for match in _FROM.finditer(document.data)]
    if not starts:
        yield rejected(document.path, "not a mailbox: no line begins with From")
        return
    if len(starts) > limits.members:
        yield rejected(document.path, f"more than {limits.members} messages in one box")
        return
    for number, (start, end) in enumerate(zip(starts, [*starts[1:], len(document.data)], strict=True), 1):
        data = document.data[start:end].split(b"\n", 1)[-1]
        yield _article(f"{document.path}#{number}", _QUOTED_FROM.sub(rb"\1", data), limits)


def parts(data: bytes) -> Message | None:
    """A message's tree, null where there is none; the library trips over hostile headers."""
    if data.count(b"\n--") > _MOST_PARTS or _ENDLESS.search(data):
        return None
    try:
        found = email.message_from_bytes(data, policy=email.policy.default)
        return found if found.keys() else None
    except Exception:  # noqa: BLE001 - a library on hostile input; the message is rejected, the rest goes on
        return None


def _article(path: str, data: bytes, limits: Limits) -> Draft | Rejected:
    if len(data) > limits.file:
        return rejected(path, f"a message of over {limits.file // 1_000_000} MB")
    found = parts(data)
    try:
        if not isinstance(found, EmailMessage):
            return rejected(path, "not a message")
        lines, title = _lines(found), header(found, "Subject")
        return composed(Piece(path, data, lines, title, _hints(found, title)), limits)
    except Exception:  # noqa: BLE001 - as above
        return rejected(path, "a broken message")


def header(found: Message, name: str) -> str | None:
    """A header as one line."""
    return " ".join(str(found.get(name, "")).split()) or None


def content(part: Message) -> str:
    """The text of a part, whatever its encoding says."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    for charset in (part.get_content_charset(), "utf-8"):
        try:
            return data.decode(charset or "utf-8")
        except (LookupError, UnicodeError):
            continue
    return data.decode("cp1252", "replace")


def _lines(found: EmailMessage) -> list[str]:
    plain = found.get_body(("plain",))
    if plain is not None and (lines := _paragraphs(content(plain))):
        return lines
    page = found.get_body(("html",))
    markup = content(page) if page is not None else ""
    tree = parsed(markup) if markup.count("<") <= _MOST_TAGS else None
    return [] if tree is None else [block.text for block in blocks(tree)]


def _paragraphs(text: str) -> list[str]:
    """Paragraphs out of lines that a mail program broke; a lone line stays a line."""
    found = [" ".join(part.split()) for part in re.split(r"\n[ \t\r]*\n", text.replace("\r\n", "\n"))]
    return [paragraph for paragraph in found if paragraph]


def _hints(found: EmailMessage, title: str | None) -> Hints:
    name, address = parseaddr(header(found, "From") or "")
    return Hints(title=title, source=name or address or None, published=_day(header(found, "Date")))


def _day(value: str | None) -> Published | None:
    """The day of sending, in the sender's own time zone."""
    try:
        return dated(parsedate_to_datetime(value).date(), Basis.METADATA, "the date of the message") if value else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
