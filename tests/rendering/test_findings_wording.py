"""A finding in one sentence: who says what, and what exactly does not fit."""

import re

import pytest

from bot.rendering.wording.findings import brief_text, finding_text, severity_label
from bot.story.findings import Cause, Severity
from tests.builders import (
    a_category,
    a_claim,
    a_finding,
    a_period,
    a_position,
    a_route,
    an_entity,
    an_order,
    some_evidence,
    some_names,
)
from tests.rendering.builders_rendering import a_count_position, a_topical_story

STORY = a_topical_story(
    entities=[
        an_entity("viktor-b", label="Viktor B."),
        an_entity("babaryko", label="Viktor Babaryko"),
        an_entity("potash", kind="goods", label="potash"),
    ]
)


def holding(*values, aspect="status", subject="release"):
    return [
        a_position(a_claim(f"{source}.c01", value=value, aspect=aspect, subject=subject))
        for source, value in zip(("000", "001", "003"), values, strict=False)
    ]


SMALL = a_count_position("001", word="a small group", least=2, most=20)
SEVERAL = a_count_position("000", word="several", least=3)
EXACT = a_count_position("003", exact=123)


@pytest.mark.parametrize("cause", Cause)
@pytest.mark.parametrize("items", [(), ("potash",), ("viktor-b", "babaryko")])
def test_every_cause_has_one_sentence(cause, items):
    severity = {Cause.AGREE: None, Cause.SILENCE: Severity.GAP}.get(cause, Severity.TENSION)
    text = finding_text(a_finding(SMALL, EXACT, severity=severity, cause=cause, items=items), STORY)
    assert text.endswith(".")
    assert re.search(r"\[\d{3}\]", text)
    assert "  " not in text


@pytest.mark.parametrize("cause", Cause)
def test_no_sentence_says_who_is_right(cause):
    severity = None if cause is Cause.AGREE else Severity.TENSION
    text = finding_text(a_finding(SMALL, EXACT, severity=severity, cause=cause), STORY)
    assert not re.search(r"\b(wrong|right|correct|error|false|true|actually|in fact)\b", text)


@pytest.mark.parametrize(
    ("finding", "text"),
    [
        (
            a_finding(SMALL, EXACT, cause=Cause.OUTSIDE_VAGUE, severity=Severity.TENSION),
            (
                "On the release (number freed), [001] gives a small group of prisoners, while [003] gives "
                "123 prisoners: the number lies outside what the words allow."
            ),
        ),
        (
            a_finding(SEVERAL, EXACT, cause=Cause.VAGUE_ONLY, severity=Severity.VAGUE),
            (
                "On the release (number freed), [000] gives several prisoners, while [003] gives "
                "123 prisoners: the words leave room for the number but do not give it."
            ),
        ),
        (
            a_finding(
                a_count_position("000", word="several", least=3, part=True, of="prominent prisoners"),
                EXACT,
                cause=Cause.VAGUE_ONLY,
                severity=Severity.VAGUE,
            ),
            (
                "On the release (number freed), [000] gives several prominent prisoners, while [003] gives "
                "123 prisoners: the words may mean a part of that number."
            ),
        ),
        (
            a_finding(
                *holding(some_names("dual-use", closed=True), some_names("potash"), aspect="members"),
                cause=Cause.OUTSIDE_CLOSED,
                items=["potash"],
            ),
            (
                "On the release (freed), [000] names only Dual Use, while [001] names Potash, among others: "
                "a list given as complete leaves out potash."
            ),
        ),
        (
            a_finding(
                *holding(some_names("viktor-b"), some_names("babaryko"), aspect="members"),
                cause=Cause.POSSIBLY_SAME,
                items=["viktor-b", "babaryko"],
            ),
            "Viktor B. of [000] is possibly Viktor Babaryko of [001]; no article says so.",
        ),
        (
            a_finding(
                *holding(a_category("lifted"), a_category("in-force"), subject="visa-bans"),
                cause=Cause.TERMS_EXCLUDE,
            ),
            (
                "On visa bans (status), [000] says lifted, while [001] says in force: "
                "on a plain reading both cannot hold."
            ),
        ),
        (
            a_finding(
                *holding(an_order(), an_order("easing", "before", "release"), aspect="order"),
                cause=Cause.ORDER_REVERSED,
            ),
            (
                "On the release (order of events), [000] has Release before Easing, while [001] has "
                "Easing before Release: the orders exclude each other."
            ),
        ),
        (
            a_finding(
                *holding(a_route("ukraine"), a_route("france"), aspect="route"), cause=Cause.PLACES_APART
            ),
            (
                "On the release (places), [000] has Ukraine, while [001] has France: "
                "neither of these places lies within the other."
            ),
        ),
        (
            a_finding(
                *holding(a_period("2025-12-13"), a_period("2024-01-01", "2024-12-31"), aspect="when"),
                cause=Cause.DATES_APART,
            ),
            (
                "On the release (date), [000] gives 13 December 2025, while [001] gives 2024: "
                "the dates do not overlap."
            ),
        ),
        (
            a_finding(
                *holding(a_category("in-force"), subject="visa-bans"),
                cause=Cause.SILENCE,
                severity=Severity.GAP,
                silent=["001", "003"],
            ),
            "Only [000] speaks of visa bans (status); [001] and [003] do not.",
        ),
        (
            a_finding(
                *holding(a_category("lifted"), a_category("lifted")),
                cause=Cause.SILENCE,
                severity=Severity.GAP,
                silent=["003"],
            ),
            "Only [000] and [001] speak of the release (status); [003] does not.",
        ),
        (
            a_finding(a_position(a_claim("000.c01"), a_claim("003.c01")), cause=Cause.AGREE, severity=None),
            "On the release (number freed), [000] and [003] agree: 123 prisoners.",
        ),
    ],
)
def test_a_finding_reads_as(finding, text):
    assert finding_text(finding, STORY) == text


