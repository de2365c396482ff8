"""Quality floors: fails when a figure of the shipped dossiers or of a single layer falls below `floors.toml`.

``python eval/floors.py``           compare
``python eval/floors.py --update``  raise the floors to today's figures; none is lowered unless
                                    ``--lower REASON`` gives a reason, which is kept in the file.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import layers
from dossiers import scored, shipped, table

HERE = Path(__file__).parent
FLOORS = HERE / "floors.toml"
SLACK = 0.005  # a figure may fall by half a point before anyone is called


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--update", action="store_true")
    parser.add_argument("--lower", default="", metavar="REASON")
    asked = parser.parse_args()
    results = {gold.name: scored(gold) for gold in shipped()}
    print(table(results), end="\n\n")
    for name, found in (*layers.scored([]), *layers.others()):
        print(layers.told(name, found))
        results[name] = found
    floors = tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}
    if asked.update:
        FLOORS.write_text(raised(floors, results, asked.lower), "utf-8")
        return 0
    fallen = list(below(floors, results))
    print(*fallen, sep="\n")
    return 1 if fallen else 0


def below(floors: dict[str, dict[str, float]], results: dict[str, dict[str, float | None]]) -> list[str]:
    """One sentence a figure that fell."""
    wrong = []
    for dossier, figures in floors.items():
        if dossier == "lowered":
            continue
        for key, floor in figures.items():
            value = results.get(dossier, {}).get(key)
            if value is None or value < floor - SLACK:
                wrong.append(f"{dossier}: {key} is {value if value is None else round(value, 3)}, its floor {floor}")
    return wrong


def raised(floors: dict[str, dict[str, float]], results: dict[str, dict[str, float | None]], reason: str) -> str:
    """The new file: each floor the higher of old and new, or the new one where a reason is given."""
    lines = ["# Floors of the shipped dossiers and of single layers; `python eval/floors.py --update` raises them."]
    for dossier, figures in results.items():
        lines += ["", f"[{dossier}]"]
        for key, value in figures.items():
            if value is not None:
                old = 0.0 if reason else floors.get(dossier, {}).get(key, 0.0)
                lines.append(f"{key} = {max(old, int(value * 1000) / 1000):.3f}")
    notes = [str(v) for v in floors.get("lowered", {}).values()] + ([reason] if reason else [])
    if notes:
        lines += ["", "[lowered]", *(f'{n} = "{note}"' for n, note in enumerate(notes, 1))]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
