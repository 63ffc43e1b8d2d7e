"""Verdicts on statements as outlines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bot.rendering.literal import flatten
from bot.rendering.outline import Outline, Page, Role, Row, Section
from bot.rendering.rows import line_row
from bot.rendering.wording import frame
from bot.rendering.wording.language import quoted
from bot.rendering.wording.notices import notice_text, unknown_text, unsaid_text
from bot.rendering.wording.verdicts import VERDICTS, check_reason, verdict_reason
from bot.story.answers import Check, Part, Verdict


def outline_of_check(check: Check) -> Outline:
    """Write a verdict's outline: the verdict and why, then what stands for and against it."""
    page = Page(
        title=flatten(check.statement),
        notices=tuple(notice_text(notice) for notice in check.notices),
        lead=Row.of(check_reason(check), label=VERDICTS[check.verdict]),
        sections=tuple(section for section in _sections(check) if section.rows),
        remarks=tuple(_remarks(check.parts)),
    )
    return Outline(
        pages=(page,),
        sources=check.sources,
        footer=frame.footer_text(check.stamp, check.of_sources),
        sources_heading=frame.SEARCHED if check.verdict is Verdict.NOT_COVERED else frame.SOURCES,
    )


def _remarks(parts: Iterable[Part]) -> Iterator[str]:
    """What is not known of the parts of a statement, or not said."""
    for part in parts:
        if part.unknown:
            yield unknown_text(part.unknown)
        if part.unsaid:
            yield unsaid_text(part.unsaid)


def _sections(check: Check) -> tuple[Section, ...]:
    near = tuple(dict.fromkeys(line_row(line) for part in check.parts for line in part.near))
    parts = tuple(check.parts)
    evidence = _of_one(parts[0]) if len(parts) == 1 else tuple(_of_several(part, check) for part in parts)
    return (*evidence, Section(Role.NEAR, near, frame.NEAR))


def _of_one(part: Part) -> tuple[Section, ...]:
    return (
        Section(Role.LINES, tuple(line_row(line) for line in part.supporting), frame.FOR),
        Section(Role.LINES, tuple(line_row(line) for line in part.opposing), frame.AGAINST),
    )


def _of_several(part: Part, check: Check) -> Section:
    labelled = [(frame.FOR, line) for line in part.supporting] + [
        (frame.AGAINST, line) for line in part.opposing
    ]
    rows = tuple(Row(line_row(line).pieces, label) for label, line in labelled)
    verdict = Row.of(verdict_reason(part, check.of_sources), label=VERDICTS[part.verdict])
    return Section(Role.LINES, (verdict, *rows), quoted(flatten(part.text)))
