"""What an article says became of whom: persons with outcomes and roles, and numbers with their scope."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from bot.reading.drafting import tables
from bot.reading.drafting.acquaintances import acquaintances
from bot.reading.drafting.cast import Cast
from bot.reading.drafting.dates import find_dates
from bot.reading.drafting.enumerations import enumerations
from bot.reading.drafting.equations import equations
from bot.reading.drafting.lexicons import Lexicon
from bot.reading.drafting.lists import lists_of
from bot.reading.drafting.mentions import find_mentions
from bot.reading.drafting.outcomes import Event, find_events
from bot.reading.drafting.pages import Page
from bot.reading.drafting.persons import Person
from bot.reading.drafting.phrases import Phrases
from bot.reading.drafting.roles import roles_of
from bot.reading.drafting.scopes import others, sums
from bot.reading.drafting.settings import Setting, setting_of
from bot.reading.drafting.sheets import Sheet
from bot.reading.drafting.tallies import find_counts
from bot.reading.drafting.totals import Tally, Totals, is_with_own
from bot.story.entities import Entity

NOWHERE = Setting()
NOBODY: Phrases[Entity] = Phrases({})
LONG_AFTER = range(60, 3 * 365)  # days: follow-ups and trials are reported on about as long after the event


@dataclass(slots=True, eq=False)
class Figure:
    """A person with what became of them (by outcome, the events that say it) and their roles."""

    person: Person
    outcomes: dict[str, list[Event]] = field(default_factory=dict)
    roles: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Account:
    """All that the rules found in one article; `ends` are the events that befell those who did it.

    `since` is the earliest day it speaks of, of the years just before its publication.
    """

    sheet: Sheet
    cast: Cast
    figures: tuple[Figure, ...]
    tallies: tuple[Tally, ...]
    ends: tuple[Event, ...] = ()
    since: date | None = None
    setting: Setting = NOWHERE


def account_of(
    page: Page, lexicon: Lexicon, published: date | None, known: Phrases[Entity] = NOBODY
) -> Account:
    """Read one parsed article; `known` are the names of those whom the story knows."""
    sheet = page.sheet
    nouns = frozenset(noun for role in lexicon.roles.values() for noun in role.nouns)
    mentions = acquaintances(sheet, find_mentions(sheet, nouns, lexicon.triggers), known)
    lists = lists_of(sheet, mentions)
    named = dict(equations(sheet, mentions, lists))
    for group, members in enumerations(page, mentions, lists).items():
        named[group] = tuple(dict.fromkeys((*named.get(group, ()), *members)))
    events = find_events(sheet, lexicon, mentions, lists)
    cast = Cast(sheet, lexicon, mentions, named)
    away = others(sheet, published, lexicon.happenings)
    figures = _figures(cast, events, away, named)
    leaders = {member: first for first in sorted(lists, reverse=True) for member in lists[first]}
    for figure in figures:
        _settle(figure, lexicon)
        figure.roles = roles_of(figure.person, sheet, lexicon, leaders)
    _name_roles(figures, cast, lexicon, named)
    _note_agents(figures, cast, events)
    setting = setting_of(sheet, lexicon, events, away, published)
    tallies = Totals(sheet, lexicon, mentions, away | sums(sheet, lexicon.happenings)).of(
        _kept(events, figures, cast, lexicon), find_counts(sheet, lexicon)
    )
    tallies = (*tallies, *tables.tallies(page, lexicon))
    ends = (*_ends(figures, lexicon), *_own_ends(sheet, lexicon, away))
    return Account(sheet, cast, figures, tallies, ends, _since(sheet, published), setting)


def _figures(
    cast: Cast, events: Iterable[Event], away: frozenset[int], named: Mapping[int, tuple[int, ...]]
) -> tuple[Figure, ...]:
    by_person = {person: Figure(person) for person in cast}
    for event in events:
        if event.is_denied or event.is_unreal or cast.sheet.sentences[event.at] in away:
            continue
        told = dict.fromkeys(one for at in event.of for one in (at, *named.get(at, ())))
        for person in dict.fromkeys(cast.of(at) for at in told):
            if person is not None:
                full = replace(event, of=tuple(told))
                by_person[person].outcomes.setdefault(event.outcome, []).append(full)
    return tuple(by_person.values())


def _settle(figure: Figure, lexicon: Lexicon) -> None:
    """Drop what gives way to another outcome of the same person: who died is not among the injured."""
    for outcome in tuple(figure.outcomes):
        if figure.outcomes.keys() & set(lexicon.outcomes[outcome].yields_to):
            del figure.outcomes[outcome]


def _name_roles(
    figures: Iterable[Figure], cast: Cast, lexicon: Lexicon, named: Mapping[int, tuple[int, ...]]
) -> None:
    """Give those who name a group its role: "the victims were X and Y"."""
    known = {figure.person: figure for figure in figures}
    for group, members in named.items():
        role = lexicon.role_of_noun(cast.mentions[group].noun)
        for person in dict.fromkeys(cast.of(at) for at in members):
            if person is not None and role is not None:
                known[person].roles[role] = known[person].roles.get(role, 0) + 1


def _note_agents(figures: Iterable[Figure], cast: Cast, events: Iterable[Event]) -> None:
    """Count how often each person does to others what the lexicon tells of."""
    known = {figure.person: figure for figure in figures}
    for event in events:
        doer = cast.of(event.by) if event.by is not None else None
        if doer is not None and all(cast.of(at) is not doer for at in event.of) and not event.is_denied:
            known[doer].roles["agent"] = known[doer].roles.get("agent", 0) + 1


def _since(sheet: Sheet, published: date | None) -> date | None:
    if published is None:
        return None
    days = [dated.first for dated in find_dates(sheet, published) if dated.first <= published]
    return min((day for day in days if (published - day).days in LONG_AFTER), default=published)


def _kept(
    events: Iterable[Event], figures: Iterable[Figure], cast: Cast, lexicon: Lexicon
) -> Iterator[Event]:
    """Leave out what is said of a single person who counts for another outcome."""
    known = {figure.person: figure for figure in figures}
    for event in events:
        person = cast.of(event.of[0]) if len(event.of) == 1 else None
        yields_to = lexicon.outcomes[event.outcome].yields_to
        if person is None or not known[person].outcomes.keys() & set(yields_to):
            yield event


def _own_ends(sheet: Sheet, lexicon: Lexicon, away: frozenset[int]) -> Iterator[Event]:
    """The events in nouns that say it of whoever did it: "murder-suicide"."""
    for at, lemma in enumerate(sheet.lemmas):
        outcome = lexicon.by_word.get("nouns", {}).get(lemma)
        if outcome is not None and sheet.sentences[at] not in away and is_with_own(sheet, lexicon, at):
            yield Event(outcome.id, at, (at,))


def _ends(figures: Iterable[Figure], lexicon: Lexicon) -> tuple[Event, ...]:
    """The events that befell persons who did to others, or to themselves, what the lexicon tells of."""
    doing = {role.id for role in lexicon.roles.values() if role.does} | {"agent"}
    found: list[Event] = []
    for figure in figures:
        events = [event for told in figure.outcomes.values() for event in told]
        if doing.intersection(figure.roles):
            found.extend(events)
        else:
            found.extend(event for event in events if event.by is not None and event.by in event.of)
    return tuple(found)
