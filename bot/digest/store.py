"""Where stories, readings and digests lie, and how a digest is replaced."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from bot.digest.codec import from_bytes
from bot.story.digests import Digest
from bot.story.errors import CrosscheckError, DigestError, ReadingError, StoryError
from bot.story.questions import Story

if TYPE_CHECKING:
    from bot.digest.readings import Reading

MODE = 0o644  # a digest is no secret; temporary files are made for their owner alone


def read_stories(config: Path) -> dict[str, Story]:
    """Read every story of a folder (`<slug>.toml`) by slug; StoryError lists every mistake in all of them."""
    from bot.digest.stories import parse_stories  # noqa: PLC0415 - an answer needs none of it

    files = sorted(config.glob("*.toml"))
    if not files:
        raise StoryError(
            f"{name_of(config)}: no stories found: write one TOML file a story, such as belarus.toml"
        )
    return parse_stories(_read(files, StoryError))


def read_readings(seeds: Path, story: Story) -> tuple[Reading, ...]:
    """Read every reading of a story (`<slug>/<id>.toml`); ReadingError lists every mistake in all of them."""
    from bot.digest.readings import parse_readings  # noqa: PLC0415 - an answer needs none of it

    folder = seeds / story.slug
    files = sorted(folder.glob("*.toml"))
    if not files:
        raise ReadingError(
            f"{name_of(folder)}: no readings found: write one TOML file a source, such as 000.toml"
        )
    return parse_readings(_read(files, ReadingError), story)


def digest_path(seeds: Path, slug: str) -> Path:
    """Say where a story's digest lies."""
    return seeds / slug / "digest.json"


def reading_path(seeds: Path, slug: str, source: str) -> Path:
    """Say where the reading of a source lies."""
    return seeds / slug / f"{source}.toml"


def proposals_path(seeds: Path, slug: str, source: str) -> Path:
    """Say where what was proposed for a source waits for a person; `build` does not look there."""
    return seeds / slug / "proposals" / f"{source}.json"


def decisions_path(seeds: Path, slug: str) -> Path:
    """Say where lies what persons decided in reviews of a story."""
    return seeds / slug / "decisions.jsonl"


def originals_path(seeds: Path) -> Path:
    """Say where the originals lie, which git ignores."""
    return seeds / "originals"


def put(data: bytes, path: Path) -> None:
    """Write a file whole or not at all; ReadingError when it cannot be written."""
    try:
        write_whole(data, path)
    except OSError as error:
        raise ReadingError(f"{name_of(path)}: cannot be written ({error.strerror})") from error


def load(path: Path) -> Digest:
    """Load a digest; DigestError when it is missing or damaged."""
    return from_bytes(read(path), name_of(path))


def read(path: Path) -> bytes:
    """Read a digest's bytes; DigestError when it is missing."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise DigestError(
            f"{name_of(path)}: there is no digest: build it with `crosscheck build {path.parent.name}`"
        ) from None
    except OSError as error:
        raise DigestError(f"{name_of(path)}: cannot be read ({error.strerror})") from error


def publish(data: bytes, path: Path) -> None:
    """Put a digest in the place of an older one, all at once.

    The older one stays where the new one cannot be loaded (DigestError) or written (DigestError), and
    whoever reads meanwhile gets one or the other whole.
    """
    from_bytes(data, name_of(path))
    try:
        write_whole(data, path)
    except OSError as error:
        raise DigestError(
            f"{name_of(path)}: cannot be written ({error.strerror}); what was there before is unchanged"
        ) from error


def write_whole(data: bytes, path: Path) -> None:
    """Write a file: whoever reads gets the older one or this one, and it survives a loss of power."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fchmod(file.fileno(), MODE)
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    _sync(path.parent)


def _sync(folder: Path) -> None:
    """Make the new name itself survive a loss of power."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _read(files: Sequence[Path], error: type[CrosscheckError]) -> dict[str, bytes]:
    try:
        return {name_of(file): file.read_bytes() for file in files}
    except OSError as fault:
        raise error(f"{fault.filename}: cannot be read ({fault.strerror})") from fault


def name_of(path: Path) -> str:
    """Write a path as a person would, from where they stand."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
