"""Asking besides which source says it, on the made-up ferry story."""

import pytest

from tests.answering.builders_answering import request_for


@pytest.mark.parametrize(
    "text",
    [
        "why the strike, and which article says so",
        "why the strike and who says so?",
        "why the strike? Which article says so?",
        "why the strike, which article",
    ],
)
def test_a_clause_that_asks_for_the_source_is_no_matter(text):
    assert request_for(text).features == request_for("why the strike").features


@pytest.mark.parametrize(
    "text",
    [
        "who says so",
        "who says so and why",
        "why the strike, and what says Lind",
        "why the strike who says so",
        "why the strike and who",
    ],
    ids=["all of it", "more after it", "a name after it", "no clause of its own", "no source"],
)
def test_what_asks_for_more_is_kept(text):
    assert not {"c:name", "c:say", "e:lind"}.isdisjoint(request_for(text).features)
