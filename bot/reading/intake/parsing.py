"""Bytes of any form to an article or a feed: what a confined process does."""

from __future__ import annotations

from bot.reading.intake.articles import Article, Feed, Form, Raw
from bot.reading.intake.forms import charset_of, form_of
from bot.reading.intake.limits import LIMITS
from bot.story.errors import IntakeError

Parsed = Article | Feed


def parse(raw: Raw) -> Parsed:
    """Parse bytes; IntakeError when they are of no form that is taken in, broken, or too long."""
    found = _parsed(raw)
    if isinstance(found, Article) and len(found.text) > LIMITS.characters:
        raise IntakeError(
            f"{raw.origin}: holds more than {LIMITS.characters} characters: give the article alone"
        )
    return found


def _parsed(raw: Raw) -> Parsed:
    match form_of(raw):
        case Form.HTML:
            from bot.reading.intake.pages import read_page  # noqa: PLC0415 - each loads a library of the extra

            return read_page(raw, charset_of(raw))
        case Form.PDF:
            from bot.reading.intake.documents import read_pdf  # noqa: PLC0415

            return read_pdf(raw)
        case Form.FEED:
            from bot.reading.intake.feeds import read_feed  # noqa: PLC0415

            return read_feed(raw)
        case form:
            from bot.reading.intake.plain import read_plain  # noqa: PLC0415

            return read_plain(raw, form, charset_of(raw))
