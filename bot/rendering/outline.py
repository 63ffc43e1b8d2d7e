"""What stands on a page in which order, before any surface gives it its form."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.rendering.citations import cite
from bot.story.questions import Question
from bot.story.sources import Citation, Source


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words and the citations right behind them, at most `places` of them spelled out for a source."""

    text: str
    citations: tuple[Citation, ...] = ()
    places: int | None = None

    @property
    def marks(self) -> str:
        """Its citations as written."""
        return cite(self.citations, most=self.places)

    @property
    def shown(self) -> str:
        """The words with their citations."""
        return " ".join(filter(None, (self.text, self.marks)))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a page: a label, if any, then pieces; several pieces are a series in one sentence.

    `brief` says as much beside a table that holds the values and their places.
    """

    pieces: tuple[Piece, ...]
    label: str = ""
    brief: str = ""

    @classmethod
    def of(cls, text: str, citations: Iterable[Citation] = (), label: str = "") -> Row:
        """Write a row of a single piece."""
        return cls((Piece(text, tuple(citations)),), label)

    @property
    def text(self) -> str:
        """The words of the row, without label and citations."""
        return "; ".join(piece.text for piece in self.pieces)

    @property
    def shown(self) -> str:
        """The words of the row with their citations, without its label."""
        shown = "; ".join(piece.shown for piece in self.pieces)
        return f"{shown}." if len(self.pieces) > 1 else shown

    @property
    def citations(self) -> tuple[Citation, ...]:
        """All its citations, each once."""
        return tuple(dict.fromkeys(citation for piece in self.pieces for citation in piece.citations))

    def shortened(self) -> Row:
        """Give the row in brief, or without its citations, for where a table holds the rest."""
        pieces = (self.brief,) if self.brief else tuple(piece.text for piece in self.pieces)
        return Row(tuple(Piece(text) for text in pieces), self.label)


class Role(StrEnum):
    """What a section is for; the less it matters, the sooner it is shortened."""

    LINES = "lines"
    DIFFERENCES = "differences"
    SILENCES = "silences"
    NEAR = "near"
    MENU = "menu"


@dataclass(frozen=True, slots=True)
class Section:
    """Rows under a heading.

    `hidden` counts the rows that are left out, `see` is the slug of a question that shows them.
    `questions` are those that the rows name, if they do.
    """

    role: Role
    rows: tuple[Row, ...]
    heading: str = ""
    hidden: int = 0
    see: str | None = None
    questions: tuple[Question, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """Cells of text under column heads.

    `covers` are rows of the page that say no more than the table, `supports` those that are brief beside it.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    covers: tuple[Row, ...] = ()
    supports: tuple[Row, ...] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """The answer to one question, or the verdict on one statement; `hidden` counts rows without a section."""

    title: str
    notices: tuple[str, ...] = ()
    lead: Row | None = None
    table: Table | None = None
    sections: tuple[Section, ...] = ()
    remarks: tuple[str, ...] = ()
    hidden: int = 0


@dataclass(frozen=True, slots=True)
class Outline:
    """Pages, and what stands once below all of them; `hidden` counts pages left out, `story` is its slug."""

    pages: tuple[Page, ...]
    sources: tuple[Source, ...]
    footer: str
    next: tuple[Question, ...] = ()
    sources_heading: str = ""
    hidden: int = 0
    story: str = ""
