"""The lists of a digest's file, entry by entry, so that thousands of them are never all in memory as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

Json = dict[str, Any]
Extent = tuple[int, int]

LISTS = ("sources", "claims", "findings")
INDENT = 2
OPENING, CLOSING, EMPTY = b"[\n", b"\n ]", b"[]"

_read = json.JSONDecoder().raw_decode


def extents_of(data: bytes) -> dict[str, Extent]:
    """Find where each list stands, from bracket to bracket; nothing where a file is laid out otherwise."""
    found: dict[str, Extent] = {}
    for name in LISTS:
        mark = f'\n "{name}": '.encode()  # in a text, a line end is escaped
        start = data.find(mark) + len(mark)
        if start < len(mark):
            return {}
        is_empty = data.startswith(EMPTY, start)
        end = start if is_empty else data.find(CLOSING, start)
        if end < 0 or not (is_empty or data.startswith(OPENING, start)):
            return {}
        found[name] = start, end + (len(EMPTY) if is_empty else len(CLOSING))
    return found if sorted(found.values()) == list(found.values()) else {}


def without(data: bytes, extents: Mapping[str, Extent]) -> bytes:
    """Give the file with its lists emptied."""
    kept = []
    last = 0
    for start, end in extents.values():
        kept += [data[last:start], EMPTY]
        last = end
    return b"".join([*kept, data[last:]])


def entries_in(data: bytes, extent: Extent) -> Iterator[Any]:
    """Read the entries of a list, which stand on a line each; ValueError where one does not."""
    at, end = extent[0] + len(OPENING), extent[1] - len(CLOSING)
    while at < end:
        line_end = data.find(b"\n", at, end)
        line_end = end if line_end < 0 else line_end
        text = data[at:line_end].decode()
        entry, read = _read(text, INDENT)
        if text[read:] != ("," if line_end < end else ""):
            raise ValueError(f"“{text[read : read + 20]}” stands after an entry")
        yield entry
        at = line_end + 1
