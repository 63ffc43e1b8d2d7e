"""Days as articles and their pages write them, in English, German, Russian and Turkish."""

from __future__ import annotations

import re
from datetime import date

from bot.reading.lines import fold

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan januar jänner ocak января январь",
            "february feb februar şubat февраля февраль",
            "march mar märz mart марта март",
            "april apr nisan апреля апрель",
            "may mai mayis мая май",
            "june jun juni haziran июня июнь",
            "july jul juli temmuz июля июль",
            "august aug ağustos августа август",
            "september sep sept eylül сентября сентябрь",
            "october oct oktober okt ekim октября октябрь",
            "november nov kasim ноября ноябрь",
            "december dec dezember dez aralik декабря декабрь",
        ),
        1,
    )
    for name in names.split()
}
ISO = re.compile(r"\b(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
POINTED = re.compile(r"\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b")  # with points the day comes first, everywhere
DAY_FIRST = re.compile(r"\b(\d{1,2})(?:\.|st|nd|rd|th)?\s+([^\W\d_]{3,12})\.?,?\s+(\d{4})\b")
MONTH_FIRST = re.compile(r"\b([^\W\d_]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b")


def find_day(text: str) -> date | None:
    """Give the first day a text names in full; None for none, or for one like 03/05/2024 that may be two."""
    folded = fold(text)
    if found := ISO.search(folded):
        return _day(int(found[1]), int(found[2]), int(found[3]))
    if found := POINTED.search(folded):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    for found in DAY_FIRST.finditer(folded):
        if found[2] in MONTHS:
            return _day(int(found[3]), MONTHS[found[2]], int(found[1]))
    for found in MONTH_FIRST.finditer(folded):
        if found[1] in MONTHS:
            return _day(int(found[3]), MONTHS[found[1]], int(found[2]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
