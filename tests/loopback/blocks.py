"""The kinds of blocks, one function each; it yields the problems of one block.

Add a kind with one function decorated `@block("kind")`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tests.loopback.elements import element, of_type, rich_element
from tests.loopback.problems import Problems, block, count, invalid, length, repeated, text_object

SECTION_TEXT = 3_000
FIELDS = 10
FIELD_TEXT = 2_000
HEADER = 150
CONTEXT_ELEMENTS = 10
ACTIONS_ELEMENTS = 25
CONTEXT_ACTIONS_ELEMENTS = 5
URL = 3_000
MARKDOWN = 12_000
TABLE_ROWS = 100
TABLE_COLUMNS = 20
TABLE_TEXT = 10_000
LABEL = 2_000


@block("divider")
def _divider(_item: Mapping[str, Any], _at: str) -> Problems:
    return iter(())


@block("header")
def _header(item: Mapping[str, Any], at: str) -> Problems:
    yield from text_object(item.get("text"), f"{at}/text", HEADER, kinds=("plain_text",))


@block("section")
def _section(item: Mapping[str, Any], at: str) -> Problems:
    fields = item.get("fields", [])
    if "text" in item or not fields:
        yield from text_object(item.get("text"), f"{at}/text", SECTION_TEXT)
    yield from count(fields, f"{at}/fields", FIELDS, least=0)
    for index, field in enumerate(fields):
        yield from text_object(field, f"{at}/fields/{index}", FIELD_TEXT)
    if "accessory" in item:
        yield from element(item["accessory"], f"{at}/accessory")


@block("context")
def _context(item: Mapping[str, Any], at: str) -> Problems:
    elements = item.get("elements", [])
    yield from count(elements, f"{at}/elements", CONTEXT_ELEMENTS)
    for index, each in enumerate(elements):
        if not of_type(each, "image"):
            yield from text_object(each, f"{at}/elements/{index}", SECTION_TEXT)


@block("actions")
def _actions(item: Mapping[str, Any], at: str) -> Problems:
    elements = item.get("elements", [])
    yield from count(elements, f"{at}/elements", ACTIONS_ELEMENTS)
    yield from repeated(elements, "action_id", f"{at}/elements")
    for index, each in enumerate(elements):
        yield from element(each, f"{at}/elements/{index}")


@block("context_actions")
def _context_actions(item: Mapping[str, Any], at: str) -> Problems:
    elements = item.get("elements", [])
    yield from count(elements, f"{at}/elements", CONTEXT_ACTIONS_ELEMENTS)
    for index, each in enumerate(elements):
        if not of_type(each, "feedback_buttons"):
            yield invalid(f"{at}/elements/{index}/type", "unsupported type")
        yield from element(each, f"{at}/elements/{index}")


@block("input")
def _input(item: Mapping[str, Any], at: str) -> Problems:
    yield from text_object(item.get("label"), f"{at}/label", LABEL, kinds=("plain_text",))
    yield from element(item.get("element"), f"{at}/element")


@block("image")
def _image(item: Mapping[str, Any], at: str) -> Problems:
    yield from length(item.get("image_url"), f"{at}/image_url", URL)
    yield from length(item.get("alt_text"), f"{at}/alt_text", FIELD_TEXT)


@block("markdown")
def _markdown(item: Mapping[str, Any], at: str) -> Problems:
    yield from length(item.get("text"), f"{at}/text", MARKDOWN)


@block("table")
def _table(item: Mapping[str, Any], at: str) -> Problems:
    rows = item.get("rows", [])
    yield from count(rows, f"{at}/rows", TABLE_ROWS)
    yield from count(item.get("column_settings", []), f"{at}/column_settings", TABLE_COLUMNS, least=0)
    for index, row in enumerate(rows):
        yield from count(row, f"{at}/rows/{index}", TABLE_COLUMNS)
        for column, cell in enumerate(row):
            yield from _cell(cell, f"{at}/rows/{index}/{column}")
    if sum(len(str(cell.get("text", ""))) for row in rows for cell in row) > TABLE_TEXT:
        yield invalid(f"{at}/rows", f"must be less than {TABLE_TEXT + 1} characters in all")


def _cell(cell: object, at: str) -> Problems:
    if of_type(cell, "rich_text"):
        yield from _rich_text(cell, at)  # type: ignore[arg-type]
    elif not of_type(cell, "raw_text"):
        yield invalid(f"{at}/type", "unsupported type")
    elif not cell.get("text"):  # type: ignore[attr-defined]
        yield invalid(f"{at}/text", "must be more than 0 characters")


@block("rich_text")
def _rich_text(item: Mapping[str, Any], at: str) -> Problems:
    elements = item.get("elements", [])
    yield from count(elements, f"{at}/elements", SECTION_TEXT)
    for index, each in enumerate(elements):
        yield from rich_element(each, f"{at}/elements/{index}")
