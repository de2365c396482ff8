"""filrouge: a pile of press articles in, one sourced chronology out."""

__version__ = "0.1.0"
