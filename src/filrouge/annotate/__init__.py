"""Annotators: pure functions from an article, its pack and earlier layers to one layer each."""
