"""How quickly the desk answers for a dossier of ten thousand events: the first page, filters, an event.

Run: python bench/desk.py [events]. The chronology is made by hand, so that no parser is needed.
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
from filrouge.model.story import Chronology  # noqa: E402
from filrouge.web import Setting, application  # noqa: E402

NOW = "2025-03-10T08:00:00Z"
ASKED, AT_ONCE = 50, 4


def large(count: int) -> Chronology:
    """Many events of the small hand-made chronology, over ten years."""
    small = builders.chronology()
    call = small.events[0]
    days = (f"{2015 + n * 10 // count}-{1 + n % 12:02}-{1 + n % 28:02}" for n in range(count))
    many = [replace(call, id=f"e-{n:05}", date=builders.day(day)) for n, day in enumerate(days)]
    return replace(small, events=tuple(sorted(many, key=lambda e: (e.date.earliest or "", e.id))))


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
            client.get("/").raise_for_status()
            for path in ("/", "/?page=150", "/?status=happened&contested=1", "/event/e-00042", "/sources"):
                taken = timed(client, path)
                print(f"{path:32} median {statistics.median(taken) * 1000:6.0f} ms, most {max(taken) * 1000:6.0f} ms")


if __name__ == "__main__":
    main()