def test_three_positions_stand_one_after_the_other():
    finding = a_finding(SEVERAL, SMALL, EXACT, cause=Cause.OUTSIDE_VAGUE)
    assert "several prisoners; [001] gives a small group of prisoners; [003] gives" in finding_text(
        finding, STORY
    )


def test_a_finding_within_one_article_names_the_places():
    vague = a_count_position("003", "p2", word="several", least=3)
    finding = a_finding(vague, a_count_position("003", "p3", "t1.1"), cause=Cause.VAGUE_ONLY)
    assert finding_text(finding, STORY) == (
        "Within one article, on the release (number freed), [003 ¶2] gives several prisoners, while "
        "[003 ¶3, table 1.1] gives 123 prisoners: the words leave room for the number but do not give it."
    )


def test_a_source_on_both_sides_is_told_by_its_places():
    one = a_position(
        a_claim("000.c01", value=an_order(), aspect="order"),
        a_claim("003.c01", value=an_order(), aspect="order", evidence=[some_evidence("q5")]),
    )
    other = a_position(
        a_claim("003.c02", value=an_order("easing", "before", "release"), evidence=[some_evidence("p1")])
    )
    text = finding_text(a_finding(one, other, cause=Cause.ORDER_REVERSED), STORY)
    assert "[000] and [003 FAQ 5] have Release before Easing, while [003 ¶1] has" in text


def test_what_is_said_of_the_whole_is_told_apart():
    finding = a_finding(
        a_position(
            a_claim("000.c01", value=a_category("unchanged"), subject="visa-bans/us", aspect="status")
        ),
        a_position(a_claim("003.c01", value=a_category("lifted"), subject="visa-bans", aspect="status")),
        cause=Cause.WIDER_SCOPE,
    )
    assert finding_text(finding, STORY) == (
        "On us (status), [000] says unchanged, while [003] says lifted for visa bans as a whole: "
        "what is said of the whole does not fit the part."
    )


def test_more_than_two_positions_are_not_called_both():
    values = [a_category("lifted"), a_category("eased"), a_category("in-force")]
    finding = a_finding(*holding(*values), cause=Cause.TERMS_EXCLUDE)
    assert "on a plain reading these cannot all hold." in finding_text(finding, STORY)


def test_lists_that_share_an_entry_are_not_said_to_share_none():
    lists = [some_names("ivanova"), some_names("bialiatski", "viktor-b"), some_names("bialiatski")]
    finding = a_finding(*holding(*lists, aspect="members"), cause=Cause.NONE_SHARED)
    assert "the list of [000] shares no entry with the others" in finding_text(finding, STORY)


def test_lists_without_any_entry_in_common_share_none():
    lists = [some_names("ivanova"), some_names("bialiatski"), some_names("kolesnikova")]
    finding = a_finding(*holding(*lists, aspect="members"), cause=Cause.NONE_SHARED)
    assert "the lists share no entry, though" in finding_text(finding, STORY)


def test_unlike_values_that_fit_are_shown_side_by_side():
    values = [a_period("2020-01-01", "2020-12-31"), a_period("2020-08-01", "2020-08-31")]
    finding = a_finding(*holding(*values, aspect="when"), severity=None, cause=Cause.AGREE)
    assert finding_text(finding, STORY) == (
        "On the release (date), [000] gives 2020, while [001] gives August 2020: "
        "these agree as far as they go."
    )


def test_places_are_named_on_demand():
    assert "[001 ¶1] gives" in finding_text(a_finding(SMALL, EXACT), STORY, placed=True)


def test_in_brief_only_sides_and_misfit_are_told():
    finding = a_finding(SEVERAL, SMALL, EXACT, cause=Cause.OUTSIDE_VAGUE)
    assert brief_text(finding, STORY) == (
        "[000] and [001] against [003]: the number lies outside what the words allow."
    )


def test_unknown_subjects_and_aspects_are_named_by_their_path():
    finding = a_finding(
        *holding(a_category(), a_category("eased"), subject="sanctions/eu-bans", aspect="how-far")
    )
    assert finding_text(finding, STORY).startswith("On eu bans (how far), ")


@pytest.mark.parametrize(
    ("severity", "shown"),
    [
        (Severity.CONTRADICTION, "Contradiction"),
        (Severity.TENSION, "Tension"),
        (Severity.VAGUE, "Vague against exact"),
        (Severity.GAP, "Silence"),
        (None, "Agreement"),
    ],
)
def test_every_severity_has_a_label(severity, shown):
    assert severity_label(a_finding(severity=severity)) == shown


def test_in_brief_a_list_apart_is_named_once():
    lists = [some_names("ivanova"), some_names("bialiatski", "viktor-b"), some_names("bialiatski")]
    finding = a_finding(*holding(*lists, aspect="members"), cause=Cause.NONE_SHARED)
    assert brief_text(finding, STORY) == (
        "The list of [000] shares no entry with the others, though none of the lists claims to be complete."
    )


def test_in_brief_more_than_two_sides_stand_in_a_row():
    finding = a_finding(*holding(*map(a_category, ("lifted", "eased", "in-force"))), cause=Cause.TERMS_STRAIN)
    assert brief_text(finding, STORY).startswith("[000], [001] and [003]: these may hold together")
