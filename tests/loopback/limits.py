"""What Slack refuses in a message or a view, said in Slack's own words.

Limits: https://docs.slack.dev/reference/block-kit/blocks, .../methods/chat.postMessage#truncating and
https://docs.slack.dev/reference/views
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from tests.loopback import blocks as _kinds  # noqa: F401  # registers the kinds
from tests.loopback.elements import of_type
from tests.loopback.problems import CHECKS, Problem, Problems, invalid, length, repeated, text_object

TEXT = 40_000
BLOCKS = 50
VIEW_BLOCKS = 100
IDENTIFIER = 255
MARKDOWN = 12_000
VIEW_TITLE = 24
METADATA = 3_000

# Text of ours or of articles never notifies anybody at large, and no foreign link is ever made.
BROADCAST = re.compile(r"<!(?:channel|here|everyone|subteam)|<(?:https?|mailto):")
MENTIONS = re.compile(r"<[@#][A-Z0-9]+(?:\|[^>]*)?>")
UNSEEN = frozenset({"value", "action_id", "private_metadata"})  # carried along, never shown or parsed
IN_MODALS = frozenset({"input", "alert"})
IN_MESSAGES = frozenset({"table", "context_actions", "markdown"})


def problems(message: Mapping[str, Any]) -> list[Problem]:
    """Everything wrong with a message's text and blocks."""
    found = message.get("blocks") or []
    return list(
        chain(text_problems(message), block_problems(found), _misplaced(found, IN_MODALS), unescaped(message))
    )


def view_problems(view: Mapping[str, Any]) -> list[Problem]:
    """Everything wrong with a modal or a home view."""
    found = view.get("blocks") or []
    return list(
        chain(
            _view(view),
            block_problems(found, VIEW_BLOCKS),
            _misplaced(found, IN_MESSAGES),
            unescaped({"blocks": found}),
        )
    )


def text_problems(message: Mapping[str, Any]) -> Problems:
    """A message needs text, also beside blocks: it is all that a screen reader or a notification has."""
    text = message.get("text")
    if not isinstance(text, str) or not text.strip():
        yield Problem("no_text", "/text", "must be more than 0 characters")
    elif len(text) > TEXT:
        yield Problem("msg_too_long", "/text", f"must be less than {TEXT + 1} characters")


def block_problems(blocks: object, most: int = BLOCKS) -> Problems:
    """Blocks by count, by identity, and each by its kind."""
    if not isinstance(blocks, list):
        yield invalid("/blocks", "must provide an array")
        return
    if len(blocks) > most:
        yield invalid("/blocks", f"no more than {most} items allowed")
    yield from repeated(blocks, "block_id", "/blocks")
    if sum(of_type(item, "table") for item in blocks) > 1:
        yield invalid("/blocks", "only one table is allowed")
    written = sum(len(str(item.get("text", ""))) for item in blocks if of_type(item, "markdown"))
    if written > MARKDOWN:
        yield invalid("/blocks", f"markdown must be less than {MARKDOWN + 1} characters in all")
    for index, item in enumerate(blocks):
        yield from _block(item, f"/blocks/{index}")


def unescaped(message: Mapping[str, Any]) -> Problems:
    """Control sequences that a text of an article or a person may never bring along."""
    for at, text in _strings(message, ""):
        if BROADCAST.search(text):
            yield Problem("invalid_arguments", at, "unescaped control sequence")


def _view(view: Mapping[str, Any]) -> Problems:
    if view.get("type") not in ("modal", "home"):
        yield invalid("/view/type", f"unsupported type: {view.get('type')}")
    if view.get("type") == "modal":
        yield from text_object(view.get("title"), "/view/title", VIEW_TITLE, kinds=("plain_text",))
        for name in ("submit", "close"):
            if name in view:
                yield from text_object(view[name], f"/view/{name}", VIEW_TITLE, kinds=("plain_text",))
        if any(of_type(item, "input") for item in view.get("blocks") or []) and "submit" not in view:
            yield invalid("/view/submit", "missing required field: submit")
    if len(str(view.get("private_metadata", ""))) > METADATA:
        yield invalid("/view/private_metadata", f"must be less than {METADATA + 1} characters")
    if len(str(view.get("callback_id", ""))) > IDENTIFIER:
        yield invalid("/view/callback_id", f"must be less than {IDENTIFIER + 1} characters")


def _misplaced(blocks: object, kinds: frozenset[str]) -> Problems:
    for index, item in enumerate(blocks if isinstance(blocks, list) else []):
        if isinstance(item, dict) and item.get("type") in kinds:
            yield invalid(f"/blocks/{index}/type", f"unsupported type: {item['type']}")


def _block(item: object, at: str) -> Problems:
    if not isinstance(item, dict):
        yield invalid(at, "must provide an object")
        return
    check = CHECKS.get(str(item.get("type")))
    if check is None:
        yield invalid(f"{at}/type", f"unsupported type: {item.get('type')}")
        return
    if "block_id" in item:
        yield from length(item["block_id"], f"{at}/block_id", IDENTIFIER)
    yield from check(item, at)


def _strings(value: object, at: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield at, value
    elif isinstance(value, Mapping):
        for name, each in value.items():
            yield from _strings(each, f"{at}/{name}") if name not in UNSEEN else ()
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield from _strings(each, f"{at}/{index}")
