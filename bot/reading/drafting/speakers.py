"""Who a speaker is: an entity of the story by any of its names, a person of the article, or a body."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from bot.reading.drafting.cast import Cast
from bot.reading.drafting.english import word_set
from bot.reading.drafting.naming import entity_of, slug
from bot.reading.drafting.phrases import Found, Phrases
from bot.reading.drafting.sheets import Sheet
from bot.story.entities import Entity, EntityKind
from bot.story.questions import Story

NO_PHRASES: Phrases[Entity] = Phrases({})
OWN = frozenset({"det", "amod", "compound", "nmod", "poss", "case", "nummod", "punct"})
PLACED = frozenset({"GPE", "LOC", "FAC", "DATE", "TIME"})
OF_ITSELF = frozenset({EntityKind.PERSON, EntityKind.BODY, EntityKind.GROUP})  # who can say something
SPEAKING_FOR = word_set(
    """authority government administration ministry department official spokesman spokeswoman spokesperson
    police army"""
)
PRONOUNS = frozenset({"he", "she", "they", "we", "i", "it", "who", "which", "that", "you", "one", "some"})


@dataclass(frozen=True, slots=True)
class Speakers:
    """Finds out who speaks; without a story everybody is known by the article's own words."""

    sheet: Sheet
    cast: Cast
    known: Phrases[Entity] = NO_PHRASES
    persons: Mapping[str, Entity] = field(default_factory=dict)
    is_closed: bool = False

    def of(self, at: int) -> Entity | None:
        """The speaker whose head is this token; None where the words do not tell, or the story has nobody."""
        instance = self._instance(at)
        declared = self._declared(at if instance is None else instance)
        if declared is not None:
            return declared
        person = self.cast.of(at)
        if person is not None and person.name:
            return self._named(person.name)
        if self.is_closed or person is not None or self.sheet.words[at] in PRONOUNS:
            return None
        return self._described(at)

    def _instance(self, at: int) -> int | None:
        """Who stands for the others: X in "observers like X"."""
        like = next((kid for kid in self.sheet.children(at, "prep") if self.sheet.words[kid] == "like"), None)
        return None if like is None else self.sheet.child(like, "pobj")

    def words(self, at: int) -> str:
        """The speaker in the article's words: the head with what belongs before it, at most four words.

        Nothing where a pronoun stands for the speaker.
        """
        if self.sheet.words[at] in PRONOUNS:
            return ""
        first = at
        while first > max(at - 3, 0) and self.sheet.heads[first - 1] in range(first - 1, at + 1):
            if self.sheet.deps[first - 1] not in OWN or self.sheet.tags[first - 1] == "DT":
                break
            first -= 1
        return " ".join(self.sheet.texts[first : at + 1])

    def _declared(self, at: int) -> Entity | None:
        """An entity of the story, one of whose names ends with the head or puts the head to a person."""
        first, last = self._phrase(at)
        found = self.known.within(self.sheet, first, last + 1)
        holding = [each for each in found if each.first <= at <= each.last] or self._put_beside(at, found)
        return max(holding, key=_length).meaning if holding else None

    def _put_beside(self, at: int, found: list[Found[Entity]]) -> list[Found[Entity]]:
        """Whose authorities, ministry or spokesman it is; just any people of a body do not speak for it."""
        kept = [each for each in found if each.meaning.kind is EntityKind.BODY]
        return kept if self.sheet.lemmas[at] in SPEAKING_FOR else []

    def _phrase(self, at: int) -> tuple[int, int]:
        sheet = self.sheet
        kept = [at, *_below(sheet, at)]
        return min(kept), max(kept)

    def _named(self, name: str) -> Entity | None:
        known = self.persons.get(name.casefold())
        return known if known or self.is_closed else entity_of(name)

    def _described(self, at: int) -> Entity | None:
        label = self.words(at)
        if not label[:1].isalpha() or self.sheet.kinds[at] in PLACED:
            return None
        is_body = self.sheet.kinds[at] == "ORG" or not self.sheet.is_plural(at)
        return Entity(slug(label), EntityKind.BODY if is_body else EntityKind.GROUP, label)


def _below(sheet: Sheet, at: int) -> Iterator[int]:
    """What belongs to a noun: what is before it, and what "of" puts behind it."""
    for kid in sheet.kids[at]:
        if (
            sheet.deps[kid] in OWN
            or (sheet.deps[kid] == "prep" and sheet.words[kid] == "of")
            or sheet.deps[kid] == "pobj"
        ):
            yield kid
            yield from _below(sheet, kid)


def _length(found: Found[Entity]) -> tuple[int, int]:
    return found.last - found.first, -found.first


def names_of(story: Story | None, kinds: frozenset[EntityKind] = OF_ITSELF) -> Phrases[Entity]:
    """The names of a story's entities of these kinds; those that several of them share are left out."""
    named: dict[str, list[Entity]] = {}
    for entity in story.entities.values() if story else ():
        if entity.kind in kinds:
            for name in dict.fromkeys((entity.label, *entity.aliases)):
                if "*" not in name:
                    named.setdefault(name.removeprefix("the "), []).append(entity)
    return Phrases.of((name, each[0]) for name, each in named.items() if len({e.id for e in each}) == 1)
