"""The exact words of an original, or why they cannot be shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bot.story.sources import Evidence, Source


class Lack(StrEnum):
    """Why there is no quotation."""

    ABSENT = "absent"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words cut from an original and checked against their hash; without them, why."""

    text: str = ""
    lack: Lack | None = None

    def __post_init__(self) -> None:
        if bool(self.text) == (self.lack is not None):
            raise ValueError("a quotation has words, or a reason why it has none")


Quoting = Callable[[Source, Evidence], Quotation]
