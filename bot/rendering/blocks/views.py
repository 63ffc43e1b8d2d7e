"""Windows: the whole of an answer, its passages, a verdict, an export, a reason; and short notices."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from bot.rendering.asked import Asked
from bot.rendering.blocks import limits
from bot.rendering.blocks.elements import Block, batches, button, contexts, plain_text
from bot.rendering.blocks.layout import laid_out
from bot.rendering.fitting import bounded
from bot.rendering.outline import Outline
from bot.rendering.wording import controls as wording

View = dict[str, object]


def window(kind: str, title: str, blocks: Sequence[Block], *, asked: str = "", submit: str = "") -> View:
    """Make a modal of a kind; `asked` travels with it unseen."""
    sending = {"submit": plain_text(submit, limits.VIEW_TITLE)} if submit else {}
    return {
        "type": "modal",
        "callback_id": kind,
        "title": plain_text(title, limits.VIEW_TITLE),
        "close": plain_text(wording.CANCEL if submit else wording.CLOSE, limits.VIEW_TITLE),
        "private_metadata": asked,
        "blocks": list(blocks),
        **sending,
    }


def outline_window(
    kind: str, title: str, outline: Outline, *, asked: str, page: int, submit: str = ""
) -> View:
    """Make a whole outline a window; what one page does not hold is on the next."""
    return paged_window(kind, title, window_blocks(outline), asked=asked, page=page, submit=submit)


def window_blocks(outline: Outline) -> list[Block]:
    """All blocks of an outline for a window, which takes no table."""
    return laid_out(bounded(outline, limits.TEXT_BOUNDS), with_table=False)


def paged_window(
    kind: str, title: str, blocks: Sequence[Block], *, asked: str, page: int, submit: str = ""
) -> View:
    """Make a window of one page of many blocks, with buttons to turn the pages."""
    pages = pages_of(blocks)
    page = min(max(page, 0), len(pages) - 1)
    return window(kind, title, [*pages[page], *_turning(page, len(pages))], asked=asked, submit=submit)


def pages_of(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks in pages that Slack takes, in order."""
    pages: list[list[Block]] = [[]]
    room = limits.PAGE_LAYOUT
    for block in blocks:
        size = len(json.dumps(block, ensure_ascii=False))
        if pages[-1] and (size > room or len(pages[-1]) == limits.PAGE_BLOCKS):
            pages.append([])
            room = limits.PAGE_LAYOUT
        pages[-1].append(block)
        room -= size
    return pages


def notice_window(sentence: str) -> View:
    """Make a window that says one thing, in our own mrkdwn."""
    text = {"type": "section", "text": {"type": "mrkdwn", "text": sentence[: limits.TEXT_OBJECT]}}
    return window("notice", wording.NOTICE_TITLE, [text])


def export_window(asked: Asked) -> View:
    """Ask what to export, in which form."""
    what = {"answer": wording.EXPORT_ANSWER, "findings": wording.EXPORT_FINDINGS}
    blocks = [
        choice("what", wording.EXPORT_WHAT, what.items(), initial="answer"),
        choice("format", wording.EXPORT_FORMAT, wording.EXPORT_FORMATS.items(), initial="csv"),
        *contexts([wording.EXPORT_PLACE]),
    ]
    return window("export", wording.EXPORT_TITLE, blocks, asked=asked.value, submit=wording.UPLOAD)


def reason_window(asked: Asked) -> View:
    """Ask why an answer did not help."""
    note = {
        "type": "input",
        "block_id": "note",
        "optional": True,
        "label": plain_text(wording.NOTE),
        "element": {"type": "plain_text_input", "action_id": "note", "multiline": True, "max_length": 500},
    }
    blocks = [
        choice("reason", wording.REASON, wording.REASONS.items()),
        note,
        *contexts([wording.FEEDBACK_PLACE]),
    ]
    return window("reason", wording.FEEDBACK_TITLE, blocks, asked=asked.value, submit=wording.SEND)


def choice(name: str, label: str, options: Iterable[tuple[str, str]], *, initial: str = "") -> Block:
    """Make a question with one answer out of a few."""
    made = {value: {"text": plain_text(shown), "value": value} for value, shown in options}
    element: Block = {"type": "radio_buttons", "action_id": name, "options": list(made.values())}
    if initial:
        element["initial_option"] = made[initial]
    return {"type": "input", "block_id": name, "label": plain_text(label), "element": element}


def _turning(page: int, pages: int) -> list[Block]:
    if pages == 1:
        return []
    turns = []
    if page > 0:
        turns.append(button("page:previous", wording.PREVIOUS_PAGE, str(page - 1)))
    if page < pages - 1:
        turns.append(button("page:next", wording.NEXT_PAGE, str(page + 1)))
    return [
        *contexts([wording.page_text(page + 1, pages)]),
        *({"type": "actions", "elements": part} for part in batches(turns, limits.ACTION_ELEMENTS)),
    ]
