"""XML and office containers from strangers: no entities, no network, no more bytes than the bounds allow."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from typing import Any

from lxml import etree

from filrouge.read.options import Limits

_ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
_WIDE = re.compile(b"<\0!\0E\0N\0T\0I\0T\0Y|\0<\0!\0E\0N\0T\0I\0T\0Y", re.IGNORECASE)


class BadMarkupError(ValueError):
    """Why a file cannot be read; the message is a sentence for people."""


def tree(data: bytes, limits: Limits) -> Any:  # noqa: ANN401 - lxml's elements have no public type
    """The root of an XML document.

    Raises:
        BadMarkupError: too large, not well-formed, or with entities of its own.
    """
    if len(data) > limits.file:
        raise BadMarkupError(f"over {limits.file // 1_000_000} MB of XML")
    if _ENTITY.search(data) or _WIDE.search(data):
        raise BadMarkupError("it defines entities, which no article needs")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise BadMarkupError(f"not well-formed XML ({error})") from None


def member(data: bytes, name: str, limits: Limits) -> bytes:
    """One part of an office document.

    Raises:
        BadMarkupError: no such container or part, or it unpacks to more than the bounds.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(name) as stream:
            found = stream.read(limits.file + 1)
    except KeyError:
        raise BadMarkupError(f"an office document without {name}") from None
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
        raise BadMarkupError("a broken or encrypted office document") from None
    if len(found) > limits.file or len(found) > limits.ratio_from + limits.ratio * len(data):
        raise BadMarkupError(f"over {limits.file // 1_000_000} MB when unpacked, or packed as a zip bomb is")
    return found


def named(element: Any, name: str) -> bool:  # noqa: ANN401 - as above
    """Whether an element has a local name, whatever its namespace."""
    return isinstance(element.tag, str) and element.tag.rpartition("}")[2] == name


def local(element: Any) -> str:  # noqa: ANN401 - as above
    """An element's name without its namespace."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def first_text(element: Any, *path: str) -> str | None:  # noqa: ANN401 - as above
    """The folded text of the first descendant reached by local names, null where there is none."""
    steps = "/".join(f"*[local-name()='{name}']" for name in path)
    found = element.xpath(f".//{steps}")
    return " ".join("".join(found[0].itertext()).split()) or None if found else None
