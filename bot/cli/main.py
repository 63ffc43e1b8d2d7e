"""Reads the command line, runs one command, and tells errors as one line with exit 1 or 2."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from bot.cli.parser import parse
from bot.story.errors import CrosscheckError, SettingsError, UsageError

MISUSE = 2
BROKEN = 1


def main(words: Sequence[str] | None = None) -> int:
    """Run one command: 0 for any well-formed answer, 2 for misuse, 1 for a broken digest or reading."""
    arguments = parse(words)
    try:
        return int(arguments.run(arguments) or 0)
    except (UsageError, SettingsError) as error:
        print(f"crosscheck: {error}", file=sys.stderr)
        return MISUSE
    except CrosscheckError as error:
        print(f"crosscheck: {error}", file=sys.stderr)
        return BROKEN


def run() -> None:
    """Run as a command, in UTF-8 whatever the locale; a closed pipe and Ctrl-C end it quietly."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    try:
        code = main()
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except KeyboardInterrupt:
        code = 130
    sys.exit(code)
