"""Requests made from the description, good and bad ones, by schemathesis: bounded, without chance."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.config import SchemathesisConfig
from schemathesis.generation import GenerationMode

from filrouge.web import Setting, application
from filrouge.web.rest import description

# A correction rests on a state and on events that no generator can guess, so that most are refused on purpose.
CONFIG = SchemathesisConfig.from_dict(
    {
        "checks": {
            "positive_data_acceptance": {"expected-statuses": ["2xx", 304, 401, 404, 410, 412, 422, 428]},
            "negative_data_rejection": {"expected-statuses": [400, 404, 405, 412, 413, 415, 422, 428]},
        },
        "seed": 1,
        "generation": {"deterministic": True},
    }
)


def requests() -> Iterator[tuple[str, str, GenerationMode]]:
    """Each operation, and each that can be asked wrongly: any text will do as a name in an address."""
    for path, methods in description()["paths"].items():
        for method, told in methods.items():
            yield path, method, GenerationMode.POSITIVE
            if "requestBody" in told or any(p["in"] == "query" for p in told["parameters"]):
                yield path, method, GenerationMode.NEGATIVE


@pytest.mark.parametrize(("path", "method", "mode"), list(requests()), ids=str)
def test_every_answer_is_as_described(setting: Setting, path: str, method: str, mode: GenerationMode) -> None:
    operation = schemathesis.openapi.from_asgi("/api/v1/openapi.json", application(setting), config=CONFIG)[path][
        method
    ]

    @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True, database=None)
    @given(case=operation.as_strategy(generation_mode=mode))
    def answered(case: schemathesis.Case) -> None:
        case.call_and_validate(headers={"host": "localhost"})

    answered()
