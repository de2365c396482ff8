"""Immutable values that every layer shares; this package imports nothing of ours."""
