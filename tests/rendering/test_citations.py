"""How citations are written."""

import pytest

from bot.rendering.citations import cite, label, place
from bot.story.sources import Citation, Span


def cited(*pairs):
    return [Citation(source, passage, 1, Span(0, 9)) for source, passage in pairs]


@pytest.mark.parametrize(
    ("passage", "shown"),
    [
        ("p5", "¶5"),
        ("t2.1", "table 2.1"),
        ("l1.2", "list 1.2"),
        ("q4", "FAQ 4"),
        ("h2", "heading 2"),
        ("d1", "dateline"),
        ("d2", "dateline 2"),
        ("x9", "x9"),
    ],
)
def test_every_kind_of_passage_has_a_name(passage, shown):
    assert place(passage) == shown


def test_a_source_alone_is_its_id_in_brackets():
    assert label("003") == "[003]"


def test_places_of_one_source_share_brackets():
    assert cite(cited(("003", "p5"), ("003", "t1.1"))) == "[003 ¶5, table 1.1]"


def test_places_of_one_kind_name_it_once():
    assert cite(cited(("000", "l1.1"), ("000", "l1.2"), ("000", "q3"))) == "[000 list 1.1, 1.2, FAQ 3]"


def test_answers_keep_their_kind():
    assert cite(cited(("003", "q4"), ("003", "q1"))) == "[003 FAQ 4, FAQ 1]"


def test_a_place_is_named_once():
    assert cite(cited(("003", "p5"), ("003", "p5"))) == "[003 ¶5]"


def test_sources_stand_in_the_order_cited():
    assert cite(cited(("003", "p5"), ("001", "p3"), ("003", "p9"))) == "[003 ¶5, ¶9] [001 ¶3]"


def test_places_beyond_the_most_are_counted():
    assert cite(cited(("003", "p1"), ("003", "p2"), ("003", "p3")), most=1) == "[003 ¶1 and 2 more]"
