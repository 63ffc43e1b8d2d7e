"""How a passage is shown: where it stands, and its words or why they are not there."""

from __future__ import annotations

from bot.rendering.citations import place
from bot.rendering.wording.frame import source_line
from bot.story.quotations import Lack
from bot.story.sources import Evidence, PassageKind, Source

KINDS = {
    PassageKind.HEADING: "a heading",
    PassageKind.PARAGRAPH: "a paragraph",
    PassageKind.ITEM: "an item of a list",
    PassageKind.ROW: "a row of a table",
    PassageKind.ANSWER: "an answer of the FAQ",
    PassageKind.DATELINE: "the dateline",
}
LACKS = {
    Lack.ABSENT: "No quotation: the original is not at hand here. Whoever runs this app can put it in place.",
    Lack.CHANGED: "No quotation: the original at hand is not the text that was read; its hash differs.",
}
OUR_WORDS = "In our words"


def passage_text(source: Source, evidence: Evidence) -> str:
    """`[003] Title · 13 Dec 2025 — ¶5, a paragraph, line 12`."""
    kind = next((KINDS[each.kind] for each in source.passages if each.id == evidence.passage), "")
    where = ", ".join(filter(None, (place(evidence.passage), kind, f"line {evidence.line}")))
    return f"{source_line(source)} · {where}"
