"""The beginning of a reading as TOML: the source and its passages. The claims are left to the reader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from bot.reading.fingerprints import fingerprint
from bot.reading.passages import segment
from bot.story.sources import Passage, PassageKind


def draft(original: bytes, *, file: str, source: str, made: date) -> str:
    """Write what a reading says of its source; UnicodeDecodeError when the original is not UTF-8.

    The title is the first heading's, the language a guess to be checked, `words` counts those in passages.
    """
    text = original.decode("utf-8")
    passages = segment(text).passages
    return "\n".join(
        [
            f"made = {made.isoformat()}",
            "",
            "[source]",
            f"id = {_quoted(source)}",
            f"file = {_quoted(file)}",
            f'sha256 = "{sha256(original).hexdigest()}"',
            f"title = {_quoted(_title(passages, text))}",
            'language = "en"',
            f"words = {sum(len(_cut(passage, text).split()) for passage in passages)}",
            *(f'fingerprint = "{found}"' for found in [fingerprint(text)] if found),
            "passages = [",
            *_entries(passages),
            "]",
            "",
        ]
    )


def _entries(passages: tuple[Passage, ...]) -> Iterator[str]:
    for passage in passages:
        span = f"[{passage.span.start}, {passage.span.end}]"
        kind = passage.kind.value
        yield f'  {{ id = "{passage.id}", kind = "{kind}", line = {passage.line}, span = {span} }},'


def _title(passages: tuple[Passage, ...], text: str) -> str:
    headings = (passage for passage in passages if passage.kind is PassageKind.HEADING)
    first = next(headings, None)
    return " ".join(_cut(first, text).split()) if first else "Untitled"


def _cut(passage: Passage, text: str) -> str:
    return text[passage.span.start : passage.span.end]


def _quoted(text: str) -> str:
    """Write a TOML string; JSON's escapes are among TOML's, save that DEL must be escaped as well."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
