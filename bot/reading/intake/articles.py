"""Articles as they are taken in, whatever form they came in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from bot.reading.drafts import UNKNOWN, Particulars


class Form(StrEnum):
    """What an article was given as."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    FEED = "feed"


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as they came, from where, and what their bearer says that they are."""

    origin: str  # the address, or the file's path as it was given
    content: bytes
    content_type: str = ""  # as HTTP has it; empty for files

    @property
    def sha256(self) -> str:
        """The hash by which the same bytes are known again."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Omission:
    """A piece of a page that was not taken into the text: its first words, and why."""

    words: str
    reason: str


@dataclass(frozen=True, slots=True)
class Article:
    """One article: the text that every range refers to, and what is known of it.

    `remarks` say what was done to the bytes to get this text, one sentence each.
    """

    text: str
    form: Form
    origin: str
    raw_sha256: str
    known: Particulars = UNKNOWN
    omitted: tuple[Omission, ...] = ()
    remarks: tuple[str, ...] = ()
