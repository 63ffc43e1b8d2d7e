"""The first line of an answer."""

import pytest

from bot.rendering.wording.leads import lead_row
from bot.story.answers import Lead, LeadKind
from bot.story.findings import Cause, Severity
from tests.builders import a_claim, a_finding, a_period, a_position, an_entity, some_names
from tests.rendering.builders_rendering import a_count_position, a_line, a_topical_story

STORY = a_topical_story(entities=[an_entity("bialiatski", label="Ales Bialiatski")])


def shown(lead, of_sources=3):
    row = lead_row(lead, of_sources, STORY)
    return f"{row.label}: {row.shown}" if row.label else row.shown


@pytest.mark.parametrize(
    ("severity", "label"),
    [
        (Severity.CONTRADICTION, "The articles contradict each other"),
        (Severity.TENSION, "The articles do not agree"),
        (Severity.VAGUE, "The articles are not equally exact"),
    ],
)
def test_a_difference_puts_positions_side_by_side(severity, label):
    finding = a_finding(severity=severity)
    assert (
        shown(Lead(LeadKind.DIFFER, (), finding))
        == f"{label}: 14 prisoners [000 ¶1]; 123 prisoners [001 ¶1]."
    )


def test_a_difference_within_one_article_is_not_laid_to_all():
    finding = a_finding(a_count_position("003", "p2", exact=14), a_count_position("003", "p3"))
    assert shown(Lead(LeadKind.DIFFER, (), finding)).startswith("One article does not agree with itself: 14")


def test_a_difference_without_a_finding_tells_its_lines():
    lead = Lead(LeadKind.DIFFER, (a_line("One.", source="000"), a_line("Other.", source="001")))
    assert shown(lead) == "The articles do not agree: One [000 ¶3]; Other [001 ¶3]."


def test_agreement_of_some_is_counted():
    lead = Lead(LeadKind.AGREE, (a_line("So it is.", source="000"), a_line("So.", source="001")))
    assert shown(lead) == "Two of three articles agree: So it is. [000 ¶3] [001 ¶3]"


def test_agreement_of_all_says_all():
    lines = tuple(a_line("So.", source=source) for source in ("000", "001", "003"))
    assert shown(Lead(LeadKind.AGREE, lines)).startswith("All three articles agree: So.")


def test_agreement_of_two_says_both():
    lines = tuple(a_line("So.", source=source) for source in ("000", "001"))
    assert shown(Lead(LeadKind.AGREE, lines), of_sources=2).startswith("Both articles agree: So.")


def test_agreement_of_unlike_values_shows_each():
    year, month = a_period("2020-01-01", "2020-12-31"), a_period("2020-08-01", "2020-08-31")
    finding = a_finding(
        a_position(a_claim("000.c01", value=year)),
        a_position(a_claim("001.c01", value=month)),
        severity=None,
        cause=Cause.AGREE,
    )
    lines = tuple(a_line(source=source) for source in ("000", "001"))
    assert shown(Lead(LeadKind.AGREE, lines, finding)) == (
        "Two of three articles agree: 2020 [000 ¶1]; August 2020 [001 ¶1]."
    )


def test_a_single_speaker_is_told_as_one_of_all():
    assert (
        shown(Lead(LeadKind.SINGLE, (a_line("So.", source="000"),))) == "One of three articles: So. [000 ¶3]"
    )


def test_a_lone_article_is_not_counted():
    assert shown(Lead(LeadKind.SINGLE, (a_line("So.", source="000"),)), of_sources=1) == "So. [000 ¶3]"


def test_several_lines_lead_with_the_first():
    lead = Lead(LeadKind.SEVERAL, (a_line("First.", source="000"), a_line("Second.", source="001")))
    assert shown(lead) == "First. [000 ¶3]"


def test_lists_agree_on_what_they_share():
    finding = a_finding(
        a_position(a_claim("001.c01", value=some_names("bialiatski", "viktor-b"))),
        a_position(a_claim("003.c01", value=some_names("bialiatski", "babaryko"))),
        severity=None,
        cause=Cause.AGREE,
        items=["Ales Bialiatski"],
    )
    lines = tuple(a_line(source=source) for source in ("001", "003"))
    assert shown(Lead(LeadKind.AGREE, lines, finding)) == (
        "Two of three articles agree: Ales Bialiatski [001 ¶1] [003 ¶1]"
    )


def test_a_likeness_is_no_disagreement():
    finding = a_finding(cause=Cause.POSSIBLY_SAME, severity=Severity.VAGUE)
    assert shown(Lead(LeadKind.DIFFER, (), finding)).startswith("The articles may mean one and the same: ")


def test_what_is_said_of_the_whole_is_marked():
    finding = a_finding(
        a_position(a_claim("000.c01", subject="visa-bans/us")),
        a_position(a_claim("003.c01", subject="visa-bans")),
        severity=Severity.TENSION,
        cause=Cause.WIDER_SCOPE,
    )
    assert shown(Lead(LeadKind.DIFFER, (), finding)).endswith(
        "123 prisoners [000 ¶1]; 123 prisoners for visa bans as a whole [003 ¶1]."
    )
