"""From claims to the lines of an answer: what one source says the same twice becomes one line."""

from __future__ import annotations

from collections.abc import Iterable

from bot.answering.groups import Group
from bot.story.answers import Lead, LeadKind, Line
from bot.story.claims import Claim
from bot.story.findings import Cause, Finding
from bot.story.sources import Citation, Source
from bot.story.values import Note


def line_of(*claims: Claim) -> Line:
    """A line that says what the first claim says and cites them all."""
    cited: dict[Citation, None] = {}
    for claim in claims:
        cited.update(dict.fromkeys(claim.citations))
    return Line(tuple(cited), claims)


def source_line(source: Source) -> Line:
    """A line that presents a source, citing its first passage."""
    first = source.passages[0]
    return Line((Citation(source.id, first.id, first.line, first.span),), source=source)


def lines_of(claims: Iterable[Claim]) -> tuple[Line, ...]:
    """Lines in the claims' order; equal values of one source on one subject and aspect share a line."""
    gathered: dict[tuple[object, ...], list[Claim]] = {}
    for claim in claims:
        same: object = claim.says if isinstance(claim.value, Note) else (claim.value, claim.attributed_to)
        gathered.setdefault((claim.source, claim.subject, claim.aspect, same), []).append(claim)
    return tuple(line_of(*members) for members in gathered.values())


def lead_of(
    groups: tuple[Group, ...], claims: tuple[Claim, ...], findings: tuple[Finding, ...]
) -> Lead | None:
    """The first line: a difference on what was asked first, an agreement, or the claim that answers it."""
    if not claims:
        return None
    told = {(claim.subject, claim.aspect) for claim in claims}
    first = next((group for group in groups if group.key in told), None)
    if first is None:
        return None
    own = tuple(claim for claim in claims if (claim.subject, claim.aspect) == first.key)
    finding = next(
        (f for f in findings if (f.subject, f.aspect) == first.key and f.cause is not Cause.WIDER_SCOPE), None
    )
    if finding is not None and finding.is_difference:
        held = tuple(line_of(*position.claims) for position in finding.positions)
        return Lead(LeadKind.DIFFER, held, finding)
    lines = lines_of(own)
    sources = {claim.source for claim in own}
    if finding is not None and finding.severity is None and len(sources) > 1:
        return Lead(LeadKind.AGREE, lines, finding)
    return Lead(LeadKind.SINGLE if len(sources) == 1 else LeadKind.SEVERAL, lines)
