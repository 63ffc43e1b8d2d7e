"""How much of what thousands of sources say an answer tells: the strongest, and a count of the rest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice

from bot.answering.holdings import FEW, Holdings
from bot.story.claims import Claim
from bot.story.digests import Digest
from bot.story.findings import Finding
from bot.story.sources import Source
from bot.story.values import Note

MOST_CLAIMS = 80
MOST_FINDINGS = 60
MOST_SILENT = 200
"""Claims, differences and silent sources that one answer holds.

Three long articles need 55, 55 and 3 at most; sixty lines are as many as anybody reads.
"""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The claims an answer tells, how many it leaves out, and the ids of all sources that speak."""

    claims: tuple[Claim, ...]
    left: int
    speaking: set[str] | frozenset[str]


def strongest(claims: Sequence[Claim], most: int = MOST_CLAIMS) -> tuple[Claim, ...]:
    """Claims of one topic: all while there are few, else one for each value, the widest held first.

    What is left of `most` goes to the claims that come first.
    """
    if len(claims) <= most:
        return tuple(claims)
    by_value: dict[Hashable, list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        by_value[place if isinstance(claim.value, Note) else claim.value].append(place)
    first = [places[0] for places in sorted(by_value.values(), key=len, reverse=True)[:most]]
    chosen = dict.fromkeys((*first, *range(most)))
    return tuple(claims[place] for place in islice(chosen, most))


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


def framed(
    told: Excerpt,
    findings: Sequence[Finding],
    only: AbstractSet[str],
    digest: Digest,
    holdings: Holdings,
    cited: Iterable[str] = (),
) -> Frame:
    """The findings of an answer, the sources it cites, and those asked for that are silent."""
    briefs = tuple(holdings.brief(finding) for finding in findings[:MOST_FINDINGS])
    held = {claim.source for claim in told.claims}.union(cited, *(brief.sources for brief in briefs))
    speaking = told.speaking.union(*map(holdings.speakers, findings)) if findings else told.speaking
    asked = holdings.sources(only) if 0 < len(only) <= FEW else digest.sources
    unheard = (
        source for source in asked if source.id not in told.speaking and (not only or source.id in only)
    )
    silent = tuple(islice(unheard, MOST_SILENT))
    all_silent = (len(only) or len(asked)) - len(told.speaking & only if only else told.speaking)
    return Frame(
        findings=briefs,
        more=len(findings) - len(briefs),
        sources=holdings.sources(held),
        more_sources=len(speaking) - len(held),
        silent=silent,
        more_silent=max(0, all_silent - len(silent)),
    )


def chosen_of(claims: Iterable[Claim], only: AbstractSet[str], kept: AbstractSet[str] | None) -> list[Claim]:
    """Those of some sources, when any are named, and among the kept ids, when there are any."""
    return [
        claim for claim in claims if (not only or claim.source in only) and (kept is None or claim.id in kept)
    ]
