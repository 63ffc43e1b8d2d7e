"""Reading many articles: over processes and over a cluster, byte for byte what one after another gives."""

import shutil
from pathlib import Path

import pytest
from distributed import LocalCluster

from bot.bootstrap import PROJECT
from bot.cli.main import main

STORY = """\
title = "The mill"
command = "/mill"

[aspects]
killed = { type = "quantity", label = "killed" }
injured = { type = "quantity", label = "injured" }

[subjects]
"event" = "the fire"

[[questions]]
slug = "killed"
title = "How many were killed?"
topic = "The fire"
gathers = ["event:killed"]
"""
NUMBERS = ("Two", "Three", "Four", "Five", "Six", "Seven", "Eight")


def article(number):
    return (
        f"Fire at the mill, day {number}\n\n"
        f"{NUMBERS[number]} people were killed and {number + 10} were injured "
        "in a fire at the mill. The harbour was closed for a day.\n"
    )


def a_mill(folder):
    """A story with a lexicon, and articles of which the fourth says the same as the second."""
    for path in ("config/lexicons", "seeds", "post"):
        (folder / path).mkdir(parents=True)
    (folder / "config" / "mill.toml").write_text(STORY, encoding="utf-8")
    shutil.copy(PROJECT / "config/lexicons/violence.toml", folder / "config/lexicons/mill.toml")
    for number in range(len(NUMBERS)):
        text = article(1 if number == 3 else number)
        (folder / "post" / f"n{number}.txt").write_text(text, encoding="utf-8")
    return folder


def read(folder, monkeypatch, capsys, *options):
    """Read all that is in the post; give what was printed and every file that came of it."""
    monkeypatch.chdir(a_mill(folder))
    given = [*(f"post/n{number}.txt" for number in range(len(NUMBERS))), "post/n2.txt", "post/none.txt"]
    code = main(["read", *given, *options])
    said = capsys.readouterr()
    files = {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(Path(folder, "seeds").rglob("*"))
        if path.is_file()
    }
    return code, said.out, files


def test_workers_and_a_cluster_give_the_same_bytes_as_one_process(tmp_path, monkeypatch, capsys):
    code, out, files = serial = read(tmp_path / "serial", monkeypatch, capsys)
    assert code == 1  # one was not there
    assert b"exact = 3" in b"".join(files.values())
    assert out.count("was read before") == 2
    assert read(tmp_path / "workers", monkeypatch, capsys, "--workers", "2") == serial
    with LocalCluster(
        n_workers=1, threads_per_worker=2, processes=True, host="127.0.0.1", dashboard_address=None
    ) as found:
        options = ("--cluster", found.scheduler_address)
        assert read(tmp_path / "cluster", monkeypatch, capsys, *options) == serial


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--workers", "0"], "give at least 1"),
        (["--workers", "2", "--cluster", "tcp://127.0.0.1:9"], "give one of them"),
        (["--model", "--workers", "2"], "leave --workers and --cluster out"),
        (["--estimate"], "give it too"),
    ],
)
def test_options_that_do_not_go_together_are_a_misuse(tmp_path, monkeypatch, capsys, options, said):
    monkeypatch.chdir(a_mill(tmp_path / "mill"))
    assert main(["read", "post/n0.txt", *options]) == 2
    assert said in capsys.readouterr().err
