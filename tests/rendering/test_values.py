"""Values as short text."""

import pytest

from bot.rendering.wording.values import position_text, value_text
from bot.story.values import Note
from tests.builders import (
    a_category,
    a_claim,
    a_period,
    a_position,
    a_quantity,
    a_route,
    a_term,
    an_entity,
    an_order,
    some_names,
)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (a_quantity(123), "123 prisoners"),
        (a_quantity(1500), "1,500 prisoners"),
        (a_quantity(2), "two prisoners"),
        (a_quantity(1), "one prisoner"),
        (a_quantity(1, of="people"), "one person"),
        (a_quantity(0), "0 prisoners"),
        (a_quantity(2.5, unit="years", of=""), "2.5 years"),
        (a_quantity(4, unit="years", of="prison"), "four years of prison"),
        (a_quantity(least=50), "at least 50 prisoners"),
        (a_quantity(most=4), "at most 4 prisoners"),
        (a_quantity(least=2, most=4), "2\u20134 prisoners"),
        (a_quantity(word="several", least=3), "several prisoners"),
        (a_quantity(word="a small group", least=2, most=20, of="detainees"), "a small group of detainees"),
        (a_quantity(word="several", least=3, of=""), "several"),
        (some_names("kolesnikova"), "Kolesnikova, among others"),
        (some_names("a", "b", "c"), "A, B and C, among others"),
        (some_names("a", "b", closed=True), "only A and B"),
        (a_category(a_term("in-force", label="in force")), "in force"),
        (an_order("release", "before", "easing"), "Release before Easing"),
        (an_order("release", "together", "easing"), "Release together with Easing"),
        (an_order("release", "exchange", "easing"), "Release in exchange for Easing"),
        (a_route("ukraine", "poland"), "Ukraine, then Poland"),
        (a_period("2020-01-01", "2020-12-31"), "2020"),
        (a_period("2020-01-01", "2021-12-31"), "2020\u20132021"),
        (a_period("2020-08-01", "2020-08-31"), "August 2020"),
        (a_period("2020-08-01", "2021-02-28"), "August 2020 \u2013 February 2021"),
        (a_period("2025-12-13"), "13 December 2025"),
        (a_period("2025-12-13", "2026-01-02"), "13 December 2025 \u2013 2 January 2026"),
        (Note(), ""),
    ],
)
def test_a_value_reads_as(value, shown):
    assert value_text(value) == shown


def test_a_note_is_told_in_its_claims_words():
    position = a_position(a_claim(value=Note(), says="Viktor B. is free."))
    assert position_text(position) == "Viktor B. is free"


def test_an_expected_value_says_so():
    position = a_position(a_claim(modality="expected"))
    assert position_text(position) == "123 prisoners (expected)"


def test_a_value_that_one_claim_asserts_is_not_called_expected():
    position = a_position(a_claim(modality="expected"), a_claim("003.c02"))
    assert position_text(position) == "123 prisoners"


def test_labels_are_flattened():
    assert value_text(some_names(an_entity(label="A\n\u202eB"))) == "A B, among others"
