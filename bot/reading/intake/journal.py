"""What has been taken in for a story, so that an interrupted run goes on where it stopped."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from bot.story.errors import IntakeError


@dataclass(frozen=True, slots=True)
class Entry:
    """One article that was taken in whole: what it was given as, and the source it became."""

    given: str
    raw_sha256: str
    source: str
    file: str
    form: str
    author: str | None = None


@dataclass
class Journal:
    """A file of one JSON object a line; a line is added when everything of an article has been written.

    A last line that was cut off by a crash is not counted, and the article is taken in again.
    """

    path: Path
    entries: list[Entry] = field(default_factory=list)

    @classmethod
    def open(cls, path: Path) -> Journal:
        """Read what there is; IntakeError when the file cannot be read."""
        try:
            lines = path.read_bytes().splitlines()
        except FileNotFoundError:
            lines = []
        except OSError as error:
            raise IntakeError(f"{path}: cannot be read ({error.strerror})") from error
        return cls(path, list(_entries(lines)))

    def of_address(self, given: str) -> Entry | None:
        """Find an address that was taken in; the last time counts."""
        return next((entry for entry in reversed(self.entries) if entry.given == given), None)

    def of_content(self, raw_sha256: str) -> Entry | None:
        """Find the same bytes, whatever they were called."""
        return next((entry for entry in reversed(self.entries) if entry.raw_sha256 == raw_sha256), None)

    def add(self, entry: Entry) -> None:
        """Note an article as done."""
        self.path.parent.mkdir(parents=True, exist_ok=True)
        line = json.dumps(asdict(entry), ensure_ascii=False)
        with self.path.open("ab+") as file:
            if file.tell() and not _ends_a_line(self.path):
                file.write(b"\n")
            file.write(f"{line}\n".encode())
        self.entries.append(entry)


def _ends_a_line(path: Path) -> bool:
    return path.read_bytes().endswith(b"\n")


def _entries(lines: list[bytes]) -> Iterator[Entry]:
    for line in lines:
        try:
            yield Entry(**json.loads(line))
        except (ValueError, TypeError):
            continue
