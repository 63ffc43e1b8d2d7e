"""The order in which findings stand: what weighs most first, and always the same."""

from __future__ import annotations

from collections.abc import Iterable

from bot.story.findings import Finding, Severity


def ranked(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort strongest first, agreements last; then by number of sources, subject, aspect and cause."""
    return tuple(sorted(findings, key=_weight))


def _weight(finding: Finding) -> tuple[int, int, str, str, str, str, tuple[str, ...], tuple[str, ...]]:
    severity = len(Severity) if finding.severity is None else finding.severity.rank
    held = tuple(position.claims[0].id for position in finding.positions)
    return (
        severity,
        -len(finding.sources),
        finding.subject,
        finding.aspect,
        finding.kind,
        finding.cause,
        finding.items,
        held,
    )
