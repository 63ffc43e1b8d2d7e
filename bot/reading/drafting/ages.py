"""Ages as articles write them beside a name or noun: ", 23,", "(23)", "23-year-old"."""

from __future__ import annotations

from bot.reading.drafting.numbers import amount_at, plain
from bot.reading.drafting.sheets import Sheet

OLDEST = 110  # years


def age_inside(sheet: Sheet, inside: range) -> int | None:
    """Read an age within a noun phrase: "a 17-year-old clerk"."""
    for at in inside:
        if sheet.words[at] in ("old", "olds") and sheet.words[at - 1] == "-":
            return _years(sheet, at)
    return None


def _years(sheet: Sheet, old: int) -> int | None:
    """Read backwards from "old" in "17-year-old", "17 years old", "8-month-old"."""
    at = old - 1
    while at > 0 and sheet.words[at] == "-":
        at -= 1
    unit = sheet.words[at]
    if unit not in ("year", "years", "month", "months", "week", "weeks", "day", "days"):
        return None
    at -= 1
    while at > 0 and sheet.words[at] == "-":
        at -= 1
    amount = amount_at(sheet, at)
    if amount is None or amount.least is None:
        return None
    if unit.startswith("month"):
        return amount.least // 12
    return amount.least if unit.startswith("year") and amount.least <= OLDEST else 0


def age_after(sheet: Sheet, at: int) -> int | None:
    """Read an age behind a name or noun: ", 23,", "(23)", ", aged 23", ", who was 23"."""
    words = sheet.words
    end = len(words)
    if at + 1 < end and words[at] in (",", "("):
        at += 1
        skipped = words[at] in ("age", "aged", "a")
        if skipped and at + 1 < end:
            at += 1
        number = plain(words[at])
        if number is None or not 0 < number <= OLDEST:
            return None
        return _checked(sheet, at, number, was_called=skipped)
    if at + 1 < end and words[at] in ("is", "was") and plain(words[at + 1]) is not None:
        number = plain(words[at + 1])
        is_of_then = any(words[kid] == "when" for kid in sheet.kids[at])
        if at + 3 < end and words[at + 2 : at + 4] == ("years", "old") and not is_of_then:
            return number
    return None


def _checked(sheet: Sheet, at: int, number: int, *, was_called: bool) -> int | None:
    """Refuse numbers that count something else, such as street numbers."""
    after = sheet.words[at + 1] if at + 1 < len(sheet) else "."
    if after in ("-", "year", "years", "month", "months"):
        old = next(
            (i for i in range(at + 1, min(at + 5, len(sheet))) if sheet.words[i] in ("old", "olds")), None
        )
        is_of_next = old is not None and after in ("-", "year") and _begins_name(sheet, old + 1)
        return _years(sheet, old) if old and not is_of_next else None
    if (
        was_called
        or after in (",", ".", ")", ";", "and", "of", "who", "was", "is", "both", "from", "or", "in", "on")
        or "\n" in after
    ):
        return number
    return None


def _begins_name(sheet: Sheet, at: int) -> bool:
    """Whether a name stands here, whose age is what stands before it: "X, 39-year-old Y"."""
    return at < len(sheet) and sheet.texts[at][:1].isupper()


def age_before(sheet: Sheet, at: int) -> int | None:
    """Read an age in front of a name: "23-year-old", with a word or two between ("23-year-old driver X")."""
    for old in range(at - 1, max(at - 4, 0), -1):
        if sheet.words[old] == "old":
            return _years(sheet, old)
        if sheet.words[old] in (",", ".", "and"):
            return None
    return None


def is_age_alone(sheet: Sheet, at: int) -> bool:
    """Whether an age stands for the person: "the 9-month-old was", "two 19-year-olds"."""
    if sheet.words[at] not in ("old", "olds") or not at or sheet.words[at - 1] != "-":
        return False
    head = sheet.heads[at]
    return not (head > at and sheet.tags[head].startswith("N")) and _years(sheet, at) is not None
