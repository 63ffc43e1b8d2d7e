"""One made-up matter: what is true of it, and the many ways in which a source may say so without dissent."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from bot.story.claims import Modality
from bot.story.entities import Entity
from bot.story.values import Category, Names, Note, Order, OrderRelation, Period, Quantity, Route, Value
from tests.benchmarks.made_up import TERMS

OF = "workers"
MANNERS = ("", "by all accounts", "as was noted on the spot", "after a long wait", "to the surprise of many")


@dataclass(frozen=True, slots=True)
class Saying:
    """What a source says of one aspect, before it is anybody's claim."""

    aspect: str
    value: Value
    says: str
    modality: Modality = Modality.ASSERTED


@dataclass(frozen=True, slots=True)
class Affair:
    """A works and the truth about it; `people` lead with one whom every list of them names."""

    name: str
    workers: int
    people: tuple[Entity, ...]
    first: Entity
    then: Entity
    country: Entity
    city: Entity
    elsewhere: Entity
    opened: date

    @property
    def subject(self) -> str:
        """Its path in the tree of subjects."""
        return f"works/{self.name}"

    @property
    def label(self) -> str:
        """What people call it."""
        return f"the {self.name.title()} works"

    def say(self, aspect: str, value: Value, told: str, random: Random) -> Saying:
        """A sentence of some variety."""
        manner = random.choice(MANNERS)
        return Saying(aspect, value, f"{told} at {self.label}{', ' if manner else ''}{manner}.")

    def truth(self, aspect: str, random: Random) -> Saying:
        """What is true, said plainly."""
        return PLAIN[aspect](self, random)

    def agreeing(self, aspect: str, random: Random) -> Saying:
        """What is true, or something that goes with it, however near a disagreement it comes."""
        return random.choice(AGREEING[aspect])(self, random)


def exact(affair: Affair, random: Random, number: int | None = None) -> Saying:
    number = affair.workers if number is None else number
    return affair.say("count", Quantity(number, number, OF), f"{number} workers were counted", random)


def in_a_range(affair: Affair, random: Random) -> Saying:
    least, most = affair.workers - random.randint(1, 9), affair.workers + random.randint(1, 9)
    return affair.say("count", Quantity(least, most, OF), f"{least} to {most} workers were counted", random)


def at_least(affair: Affair, random: Random) -> Saying:
    least = affair.workers - random.randint(1, 9)
    return affair.say("count", Quantity(least, None, OF), f"At least {least} workers were counted", random)


def a_part(affair: Affair, random: Random) -> Saying:
    some = random.randint(2, 9)
    told = f"{some} of the workers were counted as masons"
    return affair.say("count", Quantity(some, some, "masons", part=True), told, random)


def in_days(affair: Affair, random: Random) -> Saying:
    days = affair.workers * 3
    return affair.say("count", Quantity(days, days, "days", unit="days"), f"{days} days passed", random)


def an_outlook(affair: Affair, random: Random) -> Saying:
    number = affair.workers * 2
    said = affair.say("count", Quantity(number, number, OF), f"{number} workers may be counted", random)
    return Saying(said.aspect, said.value, said.says, Modality.EXPECTED)


def listed(affair: Affair, random: Random, members: Sequence[Entity] = (), *, closed: bool = False) -> Saying:
    members = members or affair.people
    named = ", ".join(member.label for member in members)
    return affair.say("builders", Names(tuple(members), closed), f"{named} built", random)


def some_listed(affair: Affair, random: Random) -> Saying:
    others = random.sample(affair.people[1:], random.randint(0, len(affair.people) - 1))
    return listed(affair, random, (affair.people[0], *others))


def all_listed(affair: Affair, random: Random) -> Saying:
    return listed(affair, random, closed=True)


def in_state(affair: Affair, random: Random, term: str = "running") -> Saying:
    return affair.say("state", Category(TERMS[term]), f"Everything is {TERMS[term].label}", random)


def broadly(affair: Affair, random: Random) -> Saying:
    return in_state(affair, random, "working")


def ordered(
    affair: Affair,
    random: Random,
    relation: OrderRelation = OrderRelation.BEFORE,
    events: tuple[Entity, Entity] | None = None,
) -> Saying:
    first, then = events or (affair.first, affair.then)
    told = f"The {first.label} came {relation.value} the {then.label}"
    return affair.say("sequence", Order(first, relation, then), told, random)


def exchanged(affair: Affair, random: Random) -> Saying:
    return ordered(affair, random, OrderRelation.EXCHANGE)


def in_city(affair: Affair, random: Random) -> Saying:
    return at_places(affair, random, affair.city)


def in_country(affair: Affair, random: Random) -> Saying:
    return at_places(affair, random, affair.country)


def at_places(affair: Affair, random: Random, *stops: Entity) -> Saying:
    named = " and ".join(stop.label for stop in stops)
    return affair.say("place", Route(stops), f"The stones came to {named}", random)


def on_day(affair: Affair, random: Random, day: date | None = None) -> Saying:
    day = day or affair.opened
    return affair.say("opened", Period(day, day), f"The doors opened on {day.isoformat()}", random)


def in_year(affair: Affair, random: Random) -> Saying:
    year = affair.opened.year
    period = Period(date(year, 1, 1), date(year, 12, 31))
    return affair.say("opened", period, f"The doors opened in {year}", random)


def remarked(affair: Affair, random: Random) -> Saying:
    return affair.say("remark", Note(), f"Remark {random.randint(1, 10**6)} was heard", random)


Way = Callable[[Affair, Random], Saying]
PLAIN: dict[str, Way] = {
    "count": exact,
    "builders": listed,
    "state": in_state,
    "sequence": ordered,
    "place": in_city,
    "opened": on_day,
    "remark": remarked,
}
AGREEING: dict[str, tuple[Way, ...]] = {
    "count": (exact, exact, exact, in_a_range, at_least, a_part, in_days, an_outlook),
    "builders": (listed, some_listed, some_listed, all_listed),
    "state": (in_state, in_state, broadly),
    "sequence": (ordered, ordered, exchanged),
    "place": (in_city, in_city, in_country),
    "opened": (on_day, on_day, in_year),
    "remark": (remarked,),
}
ASPECTS = tuple(PLAIN)
