"""What a message says of the asker, on the made-up ferry story."""

import pytest

from tests.answering.builders_answering import ask, request_for, slug_of


@pytest.mark.parametrize(
    "text",
    [
        "We put it in the lead. Why is the crew on strike?",
        "Why is the crew on strike? My boss will lead with it.",
        "Before we lead with it: why is the crew on strike?",
    ],
)
def test_a_sentence_that_speaks_of_the_asker_is_no_matter(text):
    assert "c:lead" not in request_for(text).features
    assert slug_of(ask(text)) == "why"


@pytest.mark.parametrize(
    "text",
    [
        "I take Lind to lead it. Why is the crew on strike?",
        "I was told that 40 lead it. Why is the crew on strike?",
        'I wrote "they lead". Why is the crew on strike?',
        "They lead it. Why is the crew on strike?",
        "We say they lead it. Who says so?",
        "I lead",
    ],
    ids=["a name", "a number", "a quotation", "nobody's self", "nothing else asked", "no question"],
)
def test_what_tells_of_the_matter_is_kept(text):
    assert "c:lead" in request_for(text).features


def test_how_an_aside_looks_at_the_articles_is_kept():
    assert "disagreements" in request_for("We see that they differ. Why is the crew on strike?").views


def test_a_topic_before_a_colon_is_no_aside():
    assert "c:lead" in request_for("who we lead: why is the crew on strike?").features
