"""Names of persons in an article: those the parser saw, and those that their age gives away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.reading.drafting.english import (
    ALSO_NAMES,
    HONORIFICS,
    MONTHS,
    PARTS_OF_PLACES,
    PEOPLE,
    PRONOUNS,
    SMALL_WORDS,
    TITLES,
    WEEKDAYS,
)
from bot.reading.drafting.runs import LONGEST, by_age, by_case, by_kind, is_named_word
from bot.reading.drafting.sheets import Sheet

LONG = 2  # letters: initials and "II" are capitals in any name


@dataclass(frozen=True, slots=True)
class Name:
    """A name where it stands, titles left out; `title` says whether one stands before it."""

    first: int
    last: int
    head: int
    text: str
    title: str = ""


def find_names(sheet: Sheet, words: frozenset[str] = frozenset()) -> tuple[Name, ...]:
    """Find all names of persons, in order and apart from each other; none holds one of `words`."""
    found: dict[int, Name] = {}

    def find(spans: Iterable[tuple[int, int]]) -> None:
        for first, last in spans:
            name = None if words.intersection(sheet.words[first : last + 1]) else _trimmed(sheet, first, last)
            if name and not any(at in found for at in range(name.first, name.last + 1)):
                found.update(dict.fromkeys(range(name.first, name.last + 1), name))

    find((*by_age(sheet), *by_kind(sheet), *by_case(sheet)))
    find(_again(sheet, found.values()))
    return tuple(sorted(set(found.values()), key=lambda name: name.first))


def _again(sheet: Sheet, names: Iterable[Name]) -> list[tuple[int, int]]:
    """Surnames by themselves of those who are named in full."""
    surnames = {sheet.texts[name.last] for name in names if name.last > name.first}
    return [
        (at, at)
        for at, text in enumerate(sheet.texts)
        if len(text) > LONG
        and text in surnames
        and sheet.tags[at] in ("NNP", "NNPS")
        and not _is_within_name(sheet, at)
    ]


def _is_within_name(sheet: Sheet, at: int) -> bool:
    """Whether another proper noun stands right beside: "Garcia Street", "Ann Garcia-Diaz"."""
    beside = (one for one in (at - 1, at + 1) if 0 <= one < len(sheet))
    is_joined = any(sheet.tags[one] in ("NNP", "NNPS", "HYPH") for one in beside)
    return is_joined or sheet.deps[at] == "compound"


def _trimmed(sheet: Sheet, first: int, last: int) -> Name | None:
    """Cut titles before and marks around a name; None where no name is left."""
    title = ""
    while first <= last and (sheet.words[first] in TITLES | HONORIFICS or not is_named_word(sheet, first)):
        title = sheet.words[first] if sheet.words[first] in TITLES else title
        first += 1
    while last >= first and not is_named_word(sheet, last):
        last -= 1
    if first > last or not _may_be_name(sheet, first, last):
        return None
    words = [sheet.texts[at] for at in range(first, last + 1)]
    if any(word.lower() in PARTS_OF_PLACES or any(c.isdigit() for c in word) for word in words):
        return None
    if len(words) > LONGEST + 1 or len(words[-1]) == 1:
        return None
    title = title or (sheet.words[first - 1] if first and sheet.words[first - 1] in TITLES else "")
    text = " ".join(words).replace(" ,", ",").replace(" - ", "-").removesuffix("'s")
    return Name(first, last, _head(sheet, first, last), text, title)


def _may_be_name(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the words stand in one passage, are written alike, and none is a common one."""
    tokens = range(first, last + 1)
    is_broken = any("\n" in sheet.texts[at] for at in tokens) or (
        first == last and sheet.words[first] in MONTHS
    )
    cases = {sheet.texts[at].isupper() for at in tokens if len(sheet.texts[at]) > LONG}
    is_common = any(_is_no_name(sheet, at) for at in tokens) or _qualifies(sheet, first, last)
    return not is_broken and not is_common and len(cases) <= 1


def _is_no_name(sheet: Sheet, at: int) -> bool:
    """Whether a capitalised word is no name: headlines capitalise all of theirs."""
    word = sheet.words[at]
    is_before_name = at + 1 < len(sheet) and sheet.tags[at + 1] == "NNP"
    if sheet.kinds[at] == "PERSON" and word in ALSO_NAMES and (sheet.tags[at] == "NNP" or is_before_name):
        return False
    return any(word in known for known in (PEOPLE, PRONOUNS, WEEKDAYS, SMALL_WORDS))


def _qualifies(sheet: Sheet, first: int, last: int) -> bool:
    """Whether the words only qualify a thing behind them: a hospital or an avenue named after somebody."""
    after = last + 1
    is_thing = after < len(sheet) and sheet.tags[after] in ("NN", "NNS", "NNP", "NNPS")
    if not is_thing or sheet.deps[last] not in ("compound", "nmod", "amod") or sheet.lemmas[after] in PEOPLE:
        return False
    return first < after == sheet.heads[last]


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
