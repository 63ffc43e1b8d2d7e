"""An article as one text to be parsed: its passages alone, with the way back to the original."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from bot.story.sources import Evidence, Passage, Span

BREAK = "\n\n"
"""Stands between passages and nowhere else, so that a sentence can be made to end there."""

FLAT = str.maketrans(dict.fromkeys("\n\r\t\u00a0\u2028", " ")) | str.maketrans("’‘“”\u2011", "''\"\"-")


@dataclass(frozen=True, slots=True)
class Manuscript:
    """The passages' texts one after the other. Each character stands for one of the original."""

    original: str
    text: str
    passages: tuple[Passage, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, original: str, passages: Iterable[Passage]) -> Manuscript:
        """Write passages out; line ends, typographic quotes and hyphens become plain, one for one."""
        kept = tuple(passage for passage in passages)
        pieces = [original[passage.span.start : passage.span.end].translate(FLAT) for passage in kept]
        starts, at = [], 0
        for piece in pieces:
            starts.append(at)
            at += len(piece) + len(BREAK)
        return cls(original, BREAK.join(pieces), kept, tuple(starts))

    def passage_at(self, place: int) -> Passage:
        """Give the passage that a place of the text belongs to."""
        return self.passages[bisect_right(self.starts, place) - 1]

    def evidence(self, start: int, end: int) -> Evidence:
        """Give the evidence for a stretch of the text; what lies beyond its passage is left out."""
        at = bisect_right(self.starts, start) - 1
        passage = self.passages[at]
        shift = passage.span.start - self.starts[at]
        span = Span(start + shift, min(end + shift, passage.span.end))
        words = self.original[span.start : span.end]
        return Evidence(passage.id, passage.line, span, sha256(words.encode()).hexdigest())
