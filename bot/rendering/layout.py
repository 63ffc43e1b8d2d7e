"""Outlines as lines of styled text: the one order that plain text and terminal share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.rendering.outline import Outline, Page, Role, Row, Section
from bot.rendering.wording import frame


class Style(StrEnum):
    """What a run of text is; each surface decides how it looks."""

    TEXT = "text"
    TITLE = "title"
    HEADING = "heading"
    LABEL = "label"
    CITATION = "citation"
    FAINT = "faint"


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style; `source` is the id of the source that it may link to."""

    text: str
    style: Style = Style.TEXT
    source: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """One line; when it is wrapped, what follows hangs `hang` columns in."""

    runs: tuple[Run, ...] = ()
    hang: int = 0

    @property
    def text(self) -> str:
        """The line without styles."""
        return "".join(run.text for run in self.runs)


BLANK = PrintedLine()
BULLET = "- "


def laid_out(outline: Outline) -> list[PrintedLine]:
    """All lines of an outline, parted by blank lines where ideas end."""
    groups = [group for page in outline.pages for group in _page(page)]
    groups.append(_faint(frame.more_pages_text(outline.hidden)))
    groups.append(_sources(outline))
    groups.append(_foot(outline))
    printed: list[PrintedLine] = []
    for group in filter(None, groups):
        printed += [BLANK, *group] if printed else group
    return printed


def _page(page: Page) -> Iterable[list[PrintedLine]]:
    yield [_line(page.title, Style.TITLE)] if page.title else []
    yield [_line(notice, Style.FAINT) for notice in page.notices]
    yield [PrintedLine(_runs(page.lead))] if page.lead else []
    for section in page.sections:
        yield _section(section)
    yield _faint(frame.rest_text(Role.LINES, page.hidden, None))
    yield [_line(remark) for remark in page.remarks]


def _section(section: Section) -> list[PrintedLine]:
    heading = [_line(section.heading, Style.HEADING)] if section.heading else []
    rows = [PrintedLine((Run(BULLET), *_runs(row)), hang=len(BULLET)) for row in section.rows]
    return [*heading, *rows, *_faint(frame.rest_text(section.role, section.hidden, section.see))]


def _runs(row: Row) -> tuple[Run, ...]:
    runs = [Run(f"{row.label}: " if row.text else row.label, Style.LABEL)] if row.label else []
    for number, piece in enumerate(row.pieces):
        runs += [Run("; ")] if number else []
        runs += [Run(piece.text)] if piece.text else []
        runs += [Run(f" {piece.marks}", Style.CITATION)] if piece.citations else []
    runs += [Run(".")] if len(row.pieces) > 1 else []
    return tuple(runs)


def _sources(outline: Outline) -> list[PrintedLine]:
    if not outline.sources:
        return []
    lines = [
        PrintedLine((Run(frame.source_line(source), source=source.id),), hang=len(source.id) + 3)
        for source in outline.sources
    ]
    return [_line(outline.sources_heading, Style.HEADING), *lines]


def _foot(outline: Outline) -> list[PrintedLine]:
    lines = [_line(outline.footer, Style.FAINT)]
    if outline.next:
        slugs = ", ".join(question.slug for question in outline.next)
        lines.append(PrintedLine((Run(f"{frame.NEXT}: ", Style.FAINT), Run(slugs))))
    return lines


def _faint(text: str) -> list[PrintedLine]:
    return [_line(text, Style.FAINT)] if text else []


def _line(text: str, style: Style = Style.TEXT) -> PrintedLine:
    return PrintedLine((Run(text, style),))
