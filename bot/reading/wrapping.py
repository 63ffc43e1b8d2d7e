"""Whether an original's paragraphs are wrapped over several lines, and which lines go on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from bot.reading.lines import Line

WIDEST = 120  # columns; text wrapped for reading stays below, a paragraph on one line seldom does
NARROWEST = 50
FEWEST = 3  # pairs of lines that show it
SHARE = 0.5  # of all adjacent lines: the rest are ends of paragraphs


def width_of_wrapped(lines: Sequence[Line]) -> int:
    """Find the column at which a text is wrapped; 0 when each paragraph is on a line of its own.

    Lines are wrapped where the next line's first word would not have fitted.
    """
    width = max((len(line.text) for line in lines), default=0)
    if not NARROWEST <= width <= WIDEST:
        return 0
    adjacent = [(above, line) for above, line in pairwise(lines) if line.number == above.number + 1]
    full = sum(wraps(above, line, width) for above, line in adjacent)
    return width if full >= FEWEST and full >= SHARE * len(adjacent) else 0


def wraps(above: Line, line: Line, width: int) -> bool:
    """Whether `line` goes on where `above` had no more room; never with a width of 0."""
    return bool(width) and len(above.text) + 1 + len(line.text.split(maxsplit=1)[0]) > width
