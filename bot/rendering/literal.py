"""Foreign text made fit for one line: nothing in it that moves, hides or commands."""

from __future__ import annotations

import unicodedata

BLANK = frozenset("\t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u2028\u2029")

# Cc holds escape sequences, Cf direction marks and zero-width characters, Cs halves of characters that
# cannot be encoded; Co and Cn have no agreed meaning and draw as boxes.
UNWANTED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})


def flatten(text: str) -> str:
    """Give the text on one line, without control, direction, zero-width and unpaired surrogate characters."""
    if text.isprintable():
        return " ".join(text.split())
    kept = (" " if c in BLANK else c for c in text if c in BLANK or unicodedata.category(c) not in UNWANTED)
    return " ".join("".join(kept).split())


def clip(text: str, most: int) -> str:
    """Give the text in at most `most` characters, cut at a word where one is near, with an ellipsis."""
    if len(text) <= most:
        return text
    head = text[: max(most - 1, 0)]
    at_word, blank, _ = head.rpartition(" ")
    kept = at_word if blank and len(at_word) > most * 2 // 3 else head
    return f"{kept.rstrip(' ,;:')}…"
