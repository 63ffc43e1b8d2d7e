"""Where a bot takes its digests from, and what a digest must fulfil to be taken."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from bot.digest import store
from bot.digest.codec import from_bytes
from bot.digest.shelves import SUFFIX
from bot.digest.signatures import MOST_BYTES as MOST_OF_SIGNATURES
from bot.digest.signatures import Verifier
from bot.story.digests import Digest
from bot.story.errors import DigestError

MOST_BYTES: Final = 1024**3
"""The largest digest that is read: a hundred thousand claims take about a twentieth of it."""


@dataclass(frozen=True, slots=True)
class Parcel:
    """A digest as it arrived: unchecked. `mark` tells one state of its place from another."""

    name: str
    data: bytes
    signatures: bytes
    mark: str


class Supply(Protocol):
    """A place that holds digests by story."""

    @property
    def is_foreign(self) -> bool:
        """Whether others than those who run the bot could write there: signatures are required then."""

    def fetch(self, slug: str, mark: str = "") -> Parcel | None:
        """Take a story's digest; None when the place is as it was at `mark`.

        DigestError when it cannot be had. Blocks for as long as that takes.
        """


@dataclass(frozen=True, slots=True)
class FolderSupply:
    """A folder on this machine: `seeds/`, or where `crosscheck publish --to` puts digests."""

    root: Path
    is_foreign: bool = False

    def fetch(self, slug: str, mark: str = "") -> Parcel | None:
        """Take a digest, and the signatures beside it."""
        path = store.digest_path(self.root, slug)
        beside = path.with_name(path.name + SUFFIX)
        try:
            now = f"{_mark(path)} {_mark(beside)}"
            if now == mark:
                return None
            return Parcel(store.name_of(path), _read(path, MOST_BYTES), _read_some(beside), now)
        except FileNotFoundError:
            raise DigestError(
                f"{store.name_of(path)}: there is no digest: build it with `crosscheck build {slug}`"
            ) from None
        except OSError as error:
            raise DigestError(f"{store.name_of(path)}: cannot be read ({error.strerror})") from error


def admit(parcel: Parcel, slug: str, verifier: Verifier | None) -> Digest:
    """Check a digest's signature, content and story, and make it; DigestError says what is wrong."""
    if verifier is not None:
        verifier.check(parcel.data, parcel.signatures, parcel.name)
    digest = from_bytes(parcel.data, parcel.name)
    if digest.story.slug != slug:
        raise DigestError(f"{parcel.name}: is of story {digest.story.slug}, not {slug}")
    return digest


def _mark(path: Path) -> str:
    """Tell a file from its successor without reading it: a digest is replaced, never written over."""
    try:
        seen = path.stat()
    except FileNotFoundError:
        if path.name.endswith(SUFFIX):
            return "-"
        raise
    return f"{seen.st_ino}:{seen.st_mtime_ns}:{seen.st_size}"


def _read(path: Path, most: int) -> bytes:
    with path.open("rb") as file:
        if os.fstat(file.fileno()).st_size > most:
            raise DigestError(f"{store.name_of(path)}: is larger than {most} bytes")
        return file.read()


def _read_some(path: Path) -> bytes:
    try:
        return _read(path, MOST_OF_SIGNATURES)
    except FileNotFoundError:
        return b""
