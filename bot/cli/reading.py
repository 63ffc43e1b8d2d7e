"""Commands for those who read an article for a story: its passages, the evidence for its words."""

from __future__ import annotations

import argparse
from datetime import datetime
from pathlib import Path

from bot.digest.readings_text import write_reading
from bot.reading.anchors import anchor as find_anchor
from bot.reading.drafts import source_of
from bot.reading.fingerprints import fingerprint as take_fingerprint
from bot.reading.passages import segment
from bot.story.errors import UsageError


def passages(arguments: argparse.Namespace) -> int:
    """List an original's passages, then what is set aside; or write the beginning of a reading."""
    text = _original(arguments.original)
    if arguments.reading is not None:
        path: Path = arguments.original
        today = datetime.now().astimezone().date()
        source = source_of(path.read_bytes(), file=path.name, source=arguments.reading)
        print(write_reading(today, source), end="")
        return 0
    segments = segment(text)
    for passage in segments.passages:
        start, end = passage.span.start, passage.span.end
        place = f"line {passage.line:<4} [{start}, {end}]"
        print(f"{passage.id:6} {passage.kind:10} {place}  {text[start:end][:60]!r}")
    for aside in segments.set_aside:
        print(f"aside  line {aside.line}: {aside.reason}")
    return 0


def anchor(arguments: argparse.Namespace) -> int:
    """Print the evidence entry for exact words."""
    text = _original(arguments.original)
    found = find_anchor(text, segment(text), arguments.words, arguments.passage)
    span = f"[{found.span.start}, {found.span.end}]"
    print(f'{{ passage = "{found.passage}", span = {span}, sha256 = "{found.sha256}" }},')
    return 0


def fingerprint(arguments: argparse.Namespace) -> int:
    """Print the line of a reading that holds an original's fingerprint."""
    found = take_fingerprint(_original(arguments.original))
    if not found:
        raise UsageError(f"{arguments.original}: has no words to take a fingerprint of")
    print(f'fingerprint = "{found}"')
    return 0


def _original(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror})") from None
    except UnicodeDecodeError:
        raise UsageError(f"{path}: is not UTF-8 text: save it as UTF-8") from None
