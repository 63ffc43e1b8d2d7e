"""The table of an answer: what each article gives where they differ most."""

from __future__ import annotations

from collections.abc import Iterable

from bot.rendering.citations import citations_of, label, places
from bot.rendering.literal import clip, flatten
from bot.rendering.outline import Table
from bot.rendering.rows import finding_row, line_row
from bot.rendering.wording import frame
from bot.rendering.wording.language import opened
from bot.rendering.wording.topics import aspect_label, held_text
from bot.story.answers import Answer, Line
from bot.story.claims import Claim
from bot.story.findings import Finding, Position
from bot.story.questions import Story
from bot.story.sources import Source
from bot.story.values import Note

TITLE = 28  # characters of an article's title, enough to tell it apart in a column


def comparison(answer: Answer, story: Story, lines: Iterable[Line]) -> Table | None:
    """Lay out by article what all findings on the lead's topic hold; notes make no table."""
    finding = answer.lead.finding if answer.lead else None
    if finding is None or not finding.is_difference or len(finding.sources) == 1:
        return None
    on_topic = (
        finding,
        *(each for each in answer.findings if each != finding and _topic(each) == _topic(finding)),
    )
    positions = [(position, each) for each in on_topic for position in each.positions]
    if any(isinstance(position.value, Note) for position, _ in positions):
        return None
    told = {claim for position, _ in positions for claim in position.claims}
    return Table(
        head=(frame.ARTICLE, opened(aspect_label(finding.aspect, story)), frame.WHERE),
        rows=tuple(_rows(positions, answer.sources, story)),
        covers=tuple(line_row(line) for line in lines if line.claims and told.issuperset(line.claims)),
        supports=tuple(finding_row(each, story) for each in on_topic),
    )


def _topic(finding: Finding) -> tuple[str, str]:
    return finding.subject, finding.aspect


def _rows(
    positions: Iterable[tuple[Position, Finding]], sources: Iterable[Source], story: Story
) -> Iterable[tuple[str, ...]]:
    """List the values of each article, articles in order; only the first row of each has its title."""
    held: dict[tuple[str, str], list[Claim]] = {}
    for position, finding in positions:
        for claim in position.claims:
            held.setdefault((claim.source, held_text(position, finding, story)), []).append(claim)
    titles = {source.id: clip(flatten(source.title), TITLE) for source in sources}
    for (source, value), claims in sorted(held.items(), key=lambda row: row[0][0]):
        yield f"{label(source)} {titles.pop(source, '')}".strip(), value, places(citations_of(claims))
