"""What a query leaves out of what it asks, on the made-up ferry story."""

import pytest

from tests.answering.builders_answering import request_for


@pytest.mark.parametrize(
    "text",
    [
        "Apart from the fares, why is the crew on strike?",
        "why is the crew on strike, apart from Lind",
        "why, apart from Lind, is the crew on strike",
        "why, apart from Lind and Lind, is the crew on strike",
        "fares aside: why is the crew on strike",
        "why is the crew on strike except for fares",
    ],
    ids=["before a pause", "a name", "a name between", "names between", "closed by a word", "to the end"],
)
def test_what_is_left_out_is_no_matter(text):
    request = request_for(text)
    assert {"c:motive", "c:crew", "c:strike"} <= request.features
    assert {"c:fares", "e:lind"}.isdisjoint(request.features)
    assert not request.limits


@pytest.mark.parametrize(
    "text",
    ["why the fares, apart from a1", "apart from fares why", "apart from a1, why the fares"],
    ids=["a source", "no pause", "a source first"],
)
def test_all_else_is_kept(text):
    assert "c:fares" in request_for(text).features
