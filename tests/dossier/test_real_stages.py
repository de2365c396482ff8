"""One dossier with the real parser and the real comparison: the bytes of `filrouge build`."""

from __future__ import annotations

from pathlib import Path

from filrouge.dossier import Dossier, Work
from filrouge.engine.build import build, pile
from filrouge.export.json import render
from filrouge.read import read

EXAMPLES = Path(__file__).parents[2] / "examples" / "ever-given"
FILES = ("eg-02-promesse.txt", "eg-07-saisie.txt", "eg-09-depart.txt")


def test_a_dossier_filled_in_any_order_is_the_build(tmp_path: Path) -> None:
    paths = [EXAMPLES / name for name in FILES]
    with Dossier.create(tmp_path / "d") as dossier:
        for batch in (paths[2:], paths[:1], paths[1:]):
            dossier.add(batch, Work("2021-07-07T10:00:00Z"))
        assert render(dossier.chronology()) == render(build(pile(read(paths))))
        assert len(dossier.versions()) == 3
        assert dossier.chronology().events
