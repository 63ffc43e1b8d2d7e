"""An original cut into passages with stable ids, and the furniture set aside."""

# articles are written with letters and quotes that look like others
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.reading.furniture import Reason
from bot.reading.shapes import CLOSING, Piece, Shape, shape
from bot.story.sources import Passage, PassageKind, Span

LONGEST_HEADING = 120  # characters
LONGEST_QUESTION = 200
ABBREVIATION = re.compile(r"(?:[A-ZÄÖÜА-Я]\.){2,}$")  # "… on the U.S." ends no sentence, "… at 2 p.m." does
CREDIT = re.compile(
    r"\((?:photo|source|courtesy|image|picture|credit|foto|quelle|kaynak|фото|источник)\b"
    r"|^(?:photo|image|picture|foto|bild|fotoğraf|фото)(?: (?:copyright|credit|by))?:",
    re.IGNORECASE,
)

LETTERS = {
    PassageKind.HEADING: "h",
    PassageKind.PARAGRAPH: "p",
    PassageKind.ANSWER: "q",
    PassageKind.DATELINE: "d",
}


@dataclass(frozen=True, slots=True)
class SetAside:
    """A line that is no passage, and why."""

    line: int
    span: Span
    reason: Reason


@dataclass(frozen=True, slots=True)
class Segments:
    """All that stands in an original: every line with a visible character is in exactly one of the two."""

    passages: tuple[Passage, ...]
    set_aside: tuple[SetAside, ...]


def segment(text: str) -> Segments:
    """Cut a plain or lightly marked-up original into passages, in linear time.

    Headings are `h1`, `h2`, …, paragraphs `p1`, …, list items `l<list>.<item>`, table rows
    `t<table>.<row>` (below the head), answers to a heading that asks `q1`, …, datelines `d1`, ….
    Spans leave out bullets, numbers, outer bars and white space.
    """
    pieces = shape(text)
    kinds = _kinds(pieces)
    aside = [piece for piece, kind in zip(pieces, kinds, strict=True) if kind is None]
    return Segments(
        passages=tuple(_numbered(pieces, kinds)),
        set_aside=tuple(SetAside(p.line.number, _span(p), p.reason or Reason.RULE) for p in aside),
    )


def _span(piece: Piece) -> Span:
    return Span(piece.line.start, piece.line.end)


def _kinds(pieces: Sequence[Piece]) -> list[PassageKind | None]:
    """Decide the kind of each piece; None where it is set aside."""
    kinds = _headings_and_bodies(pieces)
    places = [at for at, kind in enumerate(kinds) if kind is not None]
    for above, at, below in zip(places, places[1:], [*places[2:], None], strict=False):
        if _asks(pieces[above], kinds[above]) and _answers(pieces[at], kinds[at], below and kinds[below]):
            kinds[at] = PassageKind.ANSWER
    return kinds


def _asks(piece: Piece, kind: PassageKind | None) -> bool:
    return kind is PassageKind.HEADING and piece.line.text.endswith("?")


def _answers(piece: Piece, kind: PassageKind | None, below: PassageKind | int | None) -> bool:
    """Tell an answer below a question: a paragraph, or a short line that only looks like a heading."""
    is_cut_short = (
        piece.shape is Shape.PLAIN and not _asks(piece, kind) and below in (PassageKind.HEADING, None)
    )
    return kind is PassageKind.PARAGRAPH or (kind is PassageKind.HEADING and is_cut_short)


FIXED = {
    Shape.HEADING: PassageKind.HEADING,
    Shape.ITEM: PassageKind.ITEM,
    Shape.ROW: PassageKind.ROW,
    Shape.CAPTION: PassageKind.PARAGRAPH,
    Shape.DATELINE: PassageKind.DATELINE,
    Shape.ASIDE: None,
}


def _headings_and_bodies(pieces: Sequence[Piece]) -> list[PassageKind | None]:
    """Go from the end backwards: a line that looks like a heading is one where a body stands below it."""
    kinds: list[PassageKind | None] = []
    has_body = False
    for piece in reversed(pieces):
        if piece.shape is not Shape.PLAIN:
            kinds.append(FIXED[piece.shape])
            has_body = has_body or piece.shape in (Shape.ITEM, Shape.ROW)
        elif not _looks_like_heading(piece):
            kinds.append(PassageKind.PARAGRAPH)
            has_body = True
        else:
            kinds.append(PassageKind.HEADING if has_body else PassageKind.PARAGRAPH)
    return kinds[::-1]


def _looks_like_heading(piece: Piece) -> bool:
    text = piece.line.text
    if not piece.is_single or len(text) > LONGEST_QUESTION or CREDIT.search(text):
        return False
    if text.endswith("?"):
        return True
    bare = text.rstrip(CLOSING)
    is_open = bare[-1:] not in tuple(".!?…:;,") or ABBREVIATION.search(bare) is not None
    first = next((character for character in text if character.isalpha()), "")
    return is_open and len(text) <= LONGEST_HEADING and not first.islower()


def _numbered(pieces: Sequence[Piece], kinds: Sequence[PassageKind | None]) -> Iterator[Passage]:
    counts: Counter[str] = Counter()
    before: tuple[PassageKind | None, Piece] | None = None
    for piece, kind in zip(pieces, kinds, strict=True):
        if kind is not None:
            yield Passage(_next_id(counts, kind, piece, before), kind, piece.line.number, _span(piece))
        if kind is not None or piece.reason is Reason.TABLE_HEAD:
            before = kind, piece


def _next_id(
    counts: Counter[str], kind: PassageKind, piece: Piece, before: tuple[PassageKind | None, Piece] | None
) -> str:
    match kind:
        case PassageKind.ITEM:
            return _next_member(counts, "l", is_new=not before or before[0] is not PassageKind.ITEM)
        case PassageKind.ROW:
            goes_on = before and before[0] is PassageKind.ROW and before[1].last + 1 == piece.line.number
            return _next_member(counts, "t", is_new=not goes_on)
        case _:
            letter = LETTERS[kind]
            counts[letter] += 1
            return f"{letter}{counts[letter]}"


def _next_member(counts: Counter[str], letter: str, *, is_new: bool) -> str:
    if is_new:
        counts[letter] += 1
        counts[f"{letter}."] = 0
    counts[f"{letter}."] += 1
    return f"{letter}{counts[letter]}.{counts[f'{letter}.']}"
