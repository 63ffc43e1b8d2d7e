"""What one digest says that another does not: claims, disagreements and answers before and after."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.story.answers import Answer
from bot.story.claims import Claim
from bot.story.digests import Stamp
from bot.story.findings import Finding
from bot.story.sources import Source


class Field(StrEnum):
    """What of a claim may change while it stays the same claim."""

    VALUE = "value"
    SAYS = "says"
    MODALITY = "modality"
    SPEAKER = "attributed_to"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class ChangedClaim:
    """A claim that is still there, and what of it is new."""

    before: Claim
    after: Claim
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class ChangedFinding:
    """A disagreement that is still there with other positions or of another grade."""

    before: Finding
    after: Finding


@dataclass(frozen=True, slots=True)
class ChangedAnswer:
    """A question whose answer reads differently; None where one side does not know the question."""

    slug: str
    title: str
    before: Answer | None
    after: Answer | None


@dataclass(frozen=True, slots=True)
class ClaimChanges:
    """Claims added, gone and changed, each in the order of the digest it is from."""

    added: tuple[Claim, ...] = ()
    gone: tuple[Claim, ...] = ()
    changed: tuple[ChangedClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class FindingChanges:
    """Disagreements that appeared, were resolved or changed, strongest first."""

    appeared: tuple[Finding, ...] = ()
    resolved: tuple[Finding, ...] = ()
    changed: tuple[ChangedFinding, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs between two digests of one story."""

    old: Stamp
    new: Stamp
    sources_added: tuple[Source, ...]
    sources_gone: tuple[Source, ...]
    claims: ClaimChanges
    findings: FindingChanges
    answers: tuple[ChangedAnswer, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing that is said differs."""
        claims, findings = self.claims, self.findings
        parts = (claims.added, claims.gone, claims.changed)
        others = (findings.appeared, findings.resolved, findings.changed, self.answers)
        return not any((self.sources_added, self.sources_gone, *parts, *others))
