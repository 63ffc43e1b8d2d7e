"""`review` by keys, by lines and by JSON."""

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time

import pytest

from bot.bootstrap import PROJECT, House
from bot.cli import reviewing
from bot.digest.decisions_json import held
from tests.service.review.waiting import COUNT, a_project, read

COUNTED, CLOSED = "It says of count: 40.", "It says of status: closed."


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    a_project(tmp_path)
    return tmp_path


def decisions(project):
    path = project / "seeds" / "harbour" / "decisions.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def listed(crosscheck):
    return [json.loads(line) for line in crosscheck("review", "--json").out.splitlines()]


def test_a_matter_is_shown_with_its_doubts_and_its_passage(crosscheck):
    done = crosscheck("review", typed=b"q\n")
    assert done.code == 0
    assert COUNTED in done.out
    assert "- It may be another strike" in done.out
    assert "»Forty dockers« left the quay at dawn." in done.out
    assert "No ruling kept, three matters left." in done.out


def test_keys_accept_reject_undo_and_skip(crosscheck, project):
    done = crosscheck("review", typed=b"a\nr\nu\ns\ns\n")
    assert [decision["ruling"] for decision in decisions(project)] == ["accepted", "rejected", "undone"]
    assert f"accepted as a1.c01: {COUNTED}" in done.out
    assert "To have it in the answers: crosscheck build" in done.out


def test_the_end_of_the_input_ends_the_review(crosscheck, project):
    assert crosscheck("review", typed=b"a\n").code == 0
    assert len(decisions(project)) == 1


def test_help_and_unknown_keys_change_nothing(crosscheck, project):
    done = crosscheck("review", typed=b"?\nx\n\nq\n")
    assert "undo takes back the last ruling" in done.out
    assert done.out.count("That is none of the keys.") == 2
    assert decisions(project) == []


def test_an_edit_opens_the_editor_with_the_words_beside(crosscheck, project, monkeypatch, tmp_path):
    editor = tmp_path / "editor"
    editor.write_text(
        '#!/bin/sh\ncp "$1" seen\nsed -i "s/It says of count: 40/Two score/" "$1"\n', encoding="utf-8"
    )
    editor.chmod(0o755)
    monkeypatch.setenv("EDITOR", str(editor))
    crosscheck("review", typed=b"e\nq\n")
    assert "# a1 p1: Forty dockers left" in (project / "seen").read_text("utf-8")
    assert "evidence" not in (project / "seen").read_text("utf-8")
    assert decisions(project)[0]["fields"]["says"] == "Two score."
    assert "Two score." in (project / "seeds/harbour/a1.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("editor", "said"),
    [
        ("false", "the editor false failed"),
        ("no-such-editor", "the editor no-such-editor failed"),
        ("sed -i s/strike/strik/", "subject “strik” is unknown"),
        ("sed -i s/=/-/", "the claim is not valid TOML"),
    ],
)
def test_a_bad_edit_is_told_and_asked_again(crosscheck, project, monkeypatch, editor, said):
    monkeypatch.setenv("EDITOR", editor)
    done = crosscheck("review", typed=b"e\nq\n")
    assert said in done.out
    assert done.out.count("[e] edit") == 2
    assert decisions(project) == []


def test_a_claim_of_a_disagreement_is_named_by_its_number(crosscheck, project):
    crosscheck("review", typed=b"a\na\na\nq\n")
    done = crosscheck("review", typed=b"r\n9\nr\n2\n")
    assert "That is none of the keys." in done.out
    assert "rejected as a2.c01: It says of count: 50." in done.out
    assert "nothing left" in done.out
    assert "[[claims]]" not in (project / "seeds/harbour/a2.toml").read_text("utf-8")


def test_ctrl_c_keeps_what_was_decided(crosscheck, project, monkeypatch):
    keys = iter("a")

    def key():
        try:
            return next(keys)
        except StopIteration:
            raise KeyboardInterrupt from None

    monkeypatch.setattr(reviewing, "read_key", key)
    done = crosscheck("review")
    assert (done.code, len(decisions(project))) == (0, 1)
    assert "One ruling kept" in done.out


