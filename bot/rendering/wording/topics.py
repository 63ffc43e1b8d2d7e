"""What a finding is about, in the story's own names."""

from __future__ import annotations

from bot.rendering.literal import flatten
from bot.rendering.wording.values import position_text
from bot.story.findings import Finding, Position
from bot.story.questions import Story
from bot.story.values import Note


def topic_text(finding: Finding, story: Story) -> str:
    """Say what is compared: `the release (number freed)`."""
    subject, aspect = subject_label(finding.subject, story), aspect_label(finding.aspect, story)
    return f"{subject} ({aspect})" if aspect.casefold() not in subject.casefold() else subject


def held_text(position: Position, finding: Finding, story: Story) -> str:
    """Write a position's value, and what it is said of where that is not what the finding is about."""
    text = position_text(position)
    subject = position.claims[0].subject
    if subject == finding.subject or isinstance(position.value, Note):
        return text
    whole = " as a whole" if finding.subject.startswith(f"{subject}/") else ""
    return f"{text} for {subject_label(subject, story)}{whole}"


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
