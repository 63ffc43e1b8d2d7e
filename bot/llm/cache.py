"""Replies that were paid for, by the hash of all that was asked: what was asked before is not asked again.

A reply quotes the article, so the folder lies with the originals, outside of what is shared.
"""

from __future__ import annotations

import json
import os
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any


def key_of(*parts: Any) -> str:  # noqa: ANN401 - whatever JSON can hold
    """Hash everything that a reply depends on."""
    return sha256(json.dumps(parts, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


class Cache:
    """Replies in a folder, one file each; a file that is damaged counts as none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, key: str) -> str | None:
        """Give the reply kept under a key."""
        try:
            kept = json.loads((self._folder / f"{key}.json").read_bytes())["reply"]
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            return None
        return kept if isinstance(kept, str) else None

    def put(self, key: str, reply: str) -> None:
        """Keep a reply, whole or not at all; where that cannot be, it will be asked for again."""
        with suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._folder)
            with os.fdopen(handle, "wb") as file:
                file.write(json.dumps({"reply": reply}, ensure_ascii=False).encode("utf-8", "replace"))
            Path(name).replace(self._folder / f"{key}.json")
