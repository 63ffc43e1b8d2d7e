"""What a comparison came to, in one sentence: who says what and what does not fit; never who is right."""

from __future__ import annotations

from bot.rendering.citations import label
from bot.rendering.wording.language import closed, counted, listed, opened, some_of
from bot.rendering.wording.speakers import holders, speakers
from bot.rendering.wording.topics import held_text, item_label, topic_text
from bot.rendering.wording.values import position_text
from bot.story.findings import Cause, Finding, Position, Severity
from bot.story.questions import Story
from bot.story.values import Category, Names, Note, Order, Quantity, Route, Value

SEVERITIES = {
    Severity.CONTRADICTION: "Contradiction",
    Severity.TENSION: "Tension",
    Severity.VAGUE: "Vague against exact",
    Severity.GAP: "Silence",
}

# How one source and several put a value of each type.
VERBS: dict[type[Value], tuple[str, str]] = {
    Quantity: ("gives", "give"),
    Names: ("names", "name"),
    Category: ("says", "say"),
    Order: ("has", "have"),
    Route: ("has", "have"),
    Note: ("says:", "say:"),
}

# What does not fit, between two positions and between more. The sentence before it says who says what.
MISFITS = {
    Cause.NUMBERS_APART: ("no number fits both", "no number fits all"),
    Cause.OUTSIDE_VAGUE: ("the number lies outside what the words allow",) * 2,
    Cause.VAGUE_ONLY: ("the words leave room for the number but do not give it",) * 2,
    Cause.TERMS_EXCLUDE: (
        "on a plain reading both cannot hold",
        "on a plain reading these cannot all hold",
    ),
    Cause.TERMS_STRAIN: (
        "both may hold, but either alone would mislead",
        "these may hold together, but any one alone would mislead",
    ),
    Cause.WIDER_SCOPE: ("what is said of the whole does not fit the part",) * 2,
    Cause.ORDER_REVERSED: ("the orders exclude each other", "these orders cannot all hold"),
    Cause.ORDER_LOOSE: ("the orders can be squared, but they are not the same",) * 2,
    Cause.PLACES_APART: (
        "neither of these places lies within the other",
        "these places do not lie within one another",
    ),
    Cause.DATES_APART: ("the dates do not overlap", "the dates do not all overlap"),
}


def severity_label(finding: Finding) -> str:
    """`Contradiction`, `Tension`, `Vague against exact`, `Silence`."""
    return SEVERITIES[finding.severity] if finding.severity else "Agreement"


def finding_text(finding: Finding, story: Story, *, placed: bool = False) -> str:
    """Write a finding as one plain sentence.

    Sources stand as bracketed ids, with `placed` also where in them it is said.
    """
    match finding.cause:
        case Cause.SILENCE:
            return _silence(finding, story, placed=placed)
        case Cause.POSSIBLY_SAME:
            return _possibly_same(finding, story, placed=placed)
        case Cause.AGREE:
            return _agreement(finding, story, placed=placed)
        case _:
            who = _who_says_what(finding, story, placed=placed)
            topic = f"on {topic_text(finding, story)}"
            within = f"Within one article, {topic}" if finding.is_internal else opened(topic)
            return f"{within}, {who}: {misfit_text(finding, story)}."


def brief_text(finding: Finding, story: Story) -> str:
    """Say what does not fit, and between whom, for a place where the values stand already."""
    if finding.cause in (Cause.SILENCE, Cause.POSSIBLY_SAME, Cause.AGREE):
        return finding_text(finding, story)
    misfit = misfit_text(finding, story)
    within = "Within one article, " if finding.is_internal else ""
    if misfit.startswith("the list of"):
        return f"{opened(within + misfit)}."
    return f"{within}{_opposed(_sides(finding))}: {misfit}."


def misfit_text(finding: Finding, story: Story) -> str:
    """Say what exactly does not fit, as a clause."""
    items = listed([item_label(item, story) for item in finding.items])
    match finding.cause:
        case Cause.OUTSIDE_CLOSED:
            return f"a list given as complete leaves out {items or 'what the other names'}"
        case Cause.PARTLY_SHARED:
            return f"a list given as complete holds {items or 'what the other names'} in part at most"
        case Cause.NONE_SHARED:
            return _none_shared(finding)
        case Cause.VAGUE_ONLY if _has_part(finding):
            return "the words may mean a part of that number"
        case cause:
            return MISFITS[cause][len(finding.positions) > 2]  # noqa: PLR2004  # between two, or between more


