"""The command as a process of its own: pipes, locales, folders, start-up."""

# ruff: noqa: S603  # the programs run are this one
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def elsewhere(tmp_path):
    """A folder that has nothing to do with the project, though it has a config/ as many have."""
    (tmp_path / "config").mkdir()
    (tmp_path / "config" / "settings.toml").write_text("port = 1\n", encoding="utf-8")
    return tmp_path


def crosscheck(*words, cwd, typed=b"", **environment):
    """Run `python -m bot` in a folder, and give its exit code, output and errors as bytes."""
    return subprocess.run(
        [sys.executable, "-m", "bot", *words],
        check=False,
        cwd=cwd,
        input=typed,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        timeout=60,
    )


def test_from_any_folder_the_projects_own_story_is_asked(elsewhere):
    asked = crosscheck("ask", "--json", "who-released", cwd=elsewhere)
    assert (asked.returncode, asked.stderr) == (0, b"")
    answer = json.loads(asked.stdout)
    cited = {citation["source"] for line in answer["lines"] for citation in line["citations"]}
    assert cited == {"000", "001", "003"}
    assert answer["disagreements"]


def test_a_folder_with_a_story_of_its_own_is_asked_instead(project):
    asked = crosscheck("ask", "how-many", cwd=project)
    assert b"Forty of them walked out" in asked.stdout


def test_a_reader_that_closes_the_pipe_early_is_no_error(project):
    """As in `crosscheck ask … | head -1`, with more to say than a pipe holds."""
    read, write = os.pipe()
    os.close(read)
    asked = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "--json", "--batch", "-"],
        check=False,
        cwd=project,
        input=b"how-many\n" * 100,
        stdout=write,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
    )
    os.close(write)
    assert (asked.returncode, asked.stderr) == (0, b"")


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "utf-8"])
def test_output_is_utf8_whatever_the_locale(project, encoding):
    asked = crosscheck("ask", "how-many", cwd=project, PYTHONIOENCODING=encoding)
    assert asked.returncode == 0
    assert "[a1 ¶1]" in asked.stdout.decode("utf-8")


def test_words_that_are_no_text_are_answered(project):
    asked = crosscheck("ask", b"\xff\xfe\x01", cwd=project)
    assert (asked.returncode, asked.stderr) == (0, b"")
    asked.stdout.decode("utf-8")


def test_random_bytes_by_the_pipe_are_answered_line_by_line(project):
    typed = bytes(range(256)) * 4
    asked = crosscheck("ask", "--json", "--batch", "-", cwd=project, typed=typed)
    assert (asked.returncode, asked.stderr) == (0, b"")
    assert asked.stdout.count(b"\n") == typed.count(b"\n") + 1


def test_asking_loads_nothing_of_slack():
    """Start-up is what a person at a terminal waits for."""
    program = (
        "import sys\n"
        "from bot.cli.main import main\n"
        "main(['ask', 'who-released'])\n"
        "heavy = {'slack_bolt', 'slack_sdk', 'aiohttp', 'uvicorn', 'pydantic'} & set(sys.modules)\n"
        "sys.exit(','.join(sorted(heavy)) or 0)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program], check=False, cwd=ROOT, capture_output=True, timeout=60
    )
    assert (ran.returncode, ran.stderr) == (0, b"")
