"""Ids for sources that are taken in: short, of plain letters, and never those of another source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from itertools import count
from pathlib import PurePath
from urllib.parse import urlsplit

LONGEST = 24  # characters; an id stands in every citation
OTHER = re.compile(r"[^a-z0-9]+")
FALLBACK = "article"


def name_source(origin: str, taken: Collection[str]) -> str:
    """Name a source after its file or its site: `gazette`, then `gazette-2`."""
    stem = slug(_stem(origin)) or FALLBACK
    if stem not in taken:
        return stem
    return next(name for n in count(2) if (name := f"{stem}-{n}") not in taken)


def slug(text: str) -> str:
    """Write a text as an id: no path, no dots, no letters but a to z; empty when nothing is left."""
    bare = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return OTHER.sub("-", bare).strip("-")[:LONGEST].strip("-")


def _stem(origin: str) -> str:
    if "://" in origin:
        host = urlsplit(origin).hostname or ""
        return host.removeprefix("www.").rpartition(".")[0] or host
    return PurePath(origin).stem
