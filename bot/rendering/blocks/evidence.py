"""The passages behind an answer: our wording, where it stands, and the exact words if they are at hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.rendering.blocks import limits
from bot.rendering.blocks.elements import Block, contexts, divider, paragraph, rich_text, runs
from bot.rendering.literal import clip, flatten
from bot.rendering.pages import differences
from bot.rendering.rows import line_row
from bot.rendering.wording import frame
from bot.rendering.wording import passages as wording
from bot.rendering.wording.claims import claim_text
from bot.story.answers import Answer, Line
from bot.story.claims import Claim
from bot.story.quotations import Lack, Quotation, Quoting
from bot.story.sources import Source

QUOTE = 2_500  # characters of one element; a longer quotation takes several


def passage_blocks(answer: Answer, sources: Mapping[str, Source], quoting: Quoting) -> list[Block]:
    """Write every line of an answer with all passages it rests on, each claim once."""
    parts = (answer, *answer.parts)
    claims = tuple(dict.fromkeys(claim for part in parts for claim in _claims(part)))
    known = [claim for claim in claims if claim.source in sources]
    if not known:
        articles = [line_row(line).text for part in parts for line in part.lines if not line.claims]
        return contexts(articles or [frame.refusal_text(answer.of_sources, answer.only)])
    found = {claim: [quoting(sources[claim.source], each) for each in claim.evidence] for claim in known}
    blocks = contexts([wording.found_text(len(known)), *_lacks(found)])
    for claim, quotations in found.items():
        blocks += [divider(), rich_text([*_claim(claim, sources[claim.source], quotations)])]
    return blocks


def _claims(answer: Answer) -> Iterable[Claim]:
    leading: tuple[Line, ...] = answer.lead.lines if answer.lead else ()
    for line in (*leading, *answer.lines, *answer.near):
        yield from line.claims
    for finding in differences(answer):
        for position in finding.positions:
            yield from position.claims


def _lacks(found: Mapping[Claim, Iterable[Quotation]]) -> list[str]:
    """Say once for each reason which articles have no quotations."""
    lacking: dict[Lack, dict[str, None]] = {}
    for claim, quotations in found.items():
        for quotation in quotations:
            if quotation.lack is not None:
                lacking.setdefault(quotation.lack, {})[claim.source] = None
    return [wording.lack_text(lack, sorted(lacking[lack])) for lack in Lack if lack in lacking]


def _claim(claim: Claim, source: Source, quotations: Iterable[Quotation]) -> Iterable[Block]:
    """Write one line: our wording, the article, and each place with its words."""
    yield paragraph(runs(clip(claim_text(claim), limits.RICH_TEXT), bold=True))
    yield paragraph(runs(clip(frame.source_line(source), limits.TEXT_OBJECT)))
    for evidence, quotation in zip(claim.evidence, quotations, strict=True):
        where = paragraph(runs(wording.place_text(source, evidence)))
        yield {"type": "rich_text_list", "style": "bullet", "elements": [where]}
        if quotation.lack is None:
            yield from _quote(quotation.text)


def _quote(text: str) -> Iterable[Block]:
    words = "\n".join(flatten(line) for line in text.strip().splitlines()) or "…"
    for start in range(0, len(words), QUOTE):
        yield {"type": "rich_text_quote", "elements": runs(words[start : start + QUOTE])}
