"""Lines and findings as rows of an outline."""

from __future__ import annotations

from bot.rendering.outline import Piece, Row
from bot.rendering.wording.claims import line_text
from bot.rendering.wording.findings import brief_text, finding_text, severity_label
from bot.story.answers import Line
from bot.story.findings import Finding
from bot.story.questions import Story


def line_row(line: Line) -> Row:
    """Write a line as a row."""
    return Row.of(line_text(line), line.citations)


def finding_row(finding: Finding, story: Story) -> Row:
    """Write a finding as a row, its severity before it; in brief, where values and places stand elsewhere."""
    text = finding_text(finding, story, placed=True)
    return Row((Piece(text),), severity_label(finding), brief_text(finding, story))
