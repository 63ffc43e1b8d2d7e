"""What Slack refuses in a message, said in Slack's own words.

Add a kind of block with one function decorated `@block("kind")`; it yields the problems of one block.
Limits: https://docs.slack.dev/reference/block-kit/blocks and .../methods/chat.postMessage#truncating
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

TEXT = 40_000
BLOCKS = 50
SECTION_TEXT = 3_000
FIELDS = 10
FIELD_TEXT = 2_000
HEADER = 150
CONTEXT_ELEMENTS = 10
ACTIONS_ELEMENTS = 25
BUTTON = 75
BUTTON_VALUE = 2_000
URL = 3_000
IDENTIFIER = 255
MARKDOWN = 12_000
TABLE_ROWS = 100
TABLE_COLUMNS = 20


@dataclass(frozen=True, slots=True)
class Problem:
    """One refusal: Slack's error code, and where and why."""

    code: str
    pointer: str
    reason: str

    def __str__(self) -> str:
        return f"[ERROR] {self.reason} [json-pointer:{self.pointer}]"


Problems = Iterator[Problem]
Check = Callable[[Mapping[str, Any], str], Problems]
CHECKS: dict[str, Check] = {}


def block(kind: str) -> Callable[[Check], Check]:
    """Register the check of one kind of block."""

    def register(check: Check) -> Check:
        CHECKS[kind] = check
        return check

    return register


def problems(message: Mapping[str, Any]) -> list[Problem]:
    """Everything wrong with a message's text and blocks."""
    return list(chain(text_problems(message), block_problems(message.get("blocks") or [])))


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
        yield _invalid("/blocks", "must provide an array")
        return
    if len(blocks) > most:
        yield _invalid("/blocks", f"no more than {most} items allowed")
    yield from _repeated(blocks, "block_id", "/blocks")
    if sum(item.get("type") == "table" for item in blocks if isinstance(item, dict)) > 1:
        yield _invalid("/blocks", "only one table is allowed")
    written = sum(len(str(item.get("text", ""))) for item in blocks if _is(item, "markdown"))
    if written > MARKDOWN:
        yield _invalid("/blocks", f"markdown must be less than {MARKDOWN + 1} characters in all")
    for index, item in enumerate(blocks):
        yield from _block(item, f"/blocks/{index}")


def _block(item: object, at: str) -> Problems:
    if not isinstance(item, dict):
        yield _invalid(at, "must provide an object")
        return
    check = CHECKS.get(str(item.get("type")))
    if check is None:
        yield _invalid(f"{at}/type", f"unsupported type: {item.get('type')}")
        return
    if "block_id" in item:
        yield from _length(item["block_id"], f"{at}/block_id", IDENTIFIER)
    yield from check(item, at)


@block("divider")
def _divider(_item: Mapping[str, Any], _at: str) -> Problems:
    return iter(())


@block("header")
def _header(item: Mapping[str, Any], at: str) -> Problems:
    yield from _text(item.get("text"), f"{at}/text", HEADER, kinds=("plain_text",))


@block("section")
def _section(item: Mapping[str, Any], at: str) -> Problems:
    fields = item.get("fields", [])
    if "text" in item or not fields:
        yield from _text(item.get("text"), f"{at}/text", SECTION_TEXT)
    yield from _count(fields, f"{at}/fields", FIELDS, least=0)
    for index, field in enumerate(fields):
        yield from _text(field, f"{at}/fields/{index}", FIELD_TEXT)
    if "accessory" in item:
        yield from _element(item["accessory"], f"{at}/accessory")


@block("context")
def _context(item: Mapping[str, Any], at: str) -> Problems:
    elements = item.get("elements", [])
    yield from _count(elements, f"{at}/elements", CONTEXT_ELEMENTS)
    for index, element in enumerate(elements):
        if not _is(element, "image"):
            yield from _text(element, f"{at}/elements/{index}", SECTION_TEXT)


@block("actions")
def _actions(item: Mapping[str, Any], at: str) -> Problems:
    elements = item.get("elements", [])
    yield from _count(elements, f"{at}/elements", ACTIONS_ELEMENTS)
    yield from _repeated(elements, "action_id", f"{at}/elements")
    for index, element in enumerate(elements):
        yield from _element(element, f"{at}/elements/{index}")


@block("image")
def _image(item: Mapping[str, Any], at: str) -> Problems:
    yield from _length(item.get("image_url"), f"{at}/image_url", URL)
    yield from _length(item.get("alt_text"), f"{at}/alt_text", FIELD_TEXT)


@block("markdown")
def _markdown(item: Mapping[str, Any], at: str) -> Problems:
    yield from _length(item.get("text"), f"{at}/text", MARKDOWN)


@block("table")
def _table(item: Mapping[str, Any], at: str) -> Problems:
    rows = item.get("rows", [])
    yield from _count(rows, f"{at}/rows", TABLE_ROWS)
    for index, row in enumerate(rows):
        yield from _count(row, f"{at}/rows/{index}", TABLE_COLUMNS)


@block("rich_text")
def _rich_text(item: Mapping[str, Any], at: str) -> Problems:
    yield from _count(item.get("elements", []), f"{at}/elements", SECTION_TEXT)


def _element(item: object, at: str) -> Problems:
    if not isinstance(item, dict):
        yield _invalid(at, "must provide an object")
    elif item.get("type") == "button":
        yield from _text(item.get("text"), f"{at}/text", BUTTON, kinds=("plain_text",))
        yield from _length(item.get("action_id", "-"), f"{at}/action_id", IDENTIFIER)
        yield from _length(item.get("value", "-"), f"{at}/value", BUTTON_VALUE)
        yield from _length(item.get("url", "-"), f"{at}/url", URL)


def _text(item: object, at: str, most: int, kinds: Sequence[str] = ("plain_text", "mrkdwn")) -> Problems:
    """A text object: of a kind allowed here, not empty, not too long."""
    if not isinstance(item, dict):
        yield _invalid(at, "missing required field: text")
    elif item.get("type") not in kinds:
        yield _invalid(f"{at}/type", f"unsupported type: {item.get('type')}")
    else:
        yield from _length(item.get("text"), f"{at}/text", most)


def _length(value: object, at: str, most: int) -> Problems:
    if not isinstance(value, str) or not value.strip():
        yield _invalid(at, "must be more than 0 characters")
    elif len(value) > most:
        yield _invalid(at, f"must be less than {most + 1} characters")


def _count(items: object, at: str, most: int, least: int = 1) -> Problems:
    if not isinstance(items, list):
        yield _invalid(at, "must provide an array")
    elif len(items) < least:
        yield _invalid(at, f"no less than {least} items allowed")
    elif len(items) > most:
        yield _invalid(at, f"no more than {most} items allowed")


def _repeated(items: Sequence[Any], name: str, at: str) -> Problems:
    counted = Counter(item[name] for item in items if isinstance(item, dict) and name in item)
    for value, times in counted.items():
        if times > 1:
            yield _invalid(at, f"{name} {value!r} already exists")


def _is(item: object, kind: str) -> bool:
    return isinstance(item, dict) and item.get("type") == kind


def _invalid(at: str, reason: str) -> Problem:
    return Problem("invalid_blocks", at, reason)
