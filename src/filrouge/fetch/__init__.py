"""Fetching pages, only when it is asked for: politely, within bounds, and kept as a web archive. Extra ``fetch``."""

from filrouge.fetch.fetching import Fetcher, Manners, Outcome

__all__ = ["Fetcher", "Manners", "Outcome"]
