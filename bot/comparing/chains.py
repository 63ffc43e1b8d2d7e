"""Orders followed across claims and sources: A before B, B before C, C before A cannot all hold."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bot.comparing.groups import Footing, Group, Stand
from bot.story.values import Order, OrderRelation


@dataclass(frozen=True, slots=True)
class Link:
    """A stand that puts one event before another, and the group it is in."""

    group: Group
    stand: Stand


@dataclass(frozen=True, slots=True)
class Chain:
    """Links that lead in a circle: within `source`, or from source to source when it is None."""

    links: tuple[Link, ...]
    source: str | None = None


Step = tuple[str, str]
Steps = Mapping[Step, tuple[Link, ...]]


def chains(groups: Iterable[Group]) -> Iterator[Chain]:
    """Circles among the orders of one aspect and footing, whatever their subjects, until each link is in one.

    Two opposite orders on one subject are no chain: they clash directly.
    """
    by_aspect: defaultdict[tuple[str, Footing], list[Link]] = defaultdict(list)
    for group in groups:
        if group.type is Order:
            by_aspect[group.aspect, group.footing] += [Link(group, stand) for stand in group.stands]
    for links in by_aspect.values():
        steps = _core(_steps(links))
        for circle in _circles(steps):
            chained = tuple(link for step in circle for link in steps[step])
            if not frozenset.intersection(*(_sources(steps[step]) for step in circle)):
                yield Chain(chained)
        yield from _chains_within(steps)


def _chains_within(steps: Steps) -> Iterator[Chain]:
    by_source: defaultdict[str, list[Link]] = defaultdict(list)
    for links in steps.values():
        for link in links:
            for source in link.stand.sources:
                by_source[source].append(Link(link.group, link.stand.only({source})))
    for source in sorted(by_source):
        own = _core(_steps(by_source[source]))
        for circle in _circles(own):
            yield Chain(tuple(link for step in circle for link in own[step]), source)


def _steps(links: Iterable[Link]) -> Steps:
    steps: defaultdict[Step, list[Link]] = defaultdict(list)
    for link in links:
        value = link.stand.value
        if isinstance(value, Order) and value.relation is OrderRelation.BEFORE:
            steps[value.first.id, value.second.id].append(link)
    return {step: tuple(steps[step]) for step in sorted(steps)}


def _sources(links: Iterable[Link]) -> frozenset[str]:
    return frozenset[str]().union(*(link.stand.sources for link in links))


def _core(steps: Steps) -> Steps:
    """Keep the steps that can be part of a circle: no loose end is left."""
    while True:
        begun = {first for first, _ in steps}
        reached = {second for _, second in steps}
        kept = {step: links for step, links in steps.items() if step[0] in reached and step[1] in begun}
        if len(kept) == len(steps):
            return kept
        steps = kept


def _circles(steps: Steps) -> Iterator[list[Step]]:
    """Find a shortest circle through each step that is in none yet."""
    onward: defaultdict[str, list[str]] = defaultdict(list)
    for first, second in steps:
        onward[first].append(second)
    covered: set[Step] = set()
    for step in steps:
        if step not in covered and (back := _way_back(step, steps, onward)):
            covered.update(back)
            yield [step, *back]


def _way_back(step: Step, steps: Steps, onward: Mapping[str, list[str]]) -> list[Step]:
    """Find a shortest way from where this step ends back to where it begins; empty when there is none."""
    first, second = step
    came: dict[str, str] = {second: second}
    waiting = deque([second])
    while waiting and first not in came:
        event = waiting.popleft()
        for following in onward.get(event, ()):
            if following not in came and not (
                (event, following) == (second, first) and _is_direct(step, steps)
            ):
                came[following] = event
                waiting.append(following)
    return list(_walked(first, came)) if first in came else []


def _walked(event: str, came: Mapping[str, str]) -> Iterator[Step]:
    back: list[Step] = []
    while came[event] != event:
        back.append((came[event], event))
        event = came[event]
    yield from reversed(back)


def _is_direct(step: Step, steps: Steps) -> bool:
    """Whether the step and its reverse are said of one subject, so that they clash without a chain."""
    there = {link.group.subject for link in steps[step]}
    return any(link.group.subject in there for link in steps[step[1], step[0]])
