"""TOML tables read field by field, each mistake noted with its place."""

# ranges are written with an en dash
from __future__ import annotations

import math
import re
import tomllib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import TypeVar

from bot.digest.problems import Place, Problems, suggest
from bot.story.sources import Span

ID = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
SHA256 = re.compile(r"[0-9a-f]{64}")
PAIR = 2

TYPES: dict[type, str] = {
    str: "text in quotes",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    datetime: "a date with a time",
    date: "a date",
    time: "a time",
    list: "a list",
    dict: "a table",
}

T = TypeVar("T")


@dataclass(slots=True)
class Table:
    """One table of a file. A getter notes what is wrong and returns a stand-in, so that reading goes on.

    After the getters, `close` notes the fields that none of them asked for, and `is_sound` tells whether
    anything was noted since this table was opened.
    """

    fields: Mapping[str, object]
    place: Place
    problems: Problems
    asked: set[str] = field(default_factory=set)
    before: int = -1

    def __post_init__(self) -> None:
        self.before = len(self.problems.found)

    @property
    def is_sound(self) -> bool:
        """Whether nothing wrong was found in this table."""
        return len(self.problems.found) == self.before

    def refuse(self, message: str) -> None:
        """Note a mistake in this table."""
        self.problems.add(self.place, message)

    def close(self) -> None:
        """Note every field that is not known here."""
        for name in self.fields:
            if name not in self.asked:
                self.refuse(f"unknown field “{name}”{suggest(name, sorted(self.asked))}")

    def has(self, name: str) -> bool:
        """Tell whether a field is given; it counts as known from now on."""
        self.asked.add(name)
        return name in self.fields

    def text(self, name: str, default: str | None = None) -> str:
        """Give a text that says something."""
        if not self.has(name) and default is not None:
            return default
        found = self._get(name, str, "")
        if name in self.fields and isinstance(self.fields[name], str) and not found.strip():
            self.refuse(f"{name} is empty")
        return found

    def id(self, name: str) -> str:
        """Give an id: lower-case letters and digits, with hyphens between."""
        found = self.text(name)
        self.check_id(found, name)
        return found

    def check_id(self, found: str, what: str) -> None:
        """Note an id of other characters."""
        if found.strip() and not ID.fullmatch(found):
            self.refuse(f"{what} “{found}” may hold lower-case letters, digits and hyphens between them only")

    def choice(self, name: str, known: Collection[str], remedy: str = "", *, default: str = "") -> str:
        """Give one of the known words; `remedy` says where they are declared."""
        if default and not self.has(name):
            return default
        found = self.text(name)
        if found.strip():
            self.check_known(found, name, known, remedy)
        return found

    def check_known(self, found: str, what: str, known: Collection[str], remedy: str = "") -> None:
        """Note a word that is not known."""
        if found not in known:
            where = f" in {remedy}" if remedy else ""
            self.refuse(f"{what} “{found}” is unknown{where}{suggest(found, known)}")

    def flag(self, name: str) -> bool:
        """Give true or false; false when absent."""
        return self.has(name) and self._get(name, bool, stand_in=False)

    def whole(self, name: str, least: int = 0) -> int:
        """Give a whole number."""
        found = self._get(name, int, least)
        if found < least:
            self.refuse(f"{name} is {found}, but begins at {least}")
        return found

    def number(self, name: str) -> float | None:
        """Give a finite number; None when absent."""
        if not self.has(name):
            return None
        found = self.fields[name]
        if isinstance(found, bool) or not isinstance(found, int | float):
            self.refuse(f"{name} must be a number, not {_type(found)}")
            return None
        if not math.isfinite(found):
            self.refuse(f"{name} must be a finite number, not {found}")
            return None
        return found

    def day(self, name: str) -> date:
        """Give a day, written without quotes."""
        found = self.fields.get(name)
        if isinstance(found, str | datetime):
            self.asked.add(name)
            self.refuse(
                f"{name} must be a day without quotes and time, such as 2025-12-13, not {_type(found)}"
            )
            return date.min
        return self._get(name, date, date.min)

    def sha256(self, name: str) -> str:
        """Give a SHA-256 in hexadecimal."""
        found = self.text(name)
        if found.strip() and not SHA256.fullmatch(found):
            self.refuse(f"{name} is not a SHA-256: 64 digits 0-9 and a-f, here {len(found)} characters")
        return found

    def span(self, name: str) -> Span | None:
        """Give a range of characters; None when it is wrong."""
        found = self._get(name, list, [])
        whole = [end for end in found if isinstance(end, int) and not isinstance(end, bool)]
        if len(found) != PAIR or len(whole) != PAIR:
            if name in self.fields:
                self.refuse(
                    f"{name} must be the first character and the one after the last, such as [10, 40]"
                )
            return None
        if not 0 <= whole[0] < whole[1]:
            self.refuse(f"{name} {whole[0]}–{whole[1]} is empty or reversed: its end must be past its start")
            return None
        return Span(*whole)

    def texts(self, name: str, *, is_required: bool = False) -> tuple[str, ...]:
        """Give a list of texts; empty when absent."""
        if not self.has(name) and not is_required:
            return ()
        found = self._get(name, list, [])
        good = [text for text in found if isinstance(text, str) and text.strip()]
        if len(good) < len(found):
            wrong = next(text for text in found if not isinstance(text, str) or not text.strip())
            what = "an empty text" if isinstance(wrong, str) else _type(wrong)
            self.refuse(f"{name} must hold texts in quotes only, not {what}")
        for text, count in Counter(good).items():
            if count > 1:
                self.refuse(f"{name} has “{text}” {count} times")
        return tuple(good)

    def lists(self, name: str) -> Iterator[list[object]]:
        """Give the lists of a list; none when absent."""
        if not self.has(name):
            return
        for found in self._get(name, list, []):
            if isinstance(found, list):
                yield found
            else:
                self.refuse(f"{name} must hold lists only, not {_type(found)}")

    def table(self, name: str, entry: str = "") -> Table:
        """Give a table inside this one; an empty one when absent or wrong."""
        found = self._get(name, dict, {})
        return Table(found, self.place.within(entry or name), self.problems)

    def tables(self, field: str, what: str, key: str = "id") -> Iterator[Table]:
        """Give the tables of a list, each named after its `key`, or numbered where that is missing."""
        for number, found in enumerate(self._get(field, list, []), 1):
            if not isinstance(found, dict):
                self.refuse(f"{field} must hold tables only, not {_type(found)}")
                continue
            name = found.get(key)
            entry = f"{what} {name}" if isinstance(name, str) and name.strip() else f"{what} number {number}"
            yield Table(found, self.place.within(entry), self.problems)

    def named(self, name: str, what: str) -> Iterator[tuple[str, Table]]:
        """Give the tables of a table with the names they have there; none when absent."""
        if not self.has(name):
            return
        for key, found in self._get(name, dict, {}).items():
            place = self.place.within(f"{what} {key}")
            if isinstance(found, dict):
                yield key, Table(found, place, self.problems)
            else:
                self.problems.add(place, f"must be a table, not {_type(found)}")

    def _get(self, name: str, wanted: type[T], stand_in: T) -> T:
        if not self.has(name):
            self.refuse(f"field “{name}” is missing")
            return stand_in
        found = self.fields[name]
        # `True` is an int and a moment is a day to isinstance, but not to a person.
        if type(found) is not wanted:
            self.refuse(f"{name} must be {_describe(wanted)}, not {_type(found)}")
            return stand_in
        return found


def open_file(text: str | bytes, file: str, problems: Problems) -> Table | None:
    """Read a file's TOML; None where it is none."""
    place = Place(file)
    try:
        text = text if isinstance(text, str) else text.decode("utf-8-sig")
        return Table(tomllib.loads(text), place, problems)
    except UnicodeDecodeError as error:
        problems.add(place, f"is not UTF-8 at byte {error.start}: save it as UTF-8")
        return None
    except (ValueError, RecursionError) as error:
        problems.add(place, f"is not valid TOML: {error}")
        return None


def _type(found: object) -> str:
    return _describe(type(found))


def _describe(kind: type) -> str:
    return TYPES.get(kind, kind.__name__)
