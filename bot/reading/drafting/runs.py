"""Runs of words that may be the name of a person: by the parser, by their capitals, by an age beside them."""

from __future__ import annotations

from bot.reading.drafting.ages import OLDEST
from bot.reading.drafting.english import HONORIFICS, PARTICLES, PARTS_OF_PLACES, PEOPLE, SUFFIXES, TITLES
from bot.reading.drafting.numbers import plain
from bot.reading.drafting.sheets import Sheet

OPEN_DEPS = frozenset({"nsubj", "nsubjpass", "appos", "conj", "pobj", "dobj", "poss", "attr", "oprd", "ROOT"})
NO_OTHER = frozenset({"", "NORP", "WORK_OF_ART", "PRODUCT", "PERSON"})
BEFORE_OLD = frozenset({"-", "year", "years"})
LONGEST = 5  # words of a name


def is_named_word(sheet: Sheet, at: int) -> bool:
    """Whether a token may be a part of a name."""
    text = sheet.texts[at]
    is_word = text[:1].isupper() and text.replace("-", "").replace("'", "").replace(".", "").isalpha()
    return is_word or (sheet.words[at] in SUFFIXES)


def by_kind(sheet: Sheet) -> list[tuple[int, int]]:
    """Spans that the parser took for persons."""
    spans: list[tuple[int, int]] = []
    for at, kind in enumerate(sheet.kinds):
        if kind == "PERSON":
            if sheet.begins[at] or not spans or spans[-1][1] != at - 1:
                spans.append((at, at))
            else:
                spans[-1] = (spans[-1][0], at)
    return spans


def by_case(sheet: Sheet) -> list[tuple[int, int]]:
    """Runs of two to four proper nouns that the parser took for nothing else, where a person may stand."""
    spans: list[tuple[int, int]] = []
    alone = _standing_alone(sheet)
    at = 0
    while at < len(sheet):
        last = at
        while last + 1 < len(sheet) and _is_proper(sheet, at) and _is_proper(sheet, last + 1):
            last += 1
        is_open = 1 <= last - at <= LONGEST - 2 and sheet.deps[last] in OPEN_DEPS
        is_free = all(sheet.kinds[one] in NO_OTHER for one in range(at, last + 1))
        if (
            is_open
            and (is_free or sheet.texts[last] in alone or _is_called(sheet, at))
            and not _is_headline(sheet, at)
        ):
            spans.append((at, last))
        at = last + 1
    return spans


def _is_called(sheet: Sheet, first: int) -> bool:
    """Whether a title or a word for a person stands right before: "inspector X", "union leader X"."""
    before = sheet.words[first - 1] if first else ""
    return before in TITLES or before in HONORIFICS or (first > 0 and sheet.lemmas[first - 1] in PEOPLE)


def _is_proper(sheet: Sheet, at: int) -> bool:
    text = sheet.texts[at]
    is_capital = (
        text[:1].isupper() and not text.isupper() and text.replace("-", "").replace("'", "").isalpha()
    )
    return is_capital and sheet.tags[at] == "NNP" and sheet.kinds[at] not in ("DATE", "TIME")


def _standing_alone(sheet: Sheet) -> frozenset[str]:
    """The proper nouns that do or suffer something without another beside them, as surnames do later on."""
    found: set[str] = set()
    for at, tag in enumerate(sheet.tags):
        if tag == "NNP" and sheet.deps[at] in ("nsubj", "nsubjpass", "dobj", "poss"):
            beside = (at - 1, at + 1)
            if not any(0 <= one < len(sheet) and sheet.tags[one] == "NNP" for one in beside):
                found.add(sheet.texts[at])
    return frozenset(found)


def _is_headline(sheet: Sheet, at: int) -> bool:
    """Whether most words of the sentence are capitalised, so that capitals tell nothing."""
    start, end = sheet.bounds[sheet.sentences[at]]
    letters = [text for text in sheet.texts[start:end] if text.isalpha() and len(text) > 3]  # noqa: PLR2004
    return 2 * sum(text[0].isupper() for text in letters) > len(letters)


def by_age(sheet: Sheet) -> list[tuple[int, int]]:
    """Runs of two or more capitalised words before ", 23," or after "23-year-old"."""
    spans = []
    for at in range(2, len(sheet) - 1):
        word = sheet.words[at]
        if word in (",", "(") and _is_age(sheet, at + 1):
            first = _run_before(sheet, at - 1)
            if first is not None:
                spans.append((first, at - 1))
        elif word == "old" and sheet.words[at - 1] in BEFORE_OLD and is_named_word(sheet, at + 1):
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
    is_hyphen = (
        text == "-" and sheet.ends[at] == sheet.starts[at + 1] and at > 0 and is_named_word(sheet, at - 1)
    )
    return is_named_word(sheet, at) or is_hyphen or text in ('"', "'") or sheet.words[at] in PARTICLES


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
    if sheet.words[last + 1] == "-" and sheet.ends[last] == sheet.starts[last + 1]:
        return last + 2 < len(sheet) and is_named_word(sheet, last + 2)
    return is_named_word(sheet, last + 1) or sheet.words[last + 1] in PARTICLES
