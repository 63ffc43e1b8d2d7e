"""Answers as outlines: what is shown of them, in which order."""

from __future__ import annotations

from collections.abc import Iterable

from bot.rendering.comparison import comparison
from bot.rendering.literal import flatten
from bot.rendering.outline import Outline, Page, Role, Row, Section
from bot.rendering.roster import is_roster, roster_row
from bot.rendering.rows import finding_row, line_row
from bot.rendering.wording import frame
from bot.rendering.wording.leads import lead_row
from bot.rendering.wording.notices import notice_text
from bot.story.answers import Answer, LeadKind, Line, Status
from bot.story.findings import Finding, Severity
from bot.story.questions import Question, Story
from bot.story.sources import Source

MOST_SEARCHED = 24
"""So many of the sources that were searched are listed under a refusal."""

ALL_DIFFERENCES = "disagreements"
"""The short name by which every story is asked for all its differences."""


def outline_of(answer: Answer, story: Story) -> Outline:
    """Write an answer's outline; one page for each part where a query held several questions."""
    parts = answer.all_parts
    sources = {source.id: source for part in answer.all_parts for source in _sources(part)}
    more = sum(_unlisted(part) for part in answer.all_parts)
    suggested = (question for part in answer.all_parts for question in part.suggestions)
    return Outline(
        pages=tuple(_page(part, story) for part in parts),
        sources=tuple(sources[id_] for id_ in sorted(sources)),
        footer=frame.footer_text(
            answer.stamp,
            answer.of_sources or max(part.of_sources for part in parts),
            _origins(answer),
        ),
        next=() if answer.status is Status.AMBIGUOUS else tuple(dict.fromkeys(suggested)),
        sources_heading=frame.sources_heading(
            frame.SEARCHED if answer.status is Status.NOT_COVERED else frame.SOURCES, len(sources), more
        ),
        story=story.slug,
    )


def _origins(answer: Answer) -> str:
    """How many origins the sources of an answer to a single question have, if fewer."""
    sources = len(answer.sources) + answer.more_sources
    return "" if answer.parts else frame.origins_text(sources, answer.origins)


def _sources(answer: Answer) -> tuple[Source, ...]:
    """Give the sources cited; those of a refusal are all that were searched, if they are not too many."""
    if answer.status is not Status.NOT_COVERED:
        return answer.sources
    return (*answer.sources, *answer.silent[:MOST_SEARCHED])


def _unlisted(answer: Answer) -> int:
    if answer.status is not Status.NOT_COVERED:
        return answer.more_sources
    cited = {source.id for source in answer.sources}
    listed = cited.union(source.id for source in answer.silent[:MOST_SEARCHED])
    return max(0, answer.of_sources - len(listed)) if len(answer.silent) > MOST_SEARCHED else 0


def differences(answer: Answer) -> tuple[Finding, ...]:
    """Give the findings where articles differ; silence is none."""
    return tuple(each for each in answer.findings if each.is_difference)


def topic_sections(questions: Iterable[Question]) -> tuple[Section, ...]:
    """Questions under their topics, both in the order given."""
    topics: dict[str, list[Question]] = {}
    for question in questions:
        topics.setdefault(question.topic, []).append(question)
    return tuple(
        Section(
            Role.MENU,
            rows=tuple(Row.of(flatten(each.title), label=each.slug) for each in asked),
            heading=flatten(topic),
            questions=tuple(asked),
        )
        for topic, asked in topics.items()
    )


def _page(answer: Answer, story: Story) -> Page:
    lines = _lines(answer)
    return Page(
        title=flatten(answer.title),
        notices=tuple(notice_text(notice) for notice in answer.notices),
        lead=_lead(answer, story),
        table=comparison(answer, story, lines),
        sections=tuple(
            section for section in _sections(answer, story, lines) if section.rows or section.hidden
        ),
        remarks=_remarks(answer),
    )


def _remarks(answer: Answer) -> tuple[str, ...]:
    is_told = answer.status is Status.NOT_COVERED  # that all are silent is the refusal itself
    return (frame.silent_text(answer.silent, answer.more_silent),) if answer.silent and not is_told else ()


def _lead(answer: Answer, story: Story) -> Row | None:
    if answer.status is Status.NOT_COVERED:
        return Row.of("", label=frame.refusal_text(answer.of_sources, answer.only))
    if answer.status is Status.AMBIGUOUS:
        is_menu = answer.title == story.title
        return Row.of(frame.help_text(answer.of_sources) if is_menu else frame.ambiguous_text(answer.query))
    if is_roster(answer):
        return roster_row(answer, story)
    return lead_row(answer.lead, answer.of_sources, story) if answer.lead else None


def _lines(answer: Answer) -> tuple[Line, ...]:
    """Give the lines below the lead: not again what the lead said in full."""
    if answer.lead is None or answer.lead.kind is LeadKind.DIFFER:
        return answer.lines
    return tuple(line for line in answer.lines if line not in answer.lead.lines[:1])


def _sections(answer: Answer, story: Story, lines: tuple[Line, ...]) -> tuple[Section, ...]:
    shown = differences(answer)
    gaps = tuple(each for each in answer.findings if each.severity is Severity.GAP)
    menu = topic_sections(answer.suggestions) if answer.status is Status.AMBIGUOUS else ()
    return (
        Section(Role.LINES, tuple(line_row(line) for line in lines), hidden=answer.more_lines),
        Section(
            Role.DIFFERENCES,
            tuple(finding_row(each, story) for each in shown),
            frame.DIFFERENCES,
            hidden=answer.more,
            see=differences_slug(story),
        ),
        Section(Role.SILENCES, tuple(finding_row(each, story) for each in gaps), frame.SILENCES),
        Section(Role.NEAR, tuple(line_row(line) for line in answer.near), frame.NEAR),
        *menu,
    )


def differences_slug(story: Story) -> str:
    """Give the story's own question for all differences, or what any story is asked for them."""
    slugs = (question.slug for question in story.questions)
    return next((slug for slug in slugs if "differ" in slug or "disagree" in slug), ALL_DIFFERENCES)
