"""Names of persons in an article: those the parser saw, and those that their age gives away."""

from __future__ import annotations

from dataclasses import dataclass

from bot.reading.drafting.english import HONORIFICS, PARTS_OF_PLACES, SUFFIXES, TITLES
from bot.reading.drafting.numbers import plain
from bot.reading.drafting.sheets import Sheet

OLDEST = 110
LONGEST = 5  # words of a name


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands, titles left out; `title` says whether one stands before it."""

    first: int
    last: int
    head: int
    text: str
    title: str = ""


def find_names(sheet: Sheet) -> tuple[Name, ...]:
    """Find all names of persons, in order and apart from each other."""
    found: dict[int, Name] = {}
    for first, last in (*_by_age(sheet), *_by_kind(sheet)):
        name = _trimmed(sheet, first, last)
        if name and not any(at in found for at in range(name.first, name.last + 1)):
            found.update(dict.fromkeys(range(name.first, name.last + 1), name))
    return tuple(sorted(set(found.values()), key=lambda name: name.first))


def is_named_word(sheet: Sheet, at: int) -> bool:
    """Whether a token may be a part of a name."""
    text = sheet.texts[at]
    is_word = text[:1].isupper() and text.replace("-", "").replace("'", "").replace(".", "").isalpha()
    return is_word or (sheet.words[at] in SUFFIXES)


def _by_kind(sheet: Sheet) -> list[tuple[int, int]]:
    """Spans that the parser took for persons."""
    spans: list[tuple[int, int]] = []
    for at, kind in enumerate(sheet.kinds):
        if kind == "PERSON":
            if sheet.begins[at] or not spans or spans[-1][1] != at - 1:
                spans.append((at, at))
            else:
                spans[-1] = (spans[-1][0], at)
    return spans


def _by_age(sheet: Sheet) -> list[tuple[int, int]]:
    """Runs of two or more capitalised words before ", 23," or after "23-year-old"."""
    spans = []
    for at in range(2, len(sheet) - 1):
        word = sheet.words[at]
        if word in (",", "(") and _is_age(sheet, at + 1):
            first = _run_before(sheet, at - 1)
            if first is not None:
                spans.append((first, at - 1))
        elif word == "old" and sheet.words[at - 1] == "-" and is_named_word(sheet, at + 1):
            last = _run_after(sheet, at + 1)
            spans.append((at + 1, last))
    return spans


def _is_age(sheet: Sheet, at: int) -> bool:
    number = plain(sheet.words[at])
    if number is None or not 0 < number <= OLDEST:
        return False
    return at + 1 >= len(sheet) or sheet.words[at + 1] in (
        ",",
        ".",
        ")",
        ";",
        "and",
        "of",
        "who",
        "was",
        "both",
        "\n\n",
        "is",
        "from",
    )


def _run_before(sheet: Sheet, last: int) -> int | None:
    at = last
    if sheet.words[at] == "," or not is_named_word(sheet, at):
        return None
    while at > 0 and last - at < LONGEST - 1 and _joins(sheet, at - 1):
        at -= 1
    while at < last and not is_named_word(sheet, at):
        at += 1
    while at < last and sheet.words[at] in ("the", "and", "police", "a"):
        at += 1
    is_whole = at < last or sheet.kinds[last] == "PERSON"
    return at if is_whole and sheet.words[last] not in PARTS_OF_PLACES else None


def _joins(sheet: Sheet, at: int) -> bool:
    """Whether a token before a name's word still belongs to the name: nicknames in quotes, particles."""
    text = sheet.texts[at]
    if sheet.words[at] in TITLES | HONORIFICS:
        return False
    return (
        is_named_word(sheet, at)
        or text in ('"', "'")
        or sheet.words[at] in ("de", "la", "van", "der", "del", "y")
    )


def _run_after(sheet: Sheet, first: int) -> int:
    last = first
    while last + 1 < len(sheet) and last - first < LONGEST - 1 and _goes_on(sheet, last):
        last += 1
    return last


def _goes_on(sheet: Sheet, last: int) -> bool:
    if sheet.words[last + 1] == "," and last + 2 < len(sheet) and sheet.words[last + 2] in SUFFIXES:
        return True
    if sheet.words[last] == ",":
        return sheet.words[last + 1] in SUFFIXES
    return is_named_word(sheet, last + 1) or sheet.words[last + 1] in ("de", "la", "del", "van", "y")


def _trimmed(sheet: Sheet, first: int, last: int) -> Name | None:
    """Cut titles before and marks around a name; None where no name is left."""
    title = ""
    while first <= last and (sheet.words[first] in TITLES | HONORIFICS or not is_named_word(sheet, first)):
        title = sheet.words[first] if sheet.words[first] in TITLES else title
        first += 1
    while last >= first and not is_named_word(sheet, last):
        last -= 1
    if first > last or any("\n" in sheet.texts[at] for at in range(first, last + 1)):
        return None
    words = [sheet.texts[at] for at in range(first, last + 1)]
    if any(word.lower() in PARTS_OF_PLACES or any(c.isdigit() for c in word) for word in words):
        return None
    if len(words) > LONGEST + 1 or len(words[-1]) == 1:
        return None
    title = title or (sheet.words[first - 1] if first and sheet.words[first - 1] in TITLES else "")
    text = " ".join(words).replace(" ,", ",").replace(" - ", "-").removesuffix("'s")
    return Name(first, last, _head(sheet, first, last), text, title)


def _head(sheet: Sheet, first: int, last: int) -> int:
    """The token of a span that hangs on something outside of it."""
    return next(
        (
            at
            for at in range(last, first - 1, -1)
            if not first <= sheet.heads[at] <= last or sheet.heads[at] == at
        ),
        last,
    )
