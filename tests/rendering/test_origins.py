"""Answers say where several sources are one origin."""

import pytest

from bot.rendering.wording.findings import finding_text
from bot.rendering.wording.frame import footer_text, origins_text
from bot.story.digests import Stamp
from bot.story.findings import Position
from tests.builders import a_claim, a_finding, a_position, a_quantity, a_story

STAMP = Stamp("belarus", "Belarus prisoner release", "0123456789ab", "2026-11-22")


@pytest.mark.parametrize(
    ("sources", "origins", "text"),
    [(2, 1, "2 sources, 1 origin"), (5, 3, "5 sources, 3 origins"), (2, 2, ""), (2, 0, ""), (0, 0, "")],
)
def test_origins_are_told_where_they_are_fewer_than_sources(sources, origins, text):
    assert origins_text(sources, origins) == text


def test_the_footer_tells_them_beside_what_it_rests_on():
    footer = footer_text(STAMP, 3, "2 sources, 1 origin")
    assert footer == "From 3 articles and nothing else · 2 sources, 1 origin · digest 0123456"


def test_a_finding_tells_a_position_of_one_origin():
    held = Position(a_quantity(14), (a_claim("000.c1"), a_claim("001.c1")), origins=1)
    other = a_position(a_claim("003.c1", value=a_quantity(123)))
    assert "[000] and [001] (one origin) give 14" in finding_text(a_finding(held, other), a_story())
