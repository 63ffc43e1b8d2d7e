"""`ask` and `check`, one at a time or by the batch."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TextIO

from bot.bootstrap import House
from bot.rendering import json_form, terminal
from bot.story.errors import UsageError

LONGEST_LINE = 1_000_000
"""Characters of one line of a batch; what is longer is answered from its beginning."""


def ask(arguments: argparse.Namespace) -> int:
    """Answer a question; without words, the menu."""
    answerer = House.find().answerer(House.find().slug(arguments.story))
    story = answerer.digest.story

    def as_json(text: str) -> dict[str, Any]:
        return json_form.answer_json(answerer.answer(text), story)

    if arguments.batch is not None:
        return _batch(arguments.batch, arguments.text, as_json)
    text = " ".join(arguments.text)
    if arguments.json:
        return _print_json(as_json(text))
    print(terminal.answer_lines(answerer.answer(text), story, capabilities_here()))
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Check a statement."""
    answerer = House.find().answerer(House.find().slug(arguments.story))

    def as_json(text: str) -> dict[str, Any]:
        return json_form.check_json(answerer.check(text))

    if arguments.batch is not None:
        return _batch(arguments.batch, arguments.text, as_json)
    text = " ".join(arguments.text)
    if not text.strip():
        raise UsageError('name the statement to check: crosscheck check "The US lifted sanctions on potash."')
    if arguments.json:
        return _print_json(as_json(text))
    print(terminal.check_lines(answerer.check(text), capabilities_here()))
    return 0


def _batch(name: str, words: list[str], as_json: Any) -> int:  # noqa: ANN401 - any JSON-making function
    """Answer each line; every line in gives exactly one line out."""
    if words:
        raise UsageError("--batch takes its lines from a file: leave the words out")
    with opened_lines(name) as lines:
        for line in lines:
            print(json.dumps(as_json(line.rstrip("\r\n")[:LONGEST_LINE]), ensure_ascii=False))
    return 0


@contextmanager
def opened_lines(name: str) -> Iterator[TextIO]:
    """Open a file, or standard input for `-`; bytes that are not UTF-8 become replacement characters."""
    if name == "-":
        sys.stdin.reconfigure(encoding="utf-8", errors="replace", newline="\n")  # type: ignore[union-attr]
        yield sys.stdin
        return
    try:
        with open(name, encoding="utf-8", errors="replace", newline="\n") as file:  # noqa: PTH123 - a name as typed
            yield file
    except OSError as error:
        raise UsageError(
            f"{name}: cannot be read ({error.strerror}): name a text file, or - for standard input"
        ) from None


def _print_json(value: dict[str, Any]) -> int:
    print(json.dumps(value, ensure_ascii=False, indent=2))
    return 0


def capabilities_here() -> terminal.Capabilities:
    """Say what the terminal that the program writes to can show."""
    is_tty = sys.stdout.isatty()
    return terminal.capabilities(os.environ, is_tty, shutil.get_terminal_size().columns if is_tty else None)
