"""A claim in the editor of whoever reviews it: its fields to change, the words it rests on to look at."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import tempfile
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from bot.digest.amendments import fields_of
from bot.digest.readings_text import write_claim
from bot.rendering.literal import flatten
from bot.rendering.review import Shown
from bot.story.claims import Claim
from bot.story.errors import ReadingError, UsageError

EDITORS = ("nano", "vi")
KEPT = ("id", "evidence")


def edit(claim: Claim, passages: Iterable[Shown], trouble: str = "") -> dict[str, Any] | None:
    """Open a claim in an editor; give its fields, or None where nothing was changed.

    `trouble` says what was wrong with the last try. ReadingError when what comes back is no TOML,
    UsageError when there is no editor or it fails.
    """
    handle, name = tempfile.mkstemp(prefix="crosscheck-", suffix=".toml")
    path = Path(name)
    try:
        os.close(handle)
        path.write_text(_page(claim, passages, trouble), encoding="utf-8")
        _open(path)
        found = _read(path)
    finally:
        path.unlink(missing_ok=True)
    was = {name: value for name, value in fields_of(claim).items() if name not in KEPT}
    return None if found == was else found


def _page(claim: Claim, passages: Iterable[Shown], trouble: str) -> str:
    lines = [line for line in write_claim(claim).splitlines()[1:] if not line.startswith("id = ")]
    fields = lines[: next(at for at, line in enumerate(lines) if line.startswith("evidence = "))]
    notes = [f"{shown.source} {shown.passage}: {flatten(shown.text or '')}" for shown in passages]
    return "\n".join([*(f"# {note}" for note in (*trouble.splitlines(), *notes)), *fields, ""])


def _open(path: Path) -> None:
    named = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    command = shlex.split(named) if named else [next(filter(shutil.which, EDITORS), "")]
    if not command or not command[0]:
        raise UsageError("there is no editor to edit in: name one in EDITOR")
    try:
        subprocess.run([*command, str(path)], check=True)  # noqa: S603 - the editor that the person named
    except (OSError, subprocess.CalledProcessError) as error:
        raise UsageError(f"the editor {command[0]} failed ({error}): name another in EDITOR") from None


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ReadingError(f"the claim is not valid TOML: {error}") from None
