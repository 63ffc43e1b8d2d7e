"""How passages stand to each other: lists below a lead, tables with heads, questions with answers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby, pairwise

from bot.reading.drafting.manuscripts import Manuscript
from bot.reading.drafting.sheets import Sheet
from bot.reading.lines import split
from bot.story.sources import Passage, PassageKind

BAR = "|"
Stretch = tuple[int, int]
"""First and last token."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A list with the passage that leads it, each as its tokens."""

    lead: Stretch
    items: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a row, and the head of its column as the article has it."""

    column: str
    tokens: Stretch


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table below its head: what it is of, and its further cells."""

    head: Stretch
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The passages of one article by their tokens, those without a word left out."""

    sheet: Sheet
    manuscript: Manuscript
    stretches: tuple[tuple[Passage, Stretch], ...]

    @classmethod
    def of(cls, sheet: Sheet, manuscript: Manuscript) -> Page:
        """Find the tokens of each passage."""
        found = []
        for passage, start in zip(manuscript.passages, manuscript.starts, strict=True):
            end = start + passage.span.end - passage.span.start
            first, after = bisect_left(sheet.starts, start), bisect_left(sheet.starts, end)
            while after > first and not sheet.texts[after - 1].strip():
                after -= 1
            if first < after:
                found.append((passage, (first, after - 1)))
        return cls(sheet, manuscript, tuple(found))

    def of_kind(self, *kinds: PassageKind) -> Iterator[Stretch]:
        """The passages of these kinds."""
        return (stretch for passage, stretch in self.stretches if passage.kind in kinds)

    def lists(self) -> Iterator[Listed]:
        """Lists whose lead ends with a colon or is a heading."""
        before: tuple[Passage, Stretch] | None = None
        for number, run in groupby(self.stretches, key=lambda each: _group(each[0], PassageKind.ITEM)):
            every = list(run)
            if number and before is not None and self._leads(*before):
                yield Listed(before[1], tuple(stretch for _, stretch in every))
            before = every[-1]

    def _leads(self, passage: Passage, stretch: Stretch) -> bool:
        return passage.kind is PassageKind.HEADING or self.sheet.texts[stretch[1]] == ":"

    def answers(self) -> Iterator[tuple[Stretch, Stretch]]:
        """Questions with the answer right below."""
        for (_, question), (passage, answer) in pairwise(self.stretches):
            if passage.kind is PassageKind.ANSWER:
                yield question, answer

    def rows(self) -> Iterator[Row]:
        """Rows of tables with a head."""
        lines = {line.number: line.text for line in split(self.manuscript.original)}
        for number, run in groupby(self.stretches, key=lambda each: _group(each[0], PassageKind.ROW)):
            if not number:
                continue
            every = list(run)
            columns = _columns(lines, every[0][0].line)
            for _, stretch in every:
                cells = list(self._cells(stretch))
                if columns and len(cells) == len(columns):
                    named = zip(columns[1:], cells[1:], strict=True)
                    kept = (Cell(column, cell) for column, cell in named if cell)
                    if cells[0]:
                        yield Row(cells[0], tuple(kept))

    def _cells(self, stretch: Stretch) -> Iterator[Stretch | None]:
        first = stretch[0]
        for at in range(stretch[0], stretch[1] + 2):
            if at > stretch[1] or self.sheet.texts[at] == BAR:
                yield (first, at - 1) if first < at else None
                first = at + 1


def _group(passage: Passage, kind: PassageKind) -> str:
    """The list or table that a passage belongs to; nothing for others."""
    return passage.id.partition(".")[0] if passage.kind is kind else ""


def _columns(lines: dict[int, str], first: int) -> list[str]:
    """The heads of the columns: two lines above the first row, a rule of dashes between."""
    rule, head = lines.get(first - 1, ""), lines.get(first - 2, "")
    if not (set(rule) <= set("|-: ") and "-" in rule and BAR in head):
        return []
    return [cell.strip() for cell in head.strip(BAR + " ").split(BAR)]
