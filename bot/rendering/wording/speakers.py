"""Who says something: `[001]`, `[001] and [003]`, or with places `[001 ¶2] and [003 ¶3, table 1.1]`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from bot.rendering.citations import citations_of, cite, label
from bot.rendering.wording.language import counted, some_of
from bot.story.claims import Claim
from bot.story.findings import Finding, Position

PLACES = 8  # of one source within a sentence; beyond, they are counted


def speakers(positions: Sequence[Position], *, placed: bool) -> str:
    """List the sources of some positions, each once."""
    found: dict[str, list[Claim]] = {}
    for position in positions:
        for claim in position.claims:
            found.setdefault(claim.source, []).append(claim)
    more = sum(position.more for position in positions)
    who = some_of([_speaker(source, claims, placed=placed) for source, claims in found.items()], more)
    return who + origins_text(positions[0]) if len(positions) == 1 else who


def origins_text(position: Position) -> str:
    """` (one origin)` where the sources of a position reuse one another's text."""
    return f" ({counted(position.origins, 'origin')})" if position.origins else ""


def holders(finding: Finding, *, placed: bool) -> tuple[str, ...]:
    """List who holds each position; a source that holds several is always told by its places."""
    held = Counter(source for position in finding.positions for source in position.sources)
    return tuple(
        some_of(
            [
                _speaker(source, _claims(position, source), placed=placed or held[source] > 1)
                for source in position.sources
            ],
            position.more,
        )
        + origins_text(position)
        for position in finding.positions
    )


def _claims(position: Position, source: str) -> list[Claim]:
    return [claim for claim in position.claims if claim.source == source]


def _speaker(source: str, claims: Iterable[Claim], *, placed: bool) -> str:
    return cite(citations_of(claims), most=PLACES) if placed else label(source)
