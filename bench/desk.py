"""How quickly the desk answers for a dossier of ten thousand events: the first page, filters, every screen.

Run: python bench/desk.py [events]. The chronology is made by hand, so that no parser is needed: a
twentieth as many articles and actors as events, quotations, figures, contradictions and follow-ups among them.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import threading
import time
from dataclasses import replace
from pathlib import Path

from starlette.testclient import TestClient

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from tests import builders  # noqa: E402

from filrouge.dossier import Dossier  # noqa: E402 - the repository's root has to be known first
from filrouge.model.mentions import Status  # noqa: E402
from filrouge.model.story import Chronology, Contradiction, Event  # noqa: E402
from filrouge.web import Setting, application  # noqa: E402

NOW = "2025-03-10T08:00:00Z"
ASKED, AT_ONCE = 50, 4
TYPES = ("CONSULT", "ASSAULT", "AID", "ACCUSE", "SANCTION", "AGREE", "DECLARE", "MOVEMENT")
STATUSES = ("happened", "announced", "denied", "uncertain")
PATHS = (
    "/", "/?page=150", "/?status=happened&contested=1", "/?actor=a-7&since=2018-01-01&until=2020-12-31",
    "/event/e-00042", "/event/e-00042/edit", "/article/x-3", "/actors", "/actor/a-7", "/relations",
    "/relations?a=a-7&b=a-8", "/contradictions", "/follow", "/quotes", "/quotes?text=rien", "/figures", "/sources",
    "/export", "/add", "/log",
)  # fmt: skip


def large(count: int) -> Chronology:
    """Many events of the small hand-made chronology, over ten years, told by many articles of many actors."""
    small = builders.chronology()
    call, read, ana = small.events[0], small.articles[0], small.actors[0]
    crowd = range(max(20, count // 20))
    events = (_event(call, n, count, len(crowd)) for n in range(count))
    quote, figure, follow_up = small.quotes[0], small.figures[0], small.follow_ups[0]
    return replace(
        small,
        articles=tuple(replace(read, article=replace(read.article, id=f"x-{n}", source=f"P {n % 90}")) for n in crowd),
        actors=tuple(replace(ana, id=f"a-{n}", name=f"Actor {n}", aliases=(f"A. {n}",), roles=()) for n in crowd),
        events=tuple(sorted(events, key=lambda e: (e.date.earliest or "", e.id))),
        quotes=tuple(replace(quote, id=f"q-{n}", article=f"x-{n}", speaker=f"a-{n}") for n in crowd),
        figures=tuple(replace(figure, id=f"f-{n}", article=f"x-{n}", event=f"e-{n:05}") for n in crowd),
        contradictions=tuple(_contradiction(small.contradictions[0], n) for n in crowd),
        follow_ups=tuple(replace(follow_up, event=f"e-{n:05}") for n in crowd),
    )


def _contradiction(found: Contradiction, number: int) -> Contradiction:
    places = [[replace(s, article=f"x-{number}") for s in claim.spans] for claim in found.claims]
    claims = tuple(replace(c, spans=tuple(s)) for c, s in zip(found.claims, places, strict=True))
    return replace(found, id=f"c-{number}", events=(f"e-{number:05}",), claims=claims)


def _event(call: Event, n: int, count: int, crowd: int) -> Event:
    day = f"{2015 + n * 10 // count}-{1 + n % 12:02}-{1 + n % 28:02}"
    there = f"x-{n % crowd}"
    parts = [
        replace(p, actor=f"a-{(n * 7 + k) % crowd}", span=replace(p.span, article=there))
        for k, p in enumerate(call.participants)
    ]
    report = replace(call.mentions[0], because=())
    return replace(
        call,
        id=f"e-{n:05}",
        date=builders.day(day) if n % 5 else builders.day(day, until=f"{day[:8]}28", precision="range"),
        type=TYPES[n % len(TYPES)],
        status=Status(STATUSES[n % len(STATUSES)]),
        participants=tuple(parts),
        mentions=tuple(replace(report, article=f"x-{(n + k) % crowd}") for k in range(1 + n % 3)),
        figures=(f"f-{n}",) if n < crowd else (),
        because=(),
    )


def timed(client: TestClient, path: str) -> list[float]:
    """Seconds of each request, several at once."""
    taken: list[float] = []

    def asking() -> None:
        for _ in range(ASKED // AT_ONCE + 1):
            start = time.perf_counter()
            client.get(path).raise_for_status()
            taken.append(time.perf_counter() - start)

    threads = [threading.Thread(target=asking) for _ in range(AT_ONCE)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return taken[:ASKED]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    chronology = large(count)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.filrouge"
        Dossier.create(file).close()
        Dossier.machine = lambda _self, _number=None: chronology  # type: ignore[method-assign,assignment,misc]
        setting = Setting(file, lambda: NOW, lambda: "2025-04-01", b"s" * 32, names=("testserver",))
        with TestClient(application(setting)) as client:
            for path in PATHS:
                start = time.perf_counter()
                client.get(path).raise_for_status()
                first = time.perf_counter() - start
                taken = timed(client, path)
                shown = (path, first * 1000, statistics.median(taken) * 1000, max(taken) * 1000)
                print("{:44} first {:6.0f} ms, median {:5.0f} ms, most {:5.0f} ms".format(*shown), flush=True)


if __name__ == "__main__":
    main()
