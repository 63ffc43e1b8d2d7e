"""Values in a digest's JSON: written as in a reading, with their type."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from bot.digest.damage import Known
from bot.digest.periods import parse_period, show_period
from bot.story.entities import Entity, Term
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

Json = dict[str, Any]
WIDEST_WHOLE = 2**53  # beyond, not every whole number is a float


def encode_value(value: Value) -> Json:  # noqa: PLR0911  # one for each type
    """Write a value."""
    match value:
        case Quantity():
            return _quantity(value)
        case Names(members, closed):
            names = {"type": "names", "names": [member.id for member in members]}
            return {**names, "closed": True} if closed else names
        case Category(term, part):
            category = {"type": "category", "vocabulary": term.vocabulary, "term": term.id}
            return {**category, "part": True} if part else category
        case Order(first, relation, second):
            return {"type": "order", "first": first.id, "relation": relation.value, "second": second.id}
        case Route(stops):
            return {"type": "place", "stops": [stop.id for stop in stops]}
        case Period():
            return {"type": "date", **show_period(value)}
        case Note():
            return {"type": "note"}


def _quantity(value: Quantity) -> Json:
    least, most = _number(value.least), _number(value.most)
    shown: Json = {"type": "quantity"}
    if value.word is None and least is not None and least == most:
        shown["exact"] = least
    else:
        shown |= {"word": value.word, "least": least, "most": most}
    shown |= {"of": value.of or None, "part": value.part or None, "unit": value.unit or None}
    return {name: field for name, field in shown.items() if field is not None}


def _number(number: float | None) -> float | None:
    is_whole = number is not None and abs(number) < WIDEST_WHOLE and number == int(number)
    return int(number) if number is not None and is_whole else number


class ValueReader:
    """Makes values of JSON; equal ones are made once, for most claims of a large digest share theirs.

    Raises DamageError for an unknown name, KeyError for a missing field, ValueError for nonsense.
    """

    def __init__(self, entities: Mapping[str, Entity], terms: Mapping[str, Mapping[str, Term]]) -> None:
        self._entities = entities
        self._terms = terms
        readers: dict[str, Callable[[Json], Value]] = {
            "quantity": self._quantity,
            "names": self._names,
            "category": self._category,
            "order": self._order,
            "place": lambda shown: Route(self._all(shown["stops"])),
            "date": self._date,
            "note": lambda _: Note(),
        }
        self._readers = Known("value type", readers.items())
        self._made: dict[str, Value] = {}

    def read(self, shown: Json) -> Value:
        """Make a value."""
        key = repr(shown)
        value = self._made.get(key)
        if value is None:
            value = self._made[key] = self._readers[shown["type"]](shown)
        return value

    def _quantity(self, shown: Json) -> Value:
        least, most = shown.get("exact", shown.get("least")), shown.get("exact", shown.get("most"))
        of, part, unit = shown.get("of", ""), shown.get("part", False), shown.get("unit", "")
        return Quantity(least, most, of, shown.get("word"), part, unit)

    def _names(self, shown: Json) -> Value:
        return Names(self._all(shown["names"]), shown.get("closed", False))

    def _category(self, shown: Json) -> Value:
        return Category(self._terms[shown["vocabulary"]][shown["term"]], shown.get("part", False))

    def _order(self, shown: Json) -> Value:
        first, second = self._all((shown["first"], shown["second"]))
        return Order(first, OrderRelation(shown["relation"]), second)

    def _date(self, shown: Json) -> Value:
        first = parse_period(shown["on"] if "on" in shown else shown["from"])
        last = first if "on" in shown else parse_period(shown["to"])
        return Period(first.first, last.last)

    def _all(self, ids: list[str] | tuple[str, ...]) -> tuple[Entity, ...]:
        return tuple(self._entities[name] for name in ids)
