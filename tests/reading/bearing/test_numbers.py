"""Numbers as English texts have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.bearing.numbers import numbers_claimed, numbers_in


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("forty dockers", 40),
        ("forty-two dockers", 42),
        ("one hundred and twenty-three", 123),
        ("a hundred", 100),
        ("two dozen", 24),
        ("two thousand five hundred", 2500),
        ("three million", 3_000_000),
        ("3.5 million", 3_500_000),
        ("1,200 members", 1200),
        ("1.200 Mitglieder", 1200),
        ("1.2 metres", 1.2),
        ("in 2020–2021", 2021),
        ("a 23-year-old", 23),
        ("the 2nd day", 2),
        ("on the twenty-first", 21),
        ("the second of March", 2),
        ("123.", 123),
    ],
)
def test_a_number_is_found(text, number):
    assert number in numbers_in(text)


@pytest.mark.parametrize("text", ["none", "a dock", "one of them", "", "x1y", "hundreds of people"])
def test_a_sentence_without_a_number_commits_to_none(text):
    assert numbers_claimed(text) == frozenset()


def test_a_scaled_figure_commits_to_the_whole_number_alone():
    assert numbers_claimed("It owes 3.5 million.") == {3_500_000}


@given(st.integers(2, 10**12))
def test_every_figure_that_is_claimed_is_found_in_its_own_text(number):
    for text in (f"{number} people", f"{number:,} people"):
        assert numbers_claimed(text) == {number}
        assert number in numbers_in(text)


@given(st.text(max_size=200))
def test_any_text_is_read_and_what_it_claims_it_holds(text):
    assert numbers_claimed(text) <= numbers_in(text)
