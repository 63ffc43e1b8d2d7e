"""Slack's blocks, each made valid by its maker: never empty, never over a limit, all text literal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from bot.rendering.asked import Asked
from bot.rendering.blocks import limits
from bot.rendering.literal import flatten
from bot.rendering.mrkdwn import escape_within
from bot.rendering.outline import Row, Table
from bot.story.questions import Question

Block = dict[str, Any]

# Rich text is not parsed. It is parted all the same inside what would be a control sequence, so that nothing
# that reads a message on its way (bridges, exports) finds one whole.
MARKUP = re.compile(r"[<>&*_~`]")
CONTROL = re.compile(r"(?<=<)(?=[!@#\w])")


def title(text: str) -> Block:
    """Make a header; a paragraph in bold where something in it could be taken for formatting."""
    if MARKUP.search(text):
        return rich_text([paragraph(runs(text, bold=True))])
    return {"type": "header", "text": plain_text(text, limits.HEADER)}


def divider() -> Block:
    """Make a divider."""
    return {"type": "divider"}


def plain_text(text: str, most: int = limits.TEXT_OBJECT) -> Block:
    """Make a plain_text object; an ellipsis where nothing would show, as Slack takes no empty one."""
    return {"type": "plain_text", "text": escape_within(text, most) or "…", "emoji": False}


def rich_text(elements: Sequence[Block]) -> Block:
    """Make a rich_text block."""
    return {"type": "rich_text", "elements": list(elements)}


def paragraph(runs: Iterable[Block]) -> Block:
    """Put runs of text as one paragraph."""
    return {"type": "rich_text_section", "elements": list(runs)}


def bullets(rows: Iterable[Row]) -> Block:
    """Rows as a bulleted list."""
    return {
        "type": "rich_text_list",
        "style": "bullet",
        "elements": [paragraph(row_runs(row)) for row in rows],
    }


def row_runs(row: Row) -> list[Block]:
    """Write a row's runs: its label in bold, then its words and citations."""
    label = runs(f"{row.label}: " if row.shown else row.label, bold=True) if row.label else []
    return [*label, *runs(row.shown)] or runs("…")


def runs(text: str, *, bold: bool = False) -> list[Block]:
    """Literal text as runs of rich text; none when it is empty."""
    style = {"style": {"bold": True}} if bold else {}
    return [{"type": "text", "text": part, **style} for part in CONTROL.split(text) if part]


def contexts(lines: Sequence[str]) -> list[Block]:
    """Lines in small print, as few elements as hold them, in as many blocks as hold these."""
    groups: list[list[str]] = []
    room = 0
    for line in lines:
        shown = escape_within(line, limits.TEXT_OBJECT)
        if len(shown) + 1 > room:
            groups.append([])
            room = limits.TEXT_OBJECT
        groups[-1].append(shown)
        room -= len(shown) + 1
    elements = [{"type": "plain_text", "text": "\n".join(group), "emoji": False} for group in groups]
    return [{"type": "context", "elements": part} for part in batches(elements, limits.CONTEXT_ELEMENTS)]


def table(shown: Table) -> Block:
    """Make a table block."""
    return {
        "type": "table",
        "rows": [[_cell(text) for text in row] for row in (shown.head, *shown.rows)],
        "column_settings": [{"is_wrapped": column > 0} for column in range(len(shown.head))],
    }


def buttons(questions: Iterable[Question], taken: set[str], story: str) -> list[Block]:
    """Questions as buttons that ask them; none twice in one message, `taken` holding the ids used so far."""
    made = []
    for question in questions:
        action = f"ask:{question.slug}"
        if action in taken or not question.slug or len(action) > limits.ACTION_ID:
            continue
        taken.add(action)
        label = plain_text(question.title if flatten(question.title) else question.slug, limits.BUTTON_LABEL)
        value = Asked(story, question.slug).value
        made.append({"type": "button", "text": label, "action_id": action, "value": value})
    return [{"type": "actions", "elements": part} for part in batches(made, limits.ACTION_ELEMENTS)]


def button(action: str, label: str, value: str, *, style: str | None = None) -> Block:
    """Make a button that is always there, with a label of our own."""
    styled = {"style": style} if style else {}
    return {
        "type": "button",
        "text": plain_text(label, limits.BUTTON_LABEL),
        "action_id": action,
        "value": value,
        **styled,
    }


def batches(items: Sequence[Block], size: int) -> list[list[Block]]:
    """Items in groups of at most `size`."""
    return [list(items[start : start + size]) for start in range(0, len(items), size)]


def _cell(text: str) -> Block:
    """Make a cell; one that could be taken for markup is rich text, which can be parted."""
    shown = text or " "
    if CONTROL.search(shown):
        return rich_text([paragraph(runs(shown))])
    return {"type": "raw_text", "text": shown}
