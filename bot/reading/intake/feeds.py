"""Feeds of RSS and Atom: which articles they announce, and what they give of each."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from html import escape
from typing import Any
from urllib.parse import urljoin

from bot.reading.intake.articles import Announced, Feed, Raw
from bot.reading.intake.decoding import one_line
from bot.reading.intake.limits import LIMITS
from bot.story.errors import IntakeError


def read_feed(raw: Raw) -> Feed:
    """Read a feed; IntakeError when it announces nothing."""
    import feedparser  # noqa: PLC0415 - of the extra

    # A stream is read; anything else may be taken for an address or the name of a file.
    found = feedparser.parse(io.BytesIO(raw.content), sanitize_html=True, resolve_relative_uris=False)
    entries = tuple(_announced(found.entries[: LIMITS.entries], raw.origin))
    if not entries:
        fault = found.get("bozo_exception")
        said = f" ({str(fault)[:100]})" if fault else ""
        raise IntakeError(f"{raw.origin}: this feed announces no article{said}: look whether it is whole")
    head = found.feed
    dropped = max(len(found.entries) - LIMITS.entries, 0)
    return Feed(
        one_line(head.get("title")), (head.get("language") or "")[:2].lower() or None, entries, dropped
    )


def _announced(entries: list[Any], origin: str) -> Iterator[Announced]:
    for entry in entries:
        link, title = _link(entry, origin), one_line(entry.get("title")) or ""
        content = max((part.get("value") or "" for part in _contents(entry)), key=len, default="")
        if link or content:
            yield Announced(link, title, one_line(entry.get("author")), _day(entry), _page(title, content))


def _contents(entry: Any) -> list[Any]:  # noqa: ANN401 - feedparser's own dictionaries
    return [*entry.get("content", []), {"value": entry.get("summary")}]


def _link(entry: Any, origin: str) -> str:  # noqa: ANN401
    link = str(entry.get("link") or "").strip()
    try:
        return urljoin(origin, link) if link and "://" in origin else link
    except ValueError:
        return link


def _page(title: str, content: str) -> bytes:
    """Make a page of an entry, for the same reader as other pages; empty without content."""
    if not content.strip():
        return b""
    body = content if "<" in content else "".join(f"<p>{escape(line)}</p>" for line in content.splitlines())
    return f"<html><body><article><h1>{escape(title)}</h1>{body}</article></body></html>".encode(
        "utf-8", "replace"
    )


def _day(entry: Any) -> date | None:  # noqa: ANN401
    parsed = entry.get("published_parsed") or entry.get("updated_parsed")
    try:
        return date(*parsed[:3]) if parsed else None
    except (ValueError, TypeError):
        return None
