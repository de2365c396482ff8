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
            "bias": -1.87, "agents-clash": -0.27, "agents-shared": 0.51, "anaphoric": 0.42, "apart": -0.93,
            "clause": 0.14, "close": 0.61, "country": 0.99, "crossed": -0.72, "crowd": -0.13, "days-off": 0.67,
            "figures-clash": -2.28, "figures-same": 0.89, "given": 0.51, "headline": 0.75, "in-time": 0.61,
            "modal": -0.44, "mode": 0.68, "near-type": 0.33, "new": -0.23, "noun": 0.36, "one-breath": 1.25,
            "places-clash": 0.27, "places-shared": -0.16, "recipients-clash": -0.61, "recipients-shared": 0.64,
            "same-day": 0.88, "same-sentence": -2.89, "same-word": 1.04, "saying": -0.93, "sentence": 1.7,
            "soft-apart": -1.21, "soft-days-off": 1.3, "status": 0.36, "stem": 0.8, "unnamed": -0.82,
        },
        "done across": {
            "bias": -3.46, "agents-clash": -0.32, "agents-shared": 0.83, "clause": 1.54, "country": 0.35,
            "crossed": 0.64, "days-off": 0.35, "family": 0.9, "figures-clash": -0.35, "figures-same": 0.57,
            "in-time": 0.49, "modal": 0.65, "near-type": 0.27, "noun": -0.1, "places-shared": 0.7,
            "recipients-clash": -0.39, "recipients-shared": 1.32, "same-day": 0.58, "same-word": 0.11,
            "saying": -1.35, "sentence": -0.23, "soft-days-off": 0.53, "status": 0.4, "stem": 2.13, "story": 3.88,
            "type": 0.19, "unnamed": -3.03,
        },
        "said inside": {
            "bias": -4.39, "agents-shared": 2.11, "apart": -0.2, "clause": 1, "close": 0.36, "country": 0.29,
            "crossed": 1.17, "crowd": 0.43, "figures-same": -0.39, "in-time": -0.21, "new": 0.29, "noun": 0.39,
            "recipients-clash": -0.68, "recipients-shared": 0.2, "same-sentence": -0.73, "sentence": 1.23,
            "soft-apart": -0.11, "soft-days-off": -0.46, "status": 0.2, "stem": 0.41, "unnamed": -0.43,
        },
        "said across": {
            "bias": -3.53, "agents-shared": 1.47, "apart": -0.15, "clause": 2.55, "crossed": -0.11,
            "figures-clash": -0.94, "in-time": -0.58, "noun": 0.45, "recipients-clash": 0.2, "same-day": -0.45,
            "same-word": -0.11, "sentence": 2.34, "soft-apart": -0.67, "soft-days-off": -2.32, "status": 0.83,
            "stem": 0.96, "story": 0.61, "unnamed": -0.9,
        },
    }
)  # fmt: skip
