"""Pages and feeds by their addresses: what may be fetched is asked first, what is known is not sent again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from filrouge.fetch.keeping import Archive
from filrouge.fetch.links import Link, links
from filrouge.fetch.network import Answer, FetchError, Network, checked, joined
from filrouge.fetch.robots import Robots
from filrouge.read.options import Limits

MOST_HOPS = 5
_MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Manners:
    """How to behave: ``clock`` and ``sleep`` in seconds, ``now`` the instant (ISO 8601 in UTC).

    ``delay`` seconds lie at least between two requests to one host, more where the site asks for more;
    ``follow`` is how many pages of a feed are fetched at most.
    """

    now: Callable[[], str]
    clock: Callable[[], float]
    sleep: Callable[[float], None]
    delay: float = 1.0
    follow: int = 50


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of an address: ``saved``, ``unchanged``, ``refused`` or ``failed``, and why."""

    address: str
    state: str
    reason: str = ""


class Fetcher:
    """Fetches into an archive, one request after the other."""

    def __init__(self, network: Network, archive: Archive, manners: Manners) -> None:
        self._network, self._archive, self._manners = network, archive, manners
        self._last: dict[str, float] = {}
        self._robots = Robots(lambda address: self._hops(address, asked=False))

    def fetch(self, addresses: Iterable[str]) -> Iterator[Outcome]:
        """Each address, and after a feed the pages that it names and that are not known as they are now."""
        for address in dict.fromkeys(addresses):
            found, answer = self._one(address)
            yield found
            named = () if answer is None else links(answer.body, answer.url, Limits()) or ()
            news = [link for link in named if self._news(link)]
            yield from (self._one(link.address)[0] for link in news[: self._manners.follow])
            yield from (Outcome(x.address, "refused", _over(self._manners)) for x in news[self._manners.follow :])

    def _news(self, link: Link) -> bool:
        try:
            kept = self._archive.kept(str(checked(link.address)))
        except FetchError:
            return False
        return kept is None or (link.changed is not None and link.changed > kept.at)

    def _one(self, address: str) -> tuple[Outcome, Answer | None]:
        try:
            answer = self._hops(address, asked=True)
        except _RefusedError as error:
            return Outcome(address, "refused", str(error)), None
        except FetchError as error:
            return Outcome(address, "failed", str(error)), None
        if answer.status == 304:
            return Outcome(address, "unchanged"), None
        if answer.status != 200:
            return Outcome(address, "failed", f"the server answered {answer.status}"), None
        news = self._archive.keep(answer, self._manners.now())
        return Outcome(address, "saved" if news else "unchanged"), answer

    def _conditions(self, address: str) -> dict[str, str]:
        kept = self._archive.kept(address)
        if kept is None:
            return {}
        told = {"If-None-Match": kept.etag, "If-Modified-Since": kept.modified}
        return {name: value for name, value in told.items() if value}

    def _hops(self, address: str, *, asked: bool) -> Answer:
        """The answer at the end of all redirections, each of which is checked like the first address."""
        here = address
        for _ in range(MOST_HOPS + 1):
            here = str(checked(here))
            if asked and not self._robots.allowed(here):
                raise _RefusedError(self._robots.reason(here))
            self._wait(here, asked=asked)
            answer = self._network.get(here, self._conditions(here) if asked else {})
            if answer.status not in _MOVED or not answer.header("location"):
                return answer
            here = joined(here, answer.header("location"))
        raise FetchError(f"more than {MOST_HOPS} redirections")

    def _wait(self, address: str, *, asked: bool) -> None:
        """Until the host may be asked again."""
        manners, host = self._manners, urlsplit(address).netloc.lower()
        delay = max(manners.delay, self._robots.delay(address) if asked else 0.0)
        left = self._last.get(host, float("-inf")) + delay - manners.clock()
        if left > 0:
            manners.sleep(left)
        self._last[host] = manners.clock()


class _RefusedError(FetchError):
    """The site does not want it."""


def _over(manners: Manners) -> str:
    return f"over {manners.follow} pages of one feed"
