"""The first line of an answer: its substance, before anything else."""

from __future__ import annotations

from bot.rendering.citations import citations_of
from bot.rendering.outline import Piece, Row
from bot.rendering.wording.claims import line_text
from bot.rendering.wording.language import counted, listed, number, opened, unclosed
from bot.rendering.wording.topics import held_text, item_label
from bot.story.answers import Lead, LeadKind
from bot.story.findings import Cause, Finding, Position, Severity
from bot.story.questions import Story

DIFFERING = {
    Severity.CONTRADICTION: "The articles contradict each other",
    Severity.TENSION: "The articles do not agree",
    Severity.VAGUE: "The articles are not equally exact",
}
PERHAPS_ONE = "The articles may mean one and the same"
DIFFERING_WITHIN = "One article does not agree with itself"


def lead_row(lead: Lead, of_sources: int, story: Story) -> Row:
    """Write positions side by side where articles differ, else the line that answers best."""
    if lead.kind is LeadKind.DIFFER and lead.finding:
        return Row(_positions(lead.finding, story), _differing(lead.finding))
    if lead.kind is LeadKind.DIFFER:
        pieces = tuple(Piece(unclosed(line_text(line)), line.citations) for line in lead.lines)
        return Row(pieces, DIFFERING[Severity.TENSION])
    if lead.kind is LeadKind.AGREE and lead.finding and len(lead.finding.positions) > 1:
        return _agreed(lead.finding, _agreeing(lead, of_sources), story)
    agreeing = lead.lines if lead.kind is LeadKind.AGREE else lead.lines[:1]
    citations = (citation for line in agreeing for citation in line.citations)
    return Row.of(line_text(lead.lines[0]) if lead.lines else "", citations, _agreeing(lead, of_sources))


def _positions(finding: Finding, story: Story) -> tuple[Piece, ...]:
    return tuple(
        Piece(held_text(position, finding, story) + _held_by(position), citations_of(position.claims))
        for position in finding.positions
    )


def _held_by(position: Position) -> str:
    """How many articles say so, where not all of them are cited."""
    return f" ({counted(len(position.sources) + position.more, 'article')})" if position.more else ""


def _agreed(finding: Finding, label: str, story: Story) -> Row:
    """Say what lists share, or put the values side by side that agree as far as they go."""
    if not finding.items:
        return Row(_positions(finding, story), label)
    citations = (citation for position in finding.positions for citation in citations_of(position.claims))
    return Row.of(listed([item_label(item, story) for item in finding.items]), citations, label)


def _differing(finding: Finding) -> str:
    if finding.is_internal:
        return DIFFERING_WITHIN
    if finding.cause is Cause.POSSIBLY_SAME:
        return PERHAPS_ONE
    return DIFFERING.get(finding.severity or Severity.TENSION, DIFFERING[Severity.TENSION])


def _agreeing(lead: Lead, of_sources: int) -> str:
    """`Two of three articles agree`, `One of three articles`; nothing where several lines follow."""
    if lead.kind is LeadKind.SEVERAL or of_sources < 2:  # noqa: PLR2004  # a lone article needs no count
        return ""
    speaking = len({citation.source for line in lead.lines for citation in line.citations})
    if lead.kind is LeadKind.SINGLE or speaking < 2:  # noqa: PLR2004  # agreement takes two
        return f"One of {number(of_sources)} articles"
    if speaking == of_sources:
        return "Both articles agree" if of_sources == 2 else f"All {number(of_sources)} articles agree"  # noqa: PLR2004  # both is for two
    return f"{opened(number(speaking))} of {number(of_sources)} articles agree"
