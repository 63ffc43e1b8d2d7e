"""Lines of an original with their places, and the text of a line folded for matching."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LINE_END = re.compile(r"\r\n|\n|\r")
# Editors leave byte-order marks and zero-width spaces at the ends of lines; `str.strip` keeps both.
INVISIBLE = "\ufeff\u200b\u200e\u200f\u2060"


@dataclass(frozen=True, slots=True)
class Line:
    """One line without outer white space; `number` is 1-based, `start` and `end` are offsets in the text."""

    number: int
    start: int
    end: int
    text: str
    indent: int = 0

    def __bool__(self) -> bool:
        return bool(self.text)

    def cut(self, start: int, end: int = 0) -> Line:
        """Drop that many characters at the start and end, and trim again."""
        text = self.text[start : len(self.text) - end]
        kept = _trim(text)
        at = self.start + start + text.find(kept)
        return Line(self.number, at, at + len(kept), kept, self.indent)


def split(text: str) -> Iterator[Line]:
    """Give every line of a text, blank ones included."""
    start = 0
    for number, piece in enumerate(LINE_END.split(text), 1):
        kept = _trim(piece)
        at = piece.find(kept)
        yield Line(number, start + at, start + at + len(kept), kept, at)
        start += len(piece)
        start += 2 if text.startswith("\r\n", start) else 1


def fold(text: str) -> str:
    """Take away differences of case and composition; the Turkish dotless i counts as i."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return folded.replace("\u0131", "i").replace("i\u0307", "i").replace("\u2019", "'")


def _trim(text: str) -> str:
    trimmed = text.strip()
    while trimmed and (trimmed[0] in INVISIBLE or trimmed[-1] in INVISIBLE):
        trimmed = trimmed.strip(INVISIBLE).strip()
    return trimmed
