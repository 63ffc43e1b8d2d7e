"""Tables, lists, questions and answers, read as structure."""

import pytest

from bot.story.proposals import Certainty
from bot.story.values import Names, Quantity
from tests.reading.drafting.builders_drafting import an_account, fates, totals
from tests.reading.drafting.builders_stories import notes, read, terms

TABLE = """The line in figures

| Matter | Previous state | Current state | Checked how | Frequency |
|---|---|---|---|---|
| Ticket prices | Frozen | Raised | By mail | Monthly |
| Life boats | Raised | Rotten | By hand | Once a year |
| Weather | Raised | Raised | By eye | Monthly |
"""


def test_a_cell_is_the_value_of_its_column_for_the_subject_of_its_row():
    assert terms(TABLE) == {("line/fares", "raised")}
    assert terms(TABLE, "frequency") == {("line/fares", "monthly"), ("line/boats", "yearly")}


def test_a_cell_whose_row_and_column_are_clear_is_sure():
    assert {p.certainty for p in read(TABLE) if p.claim.aspect == "status"} == {Certainty.SURE}


def test_the_evidence_of_a_cell_is_its_row():
    [claim] = [p.claim for p in read(TABLE) if p.claim.aspect == "status"]
    assert [evidence.passage for evidence in claim.evidence] == ["t1.1"]


@pytest.mark.parametrize("row", ["| Fares or boats of the past | Raised |", "| Ticket prices | |"])
def test_a_row_that_is_not_clear_says_nothing(row):
    assert terms(f"| Matter | Current state |\n|---|---|\n{row}\n") <= {("line/fares", "raised")}


def test_a_row_is_of_the_subject_that_has_most_of_its_words():
    table = "| Matter | Frequency |\n|---|---|\n| Freedom of the line | Monthly |\n"
    assert terms(table, "frequency") == {("line/freedom", "monthly")}


def test_rows_without_a_head_are_no_table():
    assert terms("| Ticket prices | Raised |\n| Life boats | Raised |\n") == set()


def test_a_row_counts_what_its_head_says(violence):
    text = "| Point | Detail |\n|---|---|\n| Number of sailors killed | 14 sailors, among them two cooks |\n"
    assert (14, 14) in totals(an_account(text, violence), "killed")


def hired(text: str) -> set[str]:
    """Who is named as hired."""
    values = [p.claim.value for p in read(text) if p.claim.aspect == "hired"]
    return {member.id for value in values if isinstance(value, Names) for member in value.members}


@pytest.mark.parametrize(
    "text",
    [
        "Sailors hired this week include:\n\n- Captain Arno Veld\n- Sailor Lena Holt\n",
        "## Newly hired sailors\n\n- Arno Veld\n- Lena Holt\n",
        "## Who are the sailors hired this week?\n\nArno Veld and Lena Holt, of Norholm.\n",
        "The sailors hired this week include Arno Veld and Lena Holt.",
        "The line hired several sailors, among them Arno Veld and Lena Holt.",
        "The line hired 14 sailors, including old hands like Arno Veld and Lena Holt.",
    ],
)
def test_members_of_a_group(text):
    assert hired(text) == {"veld", "holt"}


def test_a_list_of_other_things_names_nobody():
    assert hired("Sailors hired this week get:\n\n- A cap\n- A whistle from Arno Veld\n") == set()


def test_members_of_a_list_share_what_its_lead_says(violence):
    text = "The sailors killed on Monday:\n\n- Arno Veld, 23\n- Lena Holt, 31\n"
    assert fates(an_account(text, violence)) == {"Arno Veld": {"killed"}, "Lena Holt": {"killed"}}


def test_a_vague_word_keeps_its_interval():
    [value] = [p.claim.value for p in read("The line hired several sailors.") if p.claim.aspect == "count"]
    assert isinstance(value, Quantity)
    assert (value.least, value.most) == (3, None)


def test_notes_of_columns_need_a_person():
    text = TABLE.replace("Checked how", "Method")
    assert notes(text) == {("line/fares", "method"), ("line/boats", "method")}
    assert all(p.doubts for p in read(text) if p.claim.aspect == "method")
