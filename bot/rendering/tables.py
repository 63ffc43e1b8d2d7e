"""All findings of a digest as text that can be read on its own."""

from __future__ import annotations

from collections.abc import Iterable

from bot.rendering.citations import citations_of, cite
from bot.rendering.literal import flatten
from bot.rendering.wording import frame
from bot.rendering.wording.findings import (
    SEVERITIES,
    finding_text,
    misfit_text,
    severity_label,
)
from bot.rendering.wording.language import opened
from bot.rendering.wording.topics import held_text, topic_text
from bot.story.digests import Digest
from bot.story.findings import Cause, Finding, Severity


def findings_table(digest: Digest) -> str:
    """List every difference and silence, strongest first: on what, who says what and where."""
    findings = [each for each in digest.findings if each.severity is not None]
    blocks = [f"{flatten(digest.stamp.title)}\n{frame.tally_text(findings)}."]
    for severity in Severity:
        of_severity = [each for each in findings if each.severity is severity]
        if of_severity:
            blocks.append(f"{SEVERITIES[severity]} ({len(of_severity)})")
            blocks += ["\n".join(_entry(each, digest)) for each in of_severity]
    blocks.append("\n".join((frame.SOURCES, *(frame.source_line(source) for source in digest.sources))))
    blocks.append(frame.footer_text(digest.stamp, len(digest.sources)))
    return "\n\n".join(blocks)


def _entry(finding: Finding, digest: Digest) -> Iterable[str]:
    topic = opened(topic_text(finding, digest.story))
    yield f"{severity_label(finding)} · {finding.kind} · {topic}"
    if finding.cause in (Cause.SILENCE, Cause.POSSIBLY_SAME):
        yield f"  {finding_text(finding, digest.story)}"
    else:
        yield f"  {opened(misfit_text(finding, digest.story))}."
    for position in finding.positions:
        yield f"  - {held_text(position, finding, digest.story)} {cite(citations_of(position.claims))}"
