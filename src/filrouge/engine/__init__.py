"""Runners: the same stages over one process or many, with the same bytes out."""
