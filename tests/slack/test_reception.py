import pytest

from bot.slack.reception import asker_of, surface_of
from tests.loopback.payloads import (
    PERSON,
    TEAM,
    a_command,
    a_direct_message,
    a_mention,
    a_message,
    a_press,
    a_shortcut,
    a_submission,
    an_event,
    an_opened_app,
)

SURFACES = {
    "command": a_command(),
    "mention": a_mention(),
    "direct": a_direct_message(),
    "home": an_opened_app(),
    "event": a_message(),
    "button": a_press("ask:1", "belarus x"),
    "shortcut": a_shortcut("It is so."),
    "window": a_submission({"id": "V1", "callback_id": "check"}),
    "other": {"type": "url_verification"},
}


@pytest.mark.parametrize(("surface", "body"), SURFACES.items(), ids=SURFACES)
def test_each_surface_has_its_name(surface, body):
    assert surface_of(body) == surface


@pytest.mark.parametrize(
    "body", [{}, {"event": None}, {"event": []}, {"type": ["x"]}, {"event": {"type": {}}}]
)
def test_odd_bodies_are_something_too(body):
    assert surface_of(body) in {"other", "event"}


def test_an_event_of_an_unknown_kind_does_not_name_itself():
    assert surface_of(an_event({"type": "what somebody made up"})) == "event"


@pytest.mark.parametrize("name", ["command", "button", "shortcut", "window"])
def test_the_asker_is_found(name):
    assert asker_of(SURFACES[name]) == (TEAM, PERSON)


def test_where_there_is_no_workspace_it_is_the_organisation():
    body = {"team": None, "enterprise": {"id": "E1"}, "user": {"id": "U1"}}
    assert asker_of(body) == ("E1", "U1")


def test_odd_askers_are_nobody():
    assert asker_of({"team": "T1", "user": ["U1"]}) == ("", "")
