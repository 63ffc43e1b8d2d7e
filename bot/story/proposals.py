"""What a program thinks an article says, before a person or a check has made a claim of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.story.claims import Claim
from bot.story.questions import Story
from bot.story.sources import Source


class Certainty(StrEnum):
    """Whether a proposal may become a claim by itself, or needs a person first."""

    SURE = "sure"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim in our words with the evidence it rests on, and how sure its drafter is of it.

    `drafter` names who drafted it (`rules`, or a model's name). `doubts` say, one sentence each, why a person
    must look: a proposal that is sure has none.
    """

    claim: Claim
    certainty: Certainty
    drafter: str
    doubts: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if (self.certainty is Certainty.SURE) == bool(self.doubts):
            raise ValueError(f"claim {self.claim.id} is {self.certainty} with {len(self.doubts)} doubts")


@dataclass(frozen=True, slots=True)
class Rejection:
    """A proposal that did not hold: what was proposed, in its drafter's words, and why not."""

    proposed: str
    reason: str


class Drafter(Protocol):
    """Whoever proposes claims for an article: rules, or a model service."""

    def draft(self, text: str, source: Source, story: Story) -> tuple[Proposal, ...]:
        """Propose claims of that source, in the order of the text; `text` is its original, whole."""
        ...
