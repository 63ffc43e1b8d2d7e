"""What each line of an original looks like by itself and by its neighbours, before its part is decided."""

# articles are written with dashes, quotes and letters that look like others
from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from bot.reading.datelines import is_dateline
from bot.reading.furniture import (
    Reason,
    is_comments_heading,
    is_teasers_heading,
    may_lead,
    reason_to_set_aside,
)
from bot.reading.lines import Line, split
from bot.reading.wrapping import width_of_wrapped, wraps


class Shape(Enum):
    """The look of a piece of an original."""

    PLAIN = auto()
    HEADING = auto()  # marked as one
    ITEM = auto()
    ROW = auto()
    CAPTION = auto()  # marked as one
    DATELINE = auto()
    ASIDE = auto()


@dataclass(frozen=True, slots=True)
class Piece:
    """One line, or the lines of one wrapped paragraph; `last` is the number of its last line."""

    shape: Shape
    line: Line
    last: int
    reason: Reason | None = None

    @property
    def is_single(self) -> bool:
        """Whether the piece is of one line."""
        return self.line.number == self.last


BULLET = re.compile(r"[-*+•·‣◦▪●○–]\s+(?=\S)")
NUMBER = re.compile(r"\(?(\d{1,3})[.)]\s+(?=\S)")
HASHES = re.compile(r"#{1,6}\s+(?=\S)")
EMPHASIS = re.compile(r"\*[^*\s][^*]*\*|_[^_\s][^_]*_")  # of a whole line: how Markdown has captions
QUOTE = re.compile(r"(?:>\s?)+(?=\S)")
SEPARATOR = frozenset("|-:+ \t")
CLOSING = "\"'”’»“)]*_"
ENOUGH_TO_INDENT = 2
LONGEST_TITLE = 120  # characters
PROSE = 60  # characters; a sentence this long is the article's own, not a control above it


def shape(text: str) -> list[Piece]:
    """Give the pieces of a text in order, blank lines left out."""
    lines = [line for line in split(text) if line]
    pieces = [_alone(line) for line in lines]
    _mark_tables(pieces)
    _mark_numbered(pieces)
    _mark_underlined(pieces)
    pieces = _join(pieces, text)
    _set_teasers_aside(pieces)
    _set_comments_aside(pieces)
    return pieces


def _alone(line: Line) -> Piece:
    if hashes := HASHES.match(line.text):
        return _piece(Shape.HEADING, _unbold(line.cut(hashes.end())))
    if line.text.startswith("|") and line.text.count("|") > 1:
        return _piece(Shape.ROW, line)
    if reason := reason_to_set_aside(line.text):
        return _piece(Shape.ASIDE, line, reason)
    if bullet := BULLET.match(line.text):
        return _piece(Shape.ITEM, line.cut(bullet.end()))
    if quote := QUOTE.match(line.text):
        line = line.cut(quote.end())
    if EMPHASIS.fullmatch(line.text):
        return _piece(Shape.CAPTION, line.cut(1, 1))
    line = _unbold(line)
    return _piece(Shape.DATELINE if is_dateline(line.text) else Shape.PLAIN, line)


def _piece(look: Shape, line: Line, reason: Reason | None = None) -> Piece:
    return Piece(look, line, line.number, reason)


def _unbold(line: Line) -> Line:
    for mark in ("**", "__"):
        inner = line.text[2:-2]
        if inner and line.text.startswith(mark) and line.text.endswith(mark) and mark not in inner:
            return line.cut(2, 2)
    return line


def _mark_tables(pieces: list[Piece]) -> None:
    """Tell heads and separators from rows, and rows without outer bars from paragraphs."""
    for at, piece in enumerate(pieces):
        if not _is_separator(piece.line.text):
            continue
        pieces[at] = replace(piece, shape=Shape.ASIDE, reason=Reason.TABLE_HEAD)
        if at and "|" in pieces[at - 1].line.text and _is_next(pieces[at - 1], piece):
            pieces[at - 1] = replace(pieces[at - 1], shape=Shape.ASIDE, reason=Reason.TABLE_HEAD)
        below = at + 1
        while below < len(pieces) and _is_row_below(pieces[below - 1], pieces[below]):
            pieces[below] = replace(pieces[below], shape=Shape.ROW)
            below += 1
    for at, piece in enumerate(pieces):
        if piece.shape is Shape.ROW:
            pieces[at] = replace(piece, line=_without_bars(piece.line))


def _is_separator(text: str) -> bool:
    return "|" in text and "-" in text and SEPARATOR.issuperset(text)


