"""Made-up stories of any size, from a seed, with all that is in dispute known beforehand."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from hashlib import sha256
from itertools import chain, count
from random import Random

from bot.story.claims import Claim
from bot.story.entities import Entity, EntityKind
from bot.story.questions import Aspect, Concept, Question, Selector, Story
from bot.story.sources import Evidence, Passage, PassageKind, Source, Span
from tests.benchmarks.affairs import ASPECTS, Affair
from tests.benchmarks.made_up import STATE, a_person, an_event, countries, words
from tests.benchmarks.plantings import CHAINED, KINDS, VAGUE, Planted, Planting, Said

SPEAKERS = 40
"""About so many sources speak of each aspect of a matter nobody disputes, where there are so many."""

APART = 150
"""Each kind of disagreement is planted once in so many sources."""

MOST_DISPUTING = 12
PEOPLE = 5
KNOWN_PEOPLE = 1_000
PASSAGE = 240
MADE = date(2031, 5, 2)

LABELS = {
    "count": ("quantity", "number of workers"),
    "builders": ("names", "who built"),
    "state": ("category", "state of the works"),
    "sequence": ("order", "what came first"),
    "place": ("place", "where the stones came to"),
    "opened": ("date", "when the doors opened"),
    "remark": ("note", "remarks"),
}
CONCEPTS = {
    "number": ("how many", "number", "count*", "figure*"),
    "name": ("who", "name*", "which people"),
    "when": ("when", "date", "which day", "what year"),
    "transfer": ("where", "place*", "come to", "came to"),
    "before-after": ("before", "after", "came first", "order of"),
    "worker": ("worker*",),
    "build": ("build*", "built"),
    "state": ("state", "running", "shut", "paused", "working"),
    "open": ("open*", "doors"),
    "stone": ("stone*",),
    "remark": ("remark*",),
}
ASKED = {
    "count": ("How many workers were counted at {it}?", "number of workers {it}"),
    "builders": ("Who built {it}?", "which people built {it}"),
    "state": ("What is the state of {it}?", "is {it} running"),
    "sequence": ("What came first at {it}?", "order of events at {it}"),
    "place": ("Where did the stones of {it} come to?", "{it} stones place"),
    "opened": ("When did the doors of {it} open?", "opening date of {it}"),
    "remark": ("Which remarks were heard at {it}?", "remarks {it}"),
}


@dataclass(frozen=True)
class Synthetic:
    """A story with its sources and claims, and every disagreement that was planted among them.

    `crowded` is the matter of which every source speaks.
    """

    story: Story
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    planted: tuple[Planted, ...]
    crowded: Affair

    @cached_property
    def by_source(self) -> Mapping[str, list[Claim]]:
        """The claims of each source."""
        found: dict[str, list[Claim]] = {source.id: [] for source in self.sources}
        for claim in self.claims:
            found[claim.source].append(claim)
        return found

    @cached_property
    def entities_by_kind(self) -> Mapping[EntityKind, list[Entity]]:
        """The story's entities of each kind."""
        known = self.story.entities.values()
        return {kind: [entity for entity in known if entity.kind is kind] for kind in EntityKind}


