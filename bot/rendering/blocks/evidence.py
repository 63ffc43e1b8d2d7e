"""The passages behind an answer: our wording, where it stands, and the exact words if they are at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.rendering.blocks import limits
from bot.rendering.blocks.elements import Block, contexts, paragraph, rich_text, runs
from bot.rendering.literal import clip, flatten
from bot.rendering.pages import differences
from bot.rendering.rows import line_row
from bot.rendering.wording import controls, frame
from bot.rendering.wording import passages as wording
from bot.rendering.wording.claims import claim_text
from bot.story.answers import Answer, Line
from bot.story.claims import Claim
from bot.story.quotations import Quotation, Quoting
from bot.story.sources import Evidence, Source

QUOTE = 2_500  # characters of one element; a longer quotation takes several


def passage_blocks(answer: Answer, sources: Mapping[str, Source], quoting: Quoting) -> list[Block]:
    """Write every line of an answer with all passages it rests on, each claim once."""
    claims = tuple(dict.fromkeys(claim for part in (answer, *answer.parts) for claim in _claims(part)))
    articles = [line for part in (answer, *answer.parts) for line in part.lines if not line.claims]
    if not claims:
        shown = [line_row(line).text for line in articles]
        return contexts(shown or [frame.refusal_text(answer.of_sources)])
    blocks = contexts([controls.found_text(len(claims))])
    for claim in claims:
        blocks += _claim(claim, sources, quoting)
    return blocks


def _claims(answer: Answer) -> Iterable[Claim]:
    leading: tuple[Line, ...] = answer.lead.lines if answer.lead else ()
    for line in (*leading, *answer.lines, *answer.near):
        yield from line.claims
    for finding in differences(answer):
        for position in finding.positions:
            yield from position.claims


def _claim(claim: Claim, sources: Mapping[str, Source], quoting: Quoting) -> Iterable[Block]:
    source = sources.get(claim.source)
    yield rich_text([paragraph(runs(clip(claim_text(claim), limits.RICH_TEXT), bold=True))])
    if source is not None:
        for evidence in claim.evidence:
            yield rich_text(_passage(source, evidence, quoting(source, evidence)))


def _passage(source: Source, evidence: Evidence, found: Quotation) -> list[Block]:
    """Where one passage stands, and its words or why there are none."""
    where = paragraph(runs(clip(wording.passage_text(source, evidence), limits.TEXT_OBJECT)))
    if found.lack is not None:
        return [where, paragraph(runs(wording.LACKS[found.lack]))]
    words = "\n".join(flatten(line) for line in found.text.strip().splitlines()) or "…"
    parts = [words[start : start + QUOTE] for start in range(0, len(words), QUOTE)]
    return [where, *({"type": "rich_text_quote", "elements": runs(part)} for part in parts)]