def _is_row_below(above: Piece, piece: Piece) -> bool:
    return _is_next(above, piece) and "|" in piece.line.text and not _is_separator(piece.line.text)


def _is_next(above: Piece, piece: Piece) -> bool:
    return piece.line.number == above.last + 1


def _without_bars(line: Line) -> Line:
    bare = line.cut(line.text.startswith("|"), line.text.endswith("|") and len(line.text) > 1)
    return bare or line


def _mark_numbered(pieces: list[Piece]) -> None:
    """Make items of numbered lines whose numbers run on; alone, "13. Dezember" begins a paragraph."""
    found = [NUMBER.match(p.line.text) if p.shape is Shape.PLAIN else None for p in pieces]
    numbers = [int(match[1]) if match else None for match in found]
    for at, match in enumerate(found):
        if match and (_runs_on(numbers, at - 1, at) or _runs_on(numbers, at, at + 1)):
            line = pieces[at].line.cut(match.end())
            pieces[at] = replace(pieces[at], shape=Shape.ITEM, line=line)


def _runs_on(numbers: Sequence[int | None], one: int, two: int) -> bool:
    if one < 0 or two >= len(numbers):
        return False
    first, second = numbers[one], numbers[two]
    return first is not None and second is not None and second - first in (0, 1)


def _mark_underlined(pieces: list[Piece]) -> None:
    """Make headings of short lines with `===` or `---` right below, as in Markdown."""
    for above, rule in enumerate(pieces[1:]):
        piece = pieces[above]
        is_underline = set(rule.line.text) in ({"="}, {"-"}) and _is_next(piece, rule)
        if is_underline and piece.shape is Shape.PLAIN and piece.line.text[-1] not in ".!…:;,":
            pieces[above] = replace(piece, shape=Shape.HEADING)


def _join(pieces: list[Piece], text: str) -> list[Piece]:
    """Put the lines of a wrapped paragraph or list item together again."""
    width = width_of_wrapped([p.line for p in pieces if p.shape is Shape.PLAIN])
    runs: list[list[Piece]] = []
    for piece in pieces:
        if runs and _goes_on(runs[-1], piece, width):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return [_merge(run, text) if len(run) > 1 else run[0] for run in runs]


def _goes_on(run: Sequence[Piece], piece: Piece, width: int) -> bool:
    if piece.shape is not Shape.PLAIN or not _is_next(run[-1], piece):
        return False
    if run[0].shape is Shape.ITEM:
        return piece.line.indent >= run[0].line.indent + ENOUGH_TO_INDENT
    return run[0].shape is Shape.PLAIN and wraps(run[-1].line, piece.line, width)


def _merge(run: Sequence[Piece], text: str) -> Piece:
    first, last = run[0].line, run[-1].line
    line = Line(first.number, first.start, last.end, text[first.start : last.end], first.indent)
    return replace(run[0], line=line, last=last.number)


def _set_teasers_aside(pieces: list[Piece]) -> None:
    """Set the titles below a heading of teasers aside; give the article its title back if it is like one."""
    if pieces and pieces[0].reason is Reason.TEASER and may_lead(pieces[0].line.text):
        pieces[0] = replace(pieces[0], shape=Shape.PLAIN, reason=None)
    is_below = False
    for at, piece in enumerate(pieces):
        if is_below and (piece.shape is Shape.ITEM or _is_title(piece)):
            pieces[at] = replace(piece, shape=Shape.ASIDE, reason=Reason.TEASER)
        elif piece.shape is not Shape.ASIDE or piece.reason is Reason.TEASER:
            is_below = piece.reason is Reason.TEASER and is_teasers_heading(piece.line.text)


def _is_title(piece: Piece) -> bool:
    text = piece.line.text
    is_open = text.rstrip(CLOSING)[-1:] not in tuple(".!…:;,")
    return piece.shape is Shape.PLAIN and piece.is_single and len(text) <= LONGEST_TITLE and is_open


def _set_comments_aside(pieces: list[Piece]) -> None:
    """Set everything from a comments heading on aside, provided that the article came first."""
    has_begun = has_ended = False
    for at, piece in enumerate(pieces):
        is_heading = piece.is_single and is_comments_heading(piece.line.text)
        has_ended = has_ended or (is_heading and has_begun)
        if has_ended or is_heading:
            pieces[at] = replace(piece, shape=Shape.ASIDE, reason=Reason.COMMENTS)
        has_begun = has_begun or (piece.shape is Shape.PLAIN and _is_prose(piece.line.text))


def _is_prose(text: str) -> bool:
    return len(text) > PROSE and text.rstrip(CLOSING)[-1:] in tuple(".!?…")
