"""Text and Markdown files as articles: their text stays as it is, only the encoding may change."""

from __future__ import annotations

import re
from datetime import date

from bot.reading.datelines import is_dateline
from bot.reading.drafts import Particulars
from bot.reading.intake.articles import Article, Form, Raw
from bot.reading.intake.days import find_day
from bot.reading.intake.decoding import decode
from bot.reading.lines import split

FRONT = re.compile(r"\A---[ \t]*\r?\n(.*?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
FIELD = re.compile(r"([A-Za-z_-]{2,20})[ \t]*:[ \t]*(\S.*)")
BYLINE = re.compile(r"(?:by|von|автор:?|yazar:?)\s+([^\W\d_][\w.'’-]*(?:\s+[\w.'’-]+){1,5})", re.IGNORECASE)
BEGINNING = 20  # lines in which an article says who wrote it, and when
LONGEST_FRONT = 4_000  # characters


def read_plain(raw: Raw, form: Form, charset: str | None = None) -> Article:
    """Take text as it is; the front matter of Markdown says what it is, and so do the first lines."""
    text, remarks = decode(raw.content, raw.origin, charset)
    front = _front(text) if form is Form.MARKDOWN else {}
    known = Particulars(
        title=front.get("title"),
        publisher=front.get("publisher") or front.get("source"),
        author=front.get("author") or _byline(text),
        published=find_day(front.get("date") or front.get("published") or "") or _dateline(text),
        language=front.get("language") or front.get("lang"),
    )
    return Article(text, form, raw.origin, raw.sha256, known, remarks=remarks)


def _front(text: str) -> dict[str, str]:
    found = FRONT.match(text[:LONGEST_FRONT])
    fields = FIELD.findall(found[1]) if found else []
    return {name.lower(): value.strip().strip("\"'") for name, value in fields}


def _beginning(text: str) -> list[str]:
    lines = (line.text for line in split(text[: BEGINNING * 500]) if line)
    return [line for _, line in zip(range(BEGINNING), lines, strict=False)]


def _byline(text: str) -> str | None:
    found = (BYLINE.fullmatch(line) for line in _beginning(text))
    return next((match[1] for match in found if match), None)


def _dateline(text: str) -> date | None:
    days = (find_day(line) for line in _beginning(text) if is_dateline(line))
    return next((day for day in days if day), None)
