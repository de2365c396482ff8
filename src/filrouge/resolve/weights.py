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
            "bias": -1.73, "agents-clash": -0.45, "agents-shared": 0.42, "anaphoric": 0.74, "apart": -0.66,
            "clause": 0.15, "close": 0.37, "country": 0.87, "crowd": -0.15, "figures-clash": -2.4, "figures-same": 0.47,
            "given": 0.97, "headline": 0.91, "in-time": -0.3, "modal": -0.59, "mode": 0.43, "near-type": 0.39,
            "new": -0.28, "one-breath": 1.55, "recipients-clash": -0.61, "recipients-shared": 0.41, "same-day": 0.24,
            "same-sentence": -3.03, "same-word": 0.77, "saying": -1.2, "sentence": 2.02, "soft-apart": 0.89,
            "status": 0.1, "stem": 1.22, "two-voices": 1.17, "type": 0.58, "unnamed": -1.18,
        },
        "done across": {
            "bias": -5.21, "agents-clash": -0.23, "agents-shared": 0.66, "apart": -0.58, "clause": 0.82,
            "crossed": 0.62, "days-off": -0.22, "family": 0.3, "figures-clash": -0.64, "figures-same": 0.29,
            "modal": 0.14, "mode": 0.29, "near-type": 0.53, "places-shared": 0.79, "recipients-clash": -0.46,
            "recipients-shared": 1.1, "saying": -1.85, "soft-apart": -0.86, "soft-days-off": 0.39, "status": 0.21,
            "stem": 2.01, "story": 3.87, "tongues": 2.44, "tongues-family": -2.48, "type": 0.63, "unnamed": -2.34,
        },
        "said inside": {
            "bias": -4.81, "agents-shared": 2.24, "apart": -0.32, "clause": 1.5, "close": 0.41, "crossed": 1.57,
            "crowd": 0.38, "days-off": -0.12, "given": 0.36, "modal": 0.25, "new": 0.28, "noun": 0.87,
            "recipients-clash": -1.01, "recipients-shared": 0.41, "same-day": 0.43, "same-sentence": -1.28,
            "same-word": -0.16, "sentence": 1.75, "soft-apart": -0.28, "status": 0.24, "stem": 0.68, "unnamed": -0.77,
        },
        "said across": {
            "bias": -4.55, "agents-shared": 0.49, "clause": 2.77, "country": 0.12, "crowd": 0.33, "days-off": -0.1,
            "family": 0.11, "figures-clash": -1.17, "figures-same": 0.32, "noun": 1.26, "recipients-shared": 0.43,
            "same-word": -0.55, "sentence": 2.54, "soft-apart": -0.95, "status": 0.78, "stem": 0.82, "story": 0.38,
            "tongues": -0.3, "tongues-family": -0.2, "unnamed": -0.96,
        },
    }
)  # fmt: skip
