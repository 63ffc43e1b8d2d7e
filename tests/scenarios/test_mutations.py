"""Whatever Slack signs is answered in order, however odd: each value of each payload is replaced in turn."""

import copy
import json
from urllib.parse import urlencode

import pytest

from bot.slack.ports import Reply
from tests.loopback.payloads import (
    a_command,
    a_direct_message,
    a_mention,
    a_press,
    a_shortcut,
    a_submission,
    an_event,
    an_opened_app,
)
from tests.loopback.signed import FORM

ODD = [None, True, "", "\x00\ud800", [None], {"id": 5}]
WINDOW = {
    "id": "V1",
    "type": "modal",
    "callback_id": "reason",
    "private_metadata": "C0GENERAL 1.2 belarus who",
    "app_installed_team_id": "T0LOOPBACK",
}
STARTED = {
    "type": "assistant_thread_started",
    "assistant_thread": {"channel_id": "D0ANNA", "thread_ts": "1.2", "user_id": "U0ANNA", "context": {}},
}
PAYLOADS = {
    "mention": a_mention(thread_ts="1.2"),
    "direct": a_direct_message(),
    "home": an_opened_app(),
    "messages": an_opened_app("messages"),
    "thread": an_event(STARTED),
    "reaction": an_event(
        {"type": "reaction_added", "user": "U0ANNA", "item": {"type": "message", "channel": "C"}}
    ),
    "press": a_press("ask:who", "belarus who", thread="1.2"),
    "share": a_press("share", "belarus who", is_private=True),
    "turn": a_press("page:1", "1", view=WINDOW),
    "rating": a_press("feedback", "+belarus who"),
    "shortcut": a_shortcut("who", thread_ts="1.2"),
    "submission": a_submission(WINDOW, reason="wrong", note="words"),
    "challenge": {"type": "url_verification", "challenge": "3eZbrw1a", "token": "x"},
}


def places(value, path=()):
    """Every place in a payload, by the way to it."""
    held = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in held:
        yield (*path, key)
        yield from places(part, (*path, key))


def replaced(payload, path, odd):
    """The payload with another value at a place; without the place for `...`."""
    made = copy.deepcopy(payload)
    holder = made
    for key in path[:-1]:
        holder = holder[key]
    if odd is ...:
        del holder[path[-1]]
    else:
        holder[path[-1]] = odd
    return made


@pytest.fixture
def responder(responder):
    """Answers that Slack takes, whatever was asked."""
    responder.reply = Reply("an answer")
    return responder


@pytest.mark.parametrize("name", PAYLOADS)
async def test_no_odd_value_ends_in_an_error_of_ours(http, slack, name):
    slack.workspace.members_of |= {"x"}
    payload = PAYLOADS[name]
    wrong = []
    for path in places(payload):
        for odd in [*ODD, ...]:
            made = replaced(payload, path, odd)
            if "event_id" in made and path != ("event_id",):
                made["event_id"] = f"Ev{len(wrong)}{path}{ODD.index(odd) if odd in ODD else ''}".replace(
                    " ", ""
                )
            if "event" in payload or name == "challenge":
                response = await http.post(json.dumps(made).encode())
            else:
                response = await http.post(urlencode({"payload": json.dumps(made)}).encode(), FORM)
            if response.status >= 500:
                wrong.append((path, odd, response.status))
    assert wrong == []


async def test_no_odd_field_of_a_command_ends_in_an_error_of_ours(http):
    wrong = []
    for name in a_command():
        for odd in ["", "x", "\x00", "{", "payload=", "ſ" * 300]:
            response = await http.post(urlencode({**a_command("who"), name: odd}).encode(), FORM)
            if response.status >= 500:
                wrong.append((name, odd, response.status))
    assert wrong == []
