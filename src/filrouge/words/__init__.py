"""The interface's own words, French and English: one TOML file a language, the same keys in each."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path

FOLDER = Path(__file__).parent
DEFAULT = "en"
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_SLOT = re.compile(r"\\{(\w+)\\}")


def harmless(text: str) -> str:
    """Text for a terminal: what could steer it, or turn the direction of writing, shows as U+FFFD."""
    return _CONTROL.sub("\ufffd", text)


class Words:
    """The strings of one interface language, by dotted key."""

    def __init__(self, language: str, strings: Mapping[str, str]) -> None:
        self.language = language
        self.strings = strings

    def __call__(self, key: str, **values: object) -> str:
        """The string of a key with its ``{placeholders}`` filled; unknown keys are an error."""
        return self.strings[key].format(**values) if values else self.strings[key]

    def get(self, key: str, default: str) -> str:
        """The string of a key that may be data, such as an event type nobody named yet."""
        return self.strings.get(key, default)

    def reason(self, english: str) -> str:
        """A refusal in this language; the format keeps it in English, so that its bytes are everywhere the same."""
        for pattern, said in _reasons(self.language):
            if found := pattern.fullmatch(english):
                return said.format(**found.groupdict())
        return english

    def day(self, iso: str) -> str:
        """An ISO day as people write it: ``3 juillet 2025``, ``3 July 2025``."""
        year, month, day = iso.split("-")
        number = self("when.first") if int(day) == 1 else str(int(day))
        return self("when.day", day=number, month=self(f"month.{int(month)}"), year=year.lstrip("0") or "0")

    def count(self, key: str, number: int) -> str:
        """A counted noun; ``key.one`` up to what the language takes as singular, else ``key.many``."""
        singular = number < 2 if self.language == "fr" else number == 1
        return self(f"{key}.one" if singular else f"{key}.many", n=number)


def languages() -> tuple[str, ...]:
    return tuple(sorted(p.stem for p in FOLDER.glob("*.toml")))


@cache
def words(language: str) -> Words:
    """The words of an interface language; English where it has none."""
    path = FOLDER / f"{language}.toml"
    if language not in languages():
        path, language = FOLDER / f"{DEFAULT}.toml", DEFAULT
    return Words(language, _flat(tomllib.loads(path.read_text("utf-8"))))


@cache
def _reasons(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Patterns of the English refusals, each with how to say it."""
    path = FOLDER / "reasons" / f"{language}.tsv"
    if not path.is_file():
        return ()
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines()[1:] if line)
    return tuple((re.compile(_SLOT.sub(r"(?P<\1>.*)", re.escape(row[0])), re.DOTALL), row[1]) for row in rows)


def chosen(arguments: list[str], environment: Mapping[str, str]) -> str:
    """The interface language: ``--ui``, else FILROUGE_UI, else the locale, else English."""
    for here, following in pairwise([*arguments, ""]):
        asked = following if here == "--ui" else here.removeprefix("--ui=") if here.startswith("--ui=") else ""
        if asked in languages():
            return asked
    for name in ("FILROUGE_UI", "LC_ALL", "LC_MESSAGES", "LANG"):
        code = environment.get(name, "")[:2].lower()
        if code in languages():
            return code
    return DEFAULT


def _flat(tree: Mapping[str, object], prefix: str = "") -> dict[str, str]:
    found: dict[str, str] = {}
    for key, value in tree.items():
        if isinstance(value, Mapping):
            found |= _flat(value, f"{prefix}{key}.")
        else:
            found[f"{prefix}{key}"] = str(value)
    return found
