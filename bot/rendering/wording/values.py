"""Values as short text: `123 prisoners`, `a small group`, `the release before the easing`."""

from __future__ import annotations

from bot.rendering.literal import flatten
from bot.rendering.wording.dates import period_text
from bot.rendering.wording.hedges import outlook
from bot.rendering.wording.language import DASH, WORDS, listed, unclosed
from bot.story.findings import Position
from bot.story.values import Category, Names, Note, Order, OrderRelation, Period, Quantity, Route, Value

RELATIONS = {
    OrderRelation.BEFORE: "before",
    OrderRelation.TOGETHER: "together with",
    OrderRelation.EXCHANGE: "in exchange for",
}

# Words that take "of" before what they count: a small group of detainees, but several detainees.
COLLECTIVES = frozenset(
    {"batch", "couple", "fraction", "group", "handful", "majority", "minority", "number", "part", "series"}
)


def value_text(value: Value) -> str:  # noqa: PLR0911  # one for each type
    """Say what a value says, short enough for a table's cell; empty for a note."""
    match value:
        case Quantity():
            return quantity_text(value)
        case Names():
            return names_text(value)
        case Category(term, part):
            return f"{flatten(term.label)} (some)" if part else flatten(term.label)
        case Order(first, relation, second):
            return f"{flatten(first.label)} {RELATIONS[relation]} {flatten(second.label)}"
        case Route(stops):
            return ", then ".join(flatten(stop.label) for stop in stops)
        case Period():
            return period_text(value)
        case Note():
            return ""


def position_text(position: Position) -> str:
    """Write a position's value with what qualifies it; a note is told in its claim's words."""
    claim = position.claims[0]
    text = value_text(position.value) or unclosed(flatten(claim.says))
    hedges = {outlook(each, text) for each in position.claims}
    return text + (hedges.pop() if len(hedges) == 1 else "")


def quantity_text(value: Quantity) -> str:
    """`123 prisoners`, `a small group of detainees`, `at least 50 prisoners`."""
    amount = flatten(value.word) if value.word else _amount(value)
    nouns = [flatten(noun) for noun in (value.unit, value.of) if noun]
    if value.is_exact and value.least == 1:
        nouns = [_singular(noun) for noun in nouns]
    joint = " of " if amount.rpartition(" ")[2] in COLLECTIVES else " "
    return joint.join(filter(None, (amount, " of ".join(nouns))))


def names_text(value: Names) -> str:
    """`only A and B` where the list claims to be complete, `A and B, among others` where it does not."""
    members = listed([flatten(member.label) for member in value.members])
    return f"only {members}" if value.closed else f"{members}, among others"


def _amount(value: Quantity) -> str:
    least, most = value.least, value.most
    if least is None:
        return "some" if most is None else f"at most {_figure(most)}"
    if most is None:
        return f"at least {_figure(least)}"
    return _spelled(least) if least == most else f"{_figure(least)}{DASH}{_figure(most)}"


def _spelled(amount: float) -> str:
    return WORDS[int(amount)] if amount in range(1, len(WORDS)) else _figure(amount)


def _figure(amount: float) -> str:
    return f"{int(amount):,}" if float(amount).is_integer() else f"{amount:,.10g}"


def _singular(noun: str) -> str:
    if noun == "people":
        return "person"
    return noun[:-1] if noun.endswith("s") and not noun.endswith("ss") else noun
