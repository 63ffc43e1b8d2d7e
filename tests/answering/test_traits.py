"""Queries for those who have a trait."""

import pytest

from tests.answering.builders_answering import ask, request_for, said


@pytest.mark.parametrize(
    "text",
    ["which woman leads the strike", "is a woman in charge of the strike", "which of the crew is a woman"],
    ids=["which", "whether", "of a group"],
)
def test_only_claims_that_name_somebody_with_the_trait_are_told(text):
    assert said(ask(text).lines) == ["a2.c02"]


def test_a_query_for_those_with_a_trait_asks_for_names():
    assert "c:name" in request_for("which of the crew is a woman").features


@pytest.mark.parametrize("text", ["is Maja Lind a woman", "how many women lead the strike"])
def test_nobody_is_asked_for_where_one_is_named_or_a_number_is_asked(text):
    assert not request_for(text).traits


def test_the_word_for_a_trait_is_no_matter_of_its_own():
    assert request_for("which of the crew is a woman").features == {"c:crew", "c:name"}


def test_an_article_that_names_nobody_with_the_trait_tells_whom_it_names():
    answer = ask("which woman leads the strike in the first article")
    assert said(answer.lines) == ["a1.c03"]
