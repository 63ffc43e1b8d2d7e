"""What claims, terms and texts speak of, as features."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answering.meanings import Meanings
from bot.answering.memory import Recent
from bot.answering.patterns import ENGLISH
from bot.answering.tongues import language_among
from bot.answering.words import folded_words
from bot.story.claims import Claim
from bot.story.entities import Entity, Term
from bot.story.questions import Story
from bot.story.values import Category, Names, Order, Period, Quantity, Route

ASKED_BY: dict[type, str] = {
    Quantity: "c:number",
    Names: "c:name",
    Period: "c:when",
    Route: "c:transfer",
    Order: "c:before-after",
}
"""The concepts by which readers ask for values of a type; a story that declares them is answered by them."""

VALUES = frozenset(ASKED_BY.values())
"""All of these."""

MANNERS = frozenset({"c:say", "c:role", "c:motive", "c:name"})
"""Concepts that claims of any kind can answer: who, what kind, why, in what words."""

ASKING = MANNERS | VALUES
"""Concepts that ask rather than tell: a question's claims answer them by being its claims."""

MOST_KNOWN = 16_384
"""So many claims' features are remembered."""

_NOTHING = frozenset[str]()


class Features:
    """Reads what a story's claims, topics, terms and texts speak of, and remembers it."""

    def __init__(self, story: Story, meanings: Meanings) -> None:
        self._story = story
        self._meanings = meanings
        self._of_claims: Recent[frozenset[str]] = Recent(MOST_KNOWN)
        self._of_says: Recent[frozenset[str]] = Recent(MOST_KNOWN)
        self._at_sight: Recent[frozenset[str]] = Recent(MOST_KNOWN)
        self._asked: Recent[frozenset[str]] = Recent(MOST_KNOWN)
        self._notions: Recent[frozenset[str]] = Recent(MOST_KNOWN)
        self._of_topics: dict[tuple[str, str], frozenset[str]] = {}
        self._of_terms: dict[str, frozenset[str]] = {}

    def of(self, claim: Claim) -> frozenset[str]:
        """What a claim speaks of: its words, subject, aspect, value and speaker."""
        known = self._of_claims.get(claim.id)
        if known is not None:
            return known
        return self._of_claims.put(claim.id, self._said(claim.says) | self.at_sight(claim))

    def _said(self, says: str) -> frozenset[str]:
        """What the words of a claim speak of; many sources say the same."""
        known = self._of_says.get(says)
        return self._of_says.put(says, self.of_text(says)) if known is None else known

    def at_sight(self, claim: Claim) -> frozenset[str]:
        """What a claim speaks of by its subject, aspect, value and speaker, before its words are read."""
        known = self._at_sight.get(claim.id)
        if known is not None:
            return known
        topic = self.of_topic(claim.subject, claim.aspect)
        return self._at_sight.put(claim.id, topic.union(self.of_value(claim)))

    def asked(self, claim: Claim) -> frozenset[str]:
        """What the words speak of by which a claim is asked for, but no value or name: those it must give."""
        known = self._asked.get(claim.id) if claim.asked else _NOTHING
        if known is not None:
            return known
        asked = frozenset().union(*map(self._in_its_language, claim.asked))
        own = (f for f in asked if f[:2] in {"a:", "c:", "w:"} and f not in VALUES)
        return self._asked.put(claim.id, frozenset(own))

    def notions(self, claim: Claim) -> frozenset[str]:
        """The notions of ordinary life that a claim tells of, in any of its words or by whom it names."""
        known = self._notions.get(claim.id)
        if known is not None:
            return known
        texts = (claim.says, *claim.asked, *claim.wordings)
        traits = frozenset(trait for entity in self.entities(claim) for trait in entity.traits)
        return self._notions.put(claim.id, traits.union(*map(self.notions_of, texts)))

    def notions_of(self, text: str) -> frozenset[str]:
        """The notions of ordinary life that a text in any of the languages tells of."""
        language = language_among(folded_words(text), self._meanings.languages)
        return self._meanings.demands.told(text, language.code if language else ENGLISH)

    def of_topic(self, subject: str, aspect: str) -> frozenset[str]:
        """What the names of a subject and aspect speak of."""
        known = self._of_topics.get((subject, aspect))
        if known is None:
            known = frozenset(self._read_topic(subject, aspect))
            self._of_topics[subject, aspect] = known
        return known

    def _read_topic(self, subject: str, aspect: str) -> Iterator[str]:
        label = self._story.subjects.get(subject, "")
        yield from self.of_text(f"{label}. {self._story.aspects[aspect].label}")
        for part in subject.split("/"):
            if part in self._story.entities:
                yield from self.family(self._story.entities[part])

    def of_value(self, claim: Claim) -> Iterator[str]:
        """What a claim's value and its speaker's name stand for."""
        if claim.attributed_to is not None:
            yield from self.family(claim.attributed_to)
        for entity in value_entities(claim):
            yield from self.family(entity)
        if isinstance(claim.value, Category) and not claim.value.part:  # of some it tells but a part
            yield from self.of_term(claim.value.term)
        asked = ASKED_BY.get(type(claim.value))
        if asked:
            yield asked

    def family(self, entity: Entity) -> Iterator[str]:
        """The entity and those that contain it."""
        seen: set[str] = set()
        current: Entity | None = entity
        while current is not None and current.id not in seen:
            seen.add(current.id)
            yield f"e:{current.id}"
            current = self._story.entities.get(current.within) if current.within else None

    def entities(self, claim: Claim) -> tuple[Entity, ...]:
        """The entities that a claim is about, names, or is told by."""
        known = self._story.entities
        about = tuple(known[part] for part in claim.subject.split("/") if part in known)
        speaker = () if claim.attributed_to is None else (claim.attributed_to,)
        return (*about, *value_entities(claim), *speaker)

    def of_term(self, term: Term) -> frozenset[str]:
        """What a term of a vocabulary and the words that express it speak of."""
        known = self._of_terms.get(term.id)
        if known is None:
            phrases = (term.label, *term.words)
            known = frozenset().union(*(self.of_text(phrase) for phrase in phrases))
            self._of_terms[term.id] = known
        return known

    def of_text(self, text: str) -> frozenset[str]:
        """What an English text speaks of."""
        return _subject_features(self._meanings.lexicon.features(text))

    def of_wording(self, text: str) -> frozenset[str]:
        """What a wording in any of the languages speaks of."""
        return _subject_features(self._in_its_language(text))

    def _in_its_language(self, text: str) -> frozenset[str]:
        folded = folded_words(text)
        language = language_among(folded, self._meanings.languages)
        return self._meanings.lexicon.features_of(folded, language.code if language else ENGLISH)


def _subject_features(features: frozenset[str]) -> frozenset[str]:
    """Concepts, entities and plain words: what is left of features without views and limits."""
    return frozenset([feature for feature in features if feature[:2] in {"c:", "e:", "w:"}])


def value_entities(claim: Claim) -> tuple[Entity, ...]:
    """The entities that a claim's value names."""
    match claim.value:
        case Names(members=members):
            return members
        case Route(stops=stops):
            return stops
        case _:
            return ()
