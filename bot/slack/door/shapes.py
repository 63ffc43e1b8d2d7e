"""The form of what Slack sends, as far as Bolt and the surfaces rely on it.

What nobody here reads may be anything. A body of another form is refused, so that no reader stumbles over it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

Rule = Callable[[object], bool]

# Ids, timestamps and names of kinds: visible ASCII, of whatever form Slack may choose.
_ID: Final = re.compile(r"[\x21-\x7e]{0,255}")


def text(value: object) -> bool:
    """Any text."""
    return isinstance(value, str)


def identifier(value: object) -> bool:
    """An id, a timestamp, the name of a kind; or none of them, as an empty text."""
    return isinstance(value, str) and _ID.fullmatch(value) is not None


def certain(value: object) -> bool:
    """An id that is there."""
    return identifier(value) and value != ""


def flag(value: object) -> bool:
    """True or false, which forms have to spell out."""
    return isinstance(value, bool) or value in ("true", "false")


def either(*rules: Rule) -> Rule:
    """What follows one of the rules."""
    return lambda value: any(rule(value) for rule in rules)


def listed(rule: Rule, *, least: int = 0) -> Rule:
    """A list of what follows the rule."""
    return lambda value: isinstance(value, list) and len(value) >= least and all(map(rule, value))


def mapped(rule: Rule) -> Rule:
    """An object whose values all follow the rule."""
    return lambda value: isinstance(value, dict) and all(map(rule, value.values()))


def record(needed: Mapping[str, Rule] = MappingProxyType({}), /, **known: Rule) -> Rule:
    """An object that has all that is needed.

    What else is known may be missing or null; what is not known may be anything.
    """

    def follows(value: object) -> bool:
        return (
            isinstance(value, dict)
            and all(name in value and rule(value[name]) for name, rule in needed.items())
            and all(value.get(name) is None or rule(value[name]) for name, rule in known.items())
        )

    return follows


_NAMED = record(id=identifier, team_id=identifier, enterprise_id=identifier)
_NAME = either(identifier, _NAMED)
_TEXTS = record(ts=identifier, thread_ts=identifier, text=text, user=identifier)
_CONTAINER = record(
    type=identifier, channel_id=identifier, message_ts=identifier, thread_ts=identifier, is_ephemeral=flag
)
_CHOICE = record(value=text, selected_option=record(value=text))
_VIEW = record(
    {"id": certain, "type": certain},
    callback_id=text,
    private_metadata=text,
    team_id=identifier,
    app_installed_team_id=identifier,
    state=record(values=mapped(mapped(_CHOICE))),
)
_AUTHORIZATION = record(
    enterprise_id=identifier, team_id=identifier, user_id=identifier, is_bot=flag, is_enterprise_install=flag
)
# Who and where, which Bolt looks for in every body, and in these parts of one.
_PLACE: Final[dict[str, Rule]] = {
    "team": _NAME,
    "team_id": identifier,
    "enterprise": _NAME,
    "enterprise_id": identifier,
    "user": _NAME,
    "user_id": identifier,
    "channel": _NAME,
    "channel_id": identifier,
    "thread_ts": identifier,
}
_PLACES: Final[dict[str, Rule]] = {
    **_PLACE,
    **dict.fromkeys(("message", "previous_message", "item", "assistant_thread"), record(**_PLACE)),
}
_BODY: Final[dict[str, Rule]] = {
    **_PLACES,
    "api_app_id": identifier,
    "authorizations": listed(_AUTHORIZATION),
    "is_enterprise_install": flag,
    "is_ext_shared_channel": flag,
    "response_url": text,
    "response_urls": listed(record(response_url=text)),
    "trigger_id": identifier,
    "view": _VIEW,
    "function_data": record(),
}
_INTERACTION: Final[dict[str, Rule]] = {
    **_BODY,
    "channel": _NAMED,
    "container": _CONTAINER,
    "message": _TEXTS,
}
_WORDS = record(
    **{
        **_PLACES,
        **dict.fromkeys(
            ("user", "channel", "ts", "subtype", "channel_type", "bot_id", "team", "user_team"), identifier
        ),
        "text": text,
        "user_profile": record(),
    }
)
_THREAD = record({"channel_id": certain, "thread_ts": certain}, **_PLACE)
_EVENTS: Final[Mapping[str, Rule]] = {
    "app_mention": _WORDS,
    "message": _WORDS,
    "app_home_opened": record({"user": certain, "channel": certain}, tab=identifier),
    "assistant_thread_started": record({"assistant_thread": _THREAD}),
    "team_access_revoked": record(team_ids=listed(certain)),
    "tokens_revoked": record(tokens=record(oauth=listed(identifier), bot=listed(identifier))),
}
_PRESS = record({"action_id": text, "type": certain}, block_id=text, value=text)
_COMMAND = record({"command": text, "user_id": certain}, text=text, **_BODY)
_KINDS: Final[Mapping[str, Rule]] = {
    "url_verification": record({"challenge": text}),
    "event_callback": record({"event": record({"type": certain})}, event_id=identifier, **_BODY),
    "block_actions": record({"user": _NAMED, "actions": listed(_PRESS, least=1)}, **_INTERACTION),
    "message_action": record({"user": _NAMED, "callback_id": text, "message": _TEXTS}, **_INTERACTION),
    "view_submission": record({"user": _NAMED, "view": _VIEW}, **_INTERACTION),
}
_OTHER = record(**_BODY)


def is_of_slacks_form(body: Mapping[str, Any]) -> bool:
    """Whether a body has the form of some request of Slack's."""
    if "event" in body and not isinstance(body["event"], dict):
        return False
    if "command" in body:
        return _COMMAND(body)
    kind = body.get("type")
    if not isinstance(kind, str) or not _KINDS.get(kind, _OTHER)(body):
        return False
    return kind != "event_callback" or _EVENTS.get(body["event"]["type"], _OTHER)(body["event"])
