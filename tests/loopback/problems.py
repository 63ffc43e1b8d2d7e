"""Refusals, and the small checks that all of them are made of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any


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


def invalid(at: str, reason: str) -> Problem:
    return Problem("invalid_blocks", at, reason)


def text_object(
    item: object, at: str, most: int, kinds: Sequence[str] = ("plain_text", "mrkdwn")
) -> Problems:
    """A text object: of a kind allowed here, not empty, not too long."""
    if not isinstance(item, dict):
        yield invalid(at, "missing required field: text")
    elif item.get("type") not in kinds:
        yield invalid(f"{at}/type", f"unsupported type: {item.get('type')}")
    else:
        yield from length(item.get("text"), f"{at}/text", most)


def length(value: object, at: str, most: int) -> Problems:
    if not isinstance(value, str) or not value.strip():
        yield invalid(at, "must be more than 0 characters")
    elif len(value) > most:
        yield invalid(at, f"must be less than {most + 1} characters")


def count(items: object, at: str, most: int, least: int = 1) -> Problems:
    if not isinstance(items, list):
        yield invalid(at, "must provide an array")
    elif len(items) < least:
        yield invalid(at, f"no less than {least} items allowed")
    elif len(items) > most:
        yield invalid(at, f"no more than {most} items allowed")


def repeated(items: Sequence[Any], name: str, at: str) -> Problems:
    counted = Counter(item[name] for item in items if isinstance(item, dict) and name in item)
    for value, times in counted.items():
        if times > 1:
            yield invalid(at, f"{name} {value!r} already exists")
