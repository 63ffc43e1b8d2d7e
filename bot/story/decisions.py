"""What needs a person, and what a person decided of it, bound to the words it concerns."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from bot.story.claims import Claim
from bot.story.findings import Finding
from bot.story.proposals import Proposal


class MatterKind(StrEnum):
    """Why a person must look; members stand in the order in which they are shown."""

    CLAIM = "claim"
    IDENTITY = "identity"
    DISAGREEMENT = "disagreement"


class Ruling(StrEnum):
    """What a person said of a matter."""

    ACCEPTED = "accepted"
    EDITED = "edited"
    REJECTED = "rejected"
    UNDONE = "undone"


@dataclass(frozen=True, slots=True)
class Matter:
    """Something a person must look at: a proposal, a possible identity, or a disagreement.

    `id` is a hash of what is said, the same for whoever computes it. `words` holds the hashes of all words
    it rests on, each with the hash of the passage around them; None where the original is not at hand.
    """

    id: str
    kind: MatterKind
    words: Mapping[str, str | None]
    proposal: Proposal | None = None
    finding: Finding | None = None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims in question, in order."""
        if self.proposal:
            return (self.proposal.claim,)
        positions = self.finding.positions if self.finding else ()
        return tuple(claim for position in positions for claim in position.claims)


@dataclass(frozen=True, slots=True)
class Decision:
    """One ruling. `made` is the moment in UTC, ISO 8601.

    `claim` is the full id that the claim has in its reading. `fields` are those of the claim as edited, `was`
    those of a claim that the reading had before, both as a reading gives them. `told` says in our words what
    it was about, for whoever reads the file.
    """

    matter: str
    kind: MatterKind
    ruling: Ruling
    made: str
    words: Mapping[str, str | None]
    told: str = ""
    claim: str | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    was: Mapping[str, Any] = field(default_factory=dict)

    def stands_for(self, matter: Matter) -> bool:
        """Whether it still is about the same words: all of them are there, in passages that have not changed.

        Words that have come along since do not matter: another article that says the same.
        """
        return self.matter == matter.id and all(
            word in matter.words and _alike(passage, matter.words[word])
            for word, passage in self.words.items()
        )


def _alike(one: str | None, other: str | None) -> bool:
    return one is None or other is None or one == other


def standing(decisions: tuple[Decision, ...]) -> dict[str, Decision]:
    """Give the decision that stands on each matter: the last one that has not been undone."""
    stacks: dict[str, list[Decision]] = {}
    for decision in decisions:
        stack = stacks.setdefault(decision.matter, [])
        if decision.ruling is not Ruling.UNDONE:
            stack.append(decision)
        elif stack:
            stack.pop()
    return {matter: stack[-1] for matter, stack in stacks.items() if stack}
