"""What a finding is about, in the story's own names."""

from __future__ import annotations

from bot.rendering.literal import flatten
from bot.story.findings import Finding
from bot.story.questions import Story


def topic_text(finding: Finding, story: Story) -> str:
    """Say what is compared: `the release (number freed)`."""
    subject, aspect = subject_label(finding.subject, story), aspect_label(finding.aspect, story)
    return f"{subject} ({aspect})" if aspect.casefold() not in subject.casefold() else subject


def subject_label(path: str, story: Story) -> str:
    """Name a subject as the story does; failing that, by the last step of its path."""
    return flatten(story.subjects.get(path) or path.rpartition("/")[2].replace("-", " "))


def aspect_label(aspect: str, story: Story) -> str:
    """Name an aspect as the story does, without an article: it stands in brackets and over columns."""
    known = story.aspects.get(aspect)
    return flatten(known.label if known else aspect.replace("-", " ")).removeprefix("the ")


def item_label(item: str, story: Story) -> str:
    """Name an entity given by its id; what is no id stands as it is."""
    known = story.entities.get(item)
    return flatten(known.label if known else item)
