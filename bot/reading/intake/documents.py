"""PDF documents as articles: their text page by page, running heads and page numbers noted and left out."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from bot.reading.drafts import Particulars
from bot.reading.intake.articles import Article, Form, Omission, Raw
from bot.reading.intake.decoding import CONTROL, one_line
from bot.reading.intake.limits import LIMITS
from bot.story.errors import IntakeError

PAGE_NUMBER = re.compile(
    r"(?:page|seite|sayfa|стр\.?)?\s*\d{1,4}(?:\s*(?:/|of|von|из)\s*\d{1,4})?", re.IGNORECASE
)
HYPHEN = re.compile(r"[^\W\d_][-\u00ad\u2010]")  # at the end of a line
NARROWEST = 30  # characters; the lines of a text are wider
FULL = 0.85  # of the widest line: letters are of unlike widths, so that full lines are of unlike lengths
EDGE = 2  # lines at the top and the bottom of a page that may be running heads
OFTEN = 3  # pages on which such a line must stand
RUNNING = "running head or page number"


# A broken document breaks its reader in any of these ways; memory and time are bounded from outside.
BREAKING = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


def read_pdf(raw: Raw) -> Article:
    """Take the text out of a PDF; IntakeError when it is locked, broken, or a picture of text."""
    try:
        pages, author = _read(raw)
    except BREAKING as error:
        said = f"{type(error).__name__}: {str(error)[:80]}"
        raise IntakeError(f"{raw.origin}: is a broken PDF ({said}): save its text to a file") from None
    kept, omitted = _without_running(pages)
    text = "\n".join([*_unwrapped([line for lines in kept if lines for line in ("", *lines)][1:]), ""])
    if not text.strip():
        raise IntakeError(f"{raw.origin}: holds no text, only pictures of it: give it as text")
    return Article(text, Form.PDF, raw.origin, raw.sha256, Particulars(author=author), omitted)


def _read(raw: Raw) -> tuple[list[list[str]], str | None]:
    reader = PdfReader(io.BytesIO(raw.content))
    if reader.is_encrypted and not reader.decrypt(""):
        raise IntakeError(f"{raw.origin}: is locked by a password: save it without one, or its text")
    author = reader.metadata.author if reader.metadata else None
    return list(_pages(reader, raw.origin)), one_line(author)


def _pages(reader: PdfReader, origin: str) -> Iterator[list[str]]:
    total = 0
    for number, page in enumerate(reader.pages, 1):
        if number > LIMITS.pages:
            raise IntakeError(f"{origin}: has more than {LIMITS.pages} pages: give the article alone")
        text = CONTROL.sub(" ", page.extract_text()).encode("utf-8", "replace").decode()
        total += len(text)
        if total > LIMITS.characters:
            raise IntakeError(f"{origin}: holds more than {LIMITS.characters} characters of text")
        yield [line.rstrip() for line in text.splitlines()]


def _without_running(pages: Sequence[list[str]]) -> tuple[list[list[str]], tuple[Omission, ...]]:
    """Leave out what stands at the edge of many pages, and page numbers."""
    often = Counter(line for page in pages for line in {line.strip() for line in _edges(page)})
    omitted: dict[str, Omission] = {}

    def is_running(line: str) -> bool:
        bare = line.strip()
        return bool(bare) and (often[bare] >= OFTEN or PAGE_NUMBER.fullmatch(bare) is not None)

    kept = []
    for page in pages:
        lines = list(page)
        for at in (0, -1):
            while lines and (not lines[at].strip() or is_running(lines[at])):
                line = lines.pop(at).strip()
                if line:
                    omitted.setdefault(line, Omission(line[:60], RUNNING))
        kept.append(lines)
    return kept, tuple(omitted.values())


def _unwrapped(lines: Sequence[str]) -> list[str]:
    """Put each paragraph on one line: a line goes on where its next word would not have fitted."""
    width = max(map(len, lines), default=0)
    found: list[str] = []
    above = ""
    for line in lines:
        text = line.strip()
        first = text.partition(" ")[0]
        goes_on = above and text and width >= NARROWEST and len(above) + 1 + len(first) > FULL * width
        if not goes_on:
            found.append(text)
        elif HYPHEN.fullmatch(above[-2:]) and first[:1].islower():
            found[-1] = found[-1][:-1] + text
        else:
            found[-1] += f" {text}"
        above = text
    return found


def _edges(page: Sequence[str]) -> list[str]:
    lines = [line for line in page if line.strip()]
    return [*lines[:EDGE], *lines[-EDGE:]]
