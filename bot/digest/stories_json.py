"""A story in a digest's JSON."""

from __future__ import annotations

from typing import Any

from bot.digest.damage import Known, read_each
from bot.digest.values_json import ValueReader, encode_value
from bot.story.entities import Entity, EntityKind, Term, Vocabulary
from bot.story.questions import Aspect, Concept, Question, Selector, Story
from bot.story.values import Quantity

Json = dict[str, Any]


def encode_story(story: Story) -> Json:
    """Write all that a story file declares, part by part."""
    return {
        "story": {
            "slug": story.slug,
            "title": story.title,
            "command": story.command,
            "menu": list(story.menu),
        },
        "questions": [_question(question) for question in story.questions],
        "subjects": dict(story.subjects),
        "aspects": [
            {"id": a.id, "type": a.type, "label": a.label, "vocabulary": a.vocabulary}
            for a in story.aspects.values()
        ],
        "quantities": {word: encode_value(quantity) for word, quantity in story.quantities.items()},
        "entities": [_entity(entity) for entity in story.entities.values()],
        "vocabularies": [_vocabulary(vocabulary) for vocabulary in story.vocabularies.values()],
        "concepts": [
            {"id": c.id, "words": {language: list(words) for language, words in c.words.items()}}
            for c in story.concepts
        ],
    }


def _question(question: Question) -> Json:
    shown: Json = {
        "slug": question.slug,
        "title": question.title,
        "topic": question.topic,
        "gathers": [str(selector) for selector in question.gathers],
        "near": [str(selector) for selector in question.near],
        "also": [str(selector) for selector in question.also],
        "needs": [str(selector) for selector in question.needs],
        "wordings": list(question.wordings),
    }
    return {**shown, "each": question.each.value} if question.each else shown


def _entity(entity: Entity) -> Json:
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "label": entity.label,
        "aliases": list(entity.aliases),
        "within": entity.within,
        "overlaps": list(entity.overlaps),
        **({"by": entity.by} if entity.by else {}),
        **({"traits": list(entity.traits)} if entity.traits else {}),
    }


def _vocabulary(vocabulary: Vocabulary) -> Json:
    return {
        "id": vocabulary.id,
        "kind": vocabulary.kind,
        "terms": [{"id": t.id, "label": t.label, "words": list(t.words)} for t in vocabulary.terms],
        "broader": _pairs(vocabulary.broader),
        "tense": _pairs(vocabulary.tense),
        "incompatible": _pairs(vocabulary.incompatible),
    }


def _pairs(pairs: frozenset[frozenset[str]]) -> list[list[str]]:
    return sorted(sorted(pair) for pair in pairs)


def decode_story(content: Json) -> Story:
    """Make a story; DamageError names the entry that is broken."""
    head = content["story"]
    entities = Known("entity", ((e.id, e) for e in read_each("entity", content["entities"], _read_entity)))
    listed = content["vocabularies"]
    vocabularies = Known("vocabulary", ((v.id, v) for v in read_each("vocabulary", listed, _read_vocabulary)))
    aspects = Known("aspect", ((a.id, a) for a in read_each("aspect", content["aspects"], _read_aspect)))
    questions = Known(
        "question", ((q.slug, q) for q in read_each("question", content["questions"], _read_question))
    )
    list(read_each("entity", content["entities"], lambda entity: _check_entity(entity, entities)))
    list(read_each("aspect", content["aspects"], lambda aspect: _check_aspect(aspect, vocabularies)))
    list(read_each("menu", head["menu"], questions.__getitem__))
    return Story(
        slug=head["slug"],
        title=head["title"],
        command=head["command"],
        questions=tuple(questions.values()),
        entities=dict(entities),
        vocabularies=dict(vocabularies),
        aspects=dict(aspects),
        subjects=content["subjects"],
        concepts=tuple(read_each("concept", content["concepts"], _read_concept)),
        menu=tuple(head["menu"]),
        quantities=_read_quantities(content["quantities"]),
    )


def _check_entity(entity: Json, entities: Known[Entity]) -> None:
    for other in (*entity["overlaps"], *filter(None, [entity["within"], entity.get("by")])):
        entities[other]


def _check_aspect(aspect: Json, vocabularies: Known[Vocabulary]) -> None:
    if aspect["vocabulary"] is not None:
        vocabularies[aspect["vocabulary"]]


def _read_aspect(aspect: Json) -> Aspect:
    return Aspect(aspect["id"], aspect["type"], aspect["label"], aspect["vocabulary"])


def _read_question(question: Json) -> Question:
    return Question(
        slug=question["slug"],
        title=question["title"],
        topic=question["topic"],
        gathers=tuple(Selector.parse(text) for text in question["gathers"]),
        near=tuple(Selector.parse(text) for text in question["near"]),
        also=tuple(Selector.parse(text) for text in question["also"]),
        needs=tuple(Selector.parse(text) for text in question.get("needs", ())),
        wordings=tuple(question["wordings"]),
        each=EntityKind(question["each"]) if "each" in question else None,
    )


def _read_entity(entity: Json) -> Entity:
    return Entity(
        id=entity["id"],
        kind=EntityKind(entity["kind"]),
        label=entity["label"],
        aliases=tuple(entity["aliases"]),
        within=entity["within"],
        overlaps=tuple(entity["overlaps"]),
        by=entity.get("by"),
        traits=tuple(entity.get("traits", ())),
    )


def _read_vocabulary(vocabulary: Json) -> Vocabulary:
    name = vocabulary["id"]
    return Vocabulary(
        id=name,
        kind=vocabulary["kind"],
        terms=tuple(Term(name, t["id"], t["label"], tuple(t["words"])) for t in vocabulary["terms"]),
        broader=_read_pairs(vocabulary["broader"]),
        tense=_read_pairs(vocabulary["tense"]),
        incompatible=_read_pairs(vocabulary["incompatible"]),
    )


def _read_pairs(pairs: list[list[str]]) -> frozenset[frozenset[str]]:
    return frozenset(frozenset(pair) for pair in pairs)


def _read_concept(concept: Json) -> Concept:
    return Concept(concept["id"], {language: tuple(words) for language, words in concept["words"].items()})


def _read_quantities(shown: Json) -> dict[str, Quantity]:
    read = ValueReader({}, {}).read
    found = {word: read(value) for word, value in shown.items()}
    return {word: value for word, value in found.items() if isinstance(value, Quantity)}
