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
            "bias": -1.83, "agents-clash": -0.35, "agents-shared": 0.54, "anaphoric": 0.45, "apart": -0.9,
            "close": 0.61, "country": 0.89, "crossed": -0.7, "days-off": 0.66, "figures-clash": -2.25,
            "figures-same": 0.94, "given": 0.76, "headline": 0.76, "in-time": 0.6, "modal": -0.43, "mode": 0.79,
            "near-type": 0.32, "new": -0.24, "noun": 0.3, "one-breath": 1.29, "places-clash": 0.27,
            "places-shared": -0.17, "recipients-clash": -0.6, "recipients-shared": 0.65, "same-day": 0.69,
            "same-sentence": -2.91, "same-word": 1.06, "saying": -0.93, "sentence": 1.77, "soft-apart": -1.47,
            "soft-days-off": 1.08, "status": 0.34, "stem": 0.83, "unnamed": -0.83, "two-voices": 1.5,
        },
        "done across": {
            "bias": -3.5, "agents-clash": -0.33, "agents-shared": 0.82, "clause": 1.57, "country": 0.34,
            "crossed": 0.64, "days-off": 0.34, "family": 0.94, "figures-clash": -0.39, "figures-same": 0.56,
            "in-time": 0.47, "modal": 0.64, "near-type": 0.29, "places-shared": 0.71, "recipients-clash": -0.37,
            "recipients-shared": 1.34, "same-day": 0.6, "same-word": 0.14, "saying": -1.36, "sentence": -0.22,
            "soft-days-off": 0.59, "status": 0.39, "stem": 2.07, "story": 3.86, "type": 0.21, "unnamed": -3.02,
        },
        "said inside": {
            "bias": -4.24, "agents-shared": 2.11, "apart": -0.21, "clause": 0.99, "close": 0.36, "country": 0.29,
            "crossed": 1.17, "crowd": 0.42, "figures-same": -0.39, "in-time": -0.23, "new": 0.29, "noun": 0.29,
            "recipients-clash": -0.68, "recipients-shared": 0.2, "same-sentence": -0.73, "sentence": 1.23,
            "soft-days-off": -0.47, "status": 0.12, "stem": 0.47, "unnamed": -0.46,
        },
        "said across": {
            "bias": -3.51, "agents-shared": 1.47, "apart": -0.18, "clause": 2.55, "crossed": -0.11, "crowd": -0.1,
            "figures-clash": -0.95, "in-time": -0.56, "noun": 1.2, "recipients-clash": 0.16, "same-day": -0.43,
            "sentence": 2.34, "soft-apart": -0.68, "soft-days-off": -2.31, "status": 0.83, "stem": 0.93,
            "story": 0.57, "unnamed": -0.88,
        },
    }
)  # fmt: skip
