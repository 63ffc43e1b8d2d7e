"""Phrases that play a part in every statement, whatever the story: found in words, several at one place."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from bot.answering.patterns import Entry, pattern_of
from bot.answering.words import Word

_PREFIX = 2

TURNING = ("un", "dis", "in", "im", "ir")
"""Prefixes of English words that say the opposite of the rest."""

ROLES = (
    "negation",
    "unless",
    "neutral",
    "joiners",
    "auxiliaries",
    "only",
    "past",
    "every",
    "staying",
    "motion",
    "more",
    "least",
    "fewer",
    "most",
    "about",
    "measures",
    "weekdays",
    "before",
    "after",
    "together",
    "exchange",
    "leading",
    "first",
    "already",
    "later",
    "speech",
    "according",
    "plain",
)
"""The lists a language may have in `config/languages/statements.toml`; what each is for stands there."""


BOUNDS = ("more", "least", "fewer", "most", "about")
"""The roles that bound a number."""


class Hit(NamedTuple):
    """A phrase found from word `start` to before `end`, and what it stands for."""

    start: int
    end: int
    label: str


@dataclass(slots=True)
class Phrasebook:
    """Phrases by how their first word begins; filled once, then only read."""

    _entries: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))

    def add(self, phrase: str, label: str) -> None:
        """Let a phrase stand for a label; a `*` ends a word of any ending."""
        pattern = pattern_of(phrase)
        if pattern:
            self._entries[pattern[0].rstrip("*")[:_PREFIX]].append(Entry(pattern, (label,)))

    def find(self, found: Sequence[Word]) -> tuple[Hit, ...]:
        """Every phrase in the words, but none that lies within a longer one."""
        hits = [hit for at in range(len(found)) for hit in self._at(found, at)]
        longer = [hit for hit in hits if hit.end - hit.start > 1]
        return tuple(hit for hit in hits if not any(_holds(other, hit) for other in longer))

    def turned(self, found: Sequence[Word]) -> tuple[Hit, ...]:
        """Phrases of one word that stand in words behind a prefix that turns them: `welcome` in unwelcome."""
        bare = [
            replace(word, folded=word.folded.removeprefix(prefix))
            for word in found
            for prefix in [next((p for p in TURNING if word.folded.startswith(p)), "")]
        ]
        return tuple(
            hit
            for at, word in enumerate(bare)
            if word.folded != found[at].folded and len(word.folded) > _PREFIX
            for hit in self._at(bare, at)
            if hit.end == at + 1
        )

    def _at(self, found: Sequence[Word], at: int) -> Iterator[Hit]:
        first = found[at].folded
        for key in dict.fromkeys((first[:_PREFIX], first[:1])):
            for entry in self._entries.get(key, ()):
                if entry.matches(found, at):
                    yield Hit(at, at + len(entry.pattern), entry.features[0])


def _holds(outer: Hit, inner: Hit) -> bool:
    within = outer.start <= inner.start and inner.end <= outer.end
    return within and outer.end - outer.start > inner.end - inner.start


@dataclass(frozen=True, slots=True)
class StatementWords:
    """The general words by which statements are taken apart.

    `roles` finds negations, comparators, connectives and the like; `rings` finds words that mean about the
    same, as `name+`, or the opposite, as `name-`.
    """

    roles: Phrasebook
    rings: Phrasebook
    numbers: Mapping[str, int]
    scales: Mapping[str, int]
    months: Mapping[str, int]


def statements_of(table: Mapping[str, object]) -> StatementWords:
    """From the table of `config/languages/statements.toml`: one table a language, and `rings`."""
    found = StatementWords(Phrasebook(), Phrasebook(), {}, {}, {})
    numbers: dict[str, int] = {}
    scales: dict[str, int] = {}
    months: dict[str, int] = {}
    for name, entry in table.items():
        if not isinstance(entry, Mapping):
            continue
        if name == "rings":
            _fill_rings(found.rings, entry)
            continue
        for role in ROLES:
            for phrase in _listed(entry.get(role)):
                found.roles.add(phrase, role)
        numbers |= _counted(entry.get("numbers"))
        scales |= _counted(entry.get("scales"))
        months |= _counted(entry.get("months"))
    for month in months:
        found.roles.add(month, "months")
    return StatementWords(found.roles, found.rings, numbers, scales, months)


def _fill_rings(rings: Phrasebook, table: Mapping[str, object]) -> None:
    for name, members in table.items():
        for member in _listed(members):
            rings.add(member.removeprefix("-"), f"{name}{'-' if member.startswith('-') else '+'}")


def _listed(value: object) -> tuple[str, ...]:
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def _counted(value: object) -> dict[str, int]:
    return {str(key): int(number) for key, number in value.items()} if isinstance(value, Mapping) else {}
