"""A page taken apart into the pieces of text that a reader sees, each with its part in the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from lxml import etree
from lxml.html import HtmlElement

from bot.reading.intake.markup import BLOCKS, BOUNDS, CAPTIONS, HEADINGS, HIDDEN, ITEMS, UNSEEN, place_of


class Part(StrEnum):
    """What a piece is in its page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEAD = "table head"
    ROW = "row"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of text; `around` says why it lies outside the article, where its place tells that.

    `linked` is the share of its letters that are links; `level` that of a heading.
    """

    part: Part
    text: str
    around: str = ""
    level: int = 0
    linked: float = 0.0


SPACE = re.compile(r"\s+")
FEWEST_CELLS = 2
LONGEST_CELL = 300  # characters; tables with more in a cell lay out a page
MOST_ROWS = 5_000


def pieces_of(tree: HtmlElement) -> Iterator[Piece]:
    """Give every piece of visible text once, in the order of the page; comments must be parsed away."""
    yield from _Walk(tree)


@dataclass(slots=True)
class _Block:
    """A block whose text is being gathered."""

    tag: str = "body"
    around: str = ""
    text: list[str] = field(default_factory=list)
    linked: int = 0


class _Walk:
    """One pass over a tree, without recursion: pages may be nested without end."""

    def __init__(self, root: HtmlElement) -> None:
        self._root = root
        self._walk = etree.iterwalk(root, events=("start", "end"))
        self._blocks = [_Block()]
        self._links = 0

    def __iter__(self) -> Iterator[Piece]:
        for event, element in self._walk:
            is_seen = element.tag not in UNSEEN and not is_hidden(element)
            if event == "start" and not is_seen:
                self._walk.skip_subtree()
            elif is_seen:
                yield from self._begin(element) if event == "start" else self._end(element)
            if event == "end" and element is not self._root:
                self._say(element.tail)
        yield from self._flush()

    def _begin(self, element: HtmlElement) -> Iterator[Piece]:
        if element.tag in BLOCKS:
            yield from self._flush()
            around = self._blocks[-1].around or _place(element)
            self._blocks.append(_Block(element.tag, around))
            if element.tag == "table" and (rows := _rows(element)):
                yield from (replace(row, around=around) for row in rows)
                self._walk.skip_subtree()
                return
        elif element.tag == "br":
            self._blocks[-1].text.append("\n")
        elif element.tag == "a":
            self._links += 1
        self._say(element.text)

    def _end(self, element: HtmlElement) -> Iterator[Piece]:
        if element.tag in BLOCKS:
            yield from self._flush()
            self._blocks.pop()
        elif element.tag == "a":
            self._links -= 1

    def _say(self, text: str | None) -> None:
        if text:
            self._blocks[-1].text.append(SPACE.sub(" ", text))
            self._blocks[-1].linked += len(text.strip()) if self._links else 0

    def _flush(self) -> Iterator[Piece]:
        """Give what the innermost block has gathered so far, a piece a line."""
        block = self._blocks[-1]
        whole = "".join(block.text)
        part, level = self._part()
        linked = min(block.linked / max(len(whole.strip()), 1), 1.0)
        for line in whole.split("\n"):
            if text := SPACE.sub(" ", line).strip():
                yield Piece(part, text, block.around, level, linked)
        block.text, block.linked = [], 0

    def _part(self) -> tuple[Part, int]:
        for block in reversed(self._blocks):
            if block.tag in HEADINGS:
                return Part.HEADING, HEADINGS[block.tag]
            if block.tag in CAPTIONS:
                return Part.CAPTION, 0
            if block.tag in ITEMS:
                return Part.ITEM, 0
            if block.tag in BOUNDS:
                break
        return Part.PARAGRAPH, 0


def is_hidden(element: HtmlElement) -> bool:
    """Whether an element is not shown to readers."""
    return (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or HIDDEN.search(element.get("style") or "") is not None
    )


def _place(element: HtmlElement) -> str:
    names = (element.get("class"), element.get("id"), element.get("role"))
    return place_of(element.tag, " ".join(filter(None, names)))


def _rows(table: HtmlElement) -> list[Piece]:
    """Give the rows of a table of data; none for one that lays out a page."""
    if next(table.iterdescendants("table"), None) is not None:
        return []
    rows = [
        list(row.iterchildren("td", "th")) for _, row in zip(range(MOST_ROWS), table.iter("tr"), strict=False)
    ]
    texts = [[_text(cell) for cell in row] for row in rows]
    wide = sum(len(row) >= FEWEST_CELLS for row in texts)
    if wide < FEWEST_CELLS or any(len(text) > LONGEST_CELL for row in texts for text in row):
        return []
    captions = [Piece(Part.CAPTION, text) for c in table.iterchildren("caption") if (text := _text(c))]
    return captions + [
        Piece(_part_of_row(row), " | ".join(text)) for row, text in zip(rows, texts, strict=True) if any(text)
    ]


def _part_of_row(cells: list[HtmlElement]) -> Part:
    return Part.HEAD if all(cell.tag == "th" for cell in cells) else Part.ROW


def _text(element: HtmlElement) -> str:
    """Give the visible text of a cell on one line; a bar would part it."""
    words = [piece.text for piece in _Walk(element)]
    return SPACE.sub(" ", " ".join(words)).strip().replace("|", "¦")
