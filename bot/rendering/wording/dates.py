"""Dates and periods at the precision they were given; the same on every machine, whatever its locale."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from bot.rendering.wording.language import DASH
from bot.story.sources import Source
from bot.story.values import Period

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def day_text(day: date) -> str:
    """`13 December 2025`."""
    return f"{day.day} {month_text(day)}"


def month_text(day: date) -> str:
    """`December 2025`."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def short_day(day: date) -> str:
    """`13 Dec 2025`."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"


def short_iso_day(text: str) -> str:
    """Write an ISO day as `22 Nov 2026`; anything else as it stands."""
    try:
        return short_day(date.fromisoformat(text))
    except ValueError:
        return text


def published_text(source: Source) -> str:
    """When a source appeared: `13 Dec 2025`, or `undated`."""
    return short_day(source.published) if source.published else "undated"


def period_text(period: Period) -> str:
    """Write `2020`, `August 2020`, `13 December 2025`, or two of these with a dash between."""
    first, last = period.first, period.last
    if _is_year_start(first) and _is_year_end(last):
        return f"{first.year}" if first.year == last.year else f"{first.year}{DASH}{last.year}"
    if first.day == 1 and last.day == monthrange(last.year, last.month)[1]:
        return _joined(month_text(first), month_text(last))
    return _joined(day_text(first), day_text(last))


def _joined(first: str, last: str) -> str:
    return first if first == last else f"{first} {DASH} {last}"


def _is_year_start(day: date) -> bool:
    return (day.month, day.day) == (1, 1)


def _is_year_end(day: date) -> bool:
    return (day.month, day.day) == (12, 31)
