"""What a story can be asked, as an outline."""

from __future__ import annotations

from bot.rendering.literal import flatten
from bot.rendering.outline import Outline, Page, Role, Row, Section
from bot.rendering.pages import MOST_SEARCHED, topic_sections
from bot.rendering.rows import finding_row
from bot.rendering.wording import frame
from bot.rendering.wording.findings import SEVERITIES
from bot.story.digests import Digest, Stamp
from bot.story.findings import Severity
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
        sources=sources[:MOST_SEARCHED],
        footer=frame.footer_text(stamp, len(sources)),
        sources_heading=frame.sources_heading(
            frame.SOURCES, len(sources[:MOST_SEARCHED]), len(sources[MOST_SEARCHED:])
        ),
        story=story.slug,
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


def findings_outline(digest: Digest, title: str) -> Outline:
    """All differences and silences of a digest, strongest first."""
    found = [finding for finding in digest.findings if finding.severity is not None]
    sections = tuple(
        Section(
            Role.DIFFERENCES,
            tuple(finding_row(each, digest.story) for each in found if each.severity is severity),
            SEVERITIES[severity],
        )
        for severity in Severity
    )
    page = Page(title, lead=Row.of(frame.tally_text(found)), sections=tuple(s for s in sections if s.rows))
    return Outline(
        pages=(page,),
        sources=digest.sources,
        footer=frame.footer_text(digest.stamp, len(digest.sources)),
        sources_heading=frame.SOURCES,
        story=digest.story.slug,
    )
