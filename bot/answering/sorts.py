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
WITHIN = "within"
"""The words that ask for a name before its sort is said, and after it: "what is her party called".

And those that ask for a place within the one whose name follows: "where in Poland".
"""

REACH = 3
"""So many words after the one that asks, the sort may stand: "which of the German newspapers"."""


class Sort(StrEnum):
    """What sort of name is asked for.

    A site is a building or the like: no country or city answers "which clinic", no country "which city",
    and no body but a party "which party". A head is whoever leads what the query names, which is asked in
    words of its own: "who runs the union". A name is what those are called whom the query only describes:
    "the official, by name".
    """

    PERSON = "person"
    BODY = "body"
    PARTY = "party"
    PLACE = "place"
    SITE = "site"
    HEAD = "head"
    NAME = "name"


_FITTING: Mapping[Sort, frozenset[EntityKind]] = {
    Sort.PERSON: frozenset({EntityKind.PERSON}),
    Sort.BODY: frozenset({EntityKind.BODY, EntityKind.GROUP}),
    Sort.PARTY: frozenset({EntityKind.BODY}),
    Sort.PLACE: frozenset({EntityKind.PLACE}),
    Sort.SITE: frozenset({EntityKind.PLACE}),
    Sort.HEAD: frozenset({EntityKind.PERSON}),
    Sort.NAME: frozenset({EntityKind.PERSON, EntityKind.BODY, EntityKind.GROUP}),
}
"""The kinds of entities that answer for a sort."""

_BY_NAME = frozenset({Sort.SITE, Sort.PARTY})
"""Sorts that only what is called so answers for: no union is a party."""

_OWNED = frozenset({Sort.BODY, Sort.PARTY})
"""Sorts whose name is asked for by whose they are: "Okafor's newspaper"."""


class Sorts:
    """Finds what sort of name a query asks for, and what answers for it."""

    def __init__(
        self,
        table: Mapping[str, Mapping[str, Iterable[str]]],
        askers: Iterable[str] = (),
        countries: Iterable[str] = (),
    ) -> None:
        self._lexicon = Lexicon.of(table)
        self._askers = frozenset(askers)
        self._countries = Lexicon()
        for country in countries:
            self._countries.add(country, Sort.PLACE)

    def asked(
        self,
        found: Sequence[Word],
        language: str,
        owners: Collection[int] = (),
        places: Collection[int] = (),
    ) -> tuple[tuple[Sort, int], ...]:
        """The sorts of names that a query asks for, each with the place of its word.

        `owners` are the places right after the names of persons, `places` those where names of places begin.
        """
        kinds: list[tuple[Sort, int]] = []
        before: list[tuple[Sort, int]] = []
        until = -1
        for match in self._lexicon.tag(found, language):
            if AFTER in match.features:
                kinds.extend(pair for pair in before if pair[1] >= match.start - REACH)
                kinds.extend([(Sort.NAME, match.start)] if match.end == len(found) else [])
            if Sort.NAME in match.features:
                kinds.append((Sort.NAME, match.start))
            if WHICH in match.features:
                until = match.end + REACH
            elif WITHIN in match.features:
                kinds.extend([(Sort.PLACE, match.start)] if match.end in places else [])
            elif Sort.HEAD in match.features:
                kinds.append((Sort.HEAD, match.start))
            elif found[match.start].folded in self._askers:
                until = -1
            else:
                told = (feature for feature in match.features if feature not in {AFTER, Sort.NAME})
                sorts = [(Sort(feature), match.start) for feature in told]
                is_owned = match.start in owners and len(found) == match.end
                asked = match.start < until or (is_owned and not _OWNED.isdisjoint(match.features))
                (kinds if asked else before).extend(sorts)
        return tuple(dict.fromkeys(kinds))

    def answers(self, sort: Sort, entity: Entity) -> bool:
        """Whether an entity is of a sort; a site or a party has it in its name ("the Old Harbour prison")."""
        if entity.kind not in _FITTING[sort]:
            return False
        if sort is Sort.PLACE:
            tags = self._countries.tag(words(entity.label), ENGLISH)
            return is_proper(entity) and not any(tag.features for tag in tags)
        names = (entity.label, *entity.aliases)
        return sort not in _BY_NAME or any(self._has_name_of(sort, name) for name in names)

    def _has_name_of(self, sort: Sort, name: str) -> bool:
        return any(sort in match.features for match in self._lexicon.tag(words(name), ENGLISH))


def is_proper(entity: Entity) -> bool:
    """Whether an entity has a name of its own, and is not only described ("a senior official")."""
    return entity.label.split()[-1][:1].isupper()
