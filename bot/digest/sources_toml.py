"""A source and its passages, as a reading gives them."""

# ruff: noqa: A001  # ids are called ids, as in the types they fill; ranges have an en dash
from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from itertools import pairwise
from pathlib import PurePath

from bot.digest.tables import Table
from bot.story.sources import Passage, PassageKind, Source, Span

FINGERPRINT = re.compile(r"[0-9a-f]{256}")
LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?")
# Where a broken passage is taken to be, so that its evidence is not called misplaced as well.
ANYWHERE = Span(0, sys.maxsize)
# By kind: what its ids look like, and one of them.
PASSAGE_IDS = {
    PassageKind.HEADING: (re.compile(r"h[1-9]\d*"), "h1"),
    PassageKind.PARAGRAPH: (re.compile(r"p[1-9]\d*"), "p1"),
    PassageKind.ITEM: (re.compile(r"l[1-9]\d*\.[1-9]\d*"), "l1.2"),
    PassageKind.ROW: (re.compile(r"t[1-9]\d*\.[1-9]\d*"), "t1.2"),
    PassageKind.ANSWER: (re.compile(r"q[1-9]\d*"), "q1"),
    PassageKind.DATELINE: (re.compile(r"d[1-9]\d*"), "d1"),
}


def read_source(table: Table, stem: str) -> Source:
    """Read a source; `stem` is what its reading's file is called. What is wrong is noted."""
    id = table.id("id")
    if table.is_sound and id != stem:
        table.refuse(f"id “{id}” is not the file's name: call the file {id}.toml or the source “{stem}”")
    source = Source(
        id=id,
        file=_original(table),
        sha256=table.sha256("sha256"),
        title=table.text("title"),
        publisher=table.text("publisher") if table.has("publisher") else None,
        published=table.day("published") if table.has("published") else None,
        language=_language(table),
        words=table.whole("words"),
        passages=tuple(_passages(table)),
        fingerprint=_fingerprint(table),
        site_language=_language(table, "site_language") if table.has("site_language") else None,
    )
    table.close()
    return source


def _fingerprint(table: Table) -> str | None:
    if not table.has("fingerprint"):
        return None
    found = table.text("fingerprint")
    if found.strip() and not FINGERPRINT.fullmatch(found):
        table.refuse("fingerprint must be 256 hexadecimal digits: print it with `crosscheck fingerprint`")
    return found


def _original(table: Table) -> str:
    file = table.text("file")
    if file.strip() and (PurePath(file).name != file or "\\" in file or file == ".."):
        table.refuse(f"file “{file}” must be the original's bare name, without folders")
    return file


def _language(table: Table, name: str = "language") -> str:
    language = table.text(name)
    if language.strip() and not LANGUAGE.fullmatch(language):
        table.refuse(f"{name} “{language}” is not a language tag: write en, de, ru, tr, …")
    return language


def _passages(source: Table) -> Iterable[Passage]:
    found: dict[str, Passage] = {}
    for table in source.tables("passages", "passage"):
        passage = _passage(table)
        if passage.id in found:
            table.refuse("is listed twice: give each passage its own id")
        found.setdefault(passage.id, passage)
    if source.is_sound and not found:
        source.refuse("passages is empty: list the passages of the original")
    sound = [passage for passage in found.values() if passage.span != ANYWHERE]
    for one, other in pairwise(sorted(sound, key=lambda passage: passage.span)):
        if other.span.start < one.span.end:
            ranges = f"{one.id} ({show_range(one.span)}) and {other.id} ({show_range(other.span)})"
            source.refuse(f"passages {ranges} overlap")
    return found.values()


def _passage(table: Table) -> Passage:
    id = table.text("id")
    kind = table.choice("kind", [*PassageKind])
    line, span = table.whole("line", least=1), table.span("span")
    if table.is_sound:
        pattern, example = PASSAGE_IDS[PassageKind(kind)]
        if not pattern.fullmatch(id):
            table.refuse(f"id “{id}” does not fit kind {kind}: such ids are like {example}")
    table.close()
    if not table.is_sound or not span:
        return Passage(id, PassageKind.PARAGRAPH, 1, ANYWHERE)
    return Passage(id, PassageKind(kind), line, span)


def show_range(span: Span) -> str:
    """Write a range as messages have it."""
    return f"{span.start}–{span.end}"
