"""A proven body as values: JSON or a form, with one meaning each and of bounded depth and size."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Final
from urllib.parse import parse_qsl

from bot.slack.door.envelopes import FORM, Envelope
from bot.slack.door.refusals import RefusedError

# Slack's deepest payload, a window with rich text, is about fifteen deep; a command has some fifteen fields.
MOST_DEPTH: Final = 64
MOST_VALUES: Final = 100_000
# Objects and lists, counted by their signs before they are made: those cost most room.
MOST_HOLDERS: Final = 20_000
MOST_FIELDS: Final = 64

# How a lone half of a pair, or a NUL, is written in JSON. No database and no encoder takes either.
_UNSOUND: Final = re.compile(r"\\u(?:[dD][89a-fA-F]|0000)")


def parse_body(envelope: Envelope, raw: bytes) -> dict[str, Any]:
    """Read a body as what it says it is, an interaction as what its form carries; else RefusedError."""
    try:
        text = raw.decode("utf-8")
        if envelope.content_type != FORM:
            return parse_json(text)
        form = parse_form(text)
        return parse_json(form["payload"]) if "payload" in form else dict(form)
    except (ValueError, RecursionError) as error:
        raise RefusedError(400, "not readable") from error


def parse_form(text: str) -> dict[str, str]:
    """Read a form; ValueError when it is not one, when a name comes twice, or when it is not UTF-8."""
    pairs = parse_qsl(
        text, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=MOST_FIELDS
    )
    return _unique((name, value.replace("\0", "")) for name, value in pairs)


def parse_json(text: str) -> dict[str, Any]:
    """Read an object; halves of surrogate pairs and NULs are left out.

    ValueError when it is none, says one thing twice, or is deeper or larger than any of Slack's.
    """
    if text.count("{") + text.count("[") > MOST_HOLDERS:
        raise ValueError("too many objects")
    value = json.loads(text, object_pairs_hook=_unique, parse_constant=_refuse)
    if not isinstance(value, dict):
        raise ValueError("not an object")  # noqa: TRY004 - one error for whatever is not a request of Slack's
    _measure(value)
    return _sound(value) if _UNSOUND.search(text) else value


def _unique(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise ValueError("a name twice")
        found[name] = value
    return found


def _refuse(_constant: str) -> None:
    raise ValueError("not a number of JSON")


def _measure(value: object) -> None:
    """ValueError when a value is too deep, or holds too many others."""
    layer: list[Any] = [value]
    count = 0
    for _ in range(MOST_DEPTH):
        count += len(layer)
        if not layer or count > MOST_VALUES:
            break
        layer = [part for held in layer for part in _parts(held)]
    if layer:
        raise ValueError("too deep or too large")


def _parts(value: object) -> Iterable[Any]:
    if isinstance(value, dict):
        return value.values()
    return value if isinstance(value, list) else ()


def _sound(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "ignore").replace("\0", "")
    if isinstance(value, dict):
        return {_sound(name): _sound(held) for name, held in value.items()}
    return [_sound(held) for held in value] if isinstance(value, list) else value
