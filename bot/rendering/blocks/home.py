"""The bot's own page: its stories, their questions, and how to ask."""

from __future__ import annotations

from collections.abc import Iterable

from bot.rendering.asked import Asked
from bot.rendering.blocks import limits
from bot.rendering.blocks.elements import (
    Block,
    bullets,
    button,
    buttons,
    contexts,
    divider,
    paragraph,
    rich_text,
    runs,
    title,
)
from bot.rendering.fitting import sources_within
from bot.rendering.literal import clip, flatten
from bot.rendering.menus import menu_order
from bot.rendering.outline import Row
from bot.rendering.pages import differences_slug
from bot.rendering.wording import controls, frame
from bot.rendering.wording import home as wording
from bot.story.digests import Digest

SHOWN_QUESTIONS = 8
SOURCES = 6_000  # characters that the sources of one story take
TITLE = 120


def home_view(digests: Iterable[Digest]) -> dict[str, object]:
    """Make the page; stories beyond Slack's limit of blocks are left to their own commands."""
    known = tuple(digests)
    blocks = [rich_text([paragraph(runs(f"{wording.INTRODUCTION} {wording.NEVER}"))])]
    use = _how_to_use(known[0].story.command if known else "/…")
    for digest in known:
        made = _story(digest)
        if len(blocks) + len(made) + len(use) <= limits.VIEW_BLOCKS:
            blocks += made
    return {"type": "home", "blocks": [*blocks, *use]}


def _story(digest: Digest) -> list[Block]:
    story = digest.story
    taken: set[str] = set()
    questions = menu_order(story)[:SHOWN_QUESTIONS]
    differences = Asked(story.slug, differences_slug(story)).value
    return [
        divider(),
        title(clip(flatten(story.title), TITLE) or story.slug),
        *contexts([wording.story_text(digest)]),
        *contexts([frame.source_line(source) for source in sources_within(digest.sources, SOURCES)]),
        *buttons(questions, taken, story.slug),
        {"type": "actions", "elements": [button("ask::differences", controls.ALL_DIFFERENCES, differences)]},
    ]


def _how_to_use(command: str) -> list[Block]:
    rows = [Row.of(way.format(command=flatten(command)), label=where) for where, way in wording.WAYS]
    heading = paragraph(runs(wording.HOW_TO_USE, bold=True))
    return [divider(), rich_text([heading, bullets(rows)])]
