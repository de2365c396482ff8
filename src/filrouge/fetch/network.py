"""One request at a time: to public addresses unless told otherwise, within a time and a size, never redirected."""

from __future__ import annotations

import ipaddress
import socket
import ssl
import time
from collections.abc import Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from urllib.parse import urljoin

import httpcore2
import httpx2

from filrouge.version import VERSION

AGENT = f"filrouge/{VERSION}"
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LOCAL_NAT64 = ipaddress.ip_network("64:ff9b:1::/48")  # RFC 8215; older Pythons take it for global
_ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json;q=0.9,*/*;q=0.5"
)


class FetchError(Exception):
    """Why something was not fetched, as a sentence."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said, byte for byte."""

    url: str
    status: int
    phrase: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    address: str  # of the server

    def header(self, name: str) -> str:
        """The first header of a name, empty where there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")


def public(address: str) -> bool:
    """Whether an address is one of the open internet: no private network, no machine's own, none in disguise."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if found in _NAT64:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner is not None:
            return public(str(inner))
        if found.is_site_local or found in _LOCAL_NAT64:
            return False
    return found.is_global and not (found.is_multicast or found.is_reserved)


class _Checked(httpcore2.NetworkBackend):
    """Connects to the very address that was checked, so that a name cannot lead elsewhere a moment later."""

    def __init__(self, *, private: bool) -> None:
        self._private = private
        self._plain = httpcore2.SyncBackend()
        self.address, self.until = "", 0.0

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        try:
            told = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):  # the latter for names that no label of the DNS can be
            raise FetchError(f"no such host: {host}") from None
        found = list(dict.fromkeys(str(entry[4][0]) for entry in told))
        if not self._private and not all(map(public, found)):
            raise FetchError(f"{host} is an address of a private network")
        self.address = found[0]
        return _Bounded(self._plain.connect_tcp(found[0], port, timeout, local_address, socket_options), self.until)


class _Bounded(httpcore2.NetworkStream):
    """A connection on which no wait goes beyond one instant, so that an answer in drops ends too."""

    def __init__(self, plain: httpcore2.NetworkStream, until: float) -> None:
        self._plain, self._until = plain, until

    def _left(self) -> float:
        left = self._until - time.monotonic()
        if left <= 0:
            raise httpcore2.ReadTimeout
        return left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002 - the whole bounds it
        return self._plain.read(max_bytes, self._left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002 - as above
        self._plain.write(buffer, self._left())

    def close(self) -> None:
        self._plain.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        left = self._left() if timeout is None else min(timeout, self._left())
        return _Bounded(self._plain.start_tls(ssl_context, server_hostname, left), self._until)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 - of any kind
        return self._plain.get_extra_info(info)


class Network:
    """The only place where anything is asked of another machine.

    ``private`` lets in addresses of private networks; ``seconds`` bounds a whole answer, ``largest`` its bytes.
    """

    def __init__(self, *, private: bool = False, seconds: float = 30, largest: int = 10_000_000) -> None:
        self._backend = _Checked(private=private)
        self._seconds, self._largest = seconds, largest
        context = httpx2.create_ssl_context(trust_env=False)
        self._pool = httpcore2.ConnectionPool(context, network_backend=self._backend, max_keepalive_connections=0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._pool.close()

    def get(self, address: str, headers: dict[str, str] | None = None) -> Answer:
        """What a server answers.

        Raises:
            FetchError: the address is not one that is fetched, or no whole answer came.
        """
        return self._asked("GET", address, headers or {})

    def post(self, address: str, body: bytes, kind: str) -> Answer:
        """What a server answers to something sent.

        Raises:
            FetchError: as for `get`.
        """
        return self._asked("POST", address, {"Content-Type": kind}, body)

    def _asked(self, method: str, address: str, headers: dict[str, str], body: bytes | None = None) -> Answer:
        url = checked(address)
        sent = {"Host": _host(url), "User-Agent": AGENT, "Accept": _ACCEPT, "Accept-Encoding": "identity", **headers}
        if body is not None:
            sent["Content-Length"] = str(len(body))
        target = httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        pairs = [(k.encode("ascii"), v.encode("latin-1", "replace")) for k, v in sent.items()]
        self._backend.until = time.monotonic() + self._seconds
        limits = {"timeout": dict.fromkeys(("connect", "read", "write", "pool"), self._seconds)}
        try:
            with self._pool.stream(method, target, headers=pairs, content=body, extensions=limits) as answer:
                return self._read(str(url), answer)
        except httpcore2.TimeoutException:
            raise FetchError("no answer in time") from None
        except (httpcore2.NetworkError, httpcore2.ProtocolError, httpcore2.UnsupportedProtocol, OSError) as error:
            raise FetchError(f"no answer: {error or type(error).__name__}") from None

    def _read(self, url: str, answer: Any) -> Answer:  # noqa: ANN401 - httpcore2's response
        body = b""
        for piece in answer.iter_stream():
            body += piece
            if len(body) > self._largest:
                raise FetchError(f"larger than {self._largest // 1_000_000} MB")
        headers = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in answer.headers)
        phrase = answer.extensions.get("reason_phrase", b"").decode("latin-1")
        return Answer(url, answer.status, phrase, headers, body, self._backend.address)


def checked(address: str) -> httpx2.URL:
    """An address of the web without its fragment.

    Raises:
        FetchError: it is not one that is fetched.
    """
    try:
        url = httpx2.URL(address)
    except (httpx2.InvalidURL, ValueError):
        raise FetchError("not an address") from None
    if url.scheme not in ("http", "https") or not url.host:
        raise FetchError("only http and https addresses are fetched")
    if url.userinfo:
        raise FetchError("an address with a password is not fetched")
    return url.copy_with(fragment=None)


def joined(here: str, other: str) -> str:
    """An address as a page names it, seen from the page's own.

    Raises:
        FetchError: it is none.
    """
    try:
        return urljoin(here, other)
    except ValueError:
        raise FetchError("not an address") from None


def _host(url: httpx2.URL) -> str:
    return url.netloc.decode("ascii")
