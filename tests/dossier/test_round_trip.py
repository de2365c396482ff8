"""From JSON into a dossier's store and out again: the same bytes."""

from __future__ import annotations

from pathlib import Path

import pytest

from filrouge.dossier import Dossier, Work
from filrouge.dossier.lines import gathered, laid_out
from filrouge.export.json import render
from filrouge.export.jsonin import loads
from filrouge.model.story import Chronology
from filrouge.store import versions
from filrouge.store.versions import Version
from tests.builders import chronology
from tests.dossier import stand_ins


def through_a_dossier(told: Chronology, path: Path) -> Chronology:
    with Dossier.create(path) as dossier:
        lines, frame = laid_out(told)
        with dossier.database.writing():
            versions.put(dossier.database, Version(1, "", "2025-03-10T08:00:00Z", "", 0, 0, 0), lines, frame)
    with Dossier.open(path) as dossier:
        found = gathered(dossier.database, 1)
    assert found is not None
    return found


def test_json_into_a_dossier_and_out_again_is_the_same_bytes(tmp_path: Path) -> None:
    data = render(chronology())
    assert render(through_a_dossier(loads(data), tmp_path / "d.filrouge")) == data


def test_what_a_dossier_writes_is_read_to_what_it_holds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_ins.put_in(monkeypatch)
    folder = stand_ins.pile(tmp_path / "pile", 12)
    (folder / "dit.txt").write_text(
        "La ville attend les secours\n\n« Nous venons », a dit Ana Solé à Valmer.\n", "utf-8"
    )
    with Dossier.create(tmp_path / "d.filrouge") as dossier:
        dossier.add([folder], Work("2025-03-10T08:00:00Z", "Ana"))
        data, held = render(dossier.chronology()), dossier.chronology()
    assert loads(data) == held
    assert render(through_a_dossier(loads(data), tmp_path / "again.filrouge")) == data
