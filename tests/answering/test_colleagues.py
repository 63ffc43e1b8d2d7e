"""The reader's own people in a message, on the made-up ferry story."""

import pytest

from tests.answering.builders_answering import request_for


@pytest.mark.parametrize(
    "text",
    [
        "Jonas says the crew is on strike",
        "Marta here: why strike",
        "why strike, for Marta",
        "why strike (jonas)",
        "this is Jonas: why strike",
    ],
)
def test_a_colleague_is_passed_over(text):
    request = request_for(text)
    assert {*request.strange, *request.unknown}.isdisjoint({"Jonas", "jonas", "Marta"})


@pytest.mark.parametrize("text", ["is Marta on strike", "strike: what about Marta", "Marta"])
def test_who_is_asked_after_is_no_colleague(text):
    request = request_for(text)
    assert "Marta" in {*request.strange, *request.unknown}


@pytest.mark.parametrize("name", ["Marta Novak", "Marta Lind"])
def test_a_colleague_s_name_with_a_surname_is_somebody_s_full_name(name):
    assert set(name.split()) <= set(request_for(f"why did {name} strike").strange)


def test_a_colleague_s_name_is_no_slip_of_another():
    assert not request_for("Marta says the crew is on strike").corrected


def test_what_a_colleague_says_by_asks_for_nobody_s_words():
    assert "c:say" not in request_for("Jonas said the crew is on strike").features
