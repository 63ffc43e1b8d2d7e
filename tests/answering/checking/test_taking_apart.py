"""Statements taken apart: negations, numbers, dates, pieces."""

from datetime import date

import pytest

from bot.answering.checking.mentions import mentions_of
from bot.answering.checking.pieces import pieces_of
from bot.story.values import Period, Quantity


def denied(utterance):
    return [word.raw for at, word in enumerate(utterance.words) if utterance.is_denied(at)]


def values(analyst, text):
    utterance = analyst.statement(text)
    return [mention.value for mention in mentions_of(utterance, analyst.general, analyst.story)]


def test_negation_reaches_to_the_next_pause(analyst):
    assert denied(analyst.statement("It has not sailed, they say")) == ["sailed"]


def test_two_negations_in_a_row_affirm(analyst):
    assert "repairs" not in denied(analyst.statement("She did not deny the repairs"))


def test_prefix_denies_one_word(analyst):
    assert denied(analyst.statement("the non-military boats")) == ["military"]


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("123 boats", 123, 123),
        ("one hundred and twenty-three boats", 123, 123),
        ("a hundred boats", 100, 100),
        ("more than forty boats", 41, None),
        ("well over a hundred boats", 101, None),
        ("at least 40 boats", 40, None),
        ("fewer than 40 boats", None, 39),
        ("up to 40 boats", None, 40),
        ("about 40 boats", 36, 44),
    ],
)
def test_number_is_read_with_its_comparator(analyst, text, least, most):
    [value] = values(analyst, text)
    assert (value.least, value.most) == (least, most)


def test_days_are_not_boats(analyst):
    [value] = values(analyst, "They sailed for two days")
    assert isinstance(value, Quantity)
    assert value.unit


def test_vague_word_of_the_story_is_its_interval(analyst):
    [value] = values(analyst, "Only a handful sailed")
    assert (value.least, value.most) == (2, 9)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("in 2020", date(2020, 1, 1), date(2020, 12, 31)),
        ("in 2020–2021", date(2020, 1, 1), date(2021, 12, 31)),
        ("in February 2024", date(2024, 2, 1), date(2024, 2, 29)),
        ("on 13 December 2025", date(2025, 12, 13), date(2025, 12, 13)),
        ("on December 13th, 2025", date(2025, 12, 13), date(2025, 12, 13)),
    ],
)
def test_date_is_read_at_its_precision(analyst, text, first, last):
    assert values(analyst, text) == [Period(first, last)]


@pytest.mark.parametrize("text", ["on a Saturday", "in December"])
def test_day_or_month_alone_has_no_value(analyst, text):
    assert values(analyst, f"They sailed {text}") == [None]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("The bridge is shut", ["The bridge is shut"]),
        ("The bridge is shut and the boats sailed", ["The bridge is shut", "the boats sailed"]),
        ("The boats sailed; the bridge is shut", ["The boats sailed", "the bridge is shut"]),
        ("Ada Quill and Ben Tarn sailed", ["Ada Quill and Ben Tarn sailed"]),
        ("The bridge is shut and not open", ["The bridge is shut and not open"]),
        ("Boats and whales were seen", ["Boats … were seen", "whales were seen"]),
    ],
)
def test_statement_is_cut_where_each_piece_says_something(analyst, text, pieces):
    assert [piece.text for piece in pieces_of(analyst.statement(text))] == pieces


def test_later_piece_inherits_what_the_first_is_about(analyst):
    _, later = pieces_of(analyst.statement("Ada Quill opened the bridge and watched the whales"))
    assert [unit.entities for unit in later.inherited] == [("mayor",)]
