"""Which claims speak against one another across sources, as the findings tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence

from bot.story.claims import Claim
from bot.story.findings import Cause, Finding, Severity
from bot.story.values import Category, Names

_APART = frozenset({Cause.NUMBERS_APART, Cause.OUTSIDE_VAGUE, Cause.PLACES_APART, Cause.DATES_APART})
"""What hardly goes together speaks against one another too where it is numbers, places or dates.

What a source has somebody say does not then speak against what another reports.
"""

Rivals = Mapping[str, tuple[str, ...]]
"""For each claim's id the ids of those that another source holds against it."""


def rivals_in(
    findings: Iterable[Finding], claims: Sequence[Claim], features: Callable[[Claim], frozenset[str]]
) -> Rivals:
    """Find every claim's rivals: what differs from it, and lists that leave out whom it tells the same of."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    lists: dict[str, list[tuple[Claim, Claim]]] = defaultdict(list)
    for finding in findings:
        is_flat = finding.severity is Severity.CONTRADICTION
        if not is_flat and finding.cause not in _APART:
            continue
        for position in finding.positions:
            others = [c for p in finding.positions if p is not position for c in p.claims]
            for claim in position.claims:
                against = [o for o in others if o.source != claim.source and (is_flat or not o.attributed_to)]
                found[claim.id].update((other.id, None) for other in against)
                if finding.cause is Cause.OUTSIDE_CLOSED:
                    lists[claim.source].extend((claim, other) for other in against)
    for claim in claims:
        for own, other in lists.get(claim.source, ()):
            is_within = f"{claim.subject}/".startswith(f"{own.subject}/")
            if is_within and isinstance(claim.value, Category) and _left_out(own, other) & features(claim):
                found[claim.id].setdefault(other.id)
    return {claim: tuple(others) for claim, others in found.items()}


def _left_out(own: Claim, other: Claim) -> frozenset[str]:
    """The members of a list that another, closed one leaves out: what is said of them speaks against that."""
    if not (isinstance(own.value, Names) and isinstance(other.value, Names)) or not other.value.closed:
        return frozenset()
    given = {member.id for member in other.value.members}
    return frozenset(
        f"e:{member.id}" for member in own.value.members if given.isdisjoint((member.id, *member.overlaps))
    )
