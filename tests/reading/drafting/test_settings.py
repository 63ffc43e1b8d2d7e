"""Where and when it happened, and which bodies are said to have done it."""

from datetime import date

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


def test_where_and_by_whom_need_a_person(violence):
    proposals = drafted("Members of the Northern Harbour Front killed a guard in Bogota.", violence)
    told = [p for p in proposals if p.claim.aspect in ("place", "day", "perpetrators")]
    assert told
    assert all(proposal.certainty is Certainty.UNSURE for proposal in told)
