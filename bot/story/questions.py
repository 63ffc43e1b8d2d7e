"""What readers ask, and how a story describes its own subject matter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase

from bot.story.claims import Claim
from bot.story.entities import Entity, EntityKind, Vocabulary
from bot.story.values import Quantity


@dataclass(frozen=True, slots=True)
class Selector:
    """A pattern over claims, written `subject:aspect`, with `*` for any run of characters."""

    subject: str
    aspect: str

    @classmethod
    def parse(cls, text: str) -> Selector:
        """Read `release:count` or `person/*:role`; ValueError when there is no colon."""
        subject, colon, aspect = text.partition(":")
        if not (subject and colon and aspect):
            raise ValueError(f"{text!r} is not of the form subject:aspect")
        return cls(subject, aspect)

    def matches(self, claim: Claim) -> bool:
        """Whether the claim's subject and aspect fit."""
        return fnmatchcase(claim.subject, self.subject) and fnmatchcase(claim.aspect, self.aspect)

    def about(self, entity: Entity) -> Selector:
        """The same pattern with `{it}` standing for that entity."""
        return Selector(self.subject.replace("{it}", entity.id), self.aspect.replace("{it}", entity.id))

    def __str__(self) -> str:
        return f"{self.subject}:{self.aspect}"


@dataclass(frozen=True, slots=True)
class Question:
    """A question readers ask: which claims it gathers, and in what words it is asked.

    `gathers` leads with what matters most. A question that gathers no claim is an open one: the
    articles do not say. `also` adds claims only where a query has their particular words. `near` selects
    what they do give instead. A question asked of `each` entity of a
    kind holds `{it}` in its title, selectors and wordings, which stands for the entity's id (or its label);
    it is an open one for those of whom no claim is told that `needs` selects.
    """

    slug: str
    title: str
    topic: str
    gathers: tuple[Selector, ...]
    near: tuple[Selector, ...] = ()
    also: tuple[Selector, ...] = ()
    wordings: tuple[str, ...] = ()
    each: EntityKind | None = None
    needs: tuple[Selector, ...] = ()

    def about(self, entity: Entity) -> Question:
        """The same question of one entity: `{it}` filled in."""
        return replace(
            self,
            title=self.title.replace("{it}", entity.label),
            gathers=tuple(selector.about(entity) for selector in self.gathers),
            near=tuple(selector.about(entity) for selector in self.near),
            also=tuple(selector.about(entity) for selector in self.also),
            needs=tuple(selector.about(entity) for selector in self.needs),
            each=None,
        )


@dataclass(frozen=True, slots=True)
class Aspect:
    """One kind of thing that is said of subjects, and the type of its value."""

    id: str
    type: str
    label: str
    vocabulary: str | None = None


@dataclass(frozen=True, slots=True)
class Concept:
    """A notion with the words that express it, by language; `*` at a word's end stands for any ending."""

    id: str
    words: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Story:
    """One topic: its questions, entities and vocabularies, as `config/<slug>.toml` gives them.

    `quantities` holds the declared interval of each vague word, by the word as declared.
    """

    slug: str
    title: str
    command: str
    questions: tuple[Question, ...]
    entities: Mapping[str, Entity]
    vocabularies: Mapping[str, Vocabulary]
    aspects: Mapping[str, Aspect]
    subjects: Mapping[str, str]
    concepts: tuple[Concept, ...] = ()
    menu: tuple[str, ...] = field(default=())
    quantities: Mapping[str, Quantity] = field(default_factory=dict)

    def question(self, slug: str) -> Question | None:
        """The question with that slug, or None."""
        return next((q for q in self.questions if q.slug == slug), None)
