"""Outlines made shorter: long texts are clipped, weaker rows left out and counted; no source ever goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from bot.rendering.literal import clip
from bot.rendering.outline import Outline, Page, Piece, Role, Row, Section, Table
from bot.rendering.wording.frame import source_line
from bot.story.sources import Source

# Where there is not room for all, what stands first here keeps its rows longest.
WEIGHTS = {Role.DIFFERENCES: 0, Role.LINES: 1, Role.MENU: 2, Role.NEAR: 3, Role.SILENCES: 4}

UNTITLED = 24  # characters that id, date and separators of a source's line take
SHORTEST_TITLE = 12


@dataclass(frozen=True, slots=True)
class Bounds:
    """The most characters that texts may hold, and how many pages, notices and places there may be."""

    pages: int
    title: int
    notices: int
    notice: int
    lead: int
    row: int
    cell: int
    places: int
    sources: int

    def tightened(self, scale: int) -> Bounds:
        """Bounds that leave a `scale`th of the room, and at least one of everything."""
        return Bounds(*(max(getattr(self, each.name) // scale, 1) for each in fields(self)))


def bounded(outline: Outline, bounds: Bounds) -> Outline:
    """Give the outline with every single text within its bound; leads and sources share theirs."""
    shown = outline.pages[: bounds.pages]
    lead = bounds.lead // max(len(shown), 1)
    pages = tuple(_page_within(page, bounds, lead) for page in shown)
    return replace(
        outline,
        pages=pages,
        hidden=outline.hidden + len(outline.pages) - len(pages),
        sources=sources_within(outline.sources, bounds.sources),
    )


def fitted(outline: Outline, fits: Callable[[Outline], bool]) -> Outline:
    """Give the outline with as many of its rows as `fits` allows, none of them if need be."""
    if fits(outline):
        return outline
    low, high = 0, sum(len(section.rows) for page in outline.pages for section in page.sections)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if fits(shortened(outline, middle)) else (low, middle)
    return shortened(outline, low)


def shortened(outline: Outline, rows: int) -> Outline:
    """Give the outline with that many rows in all, dealt out to its sections one by one."""
    sections = {
        (p, s): section for p, page in enumerate(outline.pages) for s, section in enumerate(page.sections)
    }
    order = sorted(sections, key=lambda place: (WEIGHTS[sections[place].role], place))
    kept = dict.fromkeys(order, 0)
    while takers := [place for place in order if kept[place] < len(sections[place].rows)][:rows]:
        for place in takers:
            kept[place] += 1
        rows -= len(takers)
    pages = (
        _cut(page, [kept[p, s] for s in range(len(page.sections))]) for p, page in enumerate(outline.pages)
    )
    return replace(outline, pages=tuple(pages))


def row_within(row: Row, most: int, places: int) -> Row:
    """Give the row in at most `most` characters; its words are shortened before its citations are."""
    pieces = tuple(replace(piece, places=places) for piece in row.pieces)
    short = Row(pieces, clip(row.label, most // 3), clip(row.brief, most * 2 // 3))
    if len(short.shown) + len(short.label) <= most:
        return short
    marks = sum(len(piece.marks) + 3 for piece in pieces)
    room = max((most - len(short.label) - marks) // len(pieces), most // (4 * len(pieces)), 1)
    short = replace(short, pieces=tuple(replace(piece, text=clip(piece.text, room)) for piece in pieces))
    if len(short.shown) + len(short.label) <= most:
        return short
    return Row((Piece(clip(short.shown, most - len(short.label))),), short.label, short.brief)


def _page_within(page: Page, bounds: Bounds, lead: int) -> Page:
    return replace(
        page,
        title=clip(page.title, bounds.title),
        notices=_texts_within(page.notices, bounds),
        remarks=_texts_within(page.remarks, bounds),
        lead=row_within(page.lead, lead, bounds.places) if page.lead else None,
        table=_table_within(page.table, bounds) if page.table else None,
        sections=tuple(_section_within(section, bounds) for section in page.sections),
    )


def sources_within(sources: tuple[Source, ...], most: int) -> tuple[Source, ...]:
    """All sources; where their lines take more than `most` characters, titles are shortened alike."""
    if sum(len(source_line(source)) for source in sources) <= most:
        return sources
    each = max(most // len(sources) - UNTITLED, SHORTEST_TITLE)
    return tuple(
        replace(source, title=clip(source.title, each), publisher=clip(source.publisher or "", each // 2))
        for source in sources
    )


def _texts_within(texts: tuple[str, ...], bounds: Bounds) -> tuple[str, ...]:
    return tuple(clip(text, bounds.notice) for text in texts[: bounds.notices])


def _section_within(section: Section, bounds: Bounds) -> Section:
    rows = tuple(row_within(row, bounds.row, bounds.places) for row in section.rows)
    return replace(section, rows=rows, heading=clip(section.heading, bounds.notice))


def _table_within(table: Table, bounds: Bounds) -> Table:
    return replace(
        table,
        rows=tuple(tuple(clip(cell, bounds.cell) for cell in row) for row in table.rows),
        covers=tuple(row_within(row, bounds.row, bounds.places) for row in table.covers),
        supports=tuple(row_within(row, bounds.row, bounds.places) for row in table.supports),
    )


def _cut(page: Page, kept: list[int]) -> Page:
    """Give the page with the first rows of each section; a section without any is only counted."""
    cut = [
        replace(
            section,
            rows=section.rows[:rows],
            questions=section.questions[:rows],
            hidden=section.hidden + len(section.rows) - rows,
        )
        for section, rows in zip(page.sections, kept, strict=True)
    ]
    hidden = page.hidden + sum(section.hidden for section in cut if not section.rows)
    return replace(page, sections=tuple(section for section in cut if section.rows), hidden=hidden)
