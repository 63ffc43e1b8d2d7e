"""The outcome of comparing: positions, how they differ, how badly, and who is silent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.story.claims import Claim
from bot.story.values import Value


class Severity(StrEnum):
    """How badly positions differ; members stand strongest first."""

    CONTRADICTION = "contradiction"
    TENSION = "tension"
    VAGUE = "vague-vs-exact"
    GAP = "coverage-gap"

    @property
    def rank(self) -> int:
        """0 for the strongest."""
        return list(Severity).index(self)


class Cause(StrEnum):
    """What exactly does not fit; each has one sentence in the wording."""

    NUMBERS_APART = "numbers-apart"
    OUTSIDE_VAGUE = "outside-vague"
    VAGUE_ONLY = "vague-only"
    OUTSIDE_CLOSED = "outside-closed"
    NONE_SHARED = "none-shared"
    PARTLY_SHARED = "partly-shared"
    POSSIBLY_SAME = "possibly-same"
    TERMS_EXCLUDE = "terms-exclude"
    TERMS_STRAIN = "terms-strain"
    WIDER_SCOPE = "wider-scope"
    ORDER_REVERSED = "order-reversed"
    ORDER_LOOSE = "order-loose"
    PLACES_APART = "places-apart"
    DATES_APART = "dates-apart"
    SILENCE = "silence"
    AGREE = "agree"


MOST_HELD = 5
MOST_POSITIONS = 12
"""Claims of a position, and positions of a finding, that are told one by one; more of them are counted."""


@dataclass(frozen=True, slots=True)
class Position:
    """One value and the claims that hold it, in the digest's order.

    `more` counts further sources that hold it, where not all claims are here. `origins` counts the sources,
    those that reuse one another's text as one; it is 0 where there are no such sources.
    """

    value: Value
    claims: tuple[Claim, ...]
    more: int = 0
    origins: int = 0

    def __post_init__(self) -> None:
        if not self.claims:
            raise ValueError("a position needs a claim that holds it")

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources that hold it, each once, in order."""
        return tuple(dict.fromkeys(claim.source for claim in self.claims))

    def in_brief(self) -> Position:
        """The same with the first claims only, and how many more sources hold it."""
        if len(self.claims) <= MOST_HELD:
            return self
        kept = replace(self, claims=self.claims[:MOST_HELD])
        return replace(kept, more=self.more + len(self.sources) - len(kept.sources))


@dataclass(frozen=True, slots=True)
class Finding:
    """What comparing the claims on one subject and aspect came to.

    `severity` is None where the positions agree. `kind` names the sort of difference (order, count,
    set, scope, status, role, stance, place, date, identity, internal-inconsistency, coverage).
    `items` names the members that `cause` is about. `more` counts further positions, where not all are here.
    """

    subject: str
    aspect: str
    severity: Severity | None
    kind: str
    cause: Cause
    positions: tuple[Position, ...]
    silent: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    more: int = 0

    def in_brief(self) -> Finding:
        """The same in so few claims that it can be told: the positions that most claims hold."""
        positions = self.positions
        if len(positions) > MOST_POSITIONS:
            widest = sorted(range(len(positions)), key=lambda at: -len(positions[at].claims))[:MOST_POSITIONS]
            positions = tuple(positions[at] for at in sorted(widest))
        brief = tuple(position.in_brief() for position in positions)
        if brief == self.positions:
            return self
        return replace(self, positions=brief, more=self.more + len(self.positions) - len(brief))

    @property
    def sources(self) -> tuple[str, ...]:
        """Ids of the sources that hold any position, each once."""
        return tuple(dict.fromkeys(source for position in self.positions for source in position.sources))

    @property
    def is_difference(self) -> bool:
        """Whether its positions differ, and do not just agree or face a silence."""
        return self.severity not in (None, Severity.GAP)

    @property
    def is_internal(self) -> bool:
        """Whether a single source disagrees with itself."""
        return self.severity is not None and len(self.positions) > 1 and len(self.sources) == 1
