"""What sites let programs fetch, and how often (RFC 9309): each site is asked once."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser

from filrouge.fetch.network import AGENT, Answer, FetchError

_LONGEST = 500 * 1024  # bytes that have to be heeded
_SLOWEST = 60.0  # seconds; a site that asks for more would keep a run waiting for days


class Robots:
    """The rules of the sites met so far; ``get`` fetches a robots.txt, redirects followed."""

    def __init__(self, get: Callable[[str], Answer]) -> None:
        self._get = get
        self._known: dict[str, RobotFileParser] = {}
        self._silent: dict[str, str] = {}

    def allowed(self, address: str) -> bool:
        """Whether the site lets this be fetched."""
        return self._rules(address).can_fetch(AGENT, address)

    def reason(self, address: str) -> str:
        """Why this may not be fetched: the site says so, or says nothing at all."""
        return self._silent.get(_site(address), "the site's robots.txt does not let programs fetch it")

    def delay(self, address: str) -> float:
        """Seconds that the site asks for between requests."""
        rules = self._rules(address)
        rate = rules.request_rate(AGENT)
        each = 0.0
        if rate and rate.requests:  # whole numbers of any length: bounded before they are divided
            each = min(rate.seconds, 1e9) / min(rate.requests, 1e9)
        return min(_SLOWEST, max(min(float(_SLOWEST), int(rules.crawl_delay(AGENT) or 0)), each))

    def _rules(self, address: str) -> RobotFileParser:
        site = _site(address)
        if site not in self._known:
            self._known[site] = self._asked(site)
        return self._known[site]

    def _asked(self, site: str) -> RobotFileParser:
        """Without such a file all may be fetched; where the site cannot say, nothing."""
        rules = RobotFileParser()
        try:
            answer = self._get(f"{site}/robots.txt")
        except FetchError as error:
            answer, self._silent[site] = None, str(error)
        if answer is None or answer.status >= 500 or answer.status == 429:
            rules.parse(["User-agent: *", "Disallow: /"])
        elif answer.status >= 300:
            rules.parse([])
        else:
            _parsed(rules, answer.body[:_LONGEST].decode("utf-8", "replace"))
        return rules


def _site(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _parsed(rules: RobotFileParser, text: str) -> None:
    """Read the rules; lines on which the parser fails, as a delay that is no plain number, are left out."""
    try:
        rules.parse(text.splitlines())
    except ValueError:
        rules.parse([line for line in text.splitlines() if _readable(line)])


def _readable(line: str) -> bool:
    try:
        RobotFileParser().parse(["User-agent: *", line])
    except ValueError:
        return False
    return True
