"""Interactive elements and the pieces of rich text, each with its own limits."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.loopback.problems import Problems, count, invalid, length, text_object

BUTTON = 75
BUTTON_VALUE = 2_000
URL = 3_000
IDENTIFIER = 255
OPTIONS = 10
OPTION_TEXT = 75
OPTION_VALUE = 150
INPUT_TEXT = 3_000
STYLES = (None, "primary", "danger")
TEXT_LIKE = frozenset({"text", "link", "user", "usergroup", "channel", "emoji", "date", "broadcast", "color"})


def of_type(item: object, kind: str) -> bool:
    return isinstance(item, dict) and item.get("type") == kind


def element(item: object, at: str) -> Problems:
    """An interactive element of any kind that is used."""
    if not isinstance(item, dict):
        yield invalid(at, "must provide an object")
        return
    yield from length(item.get("action_id", "-"), f"{at}/action_id", IDENTIFIER)
    match item.get("type"):
        case "button":
            yield from _button(item, at)
        case "radio_buttons":
            yield from _options(item, at)
        case "plain_text_input":
            if not 0 < int(item.get("max_length", INPUT_TEXT)) <= INPUT_TEXT:
                yield invalid(f"{at}/max_length", f"must be less than {INPUT_TEXT + 1}")
        case "feedback_buttons":
            for name in ("positive_button", "negative_button"):
                yield from _rating(item.get(name), f"{at}/{name}")
        case kind:
            yield invalid(f"{at}/type", f"unsupported type: {kind}")


def rich_element(item: object, at: str) -> Problems:
    """One element of a rich_text block."""
    if not isinstance(item, dict):
        yield invalid(at, "must provide an object")
        return
    elements = item.get("elements")
    if item.get("type") == "rich_text_list":
        if item.get("style") not in ("bullet", "ordered"):
            yield invalid(f"{at}/style", f"unsupported style: {item.get('style')}")
        inner = rich_element
    elif item.get("type") in ("rich_text_section", "rich_text_quote", "rich_text_preformatted"):
        inner = _run
    else:
        yield invalid(f"{at}/type", f"unsupported type: {item.get('type')}")
        return
    yield from count(elements, f"{at}/elements", 3_000)
    for index, each in enumerate(elements if isinstance(elements, list) else []):
        yield from inner(each, f"{at}/elements/{index}")


def _run(item: object, at: str) -> Problems:
    if not isinstance(item, dict) or item.get("type") not in TEXT_LIKE:
        yield invalid(at, "unsupported element")
    elif item["type"] == "text" and not item.get("text"):
        yield invalid(f"{at}/text", "must be more than 0 characters")
    elif item["type"] == "user" and not str(item.get("user_id", "")).startswith(("U", "W")):
        yield invalid(f"{at}/user_id", "invalid user id")


def _button(item: Mapping[str, Any], at: str) -> Problems:
    yield from text_object(item.get("text"), f"{at}/text", BUTTON, kinds=("plain_text",))
    yield from length(item.get("value", "-"), f"{at}/value", BUTTON_VALUE)
    yield from length(item.get("url", "-"), f"{at}/url", URL)
    if item.get("style") not in STYLES:
        yield invalid(f"{at}/style", f"unsupported style: {item.get('style')}")


def _rating(item: object, at: str) -> Problems:
    if not isinstance(item, dict):
        yield invalid(at, "missing required field")
        return
    yield from text_object(item.get("text"), f"{at}/text", BUTTON, kinds=("plain_text",))
    yield from length(item.get("value"), f"{at}/value", BUTTON_VALUE)
    yield from length(item.get("accessibility_label", "-"), f"{at}/accessibility_label", BUTTON)


def _options(item: Mapping[str, Any], at: str) -> Problems:
    options = item.get("options")
    yield from count(options, f"{at}/options", OPTIONS)
    for index, option in enumerate(options or []):
        yield from text_object(option.get("text"), f"{at}/options/{index}/text", OPTION_TEXT)
        yield from length(option.get("value"), f"{at}/options/{index}/value", OPTION_VALUE)
    if "initial_option" in item and item["initial_option"] not in (options or []):
        yield invalid(f"{at}/initial_option", "must be one of the options")
