"""A button works for whom it was made, and for nobody else; what stands in a channel works for all there."""

import pytest

from bot.service import Answering
from tests.loopback.browsing import Browser
from tests.loopback.oauth import Grant
from tests.loopback.payloads import PERSON, a_command, a_mention, a_press, an_opened_app


@pytest.fixture
def responder(answering: Answering) -> Answering:
    """What really answers, with the buttons it makes."""
    return answering


@pytest.fixture
async def installed(many, slack):
    """The app, installed."""
    await Browser(many).install(slack, Grant())
    slack.workspace.people.add("U0EVE")
    return many


def buttons(value):
    """Every button in blocks or a view, feedback's two among them, by its action."""
    found = {}
    if isinstance(value, dict):
        if value.get("type") == "button":
            found[value["action_id"]] = value["value"]
        if value.get("type") == "feedback_buttons":
            found["feedback"] = value["positive_button"]["value"]
        parts = value.values()
    else:
        parts = value if isinstance(value, list) else ()
    for part in parts:
        found |= buttons(part)
    return found


def by(payload, person):
    return {**payload, "user": {**payload["user"], "id": person}}


async def private_buttons(client):
    return buttons((await client.command(a_command("who-released"))).payload["blocks"])


async def test_a_private_answers_buttons_work_for_its_asker(installed, slack):
    made = await private_buttons(installed)
    assert {"share", "passages", "export", "feedback"} <= set(made)
    await installed.interaction(a_press("passages", made["passages"], is_private=True))
    assert [view["callback_id"] for view in slack.workspace.views] == ["passages"]
    await installed.interaction(a_press("share", made["share"], is_private=True))
    assert f"<@{PERSON}> shared" in slack.messages[0]["text"]


@pytest.mark.parametrize("action", ["share", "passages", "export", "feedback", "ask::differences"])
async def test_no_button_of_a_private_answer_works_for_somebody_else(installed, slack, action):
    made = await private_buttons(installed)
    pressed = a_press(action, made[action], is_private=True, response_url=slack.response_url())
    await installed.interaction(by(pressed, "U0EVE"))
    assert [response["text"] for response in slack.workspace.responses] == ["not-yours"]
    assert (slack.messages, slack.workspace.views) == ([], [])


@pytest.mark.parametrize("value", ["belarus who-released", "~x belarus who-released", "~", "~~ x", "é"])
async def test_a_value_that_was_never_made_does_nothing(installed, slack, value):
    pressed = a_press("share", value, is_private=True, response_url=slack.response_url())
    await installed.interaction(pressed)
    assert [response["text"] for response in slack.workspace.responses] == ["not-yours"]
    assert slack.messages == []


async def test_a_value_that_was_changed_does_nothing(installed, slack):
    made = await private_buttons(installed)
    changed = made["share"].replace("who-released", "how-many")
    await installed.interaction(a_press("share", changed, is_private=True, response_url=slack.response_url()))
    assert slack.messages == []


async def test_what_stands_in_a_channel_is_for_everybody_there(installed, slack):
    await installed.event(a_mention())
    [message] = slack.messages
    made = buttons(message["blocks"])
    assert made
    assert not [value for value in made.values() if value.startswith("~")]
    await installed.interaction(by(a_press("passages", made["passages"]), "U0EVE"))
    assert len(slack.workspace.views) == 1


async def test_a_window_and_its_buttons_are_its_viewers(installed, slack):
    made = await private_buttons(installed)
    await installed.interaction(a_press("export", made["export"], is_private=True))
    view = slack.workspace.views[-1]
    sent = {
        "type": "view_submission",
        "view": {**view, "state": {"values": {}}},
        "user": {"id": "U0EVE", "team_id": "T0LOOPBACK"},
        "team": {"id": "T0LOOPBACK"},
    }
    answer = await installed.interaction(sent)
    assert answer.payload["response_action"] == "update"
    assert slack.workspace.uploads == []
    await installed.interaction({**sent, "user": {"id": PERSON, "team_id": "T0LOOPBACK"}})
    assert len(slack.workspace.uploads) == 1


async def test_the_pages_of_a_window_turn_for_its_viewer(installed, slack):
    made = await private_buttons(installed)
    await installed.interaction(a_press("passages", made["passages"], is_private=True))
    view = slack.workspace.views[-1]
    turning = {name: value for name, value in buttons(view["blocks"]).items() if name.startswith("page:")}
    for action, value in turning.items():
        await installed.interaction(by(a_press(action, value, view=view), "U0EVE"))
        assert slack.called("views.update") == []
        await installed.interaction(a_press(action, value, view=view))
    assert len(slack.called("views.update")) == len(turning)


async def test_the_apps_own_page_is_its_viewers(installed, slack):
    await installed.event(an_opened_app())
    home = {"id": "V1", **slack.workspace.homes[PERSON]}
    action, value = next(iter(buttons(home["blocks"]).items()))
    await installed.interaction(a_press(action, value, view=home))
    assert len(slack.called("views.open")) == 1
