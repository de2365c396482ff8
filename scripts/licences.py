"""Writes docs/licences.md: the licence of every part that filrouge and its extras install.

    python scripts/licences.py            write the page
    python scripts/licences.py --check    fail where it is out of date or a licence is not allowed

Parts are found from the installed packages' own requirements, so the page is that of the locked set.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

_HERE = {**default_environment()}
ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "licences.md"
LEFT_OUT = {"dev", "docs"}  # extras of those who work on filrouge: nothing of them is needed to run it
ALLOWED = re.compile(
    r"MIT|Apache|BSD|ISC|PSF|Python Software Foundation|MPL|Mozilla|LGPL|Lesser General|Unlicense|CC0|0BSD|HPND|Zlib"
    r"|Public Domain|MulanPSL|Historical Permission|LGPL-LR|BlueOak",
    re.IGNORECASE,
)
STRONG = re.compile(r"(?<![A-Za-z])A?GPL(?!-LR)|Affero|(?<!Lesser )General Public License", re.IGNORECASE)
HEAD = """# Licences of the parts

filrouge is under the Apache License 2.0. These are the parts that it and its extras install, as locked in
`requirements.lock`, with the licence that each package states; `python scripts/licences.py` writes this page and a
test compares it. `make sbom` writes the same as a CycloneDX bill of materials. No part is under a licence that
would bind filrouge or what is made with it (GPL, AGPL): the French model is under LGPL-LR and is installed as it
is, never re-packed; parts under LGPL and MPL are used as libraries.

| Part | Version | Licence | Needed by |
|---|---|---|---|
"""


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--check", action="store_true")
    wanted = page()
    refused = [f"{name}: {licence(name)}" for name in parts() if not allowed(licence(name))]
    if refused:
        sys.stderr.write("Licences that are not allowed or not known:\n" + "\n".join(refused) + "\n")
        return 1
    if not parser.parse_args().check:
        PAGE.write_text(wanted, "utf-8")
    elif not PAGE.exists() or PAGE.read_text("utf-8") != wanted:
        sys.stderr.write("docs/licences.md is out of date: python scripts/licences.py\n")
        return 1
    return 0


def page() -> str:
    """The page as it should be."""
    rows = (
        f"| {name} | {found.version} | {licence(name)} | {', '.join(sorted(why))} |"
        for name, why in sorted(parts().items())
        if (found := distribution(name))
    )
    return HEAD + "\n".join(rows) + "\n"


@cache
def parts() -> dict[str, set[str]]:
    """Every part by name, with the extras that need it (``filrouge`` for the program itself)."""
    found: dict[str, set[str]] = {}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    for extra, lines in {"filrouge": project["dependencies"], **project["optional-dependencies"]}.items():
        for name in reached(lines) if extra not in LEFT_OUT else ():
            found.setdefault(name, set()).add(extra)
    return {name: {"filrouge"} if "filrouge" in why else why for name, why in found.items()}


def reached(lines: Iterable[str]) -> set[str]:
    """The parts that requirements name, and all that those need in turn."""
    seen: set[str] = set()
    waiting = [Requirement(line) for line in lines]
    while waiting:
        needed = waiting.pop()
        name = canonicalize_name(needed.name)
        known = f"{name}[{','.join(sorted(needed.extras))}]"
        if known not in seen and installed(name):
            seen.add(known)
            waiting += needs(distribution(name), needed.extras)
    return {known.partition("[")[0] for known in seen}


def needs(of: Distribution, extras: Iterable[str]) -> Iterator[Requirement]:
    """The requirements of a package that hold here with some of its extras."""
    for needed in map(Requirement, of.requires or ()):
        if any(not needed.marker or needed.marker.evaluate({**_HERE, "extra": e}) for e in ("", *extras)):
            yield needed


def installed(name: str) -> bool:
    try:
        distribution(name)
    except PackageNotFoundError:
        return False
    return True


@cache
def licence(name: str) -> str:
    """What a package says of its licence: an SPDX expression, a field of a line, or its classifiers."""
    stated = distribution(name).metadata
    field = (stated.get("License") or "").strip()
    classes = [c.rsplit(" :: ", 1)[-1] for c in stated.get_all("Classifier") or () if c.startswith("License ::")]
    named = [c for c in classes if c != "OSI Approved"]
    short = field if field and "\n" not in field and len(field) < 60 else ""
    return stated.get("License-Expression") or short or ", ".join(named) or _from_text(field)


def _from_text(field: str) -> str:
    return next((known for known in ("MIT", "BSD", "Apache") if known.lower() in field[:300].lower()), "not stated")


def allowed(stated: str) -> bool:
    """Whether a licence is one that parts may have; where there is a choice, one of them."""
    choices = re.split(r"\bOR\b", stated)
    return any(ALLOWED.search(choice) and not STRONG.search(choice) for choice in choices)


if __name__ == "__main__":
    sys.exit(main())
