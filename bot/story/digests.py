"""The compiled story that the bot answers from."""

from __future__ import annotations

from dataclasses import dataclass

from bot.story.claims import Claim
from bot.story.findings import Finding
from bot.story.questions import Story
from bot.story.sources import Source


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which digest an answer rests on: a hash of its content and the day its newest reading was made."""

    story: str
    title: str
    version: str
    built: str


@dataclass(frozen=True, slots=True)
class Digest:
    """Sources, claims and findings of one story, immutable and shared by all requests."""

    story: Story
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    findings: tuple[Finding, ...]
    stamp: Stamp

    def source(self, wanted: str) -> Source:
        """The source with that id; KeyError when there is none."""
        for source in self.sources:
            if source.id == wanted:
                return source
        raise KeyError(f"no source {wanted} in {self.story.slug}")
