"""What README.md tells is what the program does."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from bot.cli.main import main
from bot.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
MANIFEST = json.loads((ROOT / "config" / "manifest.json").read_text("utf-8"))
VIEWS = tomllib.loads((ROOT / "config" / "languages" / "views.toml").read_text("utf-8"))["views"]


def blocks(language, heading=""):
    """The fenced blocks of a language, below a heading if one is named."""
    text = README[README.index(f"\n{heading}\n") :] if heading else README
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def first_cells(heading):
    """What stands in the first column of the first table below a heading."""
    rows = re.findall(
        r"^\|(.*?)\|", README[README.index(f"\n{heading}\n") :].split("\n\n| ")[1], re.MULTILINE
    )
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


@pytest.fixture
def ferry(tmp_path, monkeypatch):
    """The story of the README's walk-through, made by following it."""
    monkeypatch.chdir(tmp_path)
    for folder in ("config", "seeds/ferry", "seeds/originals"):
        (tmp_path / folder).mkdir(parents=True)
    story, claims = blocks("toml", "## Adding a story")[:2]
    (tmp_path / "config" / "ferry.toml").write_text(story, encoding="utf-8")
    (tmp_path / "seeds" / "originals" / "gazette.txt").write_text(
        blocks("text", "## Adding a story")[0], encoding="utf-8"
    )
    return claims


def test_following_the_walk_through_gives_a_story_that_answers(ferry, capsys):
    assert main(["passages", "seeds/originals/gazette.txt", "--reading", "gazette"]) == 0
    beginning = capsys.readouterr().out
    Path("seeds/ferry/gazette.toml").write_text(f"{beginning}\n{ferry}", encoding="utf-8")
    assert main(["build", "ferry"]) == 0
    assert main(["verify", "--originals", "seeds/originals"]) == 0
    capsys.readouterr()
    assert main(["ask", "--json", "how", "many"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["status"], answer["question"]) == ("answered", "how-many")


@pytest.mark.parametrize(("words", "passage"), [("40 passengers", "p1"), ("Bicycles stay ashore", "p1")])
def test_the_evidence_in_the_walk_through_is_what_anchor_prints(ferry, capsys, words, passage):
    assert main(["anchor", "seeds/originals/gazette.txt", words, "--passage", passage]) == 0
    assert capsys.readouterr().out.strip() in ferry


def test_the_first_two_commands_set_up_ask_and_test():
    first, second = blocks("sh", "## Start")[:2]
    assert "-r requirements.txt" in first
    assert first.rstrip().endswith("ask who-released")
    assert "-r requirements-dev.txt" in second
    assert second.rstrip().endswith("pytest -n auto")


def test_every_setting_is_explained():
    assert first_cells("### Settings") == {name.upper() for name in Settings.model_fields}


def test_every_scope_has_its_reason():
    assert first_cells("### What the app may do") == set(MANIFEST["oauth_config"]["scopes"]["bot"])


def test_every_view_is_named():
    missing = [view["slug"] for view in VIEWS if f"`ask {view['slug']}`" not in README]
    assert missing == []


def test_every_command_is_named(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    commands = re.findall(r"^    ([a-z]+) {2,}", capsys.readouterr().out, re.MULTILINE)
    assert commands
    assert [name for name in commands if f"crosscheck {name}" not in README] == []


def test_every_file_that_is_linked_is_there():
    named = re.findall(r"\]\(([^)]+)\)|src(?:set)?=\"([^\"]+)\"", README)
    links = [link for link in map("".join, named) if "://" not in link]
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []
