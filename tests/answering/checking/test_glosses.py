"""Words of other languages are read by what they mean in English."""

import tomllib
from pathlib import Path

import pytest

from bot.answering.checking.glosses import glossary_of
from bot.answering.words import words

PROJECT = Path(__file__).resolve().parents[3]
TABLE = tomllib.loads((PROJECT / "config/languages/statements.toml").read_text("utf-8"))


def senses(table, text, *, pauses=(), is_head_last=False):
    found, _ = glossary_of(table, is_head_last=is_head_last).senses(words(text), pauses)
    return [word.folded for word in found]


def test_what_is_not_known_stays_as_it_is():
    assert senses({"boat": ["Boot*"]}, "zwei Boote") == ["zwei", "boat"]


def test_the_longest_phrase_counts():
    table = {"small group": ["kleine Gruppe"], "small": ["klein*"]}
    assert senses(table, "eine kleine Gruppe kleiner Boote") == ["eine", "small", "group", "small", "boote"]


def test_a_phrase_longer_than_its_meaning_leaves_no_word_behind():
    assert senses({"still": ["nach wie vor"]}, "nach wie vor") == ["still", "", ""]


def test_where_the_head_comes_last_the_meaning_does():
    assert senses({"freed": ["serbest bırak*"]}, "serbest bıraktı", is_head_last=True) == ["", "freed"]


def test_parts_of_one_verb_are_found_across_their_clause():
    table = {"lifts": ["hebt ~ auf"]}
    assert senses(table, "hebt das Verbot auf") == ["lifts", "das", "verbot", ""]
    assert senses(table, "hebt es, auf See", pauses=[2]) == ["hebt", "es", "auf", "see"]


@pytest.mark.parametrize("code", ["de", "ru", "tr"])
def test_no_phrase_is_shorter_than_what_it_means(code):
    for gloss, phrases in TABLE[code]["glosses"].items():
        meant = len(words(gloss))
        assert all(len(words(phrase.replace("*", "x"))) >= meant for phrase in phrases), gloss


def test_broken_table_is_passed_over():
    assert senses({"boat": "Boot", "": ["x"]}, "Boot") == ["boot"]
