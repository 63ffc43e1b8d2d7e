"""What of the chosen groups an answer tells: the claims and the differences that a query speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from bot.answering.groups import Group
from bot.story.claims import Claim
from bot.story.findings import Cause, Finding, Position
from bot.story.values import Names

Key = tuple[str, str]

TWO = 2
"""So many sides make a difference."""

SPEAKING = 0.5
"""A claim is told when it speaks of so much of what the best one told does."""

FAINT = 0.3
"""What is asked first is told when it speaks of so much, and all else where nothing speaks of more."""

HEARD = 0.2
"""So much two sides of a difference on what is asked first must speak of."""

FOREMOST = 0.9
"""So much one side of a difference must speak of that is on what a question adds."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Groups in the order of telling, and the share of the query that each of their claims speaks of.

    `main` are the subjects and aspects that the question asks first, `added` those that it adds where the
    query has their words. `items` are those entries of differing lists that the query speaks of, `naming`
    the ids of the claims that speak of the persons whom it names, if it names any. Nothing is left out of
    groups when the query `is_comparing` the sources.
    """

    groups: tuple[Group, ...]
    shares: Mapping[str, float] = field(default_factory=dict)
    main: frozenset[Key] = frozenset()
    added: frozenset[Key] = frozenset()
    items: frozenset[str] = frozenset()
    naming: frozenset[str] | None = None
    is_comparing: bool = False

    @property
    def most(self) -> float:
        """The greatest share."""
        return max(self.shares.values(), default=0.0)

    def told(self, group: Group, findings: Iterable[Finding]) -> Sequence[Claim]:
        """Those of a group's claims that speak of what was asked; all where they differ on that."""
        if not self.shares or self.is_comparing or group.speaking:
            return group.claims
        if any(finding.is_difference and self.concerns(finding) for finding in findings):
            return group.claims
        if group.key in self.main:
            return self._named(group) or self._speaking(group, FAINT) or group.claims
        return self._speaking(group, SPEAKING) or self._speaking(group, FAINT)

    def concerns(self, finding: Finding) -> bool:
        """Whether a difference is on what was asked first, or two of its sides speak of what was asked."""
        if not self.shares or self.is_comparing or not self.items.isdisjoint(finding.items):
            return True
        if self.naming is not None and len(_sides(finding, self.naming)) < TWO:
            return False
        key = finding.subject, finding.aspect
        if key in self.main and finding.cause is not Cause.WIDER_SCOPE:
            return len(_sides(finding, self._saying(HEARD))) >= TWO
        speaking = _sides(finding, self._saying(SPEAKING))
        is_asked = key not in self.added or bool(_sides(finding, self._saying(FOREMOST)))
        return len(speaking) >= TWO and is_asked

    def _saying(self, least: float) -> frozenset[str]:
        """Ids of the claims that speak of so much of what the best does."""
        return frozenset(id_ for id_, share in self.shares.items() if share >= least * self.most)

    def _speaking(self, group: Group, least: float) -> Sequence[Claim]:
        saying = self._saying(least)
        return tuple(claim for claim in group.claims if claim.id in saying)

    def _named(self, group: Group) -> Sequence[Claim]:
        return tuple(claim for claim in group.claims if claim.id in (self.naming or ()))


def _sides(finding: Finding, ids: AbstractSet[str]) -> Sequence[Position]:
    """The sides of a difference that some of the claims with these ids hold."""
    return [p for p in finding.positions if any(claim.id in ids for claim in p.claims)]


def pointed(findings: Sequence[Finding], items: AbstractSet[str]) -> tuple[Finding, ...]:
    """The differences on entries that a query speaks of, before those on the whole of the same lists.

    One on two such entries, "is N. Okafor Ngozi Okafor", is all that was asked for of any list.
    """
    on_items = [f for f in findings if not items.isdisjoint(f.items)]
    on_two = any(len(items & set(f.items)) >= TWO for f in on_items)
    keys = {(f.subject, f.aspect) for f in on_items}
    return tuple(
        f
        for f in findings
        if f in on_items
        or not (isinstance(f.positions[0].value, Names) and (on_two or (f.subject, f.aspect) in keys))
    )
