"""What a query asks the name of: a person, a body or a place ("which newspaper does she write for")."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import StrEnum

from bot.answering.lexicon import Lexicon
from bot.answering.patterns import ENGLISH
from bot.answering.words import Word, words
from bot.story.entities import Entity, EntityKind

WHICH = "which"
AFTER = "after"
"""The words that ask for a name before its sort is said, and after it: "what is her party called"."""

REACH = 3
"""So many words after the one that asks, the sort may stand: "which of the German newspapers"."""


class Sort(StrEnum):
    """What sort of name is asked for.

    A site is a building or the like: no country or city answers "which clinic". A head is whoever leads
    what the query names, which is asked in words of its own: "who runs the union".
    """

    PERSON = "person"
    BODY = "body"
    PARTY = "party"
    PLACE = "place"
    SITE = "site"
    HEAD = "head"


_FITTING: Mapping[Sort, frozenset[EntityKind]] = {
    Sort.PERSON: frozenset({EntityKind.PERSON}),
    Sort.BODY: frozenset({EntityKind.BODY, EntityKind.GROUP}),
    Sort.PARTY: frozenset({EntityKind.BODY}),
    Sort.PLACE: frozenset({EntityKind.PLACE}),
    Sort.SITE: frozenset({EntityKind.PLACE}),
    Sort.HEAD: frozenset({EntityKind.PERSON}),
}
"""The kinds of entities that answer for a sort."""

_OWNED = frozenset({Sort.BODY, Sort.PARTY})
"""Sorts whose name is asked for by whose they are: "Okafor's newspaper"."""


class Sorts:
    """Finds what sort of name a query asks for, and what answers for it."""

    def __init__(self, table: Mapping[str, Mapping[str, Iterable[str]]], askers: Iterable[str] = ()) -> None:
        self._lexicon = Lexicon()
        self._askers = frozenset(askers)
        for language, entry in table.items():
            for sort, phrases in entry.items():
                self._lexicon.add_all(phrases, sort, language=language)

    def asked(
        self, found: Sequence[Word], language: str, owners: Collection[int] = ()
    ) -> tuple[tuple[Sort, int], ...]:
        """The sorts of names that a query asks for, each with the place of its word.

        `owners` are the places right after the names of persons.
        """
        kinds: list[tuple[Sort, int]] = []
        before: list[tuple[Sort, int]] = []
        until = -1
        for match in self._lexicon.tag(found, language):
            if AFTER in match.features:
                kinds.extend(pair for pair in before if pair[1] >= match.start - REACH)
            if WHICH in match.features:
                until = match.end + REACH
            elif Sort.HEAD in match.features:
                kinds.append((Sort.HEAD, match.start))
            elif found[match.start].folded in self._askers:
                until = -1
            else:
                sorts = [(Sort(feature), match.start) for feature in match.features if feature != AFTER]
                is_owned = match.start in owners and len(found) == match.end
                asked = match.start < until or (is_owned and not _OWNED.isdisjoint(match.features))
                (kinds if asked else before).extend(sorts)
        return tuple(dict.fromkeys(kinds))

    def answers(self, sort: Sort, entity: Entity) -> bool:
        """Whether an entity is of a sort; a site has it in its name ("the Old Harbour prison")."""
        if entity.kind not in _FITTING[sort]:
            return False
        return sort is not Sort.SITE or any(map(self._names_site, (entity.label, *entity.aliases)))

    def _names_site(self, name: str) -> bool:
        return any(Sort.SITE in match.features for match in self._lexicon.tag(words(name), ENGLISH))
