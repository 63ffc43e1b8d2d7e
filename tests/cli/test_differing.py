"""`diff` between files, versions and revisions of git."""

import json
import shutil
import subprocess

import pytest

from bot.bootstrap import PROJECT, House
from tests.digest.written import READING, READING_FILE, spoil


@pytest.fixture
def old(project, digest):
    """The digest as it was, kept under another name; the reading then says 41, and no more of pay."""
    kept = project / "old.json"
    shutil.copy(digest, kept)
    text = spoil(spoil(READING, "exact = 40", "exact = 41"), "Forty of", "Forty-one of")
    (project / READING_FILE).write_text(text[: text.rindex("[[claims]]")], encoding="utf-8")
    House.find().build("harbour")
    return kept


def git(*words):
    subprocess.run(["git", "-c", "user.name=A", "-c", "user.email=a@b.c", *words], check=True)  # noqa: S603, S607


@pytest.mark.usefixtures("old")
def test_what_changed_is_told_claim_by_claim_and_answer_by_answer(crosscheck):
    done = crosscheck("diff", "old.json")
    assert done.code == 0
    assert "Claims gone (1)\n- They want more pay. [a1 heading 1]" in done.out
    assert "Claims changed (1)\n- Its value and its wording\n  before: Forty of them walked out" in done.out
    assert "(41 dockers)" in done.out
    assert "Claims added" not in done.out
    assert "How many walked out? (how-many)" in done.out


@pytest.mark.usefixtures("old")
def test_json_holds_the_lead_before_and_after(crosscheck):
    shown = json.loads(crosscheck("diff", "--json", "old.json").out)
    assert [changed["fields"] for changed in shown["claims"]["changed"]] == [["value", "says"]]
    assert shown["old"]["version"] != shown["new"]["version"]
    (answer,) = shown["answers"]
    assert answer["question"] == "how-many"
    assert answer["before"] == "Forty of them walked out (according to Rosa Adler). [a1 ¶1]"
    assert answer["after"].startswith("Forty-one of them")


def test_a_digest_does_not_differ_from_itself(crosscheck, digest):
    done = crosscheck("diff", str(digest), str(digest))
    assert (done.code, done.out.splitlines()[-1]) == (0, "Nothing that is said has changed.")


def test_a_revision_of_git_and_a_version_are_found_in_its_history(crosscheck, project, digest, monkeypatch):
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", "/dev/null")
    version = json.loads(digest.read_text("utf-8"))["digest"]["version"]
    git("init", "-q")
    git("add", "seeds")
    git("commit", "-qm", "one")
    (project / READING_FILE).write_text(spoil(READING, "exact = 40", "exact = 41"), encoding="utf-8")
    House.find().build("harbour")
    by_revision, by_version = crosscheck("diff", "HEAD"), crosscheck("diff", version[:7])
    assert by_revision.code == by_version.code == 0
    assert by_revision.out == by_version.out
    assert "Claims changed (1)" in by_revision.out


@pytest.mark.parametrize("wanted", ["nothing.json", "--output=x", "0123456", "HEAD~9"])
def test_what_is_nowhere_is_a_misuse_with_a_remedy(crosscheck, project, wanted):
    done = crosscheck("diff", "--", wanted)
    assert done.code == 2
    assert "neither a file, nor a version" in done.err
    assert not (project / "x").exists()


def test_digests_of_two_stories_are_not_compared(crosscheck, digest, project):
    other = project / "other.json"
    shutil.copy(PROJECT / "seeds" / "belarus" / "digest.json", other)
    done = crosscheck("diff", str(other), str(digest))
    assert (done.code, "two stories, belarus and harbour" in done.err) == (2, True)
