"""Phrases that play a part in every statement, whatever the story: found in words, several at one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from bot.answering.lexicon import Entry, pattern_of
from bot.answering.words import Word

_PREFIX = 2

ROLES = (
    "negation",
    "neutral",
    "joiners",
    "auxiliaries",
    "only",
    "every",
    "staying",
    "motion",
    "past",
    "more",
    "least",
    "fewer",
    "most",
    "about",
    "between",
    "measures",
    "weekdays",
    "before",
    "after",
    "together",
    "exchange",
    "first",
    "speech",
    "according",
    "plain",
)
"""The lists a language may have in `config/languages/statements.toml`."""


class Hit(NamedTuple):
    """A phrase found from `start` to before `end`, and what it stands for."""

    start: int
    end: int
    label: str


@dataclass(slots=True)
class Phrasebook:
    """Phrases by their first word; filled once, then only read."""

    _entries: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))

    def add(self, phrase: str, label: str) -> None:
        """Let a phrase stand for a label; `*` ends a word of any ending."""
        pattern = pattern_of(phrase)
        if pattern:
            entry = Entry(pattern, (label,))
            self._entries[pattern[0].rstrip("*")[:_PREFIX]].append(entry)

    def find(self, found: Sequence[Word]) -> tuple[Hit, ...]:
        """Every phrase in the words, but none that lies within a longer one."""
        hits = [hit for at in range(len(found)) for hit in self._at(found, at)]
        return tuple(hit for hit in hits if not any(_holds(other, hit) for other in hits))

    def _at(self, found: Sequence[Word], at: int) -> Iterator[Hit]:
        first = found[at].folded
        for key in dict.fromkeys((first[:_PREFIX], first[:1])):
            for entry in self._entries.get(key, ()):
                if entry.matches(found, at):
                    yield Hit(at, at + len(entry.pattern), entry.features[0])


def _holds(outer: Hit, inner: Hit) -> bool:
    return (
        outer.start <= inner.start
        and inner.end <= outer.end
        and outer.end - outer.start > inner.end - inner.start
    )


@dataclass(frozen=True, slots=True)
class StatementWords:
    """The general words by which statements are taken apart.

    `roles` finds negations, comparators, connectives and the like; `rings` finds words that mean about the same,
    as `name+`, or the opposite, as `name-`.
    """

    roles: Phrasebook
    rings: Phrasebook
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    months: Mapping[str, int]


def statements_of(table: Mapping[str, object]) -> StatementWords:
    """From the table of `config/languages/statements.toml`: one table a language, and `rings`."""
    roles, rings = Phrasebook(), Phrasebook()
    numbers: dict[str, int] = {}
    scales: dict[str, int] = {}
    months: dict[str, int] = {}
    for code, entry in table.items():
        if not isinstance(entry, Mapping):
            continue
        if code == "rings":
            _fill_rings(rings, entry)
            continue
        for role in ROLES:
            for phrase in _listed(entry.get(role)):
                roles.add(phrase, role)
        for month in _counted(entry.get("months")):
            roles.add(month, "months")
        for name, target in (("numbers", numbers), ("scales", scales), ("months", months)):
            target.update(_counted(entry.get(name)))
    return StatementWords(roles, rings, numbers, scales, months)


def _fill_rings(rings: Phrasebook, table: Mapping[str, object]) -> None:
    for name, members in table.items():
        for member in _listed(members):
            rings.add(member.removeprefix("-"), f"{name}{'-' if member.startswith('-') else '+'}")


def _listed(value: object) -> Iterable[str]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _counted(value: object) -> Mapping[str, int]:
    return {str(k): int(v) for k, v in value.items()} if isinstance(value, Mapping) else {}
