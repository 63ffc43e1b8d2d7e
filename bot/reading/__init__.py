"""Originals, cut into passages and quoted from."""
