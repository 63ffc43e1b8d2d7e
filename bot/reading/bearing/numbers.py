"""Numbers in a text, in figures and in English words."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator

from bot.reading.bearing.texts import words_in

FIGURES = re.compile(r"(?<![\w.,])(\d[\d.,\u00a0\u202f]*\d|\d)(?:st|nd|rd|th)?(?!\w)")
JOINED = re.compile(r"\d+")
GROUPED = re.compile(r"\d{1,3}(?:[.,\u00a0\u202f]\d{3})+")

_UNITS = [
    "zero",
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
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
UNITS = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}
_TO_TEN = "first second third fourth fifth sixth seventh eighth ninth tenth"
_TO_TWENTY = (
    "eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: number for number, word in enumerate(f"{_TO_TEN} {_TO_TWENTY}".split(), 1)} | {
    "thirtieth": 30
}
LONGEST = 15  # digits that a float holds
COMMON = frozenset({0.0, 1.0})  # as words: "one of them", and "zero" is said as "no"


def numbers_in(text: str) -> frozenset[float]:
    """Give every number that a text may be read to hold; `1.200` is read both ways."""
    found = {number for figure in FIGURES.findall(text) for number in _readings(figure)}
    found |= {
        float(digits) for digits in JOINED.findall(text) if len(digits) <= LONGEST
    }  # 2020–2021, 23-year-old
    found |= {number * scale for number, scale in _scaled_figures(text)}
    return frozenset(found | set(_spoken(words_in(text.replace("-", " "))))) | _ordinals(text)


def numbers_claimed(text: str) -> frozenset[float]:
    """Give the numbers that a sentence of ours commits to: each must be borne out."""
    figures = {_readings(figure)[0] for figure in FIGURES.findall(text)}
    scaled = {number: number * scale for number, scale in _scaled_figures(text)}
    spoken = set(_spoken(words_in(text.replace("-", " ")))) - COMMON
    return frozenset({scaled.get(number, number) for number in figures} | spoken)


def _readings(figure: str) -> tuple[float, ...]:
    plain = re.sub(r"[\u00a0\u202f]", "", figure)
    readings = [float(re.sub(r"[.,]", "", plain))] if GROUPED.fullmatch(figure) else []
    for text in (plain, plain.replace(",", ".")):
        try:
            readings.append(float(text))
        except ValueError:
            continue
    return tuple(dict.fromkeys(readings)) or (float(re.sub(r"[.,]", "", plain)),)


def _scaled_figures(text: str) -> Iterator[tuple[float, float]]:
    for found in re.finditer(rf"({FIGURES.pattern})\s+({'|'.join(SCALES)})s?\b", text.casefold()):
        for number in _readings(found[2]):
            yield number, SCALES[found[3]]


def _spoken(words: Iterable[str]) -> Iterator[float]:
    """Read runs of number words: `one hundred and twenty three`, `two dozen`, `a hundred`."""
    total, part, is_open = 0, 0, False
    before = ""
    for word in (*words, ""):
        if word in UNITS:
            part += UNITS[word]
            is_open = True
        elif word in SCALES and (is_open or before == "a"):
            part = max(part, 1) * SCALES[word]
            if SCALES[word] >= SCALES["thousand"]:
                total, part = total + part, 0
            is_open = True
        elif not (word == "and" and is_open and before in SCALES):
            if is_open:
                yield float(total + part)
            total, part, is_open = 0, 0, False
        before = word


def _ordinals(text: str) -> frozenset[float]:
    words = words_in(text.replace("-", " "))
    tens = (
        UNITS[one] + ORDINALS[other]
        for one, other in itertools.pairwise(words)
        if UNITS.get(one, 0) > UNITS["nineteen"] and ORDINALS.get(other, 99) < 10  # noqa: PLR2004 - twenty-first
    )
    return frozenset(float(number) for number in (*tens, *(ORDINALS[w] for w in words if w in ORDINALS)))
