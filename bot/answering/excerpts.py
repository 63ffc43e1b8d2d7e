"""How much of what thousands of sources say an answer tells: the strongest, and a count of the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice

from bot.answering.holdings import Holdings
from bot.story.claims import Claim
from bot.story.digests import Digest
from bot.story.findings import Finding
from bot.story.sources import Source
from bot.story.values import Note

MOST_ALIKE = 24
MOST_CLAIMS = 80
MOST_DISPUTED = 200
MOST_SILENT = 200
"""Claims of one topic, claims in all, claims in differences, and silent sources that one answer holds.

More than anybody reads: three long articles need 13, 57, 152 and 3 at most.
"""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The claims an answer tells, how many it leaves out, and the ids of all sources that speak."""

    claims: tuple[Claim, ...]
    left: int
    speaking: set[str] | frozenset[str]


def strongest(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Claims of one topic: all while there are few, else one for each value, the widest held first.

    What room is left goes to the claims that come first.
    """
    if len(claims) <= MOST_ALIKE:
        return tuple(claims)
    by_value: dict[Hashable, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        by_value[place if isinstance(claim.value, Note) else claim.value].append(place)
    first = [places[0] for places in sorted(by_value.values(), key=len, reverse=True)]
    chosen = dict.fromkeys((*first, *range(MOST_ALIKE)))
    return tuple(claims[place] for place in islice(chosen, MOST_ALIKE))


def allotted(groups: Sequence[Sequence[Claim]], most: int = MOST_CLAIMS) -> tuple[Claim, ...]:
    """The first claims of each group: all while they are few, else as many of one as of another."""
    if sum(map(len, groups)) <= most:
        return tuple(claim for group in groups for claim in group)
    shares = [0] * len(groups)
    left = most
    while left:
        takers = [place for place, group in enumerate(groups) if shares[place] < len(group)][:left]
        each = max(left // len(takers), 1)
        for place in takers:
            taken = min(each, len(groups[place]) - shares[place])
            shares[place] += taken
            left -= taken
    return tuple(claim for group, share in zip(groups, shares, strict=True) for claim in group[:share])


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around the lines of an answer, and how much more there is of each."""

    findings: tuple[Finding, ...]
    more: int
    sources: tuple[Source, ...]
    more_sources: int
    silent: tuple[Source, ...]
    more_silent: int
    origins: int


def framed(
    told: Excerpt,
    findings: Sequence[Finding],
    only: AbstractSet[str],
    digest: Digest,
    holdings: Holdings,
    cited: Iterable[str] = (),
) -> Frame:
    """The findings of an answer, the sources it cites, and those asked for that are silent."""
    briefs = tuple(_briefs(findings, holdings))
    held = {claim.source for claim in told.claims}.union(cited, *(brief.sources for brief in briefs))
    speaking = told.speaking.union(*map(holdings.speakers, findings)) if findings else told.speaking
    silent, more_silent = _silent(told.speaking, only, digest, holdings)
    return Frame(
        findings=briefs,
        more=len(findings) - len(briefs),
        sources=holdings.sources(held),
        more_sources=len(speaking) - len(held),
        silent=silent,
        more_silent=more_silent,
        origins=holdings.origins.count(speaking),
    )


def _briefs(findings: Iterable[Finding], holdings: Holdings) -> Iterator[Finding]:
    """The strongest findings, as many as one answer holds."""
    left = MOST_DISPUTED
    for finding in findings:
        if left <= 0:
            return
        brief = holdings.brief(finding)
        left -= sum(len(position.claims) for position in brief.positions)
        yield brief


def _silent(
    speaking: AbstractSet[str], only: AbstractSet[str], digest: Digest, holdings: Holdings
) -> tuple[tuple[Source, ...], int]:
    """Sources that do not speak, among those asked for when any are; the first of them, and how many more."""
    silent = (len(only) or len(digest.sources)) - len(speaking & only if only else speaking)
    if silent <= 0:
        return (), 0
    if silent <= MOST_SILENT:
        return holdings.sources((only or holdings.ids) - speaking), 0
    unheard = (s for s in digest.sources if s.id not in speaking and (not only or s.id in only))
    return tuple(islice(unheard, MOST_SILENT)), silent - MOST_SILENT


def chosen_of(claims: Iterable[Claim], only: AbstractSet[str], kept: AbstractSet[str] | None) -> list[Claim]:
    """Those of some sources, when any are named, and among the kept ids, when there are any."""
    return [
        claim for claim in claims if (not only or claim.source in only) and (kept is None or claim.id in kept)
    ]
