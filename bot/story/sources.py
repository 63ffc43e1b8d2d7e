"""Where things are said: sources, their passages, and evidence as character ranges."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open character range in an original, decoded as UTF-8 with line ends as they are."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"empty or reversed span: {self.start}..{self.end}")

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside this range."""
        return self.start <= other.start and other.end <= self.end


class PassageKind(StrEnum):
    """What a passage is in its article; the letter begins its id."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    ROW = "row"
    ANSWER = "answer"
    DATELINE = "dateline"


@dataclass(frozen=True, slots=True)
class Passage:
    """A locatable piece of a source; `line` is 1-based, `span` covers the whole piece."""

    id: str
    kind: PassageKind
    line: int
    span: Span


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a claim rests on: a range inside one passage and the SHA-256 of its exact text.

    `line` is the passage's, so that a citation needs no look-up.
    """

    passage: str
    line: int
    span: Span
    sha256: str


@dataclass(frozen=True, slots=True)
class Citation:
    """The pointer from a line of an answer to evidence."""

    source: str
    passage: str
    line: int
    span: Span


@dataclass(frozen=True, slots=True)
class Source:
    """One article as it is cited. `file` and `sha256` are those of the original.

    `fingerprint` tells whether another article shares its text; None where it was not taken. `site_language`
    is that of the site around the article, as a code, where it is not the article's own.
    """

    id: str
    file: str
    sha256: str
    title: str
    publisher: str | None
    published: date | None
    language: str
    words: int
    passages: tuple[Passage, ...]
    fingerprint: str | None = None
    site_language: str | None = None

    def passage(self, wanted: str) -> Passage:
        """The passage with that id; KeyError when the source has none."""
        for passage in self.passages:
            if passage.id == wanted:
                return passage
        raise KeyError(f"{self.id} has no passage {wanted}")
