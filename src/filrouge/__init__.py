"""filrouge: a pile of press articles in, one sourced chronology out.

>>> import filrouge
>>> chronology = filrouge.build(["articles/"])          # doctest: +SKIP
>>> for event in chronology.events:                      # doctest: +SKIP
...     print(event.date.value, event.label)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from filrouge.version import VERSION

__version__ = VERSION

if TYPE_CHECKING:
    from filrouge.api import build, load, read, to_json
    from filrouge.errors import FilrougeError
    from filrouge.model.story import Chronology, Event
    from filrouge.model.text import Article, Rejected, Span

_HOMES = {
    "build": "filrouge.api",
    "load": "filrouge.api",
    "read": "filrouge.api",
    "to_json": "filrouge.api",
    "FilrougeError": "filrouge.errors",
    "Chronology": "filrouge.model.story",
    "Event": "filrouge.model.story",
    "Article": "filrouge.model.text",
    "Rejected": "filrouge.model.text",
    "Span": "filrouge.model.text",
}

__all__ = [
    "Article",
    "Chronology",
    "Event",
    "FilrougeError",
    "Rejected",
    "Span",
    "__version__",
    "build",
    "load",
    "read",
    "to_json",
]


def __getattr__(name: str) -> object:
    """Public names load their module on first use, so that ``filrouge --help`` stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'filrouge' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
