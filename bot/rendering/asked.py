"""What was asked, as one short string that a button carries until somebody presses it."""

from __future__ import annotations

from dataclasses import dataclass

from bot.rendering.literal import clip, flatten

TEXT = 500
"""Characters of a query that a button keeps: several buttons of one message carry it, and share its room."""

PREVIOUS = 200


@dataclass(frozen=True, slots=True)
class Asked:
    """A query about a story, and what was asked before it where it is a follow-up."""

    story: str
    text: str
    previous: str | None = None

    @property
    def value(self) -> str:
        """`<story> <text>`, and on a second line what came before."""
        return self.value_within(TEXT)

    def value_within(self, most: int) -> str:
        """Write the same with at most that many characters of the text."""
        before = clip(flatten(self.previous or ""), PREVIOUS)
        asked = f"{self.story} {clip(flatten(self.text), most)}"
        return f"{asked}\n{before}" if before else asked

    @classmethod
    def parse(cls, value: str) -> Asked:
        """Read a button's value; any text is one."""
        asked, _, previous = value.partition("\n")
        story, _, text = asked.partition(" ")
        return cls(story, text, previous or None)
