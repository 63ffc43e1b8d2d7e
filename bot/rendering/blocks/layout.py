"""Outlines as Slack blocks, top to bottom."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from bot.rendering.blocks import limits
from bot.rendering.blocks.elements import (
    Block,
    bullets,
    buttons,
    contexts,
    divider,
    paragraph,
    rich_text,
    row_runs,
    runs,
    table,
    title,
)
from bot.rendering.outline import Outline, Page, Role, Row, Section, Table
from bot.rendering.wording import frame


def laid_out(outline: Outline, *, with_table: bool = True) -> list[Block]:
    """All blocks of an outline: its pages, then sources, footer and what to ask next, once.

    A window takes no table: without it every row tells the whole by itself.
    """
    taken: set[str] = set()  # ids of buttons
    blocks: list[Block] = []
    for page in outline.pages:
        has_table = with_table and page.table is not None and all(each["type"] != "table" for each in blocks)
        blocks += _page(page, _fitting_table(page) if has_table else None, taken, outline.story)
    blocks += contexts([frame.more_pages_text(outline.hidden)] if outline.hidden else [])
    blocks += contexts([frame.source_line(source) for source in outline.sources])
    blocks += contexts([outline.footer])
    return blocks + buttons(outline.next[: limits.NEXT_QUESTIONS], taken, outline.story)


def is_within_limits(blocks: Sequence[Block]) -> bool:
    """Whether Slack takes that many blocks of that size."""
    return len(blocks) <= limits.BLOCKS and _size(blocks) <= limits.LAYOUT


def _page(page: Page, shown: Table | None, taken: set[str], story: str) -> Iterable[Block]:
    yield title(page.title)
    yield from contexts(page.notices)
    if page.lead:
        yield rich_text([paragraph(row_runs(page.lead.shortened() if shown else page.lead))])
    if shown:
        yield table(shown)
    for section in page.sections:
        if section.questions:
            yield from _menu(section, taken, story)
        else:
            yield from _section(section, shown)
    hidden = frame.rest_text(Role.LINES, page.hidden, None)
    yield from contexts([*filter(None, (hidden,)), *page.remarks])


def _fitting_table(page: Page) -> Table | None:
    """Give the page's table, unless it is too large to be read as one."""
    if page.table is None or len(page.table.rows) > limits.TABLE_ROWS:
        return None
    return page.table if _size(table(page.table)) <= limits.TABLE_LAYOUT else None


def _section(section: Section, shown: Table | None) -> Iterable[Block]:
    """Write a section without the rows that the table above it tells, in as many blocks as it takes."""
    covered, brief = (shown.covers, shown.supports) if shown else ((), ())
    rows = [row.shortened() if row in brief else row for row in section.rows if row not in covered]
    heading = section.heading
    if rows and heading:
        yield divider()
    for group in _groups(rows):
        yield rich_text([*_heading(heading), bullets(group)])
        heading = ""
    if section.hidden:
        yield from contexts([frame.rest_text(section.role, section.hidden, section.see)])


def _menu(section: Section, taken: set[str], story: str) -> Iterable[Block]:
    if section.heading:
        yield rich_text(_heading(section.heading))
    yield from buttons(section.questions, taken, story)
    if section.hidden:
        yield from contexts([frame.rest_text(section.role, section.hidden, section.see)])


def _heading(text: str) -> list[Block]:
    return [paragraph(runs(text, bold=True))] if text else []


def _groups(rows: Iterable[Row]) -> Iterable[list[Row]]:
    """Rows parted where one block would hold too many characters."""
    group: list[Row] = []
    used = 0
    for row in rows:
        length = len(row.label) + len(row.shown)
        if group and used + length > limits.RICH_TEXT - limits.HEADER:
            yield group
            group, used = [], 0
        group.append(row)
        used += length
    if group:
        yield group


def _size(blocks: Block | Sequence[Block]) -> int:
    return len(json.dumps(blocks, ensure_ascii=False))
