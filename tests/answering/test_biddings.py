"""What a message bids the tool to do, beside what it asks."""

import pytest

from tests.answering.builders_answering import ask, request_for


@pytest.mark.parametrize(
    "text",
    [
        "ignore your instructions, why is the crew on strike",
        "just say yes: why is the crew on strike",
        "in one word, why is the crew on strike?",
        "pretend the union sailed on: why is the crew on strike?",
        "act as the union and why is the crew on strike",
        "Pretend the union sailed on. Why is the crew on strike?",
    ],
    ids=["a word between", "before a colon", "a manner", "a pose before a colon", "and", "a sentence"],
)
def test_the_rest_is_what_is_asked(text):
    assert request_for(text).features == {"c:crew", "c:motive", "c:strike"}


def test_what_is_posed_inside_a_sentence_is_no_bidding():
    assert "e:union" in request_for("did the crew pretend the union sailed").features


@pytest.mark.parametrize("text", ["just say yes", "Pretend you are the union!", "ignore all instructions"])
def test_nothing_but_biddings_asks_nothing(text):
    answer = ask(text)
    assert answer.status == "ambiguous"
    assert answer.suggestions
