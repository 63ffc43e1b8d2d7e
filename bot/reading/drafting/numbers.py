"""Numbers as articles write them: figures, words, bounds and ranges."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.drafting.english import ABOUT, NOBODY, SCALES, UNITS, VAGUE
from bot.reading.drafting.sheets import Sheet

# Words before a number, and how far its bounds lie from it; None is no bound.
BOUNDS: tuple[tuple[tuple[str, ...], int | None, int | None], ...] = (
    (("at", "least"), 0, None),
    (("more", "than"), 1, None),
    (("over",), 1, None),
    (("fewer", "than"), None, -1),
    (("less", "than"), None, -1),
    (("as", "many", "as"), None, 0),
    (("up", "to"), None, 0),
    (("at", "most"), None, 0),
)
DOZEN = 12
MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Amount:
    """A closed interval of whole numbers; None is unbounded. `first` and `last` are its tokens."""

    least: int | None
    most: int | None
    first: int
    last: int
    word: str | None = None

    @property
    def is_exact(self) -> bool:
        """Whether it is one number."""
        return self.least is not None and self.least == self.most

    @property
    def floor(self) -> int:
        """The least number that it allows."""
        return self.least or 0


def plain(word: str) -> int | None:
    """Read one word as a number: `17`, `1,200`, `seven`, `twenty-one`."""
    bare = word.replace(",", "")
    if bare.isascii() and bare.isdigit() and len(bare) <= MOST_DIGITS:
        return int(bare)
    if word in UNITS:
        return UNITS[word]
    tens, dash, unit = word.partition("-")
    if dash and UNITS.get(tens, 0) > 19 and 0 < UNITS.get(unit, 0) < 10:  # noqa: PLR2004 - twenty-one
        return UNITS[tens] + UNITS[unit]
    return None


def amount_at(sheet: Sheet, at: int) -> Amount | None:
    """Read the amount whose last token stands here: with its bounds, range or scale before it."""
    words = sheet.words
    if words[at] in NOBODY and words[at] != "neither":
        return Amount(0, 0, at, at)
    if words[at] in VAGUE:
        first = at - 1 if at and words[at - 1] == "a" else at
        return Amount(*VAGUE[words[at]], first, at, word=words[at])
    if words[at] == "both":
        return Amount(2, 2, at, at)
    if words[at] == "one" and at and words[at - 1] in NOBODY:
        return Amount(0, 0, at - 1, at)
    number, first = _scaled(sheet, at)
    if number is None:
        return None
    return _bounded(sheet, number, first, at)


def _scaled(sheet: Sheet, at: int) -> tuple[int | None, int]:
    """Read `two hundred`, `two dozen`, `a dozen`, `1,200`, `twenty - one`."""
    words = sheet.words
    before = plain(words[at - 1]) if at else None
    scale = SCALES.get(words[at]) or (DOZEN if words[at] == "dozen" else None)
    if scale:
        if before is not None:
            return before * scale, at - 1
        return (scale, at - 1) if at and words[at - 1] == "a" else (None, at)
    number = plain(words[at])
    if number is not None and at > 1 and words[at - 1] == "-" and number < 10:  # noqa: PLR2004
        tens = UNITS.get(words[at - 2], 0)
        if tens > 19:  # noqa: PLR2004
            return tens + number, at - 2
    return number, at


def _bounded(sheet: Sheet, number: int, first: int, last: int) -> Amount:
    words = sheet.words
    one = words[first - 1] if first else ""
    two = words[first - 2] if first > 1 else ""
    low = plain(two)
    if low is not None and low < number and _is_range(sheet, one, first):
        return Amount(low, number, first - 2, last)
    for words_before, least, most in BOUNDS:
        if sheet.words[max(first - len(words_before), 0) : first] == words_before:
            bounds = (
                number + least if least is not None else None,
                number + most if most is not None else None,
            )
            return Amount(*bounds, first - len(words_before), last)
    if one in ABOUT:
        return Amount(number, number, first - 1, last, word=f"{one} {number}")
    return Amount(number, number, first, last)


def _is_range(sheet: Sheet, joining: str, first: int) -> bool:
    """Whether "or", "to" or "between … and" joins the number to the one before it."""
    return joining in ("or", "to", "-") or (joining == "and" and sheet.words[max(first - 3, 0)] == "between")
