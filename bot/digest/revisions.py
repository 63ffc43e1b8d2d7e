"""Digests as they were: from a file, a version, or a revision of git."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from bot.digest import store
from bot.digest.codec import VERSION_LENGTH, from_bytes
from bot.story.digests import Digest
from bot.story.errors import DigestError, UsageError

VERSION = re.compile(rf"[0-9a-f]{{7,{VERSION_LENGTH}}}")
SECONDS = 30
MOST_SEARCHED = 500
"""So many of the newest commits that changed a digest are searched for a version."""


def revision(wanted: str, current: Path) -> Digest:
    """Load the digest that is meant: a file by its name, a version of it, or what a commit holds.

    `current` is where the story's digest lies now; its version may be shortened to seven digits, as answers
    show it. UsageError when nothing is found.
    """
    if Path(wanted).is_file():
        return store.load(Path(wanted))
    if VERSION.fullmatch(wanted) and (found := _of_version(wanted, current)):
        return found
    data = _shown(wanted, current)
    if data is None:
        raise UsageError(
            f"{wanted}: neither a file, nor a version of {current.name} here or in git, nor a revision of "
            "git that has it: name one of them, such as HEAD~1"
        )
    return from_bytes(data, f"{wanted}:{current.name}")


def _of_version(wanted: str, current: Path) -> Digest | None:
    now = store.load(current) if current.is_file() else None
    if now and now.stamp.version.startswith(wanted):
        return now
    for commit in _commits(current):
        data = _shown(commit, current)
        # The stamp stands at the beginning; most versions need not be decoded to see that they are others.
        if data and f'"version": "{wanted}'.encode() in data[:4096]:
            return _decoded(data, commit, current)
    return None


def _decoded(data: bytes, commit: str, current: Path) -> Digest | None:
    try:
        return from_bytes(data, f"{commit}:{current.name}")
    except DigestError:
        return None  # of an older format; another commit may have it


def _commits(current: Path) -> Iterator[str]:
    listed = _git(current, "log", f"--max-count={MOST_SEARCHED}", "--format=%H", "--", current.name)
    yield from (listed or b"").decode().split()


def _shown(commit: str, current: Path) -> bytes | None:
    return _git(current, "show", "--end-of-options", f"{commit}:./{current.name}")


def _git(current: Path, *words: str) -> bytes | None:
    """Ask git in the digest's folder; None when it does not know, or is not there."""
    try:
        done = subprocess.run(  # noqa: S603 - the words after --end-of-options cannot be options
            ["git", *words],  # noqa: S607 - git of the path
            cwd=current.parent,
            check=True,
            capture_output=True,
            timeout=SECONDS,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout
