"""A reading's file with one claim more, less or other; all else in it stays as its reader wrote it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

from bot.digest.claims_toml import read_claims
from bot.digest.problems import Place, Problems
from bot.digest.readings_text import write_claim
from bot.digest.tables import Table
from bot.story.claims import Claim
from bot.story.errors import ReadingError
from bot.story.questions import Story
from bot.story.sources import Source

HEAD = re.compile(r"^\[\[claims\]\][ \t]*(?:#.*)?$", re.MULTILINE)
NUMBER = re.compile(r"c(\d{1,9})")


def claim_of(fields: Mapping[str, Any], source: Source, story: Story, place: str) -> Claim:
    """Make a claim of the fields that a reading gives of one; ReadingError lists every mistake in them.

    `place` names them in messages.
    """
    problems = Problems()
    claims = tuple(read_claims(Table({"claims": [fields]}, Place(place), problems), source, story))
    problems.raise_as(ReadingError)
    return claims[0]


def fields_of(claim: Claim) -> dict[str, Any]:
    """Give the fields of a claim as a reading has them."""
    fields: dict[str, Any] = tomllib.loads(write_claim(claim))["claims"][0]
    return fields


def next_id(text: str) -> str:
    """Give an id that no claim of a reading has: `c07` after `c06`."""
    ids = (str(entry.get("id", "")) for entry in tomllib.loads(text).get("claims", []))
    numbers = [int(found[1]) for id_ in ids if (found := NUMBER.fullmatch(id_))]
    return f"c{max(numbers, default=0) + 1:02d}"


def with_claim(text: str, claim: Claim) -> str:
    """Put a claim at the end."""
    return f"{text.rstrip()}\n\n{write_claim(claim)}"


def without_claim(text: str, id_: str) -> str:
    """Take the claim of that id out; KeyError where there is none."""
    start, end = _entry(text, id_)
    return f"{text[:start].rstrip()}\n\n{text[end:]}".rstrip() + "\n"


def with_other_claim(text: str, claim: Claim) -> str:
    """Put a claim in the place of the one of its id; KeyError where there is none."""
    start, end = _entry(text, claim.id.removeprefix(f"{claim.source}."))
    rest = text[end:]
    return text[:start] + write_claim(claim) + ("\n" if rest else "") + rest


def _entry(text: str, id_: str) -> tuple[int, int]:
    starts = [head.start() for head in HEAD.finditer(text)]
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        try:
            entry = tomllib.loads(text[start:end])
        except tomllib.TOMLDecodeError:
            continue  # the words of a comment or a text that look like a head
        if entry["claims"][0].get("id") == id_:
            return start, end
    raise KeyError(id_)
