"""Values as a person writes them in a reading."""

# ruff: noqa: A001  # ids are called ids, as in the types they fill
from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.digest.periods import parse_period
from bot.digest.tables import Table
from bot.story.entities import Entity, EntityKind
from bot.story.questions import Aspect, Story
from bot.story.values import (
    Category,
    Names,
    Note,
    Order,
    OrderRelation,
    Period,
    Quantity,
    Route,
    Value,
)

# What a value of each type looks like; the fields tell values apart when one of another type is written.
EXAMPLES = {
    "quantity": '{ exact = 123, of = "prisoners" }, or least, most, or word',
    "names": '{ names = ["an-entity", "another"], closed = true }',
    "category": '{ term = "a-term" }',
    "order": '{ first = "an-event", relation = "before", second = "another" }',
    "place": '{ stops = ["a-place", "another"] }',
    "date": '{ on = "2020-08" }, or from and to',
    "note": "no value at all",
}
TELLING = {
    "exact": "quantity",
    "least": "quantity",
    "most": "quantity",
    "word": "quantity",
    "names": "names",
    "term": "category",
    "relation": "order",
    "stops": "place",
    "on": "date",
    "from": "date",
}
REVERSED = "after"  # a person may write it; in memory the events are swapped


def read_value(claim: Table, aspect: Aspect, story: Story) -> Value | None:
    """Read a claim's value; None when something in it is wrong, which is noted."""
    if aspect.type == "note" and not claim.has("value"):
        return Note()
    table = claim.table("value", "value")
    written = {TELLING[name] for name in table.fields if name in TELLING} - {aspect.type}
    if not claim.is_sound:
        return None
    if written or (not table.fields and aspect.type != "note"):
        what = f"a value of type {min(written)}" if written else "an empty value"
        table.refuse(
            f"{what} does not fit aspect “{aspect.id}” of type {aspect.type}: write {EXAMPLES[aspect.type]}"
        )
        return None
    value = READERS[aspect.type](table, aspect, story)
    table.close()
    return value if table.is_sound else None


def _note(table: Table, _aspect: Aspect, _story: Story) -> Value:
    if table.fields:
        table.refuse("an aspect of type note takes no value: leave it out")
        table.asked.update(table.fields)
    return Note()


def _quantity(table: Table, _aspect: Aspect, story: Story) -> Value | None:
    exact, least, most = table.number("exact"), table.number("least"), table.number("most")
    word = table.text("word") if table.has("word") else None
    ways = [exact is not None, word is not None, least is not None or most is not None]
    if table.is_sound and sum(ways) != 1:
        table.refuse("takes just one of exact, word, or least and most")
    of, unit, part = table.text("of", ""), table.text("unit", ""), table.flag("part")
    if not table.is_sound:
        return None
    if word is not None:
        declared = _declared(table, word, story)
        return declared and replace(declared, of=of, part=part, unit=unit)
    if exact is not None:
        least = most = exact
    if least is not None and most is not None and least > most:
        table.refuse(f"least {least:g} is above most {most:g}")
        return None
    return Quantity(least, most, of, None, part, unit)


def _declared(table: Table, word: str, story: Story) -> Quantity | None:
    table.check_known(word, "word", story.quantities, f"[quantities] of {file_of(story)}")
    return story.quantities.get(word)


def _names(table: Table, _aspect: Aspect, story: Story) -> Value | None:
    members = _entities(table, "names", story)
    closed = table.flag("closed")
    return Names(members, closed) if members else None


def _place(table: Table, _aspect: Aspect, story: Story) -> Value | None:
    stops = _entities(table, "stops", story)
    for stop in stops:
        _check_kind(table, stop, EntityKind.PLACE, "a stop")
    return Route(stops) if stops else None


def _category(table: Table, aspect: Aspect, story: Story) -> Value | None:
    vocabulary = story.vocabularies[aspect.vocabulary or ""]
    terms = {term.id: term for term in vocabulary.terms}
    term = table.choice("term", terms, f"[vocabularies.{vocabulary.id}] of {file_of(story)}")
    part = table.flag("part")
    return Category(terms[term], part) if term in terms else None


def _order(table: Table, _aspect: Aspect, story: Story) -> Value | None:
    first, second = _entity(table, "first", story), _entity(table, "second", story)
    relation = table.choice("relation", [*OrderRelation, REVERSED])
    if not (table.is_sound and first and second):
        return None
    for event in (first, second):
        _check_kind(table, event, EntityKind.EVENT, "ordered")
    if first == second:
        table.refuse(f"“{first.id}” cannot be ordered with itself: name two events")
        return None
    if relation == REVERSED:
        return Order(second, OrderRelation.BEFORE, first)
    return Order(first, OrderRelation(relation), second)


def _date(table: Table, _aspect: Aspect, _story: Story) -> Value | None:
    if table.has("on"):
        if table.has("from") or table.has("to"):
            table.refuse("takes either on, or from and to")
        return _period(table, "on")
    first, last = _period(table, "from"), _period(table, "to")
    if not first or not last:
        return None
    if first.first > last.last:
        table.refuse(f"from {first.first} is after to {last.last}")
        return None
    return Period(first.first, last.last)


def _period(table: Table, name: str) -> Period | None:
    text = table.text(name)
    if not text.strip():
        return None
    try:
        return parse_period(text)
    except ValueError as error:
        table.refuse(f"{name} {error}")
        return None


def _entities(table: Table, name: str, story: Story) -> tuple[Entity, ...]:
    ids = table.texts(name, is_required=True)
    if table.is_sound and not ids:
        table.refuse(f"{name} is empty: name at least one")
    for id in ids:
        table.check_known(id, name, story.entities, f"[entities] of {file_of(story)}")
    return tuple(story.entities[id] for id in ids if id in story.entities)


def _entity(table: Table, name: str, story: Story) -> Entity | None:
    return story.entities.get(table.choice(name, story.entities, f"[entities] of {file_of(story)}"))


def _check_kind(table: Table, entity: Entity, kind: EntityKind, part: str) -> None:
    if entity.kind is not kind:
        table.refuse(f"“{entity.id}” is {part} but not of kind {kind}: its kind is {entity.kind}")


def file_of(story: Story) -> str:
    """Name the file that declares what readings use, as messages have it."""
    return f"config/{story.slug}.toml"


READERS: dict[str, Callable[[Table, Aspect, Story], Value | None]] = {
    "quantity": _quantity,
    "names": _names,
    "category": _category,
    "order": _order,
    "place": _place,
    "date": _date,
    "note": _note,
}
