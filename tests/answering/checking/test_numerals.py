"""Number words add up, also where several are one word."""

import pytest

from bot.answering.checking.numerals import Numerals, Sum

GERMAN = Numerals({"ein": 1, "drei": 3, "zwanzig": 20, "zwei": 2}, {"hundert": 100, "tausend": 1000})


def value(*folded):
    found = Sum(GERMAN)
    for word in folded:
        found.takes(word)
    return found.value


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("hundert", 100),
        ("zweihundert", 200),
        ("hundertdreiundzwanzig", 123),
        ("einundzwanzig", 21),
        ("zweitausenddreihundert", 2300),
    ],
)
def test_numbers_written_as_one_word_are_read(word, number):
    assert value(word) == number


@pytest.mark.parametrize("word", ["ein", "dreist", "zweifel", "und", "hundertfach"])
def test_articles_and_other_words_are_no_numbers(word):
    assert value(word) is None


def test_one_counts_behind_another_number():
    assert value("hundert", "ein") == 101
