"""Who says something: `[001]`, `[001] and [003]`, or with places `[001 ¶2] and [003 ¶3, table 1.1]`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from bot.rendering.citations import citations_of, cite, label
from bot.rendering.wording.language import listed
from bot.story.claims import Claim
from bot.story.findings import Finding, Position

PLACES = 8  # of one source within a sentence; beyond, they are counted


def speakers(positions: Iterable[Position], *, placed: bool) -> str:
    """List the sources of some positions, each once."""
    found: dict[str, list[Claim]] = {}
    for position in positions:
        for claim in position.claims:
            found.setdefault(claim.source, []).append(claim)
    return listed([_speaker(source, claims, placed=placed) for source, claims in found.items()])


def holders(finding: Finding, *, placed: bool) -> tuple[str, ...]:
    """List who holds each position; a source that holds several is always told by its places."""
    held = Counter(source for position in finding.positions for source in position.sources)
    return tuple(
        listed(
            [
                _speaker(source, _claims(position, source), placed=placed or held[source] > 1)
                for source in position.sources
            ]
        )
        for position in finding.positions
    )


def _claims(position: Position, source: str) -> list[Claim]:
    return [claim for claim in position.claims if claim.source == source]


def _speaker(source: str, claims: Iterable[Claim], *, placed: bool) -> str:
    return cite(citations_of(claims), most=PLACES) if placed else label(source)