def _who_says_what(finding: Finding, story: Story, *, placed: bool) -> str:
    said = []
    for position, who in zip(finding.positions, holders(finding, placed=placed), strict=True):
        one, several = VERBS.get(type(position.value), ("gives", "give"))
        verb = one if len(position.sources) == 1 else several
        said.append(f"{who} {verb} {held_text(position, finding, story)}")
    if finding.more:
        said.append(f"others say {counted(finding.more, 'more thing')}")
    return (", while " if len(said) == 2 else "; ").join(said)  # noqa: PLR2004  # two are set against each other


def _opposed(sides: list[str]) -> str:
    """Two sides against each other; more of them in a row."""
    if len(sides) == 2:  # noqa: PLR2004  # two oppose
        return " against ".join(sides)
    return "; ".join(sides) if any(" and " in side for side in sides) else listed(sides)


def _sides(finding: Finding) -> list[str]:
    """Who stands against whom: those with words against those with a number, or each for itself."""
    who = list(zip(finding.positions, holders(finding, placed=False), strict=True))
    exact = [
        name for position, name in who if isinstance(position.value, Quantity) and position.value.is_exact
    ]
    vague = [name for _, name in who if name not in exact]
    if exact and vague:
        return [listed(vague), listed(exact)]
    return [name for _, name in who]


def _silence(finding: Finding, story: Story, *, placed: bool) -> str:
    verb = "speaks" if len(finding.sources) == 1 else "speak"
    sentence = f"Only {speakers(finding.positions, placed=placed)} {verb} of {topic_text(finding, story)}"
    if finding.silent:
        silent = some_of([label(source) for source in finding.silent])
        sentence += f"; {silent} {'does' if len(finding.silent) == 1 else 'do'} not"
    return f"{sentence}."


def _agreement(finding: Finding, story: Story, *, placed: bool) -> str:
    topic = f"On {topic_text(finding, story)}"
    if len(finding.positions) == 1:
        verb = "gives" if len(finding.sources) == 1 else "agree:"
        said = position_text(finding.positions[0])
        return closed(f"{topic}, {speakers(finding.positions, placed=placed)} {verb} {said}")
    if finding.items:
        shared = listed([item_label(item, story) for item in finding.items])
        return closed(f"{topic}, {speakers(finding.positions, placed=placed)} agree on {shared}")
    return f"{topic}, {_who_says_what(finding, story, placed=placed)}: these agree as far as they go."


def _possibly_same(finding: Finding, story: Story, *, placed: bool) -> str:
    names = [(item_label(item, story), _naming(item, n, finding)) for n, item in enumerate(finding.items)]
    if len(names) < 2:  # noqa: PLR2004  # a likeness needs two names
        names = [(position_text(position), (position,)) for position in finding.positions]
    told = [
        f"{name} of {speakers(positions, placed=placed)}" if positions else name for name, positions in names
    ]
    return f"{opened(told[0])} is possibly {listed(told[1:], 'or')}; no article says so."


def _naming(item: str, index: int, finding: Finding) -> tuple[Position, ...]:
    """Positions that name the item; where no list names it, the position at the same place."""
    naming = tuple(position for position in finding.positions if _is_named_in(item, position.value))
    return naming or finding.positions[index : index + 1]


def _is_named_in(item: str, value: Value) -> bool:
    return isinstance(value, Names) and any(item in (member.id, member.label) for member in value.members)


def _none_shared(finding: Finding) -> str:
    """Name the lists that share nothing with any other, unless that is all of them."""
    lists = [
        frozenset(value.members)
        for position in finding.positions
        if isinstance(value := position.value, Names)
    ]
    alone = [all(not one & other for other in lists if other is not one) for one in lists]
    open_end = "though none of the lists claims to be complete"
    if all(alone):
        return f"the lists share no entry, {open_end}"
    if len(lists) != len(finding.positions) or not any(alone):
        return f"not all of the lists share an entry, {open_end}"
    who = listed(
        [name for name, is_alone in zip(holders(finding, placed=False), alone, strict=True) if is_alone]
    )
    return f"the list of {who} shares no entry with the others, {open_end}"


def _has_part(finding: Finding) -> bool:
    return any(isinstance(each.value, Quantity) and each.value.part for each in finding.positions)


def _is_exact(position: Position) -> bool:
    return isinstance(position.value, Quantity) and position.value.is_exact
