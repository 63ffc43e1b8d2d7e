"""Outlines made shorter."""

import pytest

from bot.rendering.fitting import fitted, row_within, shortened
from bot.rendering.outline import Outline, Page, Role, Row, Section
from bot.story.sources import Citation, Span


def a_section(role, rows, **fields):
    return Section(role, tuple(Row.of(f"{role} {n}") for n in range(rows)), **fields)


def an_outline(*sections):
    return Outline((Page("Title", sections=sections),), (), "footer")


OUTLINE = an_outline(
    a_section(Role.LINES, 5), a_section(Role.DIFFERENCES, 2, hidden=1), a_section(Role.NEAR, 1)
)


def rows(outline):
    return {section.role: (len(section.rows), section.hidden) for section in outline.pages[0].sections}


def test_what_fits_is_left_alone():
    assert fitted(OUTLINE, lambda _: True) is OUTLINE


def test_rows_are_dealt_out_with_differences_first():
    assert rows(shortened(OUTLINE, 4)) == {Role.LINES: (1, 4), Role.DIFFERENCES: (2, 1), Role.NEAR: (1, 0)}


def test_a_section_without_rows_is_only_counted():
    short = shortened(OUTLINE, 1)
    assert rows(short) == {Role.DIFFERENCES: (1, 2)}
    assert short.pages[0].hidden == 6


@pytest.mark.parametrize("room", range(9))
def test_no_row_is_lost_without_being_counted(room):
    page = shortened(OUTLINE, room).pages[0]
    shown = sum(len(section.rows) for section in page.sections)
    assert shown + page.hidden + sum(section.hidden for section in page.sections) == 9
    assert shown == room if room < 8 else shown == 8


def test_as_many_rows_stay_as_fit():
    kept = fitted(OUTLINE, lambda one: sum(len(section.rows) for section in one.pages[0].sections) <= 6)
    assert sum(len(section.rows) for section in kept.pages[0].sections) == 6


def test_words_are_shortened_before_citations():
    row = Row.of("word " * 100, [Citation("003", "p5", 1, Span(0, 1))])
    short = row_within(row, 60, places=6)
    assert len(short.shown) <= 60
    assert short.shown.endswith("[003 ¶5]")


@pytest.mark.parametrize("most", [20, 60, 300])
def test_no_row_is_longer_than_asked(most):
    citations = [Citation(f"{n:03}", "p5", 1, Span(0, 1)) for n in range(50)]
    row = row_within(Row.of("word " * 100, citations, "Label"), most, places=2)
    assert len(row.shown) + len(row.label) <= most
