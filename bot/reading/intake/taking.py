"""What was given on the command line, to articles: a file, standard input, an address or a feed."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from bot.reading.intake.articles import Article, Form, Raw
from bot.reading.intake.forms import charset_of, form_of
from bot.reading.intake.limits import LIMITS, size
from bot.reading.intake.plain import read_plain
from bot.story.errors import IntakeError

STANDARD_INPUT = "-"


def is_address(given: str) -> bool:
    """Whether this is to be fetched."""
    return "://" in given[:12]


def read_given(given: str) -> Raw:
    """Read a file or standard input whole; IntakeError when that cannot be done within the limits."""
    if given == STANDARD_INPUT:
        return Raw(STANDARD_INPUT, _bounded(sys.stdin.buffer.read(LIMITS.bytes + 1), "standard input"))
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


def articles_in(raw: Raw) -> Iterator[Article]:
    """Give the article in these bytes, or the articles of a feed."""
    form = form_of(raw)
    match form:
        case Form.TEXT | Form.MARKDOWN:
            yield read_plain(raw, form, charset_of(raw))
        case _:
            raise IntakeError(f"{raw.origin}: {form} is not taken in yet")
