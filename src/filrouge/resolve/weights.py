"""How much each sign speaks for or against two tellings being of one happening.

Fitted by logistic regression (Newton's method, ridge) on pairs of hand-made dossiers in French and
English and of ECB+ (Cybulska and Vossen 2014), then rounded. A sum above 0 leans to one happening.
The signs are those of `likeness.features`.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

WEIGHTS: Mapping[str, Mapping[str, float]] = MappingProxyType(
    {
        "done inside": {
            "bias": -1.92, "agents-clash": -0.38, "agents-shared": 0.73, "anaphoric": 0.87, "apart": -0.56,
            "clause": 0.14, "close": 0.44, "country": 0.92, "crossed": -0.61, "days-off": 0.8,
            "figures-clash": -1.89, "figures-same": 0.74, "headline": 0.94, "in-time": 0.68, "modal": -0.45,
            "mode": 0.5, "near-type": 0.54, "new": -0.41, "noun": 0.69, "one-breath": 1.15, "places-shared": -0.12,
            "recipients-clash": -0.34, "recipients-shared": 0.7, "same-day": 1.02, "same-sentence": -2.4,
            "saying": -1.31, "sentence": 1.32, "soft-apart": -1.34, "soft-days-off": 1.54, "status": 0.54,
            "stem": 0.99, "type": 0.1, "unnamed": -0.99,
        },
        "done across": {
            "bias": -3.67, "agents-clash": -0.23, "agents-shared": 1.04, "apart": 0.22, "clause": 0.4,
            "country": 0.21, "crossed": 0.84, "days-off": 0.79, "family": 1, "figures-same": 0.42, "in-time": 0.57,
            "mode": -0.58, "near-type": 0.11, "noun": 0.22, "places-clash": -0.92, "places-shared": 0.62,
            "recipients-shared": 1.52, "same-day": 1.78, "saying": -1.33, "sentence": 0.93, "soft-apart": 0.44,
            "soft-days-off": 1.06, "status": 0.56, "stem": 1.84, "story": 3.17, "type": 0.24, "unnamed": -2.84,
        },
        "said inside": {
            "bias": -2.35, "agents-shared": 0.53, "apart": -0.16, "clause": 0.65, "close": 0.33, "crossed": 0.54,
            "figures-clash": 0.62, "figures-same": -0.15, "in-time": 0.65, "noun": 0.14, "recipients-clash": -1.13,
            "recipients-shared": 0.26, "same-day": 0.18, "same-sentence": 0.41, "sentence": 1.24,
            "soft-apart": -0.43, "status": 0.42, "stem": 0.88, "unnamed": -0.93,
        },
        "said across": {
            "bias": -3.75, "agents-shared": 0.83, "clause": 1.46, "days-off": -0.14, "family": -0.23,
            "figures-clash": -0.26, "figures-same": 0.19, "in-time": 1.29, "noun": 0.29, "same-day": 0.5,
            "sentence": 1.31, "soft-apart": -0.24, "soft-days-off": -1.04, "status": 0.92, "stem": 0.56,
            "story": 0.31, "unnamed": -0.33,
        },
    }
)  # fmt: skip
