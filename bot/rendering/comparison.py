"""The table of an answer: what each article gives where they differ most."""

from __future__ import annotations

from collections.abc import Iterable

from bot.rendering.citations import citations_of, label, places
from bot.rendering.literal import clip, flatten
from bot.rendering.outline import Table
from bot.rendering.rows import finding_row, line_row
from bot.rendering.wording import frame
from bot.rendering.wording.language import opened
from bot.rendering.wording.topics import aspect_label
from bot.rendering.wording.values import position_text
from bot.story.answers import Answer, Line
from bot.story.claims import Claim
from bot.story.findings import Finding, Position, Severity
from bot.story.questions import Story
from bot.story.sources import Source
from bot.story.values import Note, Value

TITLE = 28  # characters of an article's title, enough to tell it apart in a column


def comparison(answer: Answer, story: Story, lines: Iterable[Line]) -> Table | None:
    """Lay out by article what all findings on the lead's topic hold; notes make no table."""
    finding = answer.lead.finding if answer.lead else None
    if finding is None or finding.severity in (None, Severity.GAP) or len(finding.sources) == 1:
        return None
    on_topic = [each for each in answer.findings if each != finding and _topic(each) == _topic(finding)]
    positions = _positions(finding, *on_topic)
    if any(isinstance(position.value, Note) for position in positions):
        return None
    told = {claim for position in positions for claim in position.claims}
    return Table(
        head=(frame.ARTICLE, opened(aspect_label(finding.aspect, story)), frame.WHERE),
        rows=tuple(_rows(positions, answer.sources)),
        covers=tuple(line_row(line) for line in lines if line.claims and told.issuperset(line.claims)),
        supports=tuple(finding_row(each, story) for each in (finding, *on_topic)),
    )


def _topic(finding: Finding) -> tuple[str, str]:
    return finding.subject, finding.aspect


def _positions(*findings: Finding) -> list[Position]:
    """Merge the positions of several findings, a value and its claims once."""
    held: dict[Value, dict[Claim, None]] = {}
    for position in (position for finding in findings for position in finding.positions):
        held.setdefault(position.value, {}).update(dict.fromkeys(position.claims))
    return [Position(value, tuple(claims)) for value, claims in held.items()]


def _rows(positions: Iterable[Position], sources: Iterable[Source]) -> Iterable[tuple[str, ...]]:
    """List the values of each article, articles in order; only the first row of each has its title."""
    titles = {source.id: clip(flatten(source.title), TITLE) for source in sources}
    held = [(source, position) for position in positions for source in position.sources]
    for source, position in sorted(held, key=lambda pair: pair[0]):
        cited = citations_of(claim for claim in position.claims if claim.source == source)
        yield f"{label(source)} {titles.pop(source, '')}".strip(), position_text(position), places(cited)
