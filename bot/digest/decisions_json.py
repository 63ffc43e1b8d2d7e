"""Decisions as lines of a file that only grows, so that nothing decided is lost."""

from __future__ import annotations

import fcntl
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from bot.story.decisions import Decision, MatterKind, Ruling
from bot.story.errors import ReadingError

MODE = 0o644


def encode_decision(decision: Decision) -> str:
    """Write a decision as one line."""
    shown = {
        "matter": decision.matter,
        "kind": decision.kind.value,
        "ruling": decision.ruling.value,
        "made": decision.made,
        "told": decision.told,
        "claim": decision.claim,
        "fields": dict(decision.fields),
        "was": dict(decision.was),
        "words": dict(decision.words),
    }
    kept = {name: field for name, field in shown.items() if field or name == "words"}
    return json.dumps(kept, ensure_ascii=False)


def decode_decision(line: str) -> Decision:
    """Read a line; ValueError, TypeError or KeyError for anything else."""
    shown = json.loads(line)
    return Decision(
        _text(shown["matter"]),
        MatterKind(shown["kind"]),
        Ruling(shown["ruling"]),
        _text(shown["made"]),
        _words(shown["words"]),
        _text(shown.get("told", "")),
        shown.get("claim"),
        dict(shown.get("fields", {})),
        dict(shown.get("was", {})),
    )


def _words(shown: Mapping[Any, Any]) -> dict[str, str | None]:
    return {_text(word): None if passage is None else _text(passage) for word, passage in shown.items()}


def _text(shown: Any) -> str:  # noqa: ANN401 - whatever the JSON holds
    if not isinstance(shown, str):
        raise TypeError(f"{shown!r} is not text")
    return shown


def load_decisions(path: Path) -> tuple[Decision, ...]:
    """Read all decisions, oldest first; none where the file is not there.

    A last line that was cut short while it was written is none. ReadingError names any other that is broken.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise ReadingError(f"{path}: cannot be read ({error.strerror})") from error
    whole = data[: data.rfind(b"\n") + 1]
    return tuple(_each(whole.decode("utf-8", "replace"), path))


def _each(text: str, path: Path) -> Iterator[Decision]:
    for number, line in enumerate(text.split("\n")[:-1], 1):
        try:
            yield decode_decision(line)
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise ReadingError(
                f"{path.name}, line {number}: is no decision ({error}): take the line out, or the file back"
                " from git"
            ) from error


def append_decision(decision: Decision, path: Path) -> None:
    """Add a decision and see it on the disk; what a crash left of a line before it is cut off."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT, MODE)
    try:
        end = _end_of_lines(handle)
        os.ftruncate(handle, end)
        os.pwrite(handle, f"{encode_decision(decision)}\n".encode(), end)
        os.fsync(handle)
    except OSError as error:
        raise ReadingError(f"{path}: cannot be written ({error.strerror})") from error
    finally:
        os.close(handle)


def _end_of_lines(handle: int) -> int:
    size = os.fstat(handle).st_size
    return os.pread(handle, size, 0).rfind(b"\n") + 1


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep a second review of the same story out; ReadingError when one is open."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(handle)
        raise ReadingError(
            f"{folder.name}: is being reviewed in another window: finish there first"
        ) from None
    try:
        yield
    finally:
        os.close(handle)
