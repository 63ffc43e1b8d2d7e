"""What an article says became of whom: persons with outcomes and roles, and numbers with their scope."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.reading.drafting.cast import Cast, Person
from bot.reading.drafting.lexicons import Lexicon
from bot.reading.drafting.mentions import Form, Mention, find_mentions
from bot.reading.drafting.numbers import Amount
from bot.reading.drafting.outcomes import Event, find_events
from bot.reading.drafting.roles import roles_of
from bot.reading.drafting.scopes import others
from bot.reading.drafting.sheets import Sheet
from bot.reading.drafting.tallies import Count, find_counts


class Scope(StrEnum):
    """What a number covers: all, some among them, those besides others told before, or another event."""

    TOTAL = "total"
    PART = "part"
    BESIDES = "besides"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Tally:
    """So many of one outcome: the amount, what it covers, and the tokens that say it."""

    outcome: str
    amount: Amount
    scope: Scope
    tokens: tuple[int, int]
    noun: str = ""


@dataclass(slots=True, eq=False)
class Figure:
    """A person with what became of them (by outcome, the events that say it) and their roles."""

    person: Person
    outcomes: dict[str, list[Event]] = field(default_factory=dict)
    roles: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Account:
    """All that the rules found in one article."""

    sheet: Sheet
    cast: Cast
    figures: tuple[Figure, ...]
    tallies: tuple[Tally, ...]


def account_of(sheet: Sheet, lexicon: Lexicon, published: date | None) -> Account:
    """Read one parsed article."""
    nouns = frozenset(noun for role in lexicon.roles.values() for noun in role.nouns)
    mentions = find_mentions(sheet, nouns)
    events = find_events(sheet, lexicon, mentions)
    cast = Cast(sheet, lexicon, mentions)
    away = others(sheet, published)
    figures = _figures(cast, events, away)
    for figure in figures:
        figure.roles = roles_of(figure.person, sheet, lexicon)
    _note_agents(figures, cast, events)
    tallies = _tallies(sheet, mentions, events, find_counts(sheet, lexicon), away)
    return Account(sheet, cast, figures, tallies)


def _figures(cast: Cast, events: Iterable[Event], away: frozenset[int]) -> tuple[Figure, ...]:
    by_person = {person: Figure(person) for person in cast}
    for event in events:
        if event.is_denied or event.is_unreal or cast.sheet.sentences[event.at] in away:
            continue
        for at in event.of:
            if (person := cast.of(at)) is not None:
                by_person[person].outcomes.setdefault(event.outcome, []).append(event)
    return tuple(by_person.values())


def _note_agents(figures: Iterable[Figure], cast: Cast, events: Iterable[Event]) -> None:
    """Count how often each person does to others what the lexicon tells of."""
    known = {figure.person: figure for figure in figures}
    for event in events:
        doer = cast.of(event.by) if event.by is not None else None
        if doer is not None and all(cast.of(at) is not doer for at in event.of) and not event.is_denied:
            known[doer].roles["agent"] = known[doer].roles.get("agent", 0) + 1


def _tallies(
    sheet: Sheet,
    mentions: dict[int, Mention],
    events: Iterable[Event],
    counts: Iterable[Count],
    away: frozenset[int],
) -> tuple[Tally, ...]:
    found: dict[tuple[str, int], Tally] = {}
    for count in counts:
        tokens = min(count.at, count.word, count.amount.first), max(count.at, count.word)
        scope = _scope(sheet, count.at, away, is_other=count.is_other, is_part=count.is_part)
        found[count.outcome, count.at] = Tally(count.outcome, count.amount, scope, tokens, count.noun)
    for event in events:
        if event.is_unreal:
            continue
        for tally in _of_event(sheet, mentions, event, away):
            found.setdefault((tally.outcome, tally.amount.last), tally)
    return tuple(sorted(found.values(), key=lambda tally: tally.tokens))


def _of_event(
    sheet: Sheet, mentions: dict[int, Mention], event: Event, away: frozenset[int]
) -> Iterable[Tally]:
    """The numbers of those an event is said of; several joined are added up."""
    members = [mentions[at] for at in event.of]
    if not members:
        return
    tokens = (
        min(event.at, *(member.first for member in members)),
        max(event.at, *(member.last for member in members)),
    )
    is_other = all(member.is_other for member in members)
    amount = _sum(members)
    if event.is_denied and amount.least:
        return
    if (
        len(members) == 1
        and members[0].form in (Form.PRONOUN, Form.NAME, Form.KNOWN)
        and members[0].is_single
    ):
        return
    if (
        all(
            member.amount.first == member.amount.last == member.at and member.form is Form.GROUP
            for member in members
        )
        and len(members) == 1
        and not amount.is_exact
    ):
        return
    scope = _scope(
        sheet, event.at, away, is_other=is_other, is_part=any(member.is_part for member in members)
    )
    yield Tally(event.outcome, amount, scope, tokens, members[0].noun)


def _sum(members: list[Mention]) -> Amount:
    least = sum(member.amount.least or 0 for member in members)
    most = (
        None
        if any(member.amount.most is None for member in members)
        else sum(m.amount.most or 0 for m in members)
    )
    return Amount(least, most, members[0].amount.first, members[-1].amount.last)


def _scope(sheet: Sheet, at: int, away: frozenset[int], *, is_other: bool, is_part: bool) -> Scope:
    if sheet.sentences[at] in away:
        return Scope.ELSEWHERE
    return Scope.PART if is_part else Scope.BESIDES if is_other else Scope.TOTAL


def by_outcome(tallies: Iterable[Tally]) -> dict[str, list[Tally]]:
    """Sort numbers by what they count."""
    found: defaultdict[str, list[Tally]] = defaultdict(list)
    for tally in tallies:
        found[tally.outcome].append(tally)
    return found
