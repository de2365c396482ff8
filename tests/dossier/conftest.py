from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from filrouge.dossier import Dossier, Work
from tests.conftest import Places
from tests.dossier import stand_ins

NOW = "2025-03-10T08:00:00Z"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """The quick stages instead of the real ones."""
    stand_ins.put_in(monkeypatch)


@pytest.fixture
def dossier(places: Places, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Dossier]:
    """A dossier of eight articles, made with the quick stages."""
    stand_ins.put_in(monkeypatch)
    with Dossier.create(places("d")) as made:
        made.add([stand_ins.pile(tmp_path / "pile", 8)], Work(NOW, "Ana"))
        yield made
