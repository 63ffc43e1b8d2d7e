"""A folder of published digests: each version kept beside the one in use, so that any can be taken back.

`<story>/digest.json` is the one in use, `digest.json.sig` its signatures, and `published/` holds what was
published before: `0001-<version>.json`, in order, each with its own signature.
"""

from __future__ import annotations

import fcntl
import filecmp
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from bot.digest import store
from bot.digest.codec import from_bytes
from bot.digest.signatures import joined
from bot.story.errors import DigestError, UsageError

SUFFIX: Final = ".sig"
HISTORY: Final = "published"
KEPT: Final = 50
"""Versions kept: some weeks of daily publishing."""

STALE_SECONDS: Final = 60
"""A temporary file this old belongs to a writer that was killed: none takes as long."""

_ENTRY: Final = re.compile(r"(\d{4,})-([0-9a-f]+)\.json")

Seal = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True)
class Publication:
    """One version that was published; `number` tells the order."""

    number: int
    version: str
    path: Path
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class Shelf:
    """The published digests of one story."""

    folder: Path

    @property
    def path(self) -> Path:
        """Where the digest in use lies."""
        return self.folder / "digest.json"

    def history(self) -> tuple[Publication, ...]:
        """List what was published, oldest first, and which of it is in use."""
        found = sorted(
            (int(named[1]), named[2], path)
            for path in (self.folder / HISTORY).glob("*.json")
            if (named := _ENTRY.fullmatch(path.name))
        )
        same = [number for number, _, path in found if _is_same(path, self.path)]
        return tuple(Publication(*entry, is_current=entry[0] in same[-1:]) for entry in found)

    def publish(self, data: bytes, seal: Seal | None = None) -> Publication:
        """Keep a digest in the history, then put it in use; with `seal` it is signed.

        DigestError when it is damaged or cannot be written; what was in use stays in use.
        Killed at any moment, this leaves one or the other in use, signed.
        """
        version = from_bytes(data, store.name_of(self.path)).stamp.version
        signature = seal(data) if seal else b""
        with self._alone():
            entry = self._keep(data, version, signature)
            self._use(data, signature)
        return entry

    def rollback(self, version: str | None = None, seal: Seal | None = None) -> Publication:
        """Put a version from the history in use again: the one before that in use, or that of this version.

        UsageError when there is none such; DigestError when it is damaged.
        """
        with self._alone():
            entry = self._earlier() if version is None else self._named(version)
            data = _read(entry.path)
            signature = joined(seal(data) if seal else b"", _read(_beside(entry.path)))
            self._use(data, signature)
        return entry

    def _earlier(self) -> Publication:
        history = self.history()
        at = next((index for index, entry in enumerate(history) if entry.is_current), len(history))
        if at == 0:
            raise UsageError(f"{store.name_of(self.path)}: nothing was published before what is in use")
        return history[at - 1]

    def _named(self, version: str) -> Publication:
        history = self.history()
        found = [entry for entry in history if entry.version.startswith(version)]
        if not found:
            known = ", ".join(entry.version for entry in history) or "none"
            raise UsageError(
                f"{store.name_of(self.path)}: there is no version {version!r}; published were: {known}"
            )
        return found[-1]

    def _keep(self, data: bytes, version: str, signature: bytes) -> Publication:
        """Put a digest at the end of the history, unless it is there; its signature first."""
        history = self.history()
        if history and history[-1].path.stat().st_size == len(data) and _read(history[-1].path) == data:
            number = history[-1].number
        else:
            number = history[-1].number + 1 if history else 1
        path = self.folder / HISTORY / f"{number:04}-{version}.json"
        if signature:
            _write(joined(signature, _read(_beside(path))), _beside(path))
        _write(data, path)
        for old in history[: max(0, len(history) + 1 - KEPT)]:
            old.path.unlink(missing_ok=True)
            _beside(old.path).unlink(missing_ok=True)
        return Publication(number, version, path)

    def _use(self, data: bytes, signature: bytes) -> None:
        """Put a digest in use: first its signature, before those of what is in use until then."""
        beside = _beside(self.path)
        if signature:
            _write(joined(signature, _read(beside)), beside)
        store.publish(data, self.path)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Let one publisher in at a time, and tidy up after those that were killed."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with (self.folder / ".publishing").open("a") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            for left in (*self.folder.glob(".digest.json.*"), *(self.folder / HISTORY).glob(".*")):
                with suppress(OSError):
                    if left.stat().st_mtime < time.time() - STALE_SECONDS:
                        left.unlink()
            yield


def _beside(path: Path) -> Path:
    return path.with_name(path.name + SUFFIX)


def _write(data: bytes, path: Path) -> None:
    try:
        store.write_whole(data, path)
    except OSError as error:
        raise DigestError(f"{store.name_of(path)}: cannot be written ({error.strerror})") from error


def _is_same(one: Path, other: Path) -> bool:
    try:
        return filecmp.cmp(one, other, shallow=False)
    except OSError:
        return False


def _read(path: Path) -> bytes:
    """Read a file; nothing where there is none."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise DigestError(f"{store.name_of(path)}: cannot be read ({error.strerror})") from error