def test_json_lists_what_is_open_and_takes_rulings(crosscheck, project):
    first, second, third = listed(crosscheck)
    assert (first["kind"], first["text"], first["doubts"]) == ("claim", COUNTED, ["it may be another strike"])
    assert first["claims"][0]["passages"][0]["marked"] == [[0, 13]]
    lines = [
        {"matter": first["matter"], "ruling": "accepted"},
        {"matter": second["matter"], "ruling": "rejected"},
        {"matter": third["matter"], "ruling": "edited", "fields": {"subject": "strike"}},
        {"matter": "0" * 12, "ruling": "accepted"},
        "nonsense",
    ]
    typed = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    done = crosscheck("review", "--decide", "-", typed=typed.encode())
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert (done.code, len(answers)) == (1, 5)
    assert answers[0] == {"ruling": "accepted", "matter": first["matter"], "claim": "a1.c01"}
    assert "field “aspect” is missing" in answers[2]["error"]
    assert [matter["matter"] for matter in listed(crosscheck)] == [third["matter"]]
    assert len(decisions(project)) == 2


def test_rulings_by_json_reach_the_claims_of_a_disagreement(crosscheck, project):
    crosscheck("review", typed=b"a\na\na\nq\n")
    (matter,) = listed(crosscheck)
    assert (matter["kind"], matter["severity"]) == ("disagreement", "contradiction")
    claim = matter["claims"][1]["id"]
    ruling = {"matter": matter["matter"], "claim": claim, "ruling": "rejected"}
    done = crosscheck("review", "--decide", "-", typed=json.dumps(ruling).encode())
    assert json.loads(done.out)["claim"] == claim
    assert listed(crosscheck) == []
    crosscheck("review", "--decide", "-", typed=b'{"ruling": "undone"}')
    assert [found["matter"] for found in listed(crosscheck)] == [matter["matter"]]
    assert len(decisions(project)) == 5


def test_reading_the_same_article_again_repeats_no_ruling(crosscheck, project):
    crosscheck("review", typed=b"a\nr\nr\n")
    read(House.find(), "a1", (project / "seeds/originals/a1.txt").read_text("utf-8"), [COUNT])
    done = crosscheck("review")
    assert f"a1.c01, accepted before, put back: {COUNTED}" in done.err
    assert done.out.strip() == "Nothing waits for a person."


def test_a_second_review_is_kept_out(crosscheck, project):
    with held(project / "seeds" / "harbour"):
        done = crosscheck("review")
    assert (done.code, "in another window" in done.err) == (1, True)


def test_an_article_cannot_write_on_the_terminal(crosscheck, project):
    hostile = "Walkout\n\nForty dockers left\x1b[2J\x1b]0;owned\x07\u202e the quay.\n"
    read(House.find(), "a1", hostile, [COUNT])
    done = crosscheck("review", typed=b"q\n")
    assert "»Forty dockers« left" in done.out
    assert not set("\x1b\x07\u202e") & set(done.out)
    assert project


def test_in_a_terminal_single_keys_are_enough_and_ctrl_c_ends(project):
    """The whole program in a terminal of its own: no line end after a key, and Ctrl-C ends it whole."""
    main, other = pty.openpty()
    environ = {**os.environ, "PYTHONPATH": str(PROJECT), "TERM": "xterm", "NO_COLOR": "1"}
    process = subprocess.Popen(
        [sys.executable, "-c", "from bot.cli.main import run; run()", "review"],
        stdin=other,
        stdout=other,
        stderr=other,
        env=environ,
        cwd=project,
        start_new_session=True,
    )
    try:
        os.close(other)
        seen = until(main, "[q] quit")
        os.write(main, b"a")
        seen += until(main, "status: closed")
        process.send_signal(signal.SIGINT)
        seen += until(main, "left.")
        assert process.wait(timeout=20) == 0
    finally:
        process.kill()
        process.wait()
        os.close(main)
    assert f"accepted as a1.c01: {COUNTED}" in seen
    assert [decision["ruling"] for decision in decisions(project)] == ["accepted"]


def until(terminal, text, seconds=20):
    """Read a terminal until a text stands there."""
    seen, end = "", time.monotonic() + seconds
    while text not in seen and time.monotonic() < end:
        if select.select([terminal], [], [], 0.1)[0]:
            seen += os.read(terminal, 65_536).decode("utf-8", "replace")
    assert text in seen
    return seen
