"""A small story in a folder of its own, and the command line to try on it."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.bootstrap import House
from bot.cli.main import main
from tests.digest.written import ORIGINAL, READING, READING_FILE, STORY, STORY_FILE


@dataclass(frozen=True)
class Outcome:
    """How a command ended, and what it said."""

    code: int
    out: str
    err: str


Command = Callable[..., Outcome]


@pytest.fixture
def project(tmp_path, monkeypatch) -> Path:
    """The folder that the command is run in: one story, one reading, its original, the digest built."""
    for name, text in ((STORY_FILE, STORY), (READING_FILE, READING), ("originals/a1_original.txt", ORIGINAL)):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    House.find().build("harbour")
    return tmp_path


@pytest.fixture
def digest(project) -> Path:
    return project / "seeds" / "harbour" / "digest.json"


@pytest.fixture
def crosscheck(project, capsys, monkeypatch) -> Command:
    """Run the command in the project's folder; `typed` is what stands in standard input."""
    del project

    def run(*words: str, typed: bytes = b"") -> Outcome:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(typed), encoding="ascii"))
        try:
            code = main(words)
        except SystemExit as stopped:  # argparse's way to say misuse
            code = int(stopped.code or 0)
        said = capsys.readouterr()
        return Outcome(code, said.out, said.err)

    return run
