"""Words of English that mean the same in every story: numbers, people, kinship, titles, and small words.

The words are data, in `english.toml` beside this file.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

TABLE = tomllib.loads(Path(__file__).with_name("english.toml").read_text(encoding="utf-8"))


def word_set(text: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(text.split())


def _words(name: str) -> frozenset[str]:
    """One of the sets of words."""
    return word_set(TABLE["words"][name])


def _numbered(name: str, first: int) -> dict[str, int]:
    """Words that count up from a number, each with its own."""
    return {word: number for number, word in enumerate(TABLE["numbers"][name].split(), first)}


def _phrases(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Phrases, as tuples of words, by their first word."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in TABLE["phrases"][name]:
        words = tuple(phrase.split())
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


UNITS = _numbered("units", 0) | {word: ten * 10 for word, ten in _numbered("tens", 2).items()}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}
MULTIPLES = _numbered("multiples", 2)
ORDINALS = _numbered("ordinals", 2) | _numbered("figured", 2)
MONTHS = _numbered("months", 1)
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
WEEKDAYS = _numbered("weekdays", 0)
VAGUE: dict[str, tuple[int, int | None]] = {
    word: (bounds[0], bounds[1] if len(bounds) > 1 else None) for word, bounds in TABLE["vague"].items()
}
ELSEWHEN = _phrases("elsewhen")

NOBODY = _words("nobody")
ABOUT = _words("about")
OTHERS = _words("others")
UNITS_AFTER = _words("units_after")
BEFORE_NUMBERS = _words("before_numbers")
CHARGES = _words("charges")
BETWEEN_NUMBER_AND_WORD = _words("between_number_and_word")

MALE = _words("male")
FEMALE = _words("female")
KIN = _words("kin")
YOUNG = _words("young")
CHILDREN = _words("children")
GROWN = _words("grown")
PEOPLE = KIN | YOUNG | _words("people")
PLURAL_PEOPLE = _words("plural_people")
PRONOUNS = _words("pronouns")
RELATIVES = _words("relatives")

TITLES = _words("titles")
HONORIFICS = _words("honorifics")
SUFFIXES = _words("suffixes")
PARTICLES = _words("particles")
NAMING = _words("naming")
PARTS_OF_PLACES = _words("parts_of_places")
ALSO_NAMES = _words("also_names")
SMALL_WORDS = _words("small_words")

SPEAKERS = PEOPLE | TITLES | _words("speakers")
SAYING = _words("saying")
VOICING = SAYING | _words("voicing")
STATEMENTS = _words("statements")
EXPECTING = _words("expecting")
EXPECTING_VERBS = _words("expecting_verbs")
ADVISING = _words("advising")
ADVISING_VERBS = _words("advising_verbs")
SPECULATING_VERBS = _words("speculating_verbs")
SPECULATING = _words("speculating")
NEGATING = _words("negating")
UNREAL = _words("unreal")
SUFFERING = _words("suffering")
BREAKING = _words("breaking")

SERIES = _words("series")
ANOTHER = _words("another")
BEFORE_YEARS = _words("before_years")
