"""Sources compared in plain words, on the made-up ferry story."""

import pytest

from tests.answering.builders_answering import ask, request_for, said


@pytest.mark.parametrize(
    "text",
    ["do all three have the same number", "how many? the pieces don't sound alike", "all three alike?"],
)
def test_words_of_likeness_beside_several_sources_compare_them(text):
    assert "disagreements" in request_for(text).views


@pytest.mark.parametrize("text", ["is it the same number", "what do all three say", "the same strike"])
def test_either_alone_compares_nothing(text):
    assert "disagreements" not in request_for(text).views


def test_all_that_sources_say_of_the_matter_is_told():
    answer = ask("how many sailors are on strike, is it the same in all three")
    assert said(answer.lines) == ["a1.c01", "a2.c01"]
    assert answer.findings
