"""Descriptions that a query offers and leaves open, on the made-up ferry story."""

import pytest

from tests.answering.builders_answering import request_for


@pytest.mark.parametrize("text", ["Lind: a sailor, on strike, or what", "is Lind a sailor or what is she?"])
def test_what_is_offered_of_a_person_is_not_demanded(text):
    request = request_for(text)
    assert "c:role" in request.features
    assert {"c:crew", "c:strike"}.isdisjoint(request.features)


@pytest.mark.parametrize(
    "text",
    [
        "was it wages or what",
        "did Lind strike? for wages or what",
        "is Lind one of the crew of the union or what",
        "is Lind for wages",
    ],
    ids=["nobody named", "another sentence", "a name between", "nothing left open"],
)
def test_nothing_else_is_an_offer(text):
    assert "c:role" not in request_for(text).features


def test_the_person_s_role_is_told(belarus):
    answer = belarus.answer("Kuznetsova: politician, lawyer, or what?")
    assert any("journalist" in claim.says for line in answer.lines for claim in line.claims)
