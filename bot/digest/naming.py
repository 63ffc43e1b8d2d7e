"""A story's entities and vocabularies, read from its file."""

# ruff: noqa: A001, A002  # ids are called ids, as in the types they fill
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from bot.digest.tables import PAIR, Table
from bot.story.entities import Entity, EntityKind, Term, Vocabulary

RELATIONS = ("broader", "tense", "incompatible")
STRAY_STAR = re.compile(r"\*(?=\S)|^\*|\s\*$")


def read_entities(file: Table) -> dict[str, Entity]:
    """Read `[entities]` and check how they refer to each other."""
    tables = dict(file.named("entities", "entity"))
    entities = {id: entity for id, table in tables.items() if (entity := _entity(id, table, tables))}
    _check_containment(entities, tables)
    _check_names(entities, tables)
    return entities


def _entity(id: str, table: Table, known: dict[str, Table]) -> Entity | None:
    table.check_id(id, "id")
    kind = table.choice("kind", [*EntityKind])
    label = table.text("label")
    aliases = read_words(table, "aliases")
    within = table.choice("within", known) if table.has("within") else None
    overlaps = table.texts("overlaps")
    for other in overlaps:
        table.check_known(other, "overlaps", known)
    if id in overlaps:
        table.refuse("overlaps itself: leave it out")
    by = table.choice("by", known) if table.has("by") else None
    if by is not None and kind != EntityKind.EVENT:
        table.refuse(f"is the deed of {by}, and no event: leave out by, or make its kind event")
    traits = table.texts("traits")
    table.close()
    if not table.is_sound:
        return None
    return Entity(id, EntityKind(kind), label, aliases, within, overlaps, by, traits)


def _check_containment(entities: dict[str, Entity], tables: dict[str, Table]) -> None:
    """Note entities that contain themselves; each circle once."""
    done: set[str] = set()
    for id in entities:
        chain = [id]
        while (outer := _outer(entities, chain[-1])) and outer not in chain and outer not in done:
            chain.append(outer)
        if outer in chain:
            circle = [*chain[chain.index(outer) :], outer]
            tables[outer].refuse(f"lies within itself: {' within '.join(circle)}")
        done.update(chain)


def _outer(entities: dict[str, Entity], id: str) -> str | None:
    return entities[id].within if id in entities else None


def _check_names(entities: dict[str, Entity], tables: dict[str, Table]) -> None:
    """Note a name that two entities claim, however it is spelt."""
    owners: dict[str, tuple[str, str]] = {}
    for entity in entities.values():
        for name in (entity.label, *entity.aliases):
            owner, spelling = owners.setdefault(fold_name(name), (entity.id, name))
            if owner != entity.id:
                tables[entity.id].refuse(
                    f"“{name}” is already a name of entity {owner} (“{spelling}”): let one of them have it"
                )


def fold_name(name: str) -> str:
    """Take away differences of case, accents and spacing."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(bare.casefold().split())


def read_words(table: Table, name: str, *, is_required: bool = False) -> tuple[str, ...]:
    """Read a list of words, where `*` stands for any ending, or between words for any word."""
    words = table.texts(name, is_required=is_required)
    for word in words:
        if STRAY_STAR.search(word):
            table.refuse(f"{name} has “{word}”: * stands at a word's end or between words only")
    return words


def read_vocabularies(file: Table) -> dict[str, Vocabulary]:
    """Read `[vocabularies]`."""
    return {
        id: vocabulary
        for id, table in file.named("vocabularies", "vocabulary")
        if (vocabulary := _vocabulary(id, table))
    }


def _vocabulary(id: str, table: Table) -> Vocabulary | None:
    table.check_id(id, "id")
    kind = table.text("kind")
    if not table.has("terms"):
        table.refuse("field “terms” is missing: a vocabulary needs terms")
    terms = tuple(_term(id, name, entry) for name, entry in table.named("terms", "term"))
    known = {term.id for term in terms}
    related = {relation: frozenset(_pairs(table, relation, known)) for relation in RELATIONS}
    _check_overlap(table, related)
    table.close()
    return Vocabulary(id, kind, terms, **related) if table.is_sound else None


def _term(vocabulary: str, id: str, table: Table) -> Term:
    table.check_id(id, "id")
    term = Term(vocabulary, id, table.text("label"), read_words(table, "words"))
    table.close()
    return term


def _pairs(table: Table, relation: str, known: set[str]) -> Iterator[frozenset[str]]:
    for pair in table.lists(relation):
        terms = frozenset(term for term in pair if isinstance(term, str))
        if len(pair) != PAIR or len(terms) != PAIR:
            table.refuse(
                f'{relation} must hold pairs of two terms, such as [["lifted", "eased"]], not {pair}'
            )
            continue
        for term in sorted(terms):
            table.check_known(term, f"{relation}: term", sorted(known))
        yield terms


def _check_overlap(table: Table, related: dict[str, frozenset[frozenset[str]]]) -> None:
    seen: dict[frozenset[str], str] = {}
    for relation, pairs in related.items():
        for pair in sorted(pairs, key=sorted):
            other = seen.setdefault(pair, relation)
            if other != relation:
                table.refuse(f"{' and '.join(sorted(pair))} cannot be both {other} and {relation}")
