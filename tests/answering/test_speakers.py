"""Whose own words a query asks for, and refusals where no claim has them."""

import pytest

from tests.answering.builders_answering import ask, request_for, said


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("what did Okafor say", {"okafor"}),
        ("Okafor's own words", {"okafor"}),
        ("a quote from Okafor", {"okafor"}),
        ("was sagt Okafor dazu und warum", {"okafor"}),
        ("what do they say about Okafor", set()),
        ("do they say Okafor leads", set()),
        ("Okafor is said to lead", set()),
        ("does Okafor lead, they say", set()),
        ("did Okafor meet Lind to say so", {"lind"}),
        ("Okafor leads. What did they say", set()),
        ("who is Okafor", set()),
    ],
    ids=[
        "after the name",
        "her words",
        "from her",
        "before the name, German",
        "about her",
        "a clause about her",
        "said to",
        "after a pause",
        "another name between",
        "another sentence",
        "no words",
    ],
)
def test_whose_words_are_asked_for(text, speakers):
    assert request_for(text).speakers == speakers


def test_who_is_never_quoted_is_not_quoted_by_what_is_said_of_her():
    assert ask("what did Maja Berg say").status == "not-covered"


def test_who_is_quoted_is_quoted():
    assert "a3.c04" in said(ask("what did Maja Lind say").lines)
