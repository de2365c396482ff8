"""Resolving: from annotated articles to one chronology; pure, the same for any order of input."""
