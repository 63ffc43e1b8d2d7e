"""Small pieces of English: numbers, lists, plurals, capitals, quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence

DASH = "\u2013"  # an en dash, for ranges
WORDS = (
    "no",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)

MOST_LISTED = 12  # ids of sources that anybody reads one by one

INITIAL = re.compile(r"\b[^\W\d_]\.$")


def number(count: int) -> str:
    """Write a count in running text: a word up to twelve, figures beyond."""
    return WORDS[count] if 0 < count < len(WORDS) else f"{count:,}"


def counted(count: int, noun: str, plural: str = "") -> str:
    """Write a count and its noun: `one article`, `three articles`, `no article`."""
    if count == 0:
        return f"no {noun}"
    return f"{number(count)} {noun if count == 1 else plural or f'{noun}s'}"


def listed(items: Sequence[str], last: str = "and") -> str:
    """Items as a list in a sentence: `A`, `A and B`, `A, B and C`."""
    if len(items) < 2:  # noqa: PLR2004  # one item needs no joining word
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def some_of(items: Sequence[str], more: int = 0) -> str:
    """Items as a list in a sentence, those beyond the first few, and `more`, counted: `A, B and 7 more`."""
    shown = items if len(items) + more <= MOST_LISTED else items[:MOST_LISTED]
    left = len(items) - len(shown) + more
    return listed([*shown, f"{number(left)} more"] if left else shown)


def opened(text: str) -> str:
    """Give the text with its first letter as a capital."""
    return text[:1].upper() + text[1:]


def closed(text: str) -> str:
    """Give the text with a full stop, unless it ends in a mark of its own."""
    return text if text.endswith((".", "!", "?", "…", ".”", "!”", "?”")) else f"{text}."


def unclosed(text: str) -> str:
    """Give the text without its full stop, unless that belongs to an initial."""
    return text if INITIAL.search(text) else text.removesuffix(".")


def quoted(text: str) -> str:
    """Give the text in quotation marks."""
    return f"“{text}”"
