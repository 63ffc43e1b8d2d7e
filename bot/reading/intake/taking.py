"""What was given to read, to bytes, and bytes to articles: files, standard input, addresses and feeds."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bot.reading.intake.articles import Announced, Article, Raw
from bot.reading.intake.limits import LIMITS, size
from bot.reading.intake.parsing import Parsed
from bot.story.errors import IntakeError

STANDARD_INPUT = "-"
Fetch = Callable[[str], Raw]
Parse = Callable[[Raw], Parsed]


def is_address(given: str) -> bool:
    """Whether this is to be fetched."""
    return "://" in given[:12]


def read_given(given: str, fetch: Fetch) -> Raw:
    """Read a file, standard input or an address whole; IntakeError when that cannot be done within limits."""
    if is_address(given):
        return fetch(given)
    if given == STANDARD_INPUT:
        return Raw(given, _bounded(sys.stdin.buffer.read(LIMITS.bytes + 1), "standard input"))
    path = Path(given)
    try:
        if not path.is_file():
            what = "is a folder: name its files" if path.is_dir() else "there is no such file"
            raise IntakeError(f"{given}: {what}")
        with path.open("rb") as file:
            return Raw(given, _bounded(file.read(LIMITS.bytes + 1), given))
    except (OSError, ValueError) as error:
        raise IntakeError(f"{given}: cannot be read ({error})") from None


def _bounded(content: bytes, origin: str) -> bytes:
    if len(content) > LIMITS.bytes:
        raise IntakeError(f"{origin}: is larger than {size(LIMITS.bytes)}: give the article alone")
    return content


def article_of(entry: Announced, fetch: Fetch, parse: Parse) -> Article:
    """Take in what a feed announces: the page that it links to, or else what the feed gives of it itself."""
    try:
        article = _linked(entry, fetch, parse)
    except IntakeError as error:
        if not entry.page:
            raise
        article = _article(parse(Raw(entry.link or entry.title, entry.page, "text/html; charset=utf-8")), "")
        remark = f"taken from the feed itself, for its page could not be had ({error})"
        article = replace(article, remarks=(*article.remarks, remark))
    known = article.known
    known = replace(
        known,
        title=known.title or entry.title or None,
        author=known.author or entry.author,
        published=known.published or entry.published,
    )
    return replace(article, known=known)


def _linked(entry: Announced, fetch: Fetch, parse: Parse) -> Article:
    if not is_address(entry.link):
        raise IntakeError(f"{entry.link or entry.title}: the feed gives no address for it")
    return _article(parse(fetch(entry.link)), entry.link)


def _article(parsed: Parsed, origin: str) -> Article:
    if isinstance(parsed, Article):
        return parsed
    raise IntakeError(f"{origin}: a feed announces another feed: give that one by itself")