def synthesise(sources: int, each: int = 50, *, plantings: int | None = None, seed: int = 1) -> Synthetic:
    """Make a story of so many sources of about so many claims each.

    Each kind of disagreement is planted so many times, more often the more sources there are. All else that
    is said agrees, or does not compare.
    """
    random = Random(f"{seed} {sources} {each}")  # noqa: S311  # nothing secret is made
    ids = [f"s{number:05}" for number in range(sources)]
    world = _World(random)
    times = max(1, sources // APART) if plantings is None else plantings
    planted = [plant for _ in range(times) for plant in _plantings(ids, world, random)]
    crowded = next(world.fresh)
    said = [Said(source, crowded.subject, crowded.agreeing("count", random)) for source in ids]
    said += chain.from_iterable(planting.said for planting in planted)
    said += _filling(ids, max(0, each - len(said) // sources), world, random)
    by_source: dict[str, list[Said]] = {source: [] for source in ids}
    for item in said:
        by_source[item.source].append(item)
    numbered = enumerate(by_source.items())
    made = [_source(source, len(items), place, random) for place, (source, items) in numbered]
    return Synthetic(
        story=_story(world, planted),
        sources=tuple(made),
        claims=tuple(chain.from_iterable(map(_claims, made, by_source.values()))),
        planted=tuple(planting.planted for planting in planted),
        crowded=crowded,
    )


class _World:
    """The matters there are, made as they are needed."""

    def __init__(self, random: Random) -> None:
        self._random = random
        self._words = words()
        self.countries = countries(self._words)
        self.people: list[Entity] = []
        self.affairs: list[Affair] = []
        self.fresh = iter(self._make, None)

    def _make(self) -> Affair:
        here, elsewhere = self._random.sample(self.countries, 2)
        name = next(self._words)
        affair = Affair(
            name=name,
            workers=self._random.randint(30, 80),
            people=tuple(self._people()),
            first=an_event("opening", name),
            then=an_event("flood", name),
            country=here[0],
            city=self._random.choice(here[1:]),
            elsewhere=self._random.choice(elsewhere[1:]),
            opened=date(1990, 1, 1) + timedelta(days=self._random.randrange(12_000)),
        )
        self.affairs.append(affair)
        return affair

    def _people(self) -> list[Entity]:
        """People of its own for the first matters; later ones have the same people again."""
        if len(self.people) >= KNOWN_PEOPLE:
            return self._random.sample(self.people, PEOPLE)
        new = [a_person(next(self._words), next(self._words)) for _ in range(PEOPLE)]
        self.people += new
        return new


def _plantings(ids: Sequence[str], world: _World, random: Random) -> Iterator[Planting]:
    for plant in KINDS.values():
        size = random.randint(min(CHAINED, len(ids)), min(MOST_DISPUTING, len(ids)))
        yield plant(world.fresh, random.sample(ids, size), random)


def _filling(ids: Sequence[str], each: int, world: _World, random: Random) -> Iterator[Said]:
    """What nobody disputes: each source speaks of some aspects of some matters."""
    matters = max(each // len(ASPECTS) + 1, len(ids) * each // (len(ASPECTS) * SPEAKERS))
    slots = [(next(world.fresh), aspect) for _ in range(matters) for aspect in ASPECTS]
    for source in ids:
        for affair, aspect in random.sample(slots, min(each, len(slots))):
            yield Said(source, affair.subject, affair.agreeing(aspect, random))


def _source(id_: str, passages: int, place: int, random: Random) -> Source:
    digest = sha256(id_.encode()).hexdigest()
    return Source(
        id=id_,
        file=f"{id_}.txt",
        sha256=digest,
        title=f"Letter {id_} on the works",
        publisher=None,
        published=MADE - timedelta(days=random.randrange(900)) if place % 3 else None,
        language="en",
        words=20 * passages,
        passages=tuple(
            Passage(
                f"p{number}",
                PassageKind.PARAGRAPH,
                number,
                Span(PASSAGE * (number - 1), PASSAGE * number - 1),
            )
            for number in range(1, max(passages, 1) + 1)
        ),
    )


def _claims(source: Source, said: Sequence[Said]) -> Iterator[Claim]:
    for number, passage, item in zip(count(1), source.passages, said, strict=False):
        span = Span(passage.span.start, passage.span.start + len(item.saying.says))
        digest = sha256(f"{source.id} {number}".encode()).hexdigest()
        yield Claim(
            id=f"{source.id}.c{number:02}",
            source=source.id,
            subject=item.subject,
            aspect=item.saying.aspect,
            value=item.saying.value,
            says=item.saying.says,
            modality=item.saying.modality,
            attributed_to=None,
            evidence=(Evidence(passage.id, passage.line, span, digest),),
        )


def _story(world: _World, planted: Sequence[Planting]) -> Story:
    entities = chain(
        chain.from_iterable(world.countries),
        chain.from_iterable((_works(affair), affair.first, affair.then) for affair in world.affairs),
        world.people,
        chain.from_iterable(planting.entities for planting in planted),
    )
    branches = {planting.branch: f"annex of {planting.branch}" for planting in planted if planting.branch}
    return Story(
        slug="works",
        title="The works",
        command="/works",
        questions=tuple(_question(aspect) for aspect in ASPECTS),
        entities={entity.id: entity for entity in entities},
        vocabularies={STATE.id: STATE},
        aspects={
            name: Aspect(name, type_, label, STATE.id if type_ == "category" else None)
            for name, (type_, label) in LABELS.items()
        },
        subjects={affair.subject: affair.label for affair in world.affairs} | branches,
        concepts=tuple(Concept(name, {"en": spoken}) for name, spoken in CONCEPTS.items()),
        quantities=dict(VAGUE),
    )


def _works(affair: Affair) -> Entity:
    return Entity(affair.name, EntityKind.BODY, affair.name.title())


def _question(aspect: str) -> Question:
    title, *wordings = ASKED[aspect]
    gathers = (Selector("works/{it}", aspect),)
    return Question(aspect, title, "The works", gathers, wordings=tuple(wordings), each=EntityKind.BODY)
