"""Whole Slack messages: the layout within Slack's limits, and beside it the whole answer as text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from bot.rendering import plain
from bot.rendering.blocks import limits
from bot.rendering.blocks.controls import Offer, after, attribution, before
from bot.rendering.blocks.elements import Block
from bot.rendering.blocks.layout import is_within_limits, laid_out
from bot.rendering.fitting import Bounds, bounded, fitted
from bot.rendering.menus import help_outline
from bot.rendering.mrkdwn import escape_lines
from bot.rendering.outline import Outline
from bot.rendering.pages import outline_of
from bot.rendering.verdicts import outline_of_check
from bot.rendering.wording import controls as wording
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


def answer_message(answer: Answer, story: Story, offer: Offer | None = None) -> Message:
    """Make an answer a message, with what is offered beside it."""
    return outline_message(outline_of(answer, story), offer)


def check_message(check: Check, checked_for: str = "") -> Message:
    """Make a verdict a message; it names the person it was checked for, if any."""
    message = outline_message(outline_of_check(check))
    if not checked_for:
        return message
    text = f"{wording.CHECKED_TEXT.format(person=checked_for)}\n\n{message.text}"
    return Message(text, [*attribution(checked_for, wording.CHECKED), *message.blocks][: limits.BLOCKS])


def help_message(story: Story, stamp: Stamp, sources: Iterable[Source]) -> Message:
    """Make what a story can be asked a message."""
    return outline_message(help_outline(story, stamp, tuple(sources)))


def outline_message(outline: Outline, offer: Offer | None = None) -> Message:
    """Make an outline a message."""
    text = message_text(outline)
    if offer and offer.shared_by:
        text = f"{wording.SHARED_TEXT.format(person=offer.shared_by)}\n\n{text}"
    return Message(text, message_blocks(outline, offer))


def message_text(outline: Outline) -> str:
    """Give the whole outline as escaped text; only past Slack's limit are rows left out and counted."""
    whole = _text(outline)
    return (
        whole
        if len(whole) <= limits.MESSAGE_TEXT
        else _text(_within(outline, limits.TEXT_BOUNDS, _has_short_text))
    )


def message_blocks(outline: Outline, offer: Offer | None = None) -> list[Block]:
    """Give the outline's layout; what does not fit is left out, counted, and a button shows it."""
    around = [*before(offer), *after(offer, is_cut=True)]

    def has_short_layout(shown: Outline) -> bool:
        return is_within_limits([*laid_out(shown), *around])

    shown = bounded(outline, limits.LAYOUT_BOUNDS)
    if not has_short_layout(shown):
        shown = _within(outline, limits.LAYOUT_BOUNDS, has_short_layout)
    is_cut = plain.outline_text(shown) != plain.outline_text(outline)
    return [*before(offer), *laid_out(shown), *after(offer, is_cut=is_cut)]


def _within(outline: Outline, bounds: Bounds, fits: Callable[[Outline], bool]) -> Outline:
    for scale in SCALES:
        shown = fitted(bounded(outline, bounds.tightened(scale)), fits)
        if fits(shown):
            break
    return shown


def _has_short_text(outline: Outline) -> bool:
    return len(_text(outline)) <= limits.MESSAGE_TEXT


def _text(outline: Outline) -> str:
    return escape_lines(plain.outline_text(outline))
