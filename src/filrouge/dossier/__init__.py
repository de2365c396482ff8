"""Dossiers: `Dossier` is the way in; corrections are values of `filrouge.dossier.corrections`."""

from filrouge.dossier.dossier import Added, Dossier, State
from filrouge.dossier.searching import Hit, Query
from filrouge.dossier.updating import Work

__all__ = ["Added", "Dossier", "Hit", "Query", "State", "Work"]
