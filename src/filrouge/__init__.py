"""filrouge: a pile of press articles in, one sourced chronology out.

>>> import filrouge
>>> chronology = filrouge.build(["articles/"])          # doctest: +SKIP
>>> for event in chronology.events:                      # doctest: +SKIP
...     print(event.date.value, event.label)
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from filrouge.version import VERSION

__version__ = VERSION

if TYPE_CHECKING:
    from filrouge.api import annotate, build, load, read, save, to_json
    from filrouge.api.frames import to_arrow, to_pandas, to_polars
    from filrouge.api.notebook import load_ipython_extension, show
    from filrouge.dossier import Dossier
    from filrouge.errors import FilrougeError
    from filrouge.model.story import Chronology, Event
    from filrouge.model.text import Article, Rejected, Span

_HOMES = {
    "annotate": "filrouge.api",
    "build": "filrouge.api",
    "load": "filrouge.api",
    "read": "filrouge.api",
    "save": "filrouge.api",
    "to_json": "filrouge.api",
    "to_arrow": "filrouge.api.frames",
    "to_pandas": "filrouge.api.frames",
    "to_polars": "filrouge.api.frames",
    "load_ipython_extension": "filrouge.api.notebook",
    "show": "filrouge.api.notebook",
    "Dossier": "filrouge.dossier",
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
    "Dossier",
    "Event",
    "FilrougeError",
    "Rejected",
    "Span",
    "__version__",
    "annotate",
    "build",
    "load",
    "load_ipython_extension",
    "read",
    "save",
    "show",
    "to_arrow",
    "to_json",
    "to_pandas",
    "to_polars",
]


def __getattr__(name: str) -> object:
    """Public names load their module on first use, so that ``filrouge --help`` stays quick."""
    if name not in _HOMES:
        raise AttributeError(f"module 'filrouge' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)


class _Package(ModuleType):
    """Keeps ``filrouge.read`` and ``filrouge.annotate`` functions: importing the folder would bind its name here."""

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
