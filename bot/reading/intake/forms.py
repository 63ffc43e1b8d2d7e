"""What form bytes are in: told by what they are, then by their name or type."""

from __future__ import annotations

import re
from pathlib import PurePath
from urllib.parse import urlsplit

from bot.reading.intake.articles import Form, Raw
from bot.story.errors import IntakeError

BEGINNING = 1_024  # bytes in which every form shows itself
BY_SUFFIX = {
    ".txt": Form.TEXT,
    ".text": Form.TEXT,
    ".md": Form.MARKDOWN,
    ".markdown": Form.MARKDOWN,
    ".html": Form.HTML,
    ".htm": Form.HTML,
    ".xhtml": Form.HTML,
    ".pdf": Form.PDF,
    ".rss": Form.FEED,
    ".atom": Form.FEED,
}
BY_TYPE = {
    "text/plain": Form.TEXT,
    "text/markdown": Form.MARKDOWN,
    "text/html": Form.HTML,
    "application/xhtml+xml": Form.HTML,
    "application/pdf": Form.PDF,
    "application/rss+xml": Form.FEED,
    "application/atom+xml": Form.FEED,
    "application/rdf+xml": Form.FEED,
    "application/xml": Form.FEED,
    "text/xml": Form.FEED,
}
FEED = re.compile(rb"<(?:rss|feed|rdf:rdf)[\s>]", re.IGNORECASE)
HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article)[\s>]", re.IGNORECASE)
# What begins like this is no article, whatever it is called.
OTHER = {
    b"PK\x03\x04": "a ZIP archive or an office document",
    b"\x1f\x8b": "a gzip file",
    b"BZh": "a bzip2 file",
    b"\xfd7zXZ": "an xz file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x7fELF": "a program",
    b"\xd0\xcf\x11\xe0": "an old office document",
}
TAKEN = "text, Markdown, HTML, PDF, RSS or Atom"


def form_of(raw: Raw) -> Form:
    """Tell the form; IntakeError when it is none that is taken in."""
    head = raw.content[:BEGINNING]
    if not raw.content.strip():
        raise IntakeError(f"{raw.origin}: is empty: there is nothing to read")
    for mark, what in OTHER.items():
        if head.startswith(mark):
            raise IntakeError(f"{raw.origin}: is {what}: give the article as {TAKEN}")
    if head.lstrip().startswith(b"%PDF-"):
        return Form.PDF
    bare = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    if bare.startswith(b"<"):
        if FEED.search(bare):
            return Form.FEED
        if HTML.search(bare):
            return Form.HTML
    return _as_called(raw)


def _as_called(raw: Raw) -> Form:
    kind = raw.content_type.partition(";")[0].strip().lower()
    suffix = PurePath(urlsplit(raw.origin).path if "://" in raw.origin else raw.origin).suffix.lower()
    form = BY_TYPE.get(kind) or BY_SUFFIX.get(suffix) or Form.TEXT
    if form in (Form.PDF, Form.FEED):
        raise IntakeError(f"{raw.origin}: is called {kind or suffix}, but its content is none")
    return form


def charset_of(raw: Raw) -> str | None:
    """Give the encoding that HTTP declared, if any."""
    found = re.search(r"charset\s*=\s*[\"']?([\w.:-]{2,40})", raw.content_type, re.IGNORECASE)
    return found[1] if found else None
