"""Answers and findings as files."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rendering.exports import BOM, answer_file, csv_text, findings_file, safe_cell
from bot.story.findings import Severity
from tests.builders import a_digest, a_finding
from tests.rendering.builders_rendering import (
    HOSTILE,
    a_count_position,
    a_differing_answer,
    a_line,
    a_topical_story,
    an_answer,
)

STORY = a_topical_story()
FINDING = a_finding(a_count_position("001", exact=14), a_count_position("003", "p3", "t1.1"))


def records(text):
    return list(csv.reader(io.StringIO(text.removeprefix(BOM))))


@pytest.mark.parametrize(
    "cell",
    ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1", "\n@x", "\u200b=1", "\uff1d1", "|calc", "%0A=1"],
)
def test_what_a_spreadsheet_would_calculate_is_text(cell):
    assert safe_cell(cell).startswith("'")


@pytest.mark.parametrize("cell", ["123 prisoners", "¶3", "", "a = b", "2–4"])
def test_other_cells_are_left_alone(cell):
    assert safe_cell(cell) == cell


@given(st.text())
def test_no_cell_of_any_text_begins_a_formula(text):
    assert not safe_cell(text).lstrip().startswith(("=", "+", "-", "@", "\t", "\r"))
    assert "\n" not in safe_cell(text)


@given(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), min_size=10, max_size=10))
def test_every_cell_survives_the_file(cells):
    assert records(csv_text([tuple(cells)]))[1] == [safe_cell(cell) for cell in cells]


def test_an_answer_has_a_record_for_each_line_and_position():
    file = answer_file(a_differing_answer(FINDING), STORY, "csv")
    kinds = [record[0] for record in records(file.text)]
    assert kinds == ["What", "Line", "Line", "Difference", "Difference"]


def test_a_record_says_where_it_comes_from():
    file = answer_file(an_answer(a_line("Belarus let 123 go.", passage="p3")), STORY, "csv")
    assert records(file.text)[1][3:] == [
        "Belarus let 123 go.", "", "[003]", "Article 003", "undated", "¶3", "1",
    ]  # fmt: skip


def test_findings_are_all_there():
    digest = a_digest(
        findings=[FINDING, replace(FINDING, severity=Severity.GAP), replace(FINDING, severity=None)]
    )
    assert len(records(findings_file(digest, "csv").text)) == 1 + 2 * 2


def test_markdown_keeps_every_source():
    text = answer_file(a_differing_answer(FINDING), STORY, "md").text
    assert "# How many people were released?" in text
    assert "- \\[003\\] Article 003 · undated" in text


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stands_for_itself_in_markdown(text):
    written = answer_file(an_answer(a_line(text), title=text), STORY, "md").text
    assert "<" not in written.replace("\\<", "")
    assert "\x1b" not in written
    written.encode()


def test_a_file_is_named_after_its_question():
    assert answer_file(an_answer(a_line(), title="../../Who?\n*"), STORY, "csv").name == "belarus-who.csv"
