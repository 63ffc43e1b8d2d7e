"""Passages that speak to a program: an article does not, so a person must see what it is."""

from __future__ import annotations

import re

ADDRESSED = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b.{0,40}\b(?:instructions?|prompts?|rules|above|previous|guidelines)\b"
    r"|\b(?:system|developer) (?:prompt|message)\b"
    r"|\byou are (?:now )?(?:an? )?(?:ai|assistant|language model|chatbot|llm|gpt)\b"
    r"|\bas an ai\b"
    r"|\b(?:language model|ai assistant|llm)s?\b.{0,60}\b(?:must|should|output|reply|respond|write|say)\b"
    r"|\b(?:reply|respond|answer|output) (?:only )?(?:with|in)\b.{0,30}\b(?:json|claims?)\b"
    r"|<\|?(?:im_start|system|endoftext|assistant)\b|\[/?inst\]|\"(?:role|claims)\"\s*:",
    re.IGNORECASE | re.DOTALL,
)


def speaks_to_a_program(text: str) -> str | None:
    """Give the words that are said to a program and not to readers; None where there are none."""
    found = ADDRESSED.search(text)
    return " ".join(found[0].split())[:80] if found else None
