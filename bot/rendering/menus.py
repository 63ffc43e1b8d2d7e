"""What a story can be asked, as an outline."""

from __future__ import annotations

from bot.rendering.literal import flatten
from bot.rendering.outline import Outline, Page, Role, Row, Section
from bot.rendering.pages import topic_sections
from bot.rendering.wording import frame
from bot.story.digests import Stamp
from bot.story.questions import Question, Story
from bot.story.sources import Source


def help_outline(story: Story, stamp: Stamp, sources: tuple[Source, ...]) -> Outline:
    """How to ask, every question by topic with those of the menu first, and the articles behind them."""
    questions = menu_order(story)
    example = questions[0].slug if questions else "?"
    ways = tuple(Row.of(way) for way in frame.how_to_ask(flatten(story.command), example))
    page = Page(
        title=flatten(story.title),
        lead=Row.of(frame.help_text(len(sources))),
        sections=(Section(Role.MENU, ways, frame.HOW_TO_ASK), *topic_sections(questions)),
    )
    return Outline(
        pages=(page,),
        sources=sources,
        footer=frame.footer_text(stamp, len(sources)),
        sources_heading=frame.SOURCES,
    )


def menu_order(story: Story) -> tuple[Question, ...]:
    """Give the questions that can be asked as they stand, those of the story's menu first.

    Left out are those with a name to fill in, and those that the articles leave open.
    """
    first = [question for slug in story.menu if (question := story.question(slug))]
    return tuple(
        question
        for question in dict.fromkeys((*first, *story.questions))
        if question.gathers and "{" not in question.title
    )
