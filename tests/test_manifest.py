"""The Slack app, its configuration and its code say the same."""

import ast
import json
import re
import tomllib
from importlib import import_module
from pathlib import Path

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.settings import Settings
from bot.slack import scopes
from bot.slack.checks import SHORTCUT

ROOT = Path(__file__).parents[1]
MANIFEST = json.loads((ROOT / "config" / "manifest.json").read_text("utf-8"))
# The library's own names for what it does in several calls.
METHODS = {"files_upload_v2": "files.uploadV2"}

# Listened to without being subscribed: a mention arrives as a message where a workspace adds those of its
# channels, and the other two come only to apps set up with the surface before `agent_view`.
UNSUBSCRIBED = {"message", "assistant_thread_started", "assistant_thread_context_changed"}

FEATURES, SETTINGS = MANIFEST["features"], MANIFEST["settings"]


def methods_called():
    """Every Web API method that the code calls, as Slack writes it."""
    found = set()
    for file in sorted((ROOT / "bot").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = ast.unparse(node.func.value)
                if owner == "client" or owner.endswith(".client"):
                    found.add(node.func.attr)
    return {METHODS.get(name, name.replace("_", ".")) for name in found if hasattr(AsyncWebClient, name)}


def events_listened_to():
    """Every event that the code registers a listener for, constants resolved by the module that has them."""
    found = set()
    for file in sorted((ROOT / "bot" / "slack").rglob("*.py")):
        module = import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "app.event":
                argument = node.args[0]
                found.add(
                    argument.value if isinstance(argument, ast.Constant) else getattr(module, argument.id)
                )
    return found


def test_each_story_has_its_command():
    files = sorted((ROOT / "config").glob("*.toml"))
    stories = {tomllib.loads(file.read_text("utf-8"))["command"] for file in files}
    assert {item["command"] for item in FEATURES["slash_commands"]} == stories


def test_each_command_says_how_it_is_used():
    assert all(item["usage_hint"] and item["description"] for item in FEATURES["slash_commands"])


def test_each_subscribed_event_has_a_listener_and_no_other_is_needed():
    """Direct messages are subscribed to as `message.im`, and arrive as `message`."""
    assert events_listened_to() >= UNSUBSCRIBED
    wanted = (events_listened_to() - UNSUBSCRIBED) | {"message.im"}
    assert set(SETTINGS["event_subscriptions"]["bot_events"]) == wanted


def test_each_event_has_its_scope():
    known = {use for use in scopes.NEEDED_FOR if " " not in use} | scopes.WITHOUT_BOT_SCOPE
    assert set(SETTINGS["event_subscriptions"]["bot_events"]) <= known


def test_the_shortcut_is_the_one_that_is_listened_to():
    assert [item["callback_id"] for item in FEATURES["shortcuts"]] == [SHORTCUT]


def test_buttons_are_on():
    assert SETTINGS["interactivity"]["is_enabled"]


def test_each_scope_is_needed_and_none_is_missing():
    assert MANIFEST["oauth_config"]["scopes"] == {"bot": sorted(set(scopes.NEEDED_FOR.values()))}


def test_each_method_called_has_its_scope():
    events = set(SETTINGS["event_subscriptions"]["bot_events"])
    known = {use for use in scopes.NEEDED_FOR if "." in use} | scopes.WITHOUT_BOT_SCOPE
    assert methods_called() == known - events


def test_no_scope_reads_what_people_say_to_each_other():
    """`im:history` is what brings direct messages to the bot itself; channels stay closed."""
    reading = {scope for scope in MANIFEST["oauth_config"]["scopes"]["bot"] if scope.endswith(":history")}
    assert reading == {"im:history"}
    looked_up = {name for name in methods_called() if name.startswith("conversations.")}
    assert looked_up == {"conversations.history", "conversations.replies"}  # for our own, by their mark
    files = (ROOT / "bot").rglob("*.py")
    readers = [file.name for file in files if re.search("conversations_[a-z]+[(]", file.read_text("utf-8"))]
    assert readers == ["lookup.py"]


def test_a_new_app_starts_in_socket_mode_with_lasting_tokens():
    assert SETTINGS["socket_mode_enabled"]
    assert not SETTINGS["token_rotation_enabled"]


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        (MANIFEST["display_information"]["name"], 1, 35),
        (MANIFEST["display_information"]["description"], 1, 140),
        (MANIFEST["display_information"]["long_description"], 174, 4000),
        (FEATURES["bot_user"]["display_name"], 1, 80),
        (FEATURES["agent_view"]["agent_description"], 1, 300),
        *((item["name"], 1, 24) for item in FEATURES["shortcuts"]),
        *((item["description"], 1, 150) for item in FEATURES["shortcuts"]),
        *((item["description"], 1, 2000) for item in FEATURES["slash_commands"]),
        *((item["usage_hint"], 1, 1000) for item in FEATURES["slash_commands"]),
        *((item["command"], 2, 32) for item in FEATURES["slash_commands"]),
    ],
)
def test_texts_keep_to_slacks_lengths(text, least, most):
    """https://github.com/slackapi/manifest-schema"""
    assert least <= len(text) <= most


def test_the_example_names_every_setting_and_gives_no_value():
    lines = [line for line in (ROOT / ".env.example").read_text("utf-8").splitlines() if "=" in line]
    pairs = dict(line.removeprefix("# ").removeprefix("#").split("=", 1) for line in lines)
    assert set(pairs) == {name.upper() for name in Settings.model_fields}
    assert not [name for name, value in pairs.items() if value and re.search("TOKEN|SECRET|ID$", name)]


def test_a_platform_starts_the_server():
    assert (ROOT / "Procfile").read_text("utf-8") == (
        "release: python -m bot migrate\n"
        "web: python -m bot serve --http\n"
        "socket: python -m bot serve --socket\n"
    )
