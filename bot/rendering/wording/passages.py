"""How a passage is shown: where it stands, and why its words are not there."""

from __future__ import annotations

from collections.abc import Sequence

from bot.rendering.citations import label, place
from bot.rendering.wording.language import counted, listed, opened
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
    Lack.ABSENT: "the original is not at hand; whoever runs this app can put it in place.",
    Lack.CHANGED: "the original at hand is not the text that was read, as its hash differs.",
}


def found_text(lines: int) -> str:
    """Introduce the passages of an answer."""
    return f"{opened(counted(lines, 'line'))} in our words, each with the passages it rests on."


def lack_text(lack: Lack, sources: Sequence[str]) -> str:
    """`No quotations from [000] and [001]: the original is not at hand…`."""
    return f"No quotations from {listed([label(source) for source in sources])}: {LACKS[lack]}"


def place_text(source: Source, evidence: Evidence) -> str:
    """`¶5, a paragraph, line 12`."""
    kind = next((KINDS[each.kind] for each in source.passages if each.id == evidence.passage), "")
    return ", ".join(filter(None, (place(evidence.passage), kind, f"line {evidence.line}")))
