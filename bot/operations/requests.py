"""The request in hand: its id, by which everything logged of it is found, and how it goes."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Final


@dataclass(slots=True)
class InHand:
    """One request; `outcome` is `answered` unless somebody says otherwise."""

    surface: str
    id: str = field(default_factory=lambda: secrets.token_hex(4))
    outcome: str = "answered"


_in_hand: Final[ContextVar[InHand | None]] = ContextVar("in_hand", default=None)


@contextmanager
def in_hand(surface: str) -> Iterator[InHand]:
    """Take a request in hand until the end of the block, and for whatever is started meanwhile."""
    request = InHand(surface)
    before = _in_hand.set(request)
    try:
        yield request
    finally:
        _in_hand.reset(before)


def request_id() -> str:
    """Give the id of the request in hand, or an empty string."""
    request = _in_hand.get()
    return request.id if request is not None else ""


def went(outcome: str) -> None:
    """Say how the request in hand went: `failed`, `limited`, `refused`."""
    request = _in_hand.get()
    if request is not None:
        request.outcome = outcome
