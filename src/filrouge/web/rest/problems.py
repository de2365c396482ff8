"""What the interface cannot do, as RFC 9457 problems: one table of kinds, one shape of answer."""

from __future__ import annotations

import json
from types import MappingProxyType

from starlette.responses import Response

MEDIA_TYPE = "application/problem+json"
KINDS: MappingProxyType[int, tuple[str, str]] = MappingProxyType(
    {
        400: ("bad-request", "The request is not as the description has it"),
        401: ("unauthorised", "The token is missing or wrong"),
        403: ("forbidden", "This is not allowed"),
        404: ("not-found", "There is no such thing"),
        405: ("no-such-method", "This address does not take this method"),
        410: ("stale-cursor", "The dossier has changed since this list was begun"),
        412: ("changed", "The dossier is no longer as it was seen"),
        413: ("too-large", "Too much was sent"),
        415: ("media-type", "Only application/json is read here"),
        421: ("misdirected", "This host name is not served here"),
        422: ("impossible", "This correction cannot be made"),
        428: ("unconditional", "Say on which state of the dossier the correction rests"),
        503: ("unavailable", "The dossier cannot be used now"),
    }
)
SCHEMA = {
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
}


class ProblemError(Exception):
    """Something that cannot be done; ``status`` is one of `KINDS`, ``detail`` a sentence for people."""

    def __init__(self, status: int, detail: str, **headers: str) -> None:
        super().__init__(detail)
        self.status, self.detail, self.headers = status, detail, headers


def answer(status: int, detail: str, headers: dict[str, str] | None = None) -> Response:
    """The answer that tells a problem."""
    kind, title = KINDS[status]
    told = {"type": f"urn:filrouge:problem:{kind}", "title": title, "status": status, "detail": detail}
    body = json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")
    return Response(body, status, headers, MEDIA_TYPE)
