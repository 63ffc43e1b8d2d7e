"""Articles as they are taken in, whatever form they came in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
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


@dataclass(frozen=True, slots=True)
class Announced:
    """One entry of a feed: the address of an article, and a page made of what the feed itself gives of it."""

    link: str
    title: str
    author: str | None
    published: date | None
    page: bytes


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and its entries, in its own order; `dropped` counts those past the bound."""

    title: str | None
    language: str | None
    entries: tuple[Announced, ...]
    dropped: int = 0
