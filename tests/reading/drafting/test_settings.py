"""Where and when it happened, and which bodies are said to have done it."""

from datetime import date

import pytest

from bot.story.proposals import Certainty
from tests.reading.drafting.builders_drafting import an_account, drafted


def test_place_and_day_of_the_sentence_that_tells_of_it(violence):
    setting = an_account("Two guards were killed in Bogota on Monday.", violence).setting
    assert [place.text for place in setting.places] == ["Bogota"]
    assert [dated.first for dated in setting.dates] == [date(2020, 3, 2)]


def test_a_body_is_known_by_its_short_form_in_brackets(violence):
    text = "Members of the Northern Harbour Front [NHF] attacked the customs house."
    bodies = an_account(text, violence).setting.bodies
    assert any(body.text == "Northern Harbour Front" or body.other == "NHF" for body in bodies)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Two guards were killed in Lima. The mayor flew to Quito.", ["Lima"]),
        ("Guards of Bogota were killed in the town of Tunja.", ["Tunja"]),
        ("Bogota, 2 Mar 90 -- Two guards were killed.", ["Bogota"]),
        ("Two guards were killed by Guerrillas near Cali.", ["Cali"]),
    ],
)
def test_a_place_is_where_something_is_said_to_be(violence, text, places):
    assert [place.text for place in an_account(text, violence).setting.places] == places


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "The Northern Liberation Front claimed responsibility for the attack.",
            ["Northern Liberation Front"],
        ),
        ("Officials blamed the attack on the Northern Liberation Front.", ["Northern Liberation Front"]),
        ("The army killed two guards.", ["army"]),
        ("Two guards were killed by NHF guerrillas.", ["NHF"]),
        ("Police said two guards were killed.", []),
        ("Two guards of the Harbour Union were killed.", []),
        ("The army did not kill the guards.", []),
    ],
)
def test_bodies_are_those_that_act_or_get_the_blame(violence, text, bodies):
    assert [body.text for body in an_account(text, violence).setting.bodies] == bodies


def test_a_group_that_is_only_named_is_not_said_to_have_done_it(violence):
    text = "Two guards were killed. The Northern Liberation Front was founded in 1961."
    [claim] = [p for p in drafted(text, violence) if p.claim.aspect == "perpetrators"]
    assert claim.doubts == ("the article names it, and does not say that it did it",)


def test_where_and_by_whom_need_a_person(violence):
    proposals = drafted("Members of the Northern Harbour Front killed a guard in Bogota.", violence)
    told = [p for p in proposals if p.claim.aspect in ("place", "day", "perpetrators")]
    assert told
    assert all(proposal.certainty is Certainty.UNSURE for proposal in told)
