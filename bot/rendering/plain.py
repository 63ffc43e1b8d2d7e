"""Answers, verdicts and help as plain text: one line a row, whole and without decoration."""

from __future__ import annotations

from collections.abc import Iterable

from bot.rendering.layout import laid_out
from bot.rendering.menus import help_outline
from bot.rendering.outline import Outline
from bot.rendering.pages import outline_of
from bot.rendering.verdicts import outline_of_check
from bot.story.answers import Answer, Check
from bot.story.digests import Stamp
from bot.story.questions import Story
from bot.story.sources import Source


def answer_text(answer: Answer, story: Story) -> str:
    """Give the whole answer, citations and sources included."""
    return outline_text(outline_of(answer, story))


def check_text(check: Check) -> str:
    """Give the whole verdict on a statement, with what stands for and against it."""
    return outline_text(outline_of_check(check))


def help_text(story: Story, stamp: Stamp, sources: Iterable[Source]) -> str:
    """Say what can be asked of a story, and how."""
    return outline_text(help_outline(story, stamp, tuple(sources)))


def outline_text(outline: Outline) -> str:
    """Write an outline as text, without a line end after the last line."""
    return "\n".join(line.text.rstrip() for line in laid_out(outline))
