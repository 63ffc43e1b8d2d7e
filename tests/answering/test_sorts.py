"""What a query asks the name of, and refusals where no claim gives one."""

import pytest

from tests.answering.builders_answering import ask, request_for


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("which newspaper does Okafor read", ["body"]),
        ("what big city did they sail to", ["place"]),
        ("name of the official", ["person"]),
        ("warum und welche Zeitung", ["body"]),
        ("how is the newspaper called", ["body"]),
        ("the newspaper says what", []),
        ("what did the newspaper say", []),
        ("which sailors of the old grey ferry to the city", []),
    ],
    ids=[
        "which",
        "an adjective between",
        "name of",
        "German",
        "called",
        "said before",
        "a verb between",
        "too far",
    ],
)
def test_what_is_asked_the_name_of(text, kinds):
    assert [kind.value for kind, _ in request_for(text).sorts] == kinds


def test_a_word_that_names_an_entity_itself_is_noted():
    assert [ids for _, ids in request_for("which union").sorts] == [frozenset({"union"})]


def test_a_body_that_no_claim_names_is_refused():
    assert ask("which newspaper does Ngozi Okafor speak for").status == "not-covered"


def test_a_name_that_is_not_asked_for_is_no_gap():
    assert ask("who is Ngozi Okafor").status == "answered"
