"""Whole Slack messages: the layout within Slack's limits, and beside it the whole answer as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.rendering import plain
from bot.rendering.blocks import limits
from bot.rendering.blocks.elements import Block
from bot.rendering.blocks.layout import is_within_limits, laid_out
from bot.rendering.fitting import Bounds, bounded, fitted
from bot.rendering.menus import help_outline
from bot.rendering.mrkdwn import escape_lines
from bot.rendering.outline import Outline
from bot.rendering.pages import outline_of
from bot.rendering.verdicts import outline_of_check
from bot.story.answers import Answer, Check
from bot.story.digests import Stamp
from bot.story.questions import Story
from bot.story.sources import Source

SCALES = (1, 2, 4, 8, 16)  # by which bounds are tightened until even the longest titles fit


@dataclass(frozen=True, slots=True)
class Message:
    """A message for Slack: `text` is the whole answer, escaped; `blocks` its layout."""

    text: str
    blocks: list[Block]


def answer_message(answer: Answer, story: Story) -> Message:
    """Make an answer a message."""
    return outline_message(outline_of(answer, story))


def check_message(check: Check) -> Message:
    """Make a verdict a message."""
    return outline_message(outline_of_check(check))


def help_message(story: Story, stamp: Stamp, sources: Iterable[Source]) -> Message:
    """Make what a story can be asked a message."""
    return outline_message(help_outline(story, stamp, tuple(sources)))


def outline_message(outline: Outline) -> Message:
    """Make an outline a message."""
    return Message(message_text(outline), message_blocks(outline))


def message_text(outline: Outline) -> str:
    """Give the whole outline as escaped text; only past Slack's limit are rows left out and counted."""
    whole = _text(outline)
    return (
        whole
        if len(whole) <= limits.MESSAGE_TEXT
        else _text(_within(outline, limits.TEXT_BOUNDS, _has_short_text))
    )


def message_blocks(outline: Outline) -> list[Block]:
    """Give the outline's layout; what does not fit is left out and counted."""
    blocks = laid_out(bounded(outline, limits.LAYOUT_BOUNDS))
    if is_within_limits(blocks):
        return blocks
    return laid_out(_within(outline, limits.LAYOUT_BOUNDS, _has_short_layout))


def _within(outline: Outline, bounds: Bounds, fits: Callable[[Outline], bool]) -> Outline:
    for scale in SCALES:
        shown = fitted(bounded(outline, bounds.tightened(scale)), fits)
        if fits(shown):
            break
    return shown


def _has_short_text(outline: Outline) -> bool:
    return len(_text(outline)) <= limits.MESSAGE_TEXT


def _has_short_layout(outline: Outline) -> bool:
    return is_within_limits(laid_out(outline))


def _text(outline: Outline) -> str:
    return escape_lines(plain.outline_text(outline))
