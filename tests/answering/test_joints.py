"""Words that ask at the head of a question and join clauses elsewhere, on the made-up ferry story."""

import pytest

from tests.answering.builders_answering import request_for


@pytest.mark.parametrize(
    "text",
    [
        "who spoke for the crew when it struck",
        "When the crew struck, who spoke",
        "was Lind there when it began",
    ],
)
def test_a_word_that_joins_asks_for_no_date(text):
    assert "c:when" not in request_for(text).features


@pytest.mark.parametrize(
    "text",
    [
        "when did it begin",
        "When was the strike, and who leads it",
        "who leads it and when did it begin",
        "who leads it and when it began",
        "who says when it began",
        "who struck when",
        "the strike: when",
    ],
)
def test_a_word_that_asks_does(text):
    assert "c:when" in request_for(text).features
