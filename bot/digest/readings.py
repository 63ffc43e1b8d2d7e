"""Readings: one TOML file per source, read into the story's types and checked against the story."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePath

from bot.digest.claims_toml import read_claims
from bot.digest.problems import Place, Problems
from bot.digest.sources_toml import read_source
from bot.digest.tables import Table, open_file
from bot.story.claims import Claim
from bot.story.errors import ReadingError
from bot.story.questions import Story
from bot.story.sources import Source


@dataclass(frozen=True, slots=True)
class Reading:
    """What one source says: the day it was read, the source, its claims; `file` names it in messages."""

    file: str
    made: date
    source: Source
    claims: tuple[Claim, ...]


def parse_readings(texts: Mapping[str, str | bytes], story: Story) -> tuple[Reading, ...]:
    """Read all readings of a story, by file name; ReadingError lists every mistake in all of them.

    They are given back in the order of their sources' ids.
    """
    problems = Problems()
    found = [
        read_reading(table, file, story)
        for file, text in texts.items()
        if (table := open_file(text, file, problems))
    ]
    readings = [reading for reading in found if reading]
    _check_apart(readings, problems)
    problems.raise_as(ReadingError)
    return tuple(sorted(readings, key=lambda reading: reading.source.id))


def parse_reading(text: str, file: str, story: Story) -> Reading:
    """Read one reading."""
    return parse_readings({file: text}, story)[0]


def read_reading(table: Table, file: str, story: Story) -> Reading | None:
    """Read one reading; None when something is wrong, which is noted in the table's problems."""
    made = table.day("made")
    source = read_source(table.table("source"), PurePath(file).stem)
    claims = tuple(read_claims(table, source, story))
    table.close()
    return Reading(file, made, source, claims) if table.is_sound else None


def _check_apart(readings: Iterable[Reading], problems: Problems) -> None:
    """Note sources that two readings share: by id, or by original."""
    ids: dict[str, str] = {}
    originals: dict[str, str] = {}
    for reading in readings:
        place = Place(reading.file, "source")
        other = ids.setdefault(reading.source.id, reading.file)
        if other != reading.file:
            problems.add(place, f"id “{reading.source.id}” is already taken by {other}")
        other = originals.setdefault(reading.source.file, reading.file)
        if other != reading.file:
            problems.add(
                place, f"original {reading.source.file} is already read by {other}: keep one of them"
            )
