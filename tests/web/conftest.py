from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from starlette.testclient import TestClient

from filrouge.dossier import Dossier, Work
from filrouge.web import Setting, application
from tests.dossier import stand_ins
from tests.web import browser as browsers

NOW = "2025-03-10T08:00:00Z"
EXAMPLES = Path(__file__).parents[2] / "examples"
CALLS = Path("/work/shared/corpora/calls-2025-07")
HOSTILE = (
    "Le 2025-03-02, une frappe <script>alert(1)</script> a fait 12 blessés "
    '<img src=x onerror="alert(2)"> <a href="javascript:alert(3)">ici</a> selon Ana Solé & Marc.\n'
)
SAID = (
    "La ville attend encore les secours promis hier\n\n"
    "« Nous serons là le 2025-03-04 », a dit Ana Solé devant les élus de Valmer, qui ont reçu cet appel.\n"
)


class Reader:
    """A browser that fills in the forms of the pages it has read."""

    def __init__(self, client: TestClient) -> None:
        self.client = client

    def page(self, path: str, status: int = 200) -> str:
        answer = self.client.get(path)
        assert answer.status_code == status, answer.text[:500]
        return answer.text

    def fields(self, page: str) -> dict[str, str]:
        """The hidden fields that every form of a page carries."""
        return {name: re.search(rf'name="{name}" value="([^"]*)"', page)[1] for name in ("csrf", "seen")}

    def send(self, path: str, page: str, **typed: str):
        given = {"author": "Ana", **self.fields(page), "back": "/log", **typed}
        return self.client.post(path, data=given, follow_redirects=False)


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A dossier of eight small articles and a hostile one, made with the quick stages."""
    stand_ins.put_in(monkeypatch)
    folder = stand_ins.pile(tmp_path / "pile", 8)
    (folder / "hostile.txt").write_text("Un accord conclu devant la presse\n\n" + HOSTILE, "utf-8")
    (folder / "said.txt").write_text(SAID, "utf-8")
    with Dossier.create(tmp_path / "d.filrouge") as made:
        made.add([folder], Work(NOW, "Ana"))
    return tmp_path / "d.filrouge"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, one for all tests."""
    with browsers.chromium() as found:
        yield found


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped examples as one dossier, made with the real stages; not to be written to."""
    path = tmp_path_factory.mktemp("examples") / "examples.filrouge"
    with Dossier.create(path) as made:
        made.add(sorted(p for p in EXAMPLES.iterdir() if p.is_dir()), Work(NOW, "Ana"))
    return path


@pytest.fixture(scope="session")
def calls(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two real articles on the calls of July 2025, where the corpus is at hand; not to be written to."""
    if not CALLS.is_dir():
        pytest.skip("the corpus of the calls of July 2025 is not here")
    path = tmp_path_factory.mktemp("calls") / "calls.filrouge"
    with Dossier.create(path) as made:
        made.add(sorted(CALLS.glob("*.txt")), Work(NOW, "Ana"))
    return path


@pytest.fixture
def page(browser: Browser, file: Path) -> Iterator[Page]:
    """A reader's page at a desk on the small dossier."""
    with browsers.served(file) as address, browsers.page_of(browser, address) as found:
        yield found


@pytest.fixture
def setting(file: Path) -> Setting:
    return Setting(file, lambda: NOW, lambda: "2025-04-01", b"s" * 32, names=("testserver", "localhost"))


@pytest.fixture
def reader(setting: Setting) -> Iterator[Reader]:
    with TestClient(application(setting)) as client:
        yield Reader(client)


@pytest.fixture
def guarded(setting: Setting) -> Iterator[TestClient]:
    """A desk that others can reach, so that it asks for a token."""
    with TestClient(application(replace(setting, token="jeton", remote=True))) as client:
        yield client
