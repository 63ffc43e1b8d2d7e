"""What a query asks the name of, and refusals where no claim gives one."""

import pytest

from bot.answering.sorts import Sort
from tests.answering.builders_answering import ask, request_for, said, some_meanings
from tests.answering.ferries import LIND, PORT, UNION
from tests.builders import an_entity


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("which newspaper does Okafor read", ["body"]),
        ("what big city did they sail to", ["place"]),
        ("name of the official", ["person"]),
        ("warum und welche Zeitung", ["body"]),
        ("how is the newspaper called", ["body", "name"]),
        ("the newspaper says what", []),
        ("what did the newspaper say", []),
        ("which sailors of the old grey ferry to the city", []),
        ("which party and which clinic", ["party", "site"]),
        ("who runs the union", ["head"]),
        ("Okafor's newspaper", ["body"]),
        ("Okafor's newspaper says what", []),
        ("Okafor prison", []),
        ("is the crew known by name", ["name"]),
        ("what is the official called", ["person", "name"]),
        ("where in Eastport do they meet", ["place"]),
        ("where in the harbour", []),
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
        "party and site",
        "head",
        "whose it is",
        "whose it is, before more",
        "a site beside a name",
        "the name itself",
        "called, at the end",
        "within a place",
        "within no named place",
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


def test_a_site_is_answered_by_what_has_it_in_its_name():
    sorts = some_meanings().sorts
    harbour = an_entity("harbour", kind="place", label="Eastport prison")
    answered = [sorts.answers(Sort.SITE, place) for place in (harbour, PORT)]
    assert (answered, sorts.answers(Sort.PLACE, PORT)) == ([True, False], True)


def test_no_country_answers_for_a_city_nor_does_a_mere_description():
    sorts = some_meanings().sorts
    freedonia = an_entity("freedonia", kind="place", label="Freedonia")
    home = an_entity("home", kind="place", label="their homes")
    assert [sorts.answers(Sort.PLACE, place) for place in (PORT, freedonia, home)] == [True, False, False]


def test_only_a_person_is_a_head():
    sorts = some_meanings().sorts
    assert [sorts.answers(Sort.HEAD, who) for who in (LIND, UNION)] == [True, False]


def test_a_head_is_whoever_is_named_with_the_body():
    assert said(ask("who heads the union").lines) == ["a2.c04"]


def test_no_body_answers_for_a_party_but_one_that_is_called_so():
    sorts = some_meanings().sorts
    party = an_entity("party", kind="body", label="the Harbour Party")
    assert [sorts.answers(Sort.PARTY, body) for body in (party, UNION)] == [True, False]
