"""From all claims of a story to its findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from bot.comparing.agreement import accords_in
from bot.comparing.chains import chains
from bot.comparing.clashes import clashes_in
from bot.comparing.differences import Difference
from bot.comparing.groups import Group, Stand, Topic, gather, positions_of
from bot.comparing.namesakes import namesakes
from bot.comparing.orders import REVERSED
from bot.comparing.origins import Origins, origins_of
from bot.comparing.ranking import ranked
from bot.comparing.scopes import stretches
from bot.comparing.silence import Silence
from bot.story.claims import Claim
from bot.story.findings import Cause, Finding, Severity
from bot.story.questions import Story
from bot.story.sources import Source

INTERNAL = "internal-inconsistency"


def compare(claims: Sequence[Claim], story: Story, sources: Sequence[Source]) -> tuple[Finding, ...]:
    """Compare all claims of a story; the findings stand strongest first.

    They do not depend on the order of claims and sources; their positions and silent sources stand in it.
    """
    silence, origins = Silence(claims, sources), origins_of(sources)
    groups = gather(claims, story)
    direct = [finding for group in groups for finding in _in_group(group, story, origins)]
    settled = {(finding.subject, finding.aspect) for finding in direct}
    found = ranked((*direct, *_across(groups, story), *_gaps(groups, silence, settled)))
    told = (replace(_counted(finding, origins), silent=silence.on(_topics(finding))) for finding in found)
    return tuple(finding for finding in told if finding.silent or finding.cause is not Cause.SILENCE)


def _counted(finding: Finding, origins: Origins) -> Finding:
    """Note where fewer origins than sources hold a position."""
    if not origins.groups:
        return finding
    held = (frozenset(position.sources) for position in finding.positions)
    counts = ((origins.count(sources), len(sources)) for sources in held)
    positions = (
        replace(position, origins=count if count < of_sources else 0)
        for position, (count, of_sources) in zip(finding.positions, counts, strict=True)
    )
    return replace(finding, positions=tuple(positions))


def _topics(finding: Finding) -> set[Topic]:
    return {(claim.subject, claim.aspect) for position in finding.positions for claim in position.claims}


def _in_group(group: Group, story: Story, origins: Origins) -> Iterator[Finding]:
    for clash in clashes_in(group, story):
        yield _finding(group.topic, clash.difference, clash.stands, clash.source)
    for accord in accords_in(group, story, origins):
        positions = positions_of(accord.stands)
        yield Finding(*group.topic, None, "agreement", Cause.AGREE, positions, items=accord.items)


def _across(groups: Sequence[Group], story: Story) -> Iterator[Finding]:
    for pair in namesakes(groups):
        labels = tuple(person.label for person in pair.persons)
        difference = Difference(Severity.VAGUE, "identity", Cause.POSSIBLY_SAME, labels)
        yield _finding(pair.group.topic, difference, pair.stands)
    for chain in chains(groups):
        stands = [link.stand for link in chain.links]
        yield _finding(min(link.group.topic for link in chain.links), REVERSED, stands, chain.source)
    for stretch in stretches(groups, story):
        difference = Difference(Severity.TENSION, "scope", Cause.WIDER_SCOPE, stretch.items)
        yield _finding(stretch.branch.topic, difference, stretch.stands)


def _gaps(groups: Iterable[Group], silence: Silence, settled: Collection[Topic]) -> Iterator[Finding]:
    gap = Difference(Severity.GAP, "coverage", Cause.SILENCE)
    for topic in silence.gaps(groups, settled):
        yield _finding(topic[0].topic, gap, [stand for group in topic for stand in group.stands])


def _finding(
    topic: Topic, difference: Difference, stands: Iterable[Stand], source: str | None = None
) -> Finding:
    return Finding(
        subject=topic[0],
        aspect=topic[1],
        severity=difference.severity,
        kind=INTERNAL if source else difference.kind,
        cause=difference.cause,
        positions=positions_of(stands),
        items=difference.items,
    )
