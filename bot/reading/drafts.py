"""What a reading says of its source, found in the original: the beginning of a reading, without claims."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from bot.reading.fingerprints import fingerprint
from bot.reading.passages import segment
from bot.story.sources import Passage, PassageKind, Source

UNTITLED = "Untitled"


@dataclass(frozen=True, slots=True)
class Particulars:
    """What is known of an article beside its text; None where it is not."""

    title: str | None = None
    publisher: str | None = None
    author: str | None = None
    published: date | None = None
    language: str | None = None


UNKNOWN = Particulars()


def source_of(original: bytes, *, file: str, source: str, known: Particulars = UNKNOWN) -> Source:
    """Describe an original as a source of this id; UnicodeDecodeError when it is not UTF-8.

    Without a title the first heading is taken, without a language English, which the reader must check.
    `words` counts those in passages.
    """
    text = original.decode("utf-8")
    passages = segment(text).passages
    return Source(
        id=source,
        file=file,
        sha256=sha256(original).hexdigest(),
        title=known.title or _title(passages, text),
        publisher=known.publisher,
        published=known.published,
        language=known.language or "en",
        words=sum(len(_cut(passage, text).split()) for passage in passages),
        passages=passages,
        fingerprint=fingerprint(text) or None,
    )


def _title(passages: tuple[Passage, ...], text: str) -> str:
    headings = (passage for passage in passages if passage.kind is PassageKind.HEADING)
    first = next(headings, None)
    return " ".join(_cut(first, text).split()) if first else UNTITLED


def _cut(passage: Passage, text: str) -> str:
    return text[passage.span.start : passage.span.end]
