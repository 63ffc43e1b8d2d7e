"""Commands for those who keep a story: build, verify, digest show, passages, anchor, serve."""

import json

import pytest

from tests.digest.written import READING, READING_FILE, STORY_FILE, a_sha, spoil


def test_building_again_changes_no_byte(crosscheck, digest):
    before = digest.read_bytes()
    built = crosscheck("build")
    assert (built.code, built.err) == (0, "")
    assert "harbour: 1 sources, 2 claims" in built.out
    assert digest.read_bytes() == before


def test_a_broken_reading_ends_with_1_and_leaves_the_digest(crosscheck, project, digest):
    before = digest.read_bytes()
    (project / READING_FILE).write_text(
        spoil(READING, 'aspect = "count"', 'aspect = "cuont"'), encoding="utf-8"
    )
    built = crosscheck("build", "harbour")
    assert (built.code, built.out) == (1, "")
    assert READING_FILE in built.err
    assert "did you mean “count”" in built.err
    assert digest.read_bytes() == before


def test_a_broken_story_file_ends_with_1(crosscheck, project):
    (project / STORY_FILE).write_text("title = ", encoding="utf-8")
    built = crosscheck("build")
    assert built.code == 1
    assert STORY_FILE in built.err


def test_a_story_that_is_not_there_cannot_be_built(crosscheck):
    assert crosscheck("build", "nowhere").code == 2


def test_originals_as_they_were_read_are_sound(crosscheck):
    verified = crosscheck("verify", "--originals", "originals")
    assert verified.code == 0
    assert "all 2 claims hold" in verified.out


def test_a_changed_original_shows_what_it_breaks(crosscheck, project):
    original = project / "originals" / "a1_original.txt"
    original.write_text(original.read_text("utf-8").replace("Forty", "Fifty"), encoding="utf-8")
    verified = crosscheck("verify", "--originals", "originals")
    assert verified.code == 1
    assert "1 claims still hold, 1 are broken" in verified.out
    assert "a1.c01: p1 (line 3)" in verified.out


def test_an_original_cut_short_says_so(crosscheck, project):
    (project / "originals" / "a1_original.txt").write_text("Walkout\n", encoding="utf-8")
    verified = crosscheck("verify", "--originals", "originals")
    assert verified.code == 1
    assert "the text ends before it" in verified.out


def test_a_missing_original_is_named(crosscheck, project):
    (project / "originals" / "a1_original.txt").unlink()
    verified = crosscheck("verify", "--originals", "originals")
    assert verified.code == 1
    assert "a1_original.txt: missing" in verified.out


def test_a_folder_of_originals_that_is_not_there_is_misuse(crosscheck):
    assert crosscheck("verify", "--originals", "nowhere").code == 2


def test_a_digest_is_shown_as_json_with_the_agreed_keys(crosscheck):
    shown = json.loads(crosscheck("digest", "show", "--json").out)
    assert {"sources", "questions", "claims", "findings"} <= set(shown)
    assert {"id", "file", "sha256", "title", "passages"} <= set(shown["sources"][0])
    assert {"id", "kind", "line"} <= set(shown["sources"][0]["passages"][0])
    assert {
        "id",
        "source",
        "subject",
        "aspect",
        "value",
        "says",
        "modality",
        "attributed_to",
        "evidence",
    } <= set(shown["claims"][0])
    assert {"passage", "span", "sha256"} <= set(shown["claims"][0]["evidence"][0])
    assert shown["claims"][0]["id"] == "a1.c01"


def test_a_digest_is_shown_as_a_table_of_findings(crosscheck):
    shown = crosscheck("digest", "show")
    assert shown.code == 0
    assert shown.out.startswith("The harbour strike\n")


def test_the_passages_of_an_original_are_listed_with_their_ranges(crosscheck):
    listed = crosscheck("passages", "originals/a1_original.txt")
    assert listed.code == 0
    assert "line 3" in listed.out
    assert "[9, 45]" in listed.out


def test_the_beginning_of_a_reading_is_written_ready_to_build(crosscheck, project):
    drafted = crosscheck("passages", "originals/a1_original.txt", "--reading", "a1")
    claims = READING[READING.index("[[claims]]") :]
    (project / READING_FILE).write_text(drafted.out + "\n" + claims, encoding="utf-8")
    assert crosscheck("build").code == 0
    assert crosscheck("verify", "--originals", "originals").code == 0


def test_words_of_an_original_are_anchored_as_a_reading_has_them(crosscheck):
    anchored = crosscheck("anchor", "originals/a1_original.txt", "Forty dockers")
    assert anchored.out.strip().rstrip(",") in READING
    assert a_sha("Forty dockers") in anchored.out


def test_words_that_are_not_there_are_not_anchored(crosscheck):
    anchored = crosscheck("anchor", "originals/a1_original.txt", "Fifty sailors")
    assert (anchored.code, anchored.out) == (1, "")


@pytest.mark.parametrize("name", ["nowhere.txt", "originals", "binary"])
def test_an_original_that_is_no_text_is_misuse(crosscheck, project, name):
    (project / "binary").write_bytes(b"\xff\xfe\x00")
    listed = crosscheck("passages", name)
    assert (listed.code, listed.out) == (2, "")
    assert name in listed.err


def test_serving_without_keys_names_them_all_at_once(crosscheck, monkeypatch):
    for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"):
        monkeypatch.delenv(name, raising=False)
    served = crosscheck("serve")
    assert (served.code, served.out) == (2, "")
    assert all(name in served.err for name in ("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN", "SLACK_SIGNING_SECRET"))


@pytest.mark.parametrize("words", [(), ("frobnicate",), ("verify",), ("ask", "--colour"), ("digest",)])
def test_a_malformed_command_ends_with_2_and_its_usage(crosscheck, words):
    said = crosscheck(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("usage: crosscheck")


@pytest.mark.parametrize("words", [("--help",), ("--version",), ("ask", "--help")])
def test_help_and_version_are_no_misuse(crosscheck, words):
    said = crosscheck(*words)
    assert said.code == 0
    assert "crosscheck" in said.out
