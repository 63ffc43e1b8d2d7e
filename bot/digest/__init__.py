"""Readings, the digest built from them, its JSON form, its store and its verification."""
