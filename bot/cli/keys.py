"""Keys that a person presses in a terminal; a line each where the input is no terminal."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

END = ""
ESCAPE = "\x1b"


def read_key() -> str:
    """Wait for a key and give it in lower case; empty at the end of the input.

    Keys that send several characters, such as arrows, give a blank. KeyboardInterrupt on Ctrl-C.
    """
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        return (line.strip()[:1] or " ").lower() if line else END
    with _one_at_a_time():
        data = os.read(sys.stdin.fileno(), 32)
    typed = data.decode("utf-8", "replace")
    if typed in ("", "\x04"):  # Ctrl-D ends the input
        return END
    return " " if typed[0] == ESCAPE else typed[0].lower()


def read_line(prompt: str) -> str:
    """Ask for a line; empty at the end of the input."""
    print(prompt, end="", flush=True)
    return sys.stdin.readline().strip()


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    import termios  # noqa: PLC0415 - only where there is a terminal
    import tty  # noqa: PLC0415

    handle = sys.stdin.fileno()
    before = termios.tcgetattr(handle)
    try:
        tty.setcbreak(handle, termios.TCSADRAIN)  # what was typed ahead is not thrown away
        yield
    finally:
        termios.tcsetattr(handle, termios.TCSADRAIN, before)
