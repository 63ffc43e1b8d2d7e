"""Places and routes."""

from __future__ import annotations

import pytest

from bot.comparing import Difference, agree, differ
from bot.story.findings import Cause, Severity
from tests.builders import a_route, a_story, an_entity
from tests.comparing.builders_comparing import REGATTA, entities

APART = Difference(Severity.TENSION, "place", Cause.PLACES_APART)


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        pytest.param(["quay"], ["quay"], None, id="the same"),
        pytest.param(["quay"], ["hills"], APART, id="apart"),
        pytest.param(["quay"], ["coast"], None, id="contained two levels up"),
        pytest.param(["hills", "quay"], ["strait", "harbour"], None, id="one stop contained"),
        pytest.param(["strait"], ["quay"], None, id="overlapping what contains it"),
        pytest.param(["hills", "strait"], ["strait", "hills"], None, id="the other way round"),
    ],
)
def test_routes(one, other, difference):
    routes = a_route(*entities(*one)), a_route(*entities(*other))
    assert differ(*routes, REGATTA) == difference
    assert agree(*routes, REGATTA) is (difference is None)


def test_places_that_contain_each_other_are_followed_once():
    here, there = (
        an_entity("here", kind="place", within="there"),
        an_entity("there", kind="place", within="here"),
    )
    story = a_story(entities=[here, there])
    assert agree(a_route(here), a_route(there), story)
