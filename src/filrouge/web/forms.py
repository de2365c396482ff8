"""What browsers send: plain forms and files, read within bounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser
from starlette.requests import Request

from filrouge.web.adding import LARGEST_UPLOAD, MOST_FILES, Upload
from filrouge.web.safety import LARGEST_FORM

MOST_FIELDS = 150  # a page of events to tick, and room for the rest
PLAIN, FILES = "application/x-www-form-urlencoded", "multipart/form-data"


class FormError(Exception):
    """A form that is not read; ``status`` is the answer's."""

    def __init__(self, status: int, message: str) -> None:
        self.status = status
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Form(Mapping[str, str]):
    """The fields of a form by name, the last where there are several, and the files sent with them."""

    pairs: Sequence[tuple[str, str]] = ()
    uploads: Sequence[Upload] = ()

    def __getitem__(self, name: str) -> str:
        for key, value in reversed(self.pairs):
            if key == name:
                return value
        raise KeyError(name)

    def __iter__(self) -> Iterator[str]:
        return iter(dict(self.pairs))

    def __len__(self) -> int:
        return len(dict(self.pairs))

    def every(self, name: str) -> list[str]:
        """All values of one name, in order, each once."""
        return list(dict.fromkeys(value for key, value in self.pairs if key == name))


EMPTY = Form()


async def sent(request: Request, *, files: bool = False) -> Form:
    """The form of a request.

    Raises:
        FormError: it is too large, of another kind, or broken.
    """
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == PLAIN:
        return Form(_fields(await _body(request)))
    if kind == FILES and files:
        return await _with_files(request)
    raise FormError(415, "Only forms are read here.")


async def _body(request: Request) -> bytes:
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_FORM:
            raise FormError(413, "Too much was sent.")
    return body


def _fields(body: bytes) -> list[tuple[str, str]]:
    try:
        return parse_qsl(body.decode("ascii"), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError as error:
        raise FormError(400, "This form cannot be read.") from error


async def _with_files(request: Request) -> Form:
    parser = MultiPartParser(request.headers, request.stream(), max_files=MOST_FILES, max_fields=MOST_FIELDS)
    try:
        found = await parser.parse()
    except MultiPartException as error:
        raise FormError(400, "This form cannot be read.") from error
    pairs, uploads, size = [], [], 0
    for name, value in found.multi_items():
        if isinstance(value, UploadFile):
            data = await value.read()
            size += len(data)
            if value.filename:
                uploads.append(Upload(value.filename, data))
        else:
            pairs.append((name, value))
    await found.close()
    if size > LARGEST_UPLOAD:
        raise FormError(413, "Too much was sent.")
    return Form(pairs, uploads)
