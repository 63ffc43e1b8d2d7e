"""What a query asks the name of: a person, a body or a place ("which newspaper does she write for")."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.answering.lexicon import Lexicon
from bot.answering.words import Word
from bot.story.entities import EntityKind

WHICH = "which"
AFTER = "after"
"""The words that ask for a name before its sort is said, and after it: "what is her party called"."""

REACH = 3
"""So many words after the one that asks, the sort may stand: "which of the German newspapers"."""

FITTING: Mapping[EntityKind, frozenset[EntityKind]] = {
    EntityKind.PERSON: frozenset({EntityKind.PERSON}),
    EntityKind.BODY: frozenset({EntityKind.BODY, EntityKind.GROUP}),
    EntityKind.PLACE: frozenset({EntityKind.PLACE}),
}
"""The kinds of entities that answer for a sort."""


class Sorts:
    """Finds what sort of name a query asks for."""

    def __init__(self, table: Mapping[str, Mapping[str, Iterable[str]]], askers: Iterable[str] = ()) -> None:
        self._lexicon = Lexicon()
        self._askers = frozenset(askers)
        for language, entry in table.items():
            for sort, phrases in entry.items():
                self._lexicon.add_all(phrases, sort, language=language)

    def asked(self, found: Sequence[Word], language: str) -> tuple[tuple[EntityKind, int], ...]:
        """The kinds of entities that a query asks the names of, each with the place of its word."""
        kinds: list[tuple[EntityKind, int]] = []
        before: list[tuple[EntityKind, int]] = []
        until = -1
        for match in self._lexicon.tag(found, language):
            if AFTER in match.features:
                kinds.extend(pair for pair in before if pair[1] >= match.start - REACH)
            if WHICH in match.features:
                until = match.end + REACH
            elif found[match.start].folded in self._askers:
                until = -1
            else:
                sorts = [(EntityKind(feature), match.start) for feature in match.features if feature != AFTER]
                (kinds if match.start < until else before).extend(sorts)
        return tuple(dict.fromkeys(kinds))
