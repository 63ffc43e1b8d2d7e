"""Claims weighed by the words of a query, one by one."""

from dataclasses import replace

import pytest

from bot.answering.details import Details
from bot.answering.engine import Answerer
from bot.answering.requests import parse
from tests.answering.builders_answering import FERRY_ANSWERER, a_ferry_digest, request_for
from tests.answering.ferries import CLAIMS
from tests.answering.shared_words import some_general


def best_of(text: str, answerer: Answerer = FERRY_ANSWERER) -> list[tuple[str, float]]:
    """The ids of the claims that speak of most of a query, and how much that is."""
    fits = Details(answerer.index).fits(request_for(text), answerer.index.groups.values())
    return [(fit.claim.id, round(fit.share, 2)) for fit in fits if fit.share == fits[0].share]


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("dearer fuel", "a3.c03"),
        ("who leads the sailors", "a2.c02"),
        ("hold out", "a3.c04"),
        ("what does Okafor do for the union", "a2.c04"),
        ("warum Streik", "a1.c02"),
    ],
    ids=["own words", "notion and word", "plain words", "name and word", "another language"],
)
def test_the_claim_that_speaks_of_most_is_first(text, id):  # noqa: A002  # as in tests.builders
    assert best_of(text)[0][0] == id


def test_a_claim_that_speaks_of_every_word_has_a_share_of_one():
    assert best_of("wages of the crew") == [("a1.c02", 1.0)]


def test_a_word_that_no_claim_knows_lowers_every_share():
    assert best_of("wages of the crew on zeppelins")[0][1] < 1.0


def test_a_claim_is_found_by_the_words_it_is_asked_for_by():
    claims = tuple(replace(c, asked=("grievance",)) if c.id == "a1.c02" else c for c in CLAIMS)
    answerer = Answerer(a_ferry_digest(*claims), some_general())
    assert answerer.index.holding("w:grieva") == frozenset()
    fits = Details(answerer.index).fits(
        parse("grievance", answerer.meanings, answerer.digest.story), answerer.index.groups.values()
    )
    assert [fit.claim.id for fit in fits] == ["a1.c02"]


def test_what_a_claim_is_asked_for_by_gives_it_no_value_and_no_name():
    claims = tuple(replace(c, asked=("how many did Berg see",)) if c.id == "a1.c02" else c for c in CLAIMS)
    index = Answerer(a_ferry_digest(*claims), some_general()).index
    assert not index.groups["strike", "motive"].features & {"c:number", "e:berg"}


def test_nothing_to_go_by_fits_nothing():
    assert best_of("the of") == []
