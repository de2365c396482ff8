"""`make quality CORPORA=…`: figures of every dossier with a gold.json below the folders named.

With no folder, the shipped examples.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from dossiers import golds, scored, shipped, table


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("folders", nargs="*", type=Path)
    folders = parser.parse_args().folders
    found = golds(folders) if folders else shipped()
    if not found:
        print("no gold.json in", *folders, file=sys.stderr)
        return 2
    print(table({gold.name: scored(gold) for gold in found}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
