"""Drafters for tests of spreading, which worker processes can load by name."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, replace

from bot.story.errors import DraftingError
from bot.story.proposals import Certainty, Proposal
from tests.builders import a_claim


@dataclass(frozen=True)
class Counting:
    """Proposes how many words an article has; slowly for some, so that order is no accident."""

    slow: str = ""

    def draft(self, text, source, story):
        assert story.slug
        if "fail" in text:
            raise DraftingError(f"{source.id}: cannot be drafted")
        if "die" in text:
            os._exit(1)
        if self.slow and self.slow in text:
            time.sleep(0.3)
        claim = replace(a_claim(f"{source.id}.c01", source=source.id), says=f"{len(text.split())} words.")
        return (Proposal(claim, Certainty.UNSURE, f"process {os.getpid()}", ("it is a count",)),)
