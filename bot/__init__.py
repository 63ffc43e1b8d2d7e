"""Crosscheck: cited answers about one story, and where its articles disagree."""

__version__ = "0.1.0"
