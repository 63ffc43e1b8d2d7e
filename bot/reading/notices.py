"""What sites say to readers between the lines of an article: calls, teasers, credits, rights, notices.

The patterns are data, in `notices.toml` beside this file.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("notices.toml")
NAME = re.compile(r"\{([A-Z]+)\}")


@cache
def notices() -> Mapping[str, re.Pattern[str]]:
    """Give the patterns by the name of their kind; each covers whole lines, folded."""
    found = tomllib.loads(FILE.read_text(encoding="utf-8"))
    pieces: dict[str, str] = found["pieces"]

    def filled(pattern: str) -> str:
        return NAME.sub(lambda match: filled(pieces[match[1]]), pattern)

    return {
        kind: re.compile("|".join(f"(?:{filled(pattern)})" for pattern in patterns))
        for kind, patterns in found["lines"].items()
    }
