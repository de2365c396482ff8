"""The closed lists of constructors that rules may name, by layer; a rule that names another fails at load."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

CONSTRUCTORS: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "dates": frozenset(
            {
                "age", "alike", "amount", "between", "calendar", "clock", "daypart", "dated", "duration", "era",
                "feast", "modified", "nothing", "number", "ordinal", "period", "recurrent", "shift", "vague", "weekday",
                "window", "within", "words",
            }
        ),
    }
)  # fmt: skip
