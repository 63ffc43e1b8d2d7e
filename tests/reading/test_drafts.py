import tomllib
from datetime import date
from hashlib import sha256

import pytest

from bot.digest.readings_text import write_reading
from bot.reading.drafts import source_of

ORIGINAL = "Walkout\n\nForty dockers left the quay at dawn.\n"


def drafted(original=ORIGINAL, file="a1_original.txt", source="a1"):
    described = source_of(original.encode(), file=file, source=source)
    return tomllib.loads(write_reading(date(2026, 11, 22), described))


def test_a_draft_names_the_original_and_its_hash():
    source = drafted()["source"]
    assert (source["id"], source["file"]) == ("a1", "a1_original.txt")
    assert source["sha256"] == sha256(ORIGINAL.encode()).hexdigest()


def test_a_draft_lists_the_passages_and_counts_their_words():
    source = drafted()["source"]
    assert source["passages"] == [
        {"id": "h1", "kind": "heading", "line": 1, "span": [0, 7]},
        {"id": "p1", "kind": "paragraph", "line": 3, "span": [9, 45]},
    ]
    assert source["words"] == 8


def test_the_first_heading_is_the_title():
    assert drafted()["source"]["title"] == "Walkout"


@pytest.mark.parametrize("original", ["", "Only a paragraph, which goes on and ends with a full stop.\n"])
def test_without_a_heading_the_title_is_left_to_the_reader(original):
    assert drafted(original)["source"]["title"] == "Untitled"


def test_quotes_backslashes_and_control_characters_stay_what_they_are():
    name = 'a "b" \\ \x01\x7f.txt'
    assert drafted(file=name)["source"]["file"] == name


def test_a_draft_says_when_it_was_made():
    assert drafted()["made"] == date(2026, 11, 22)
