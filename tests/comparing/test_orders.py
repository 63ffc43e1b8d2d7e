"""Orders of events, against each other and in chains."""

from __future__ import annotations

import pytest

from bot.comparing import Difference, agree, differ
from bot.story.findings import Cause, Severity
from tests.builders import a_claim, an_order
from tests.comparing.builders_comparing import REGATTA, compared, held

REVERSED = Difference(Severity.CONTRADICTION, "order", Cause.ORDER_REVERSED)
LOOSE = Difference(Severity.TENSION, "order", Cause.ORDER_LOOSE)


def said(name, first, relation, second, subject="race"):
    return a_claim(name, subject=subject, aspect="order", value=an_order(first, relation, second))


@pytest.mark.parametrize(
    ("one", "other", "difference", "agreed"),
    [
        pytest.param(("start", "before", "storm"), ("start", "before", "storm"), None, True, id="the same"),
        pytest.param(
            ("start", "before", "storm"), ("storm", "before", "start"), REVERSED, False, id="opposite"
        ),
        pytest.param(
            ("start", "before", "storm"), ("storm", "together", "start"), LOOSE, False, id="together"
        ),
        pytest.param(
            ("start", "together", "storm"), ("storm", "together", "start"), None, True, id="swapped"
        ),
        pytest.param(
            ("start", "exchange", "storm"), ("storm", "before", "start"), None, False, id="exchange"
        ),
        pytest.param(
            ("start", "exchange", "storm"), ("start", "together", "storm"), None, False, id="at once"
        ),
        pytest.param(
            ("start", "before", "storm"), ("prize", "before", "start"), None, False, id="other events"
        ),
    ],
)
def test_relations(one, other, difference, agreed):
    assert differ(an_order(*one), an_order(*other), REGATTA) == difference
    assert agree(an_order(*one), an_order(*other), REGATTA) is agreed


def test_a_source_that_gives_both_orders_stands_on_both_sides_and_against_itself():
    between, within = compared(
        said("000.c1", "start", "before", "storm"),
        said("000.c2", "storm", "before", "start"),
        said("001.c1", "storm", "before", "start"),
    )[:2]
    assert (between.kind, held(between)) == ("order", [["000.c1"], ["000.c2", "001.c1"]])
    assert (within.kind, held(within)) == ("internal-inconsistency", [["000.c1"], ["000.c2"]])


def test_all_orders_of_a_group_that_conflict_make_one_finding():
    [finding] = compared(
        said("000.c1", "start", "before", "storm"),
        said("001.c1", "storm", "before", "start"),
        said("002.c1", "storm", "together", "start"),
        said("003.c1", "storm", "exchange", "start"),
    )
    assert (finding.severity, finding.cause) == (Severity.CONTRADICTION, Cause.ORDER_REVERSED)
    assert held(finding) == [["000.c1"], ["001.c1"], ["002.c1"]]


def test_a_chain_across_sources_contradicts():
    [finding] = compared(
        said("000.c1", "start", "before", "storm"),
        said("001.c1", "storm", "before", "finish"),
        said("002.c1", "finish", "before", "start"),
        said("003.c1", "finish", "before", "prize"),
    )
    assert (finding.severity, finding.kind, finding.cause) == (
        Severity.CONTRADICTION,
        "order",
        Cause.ORDER_REVERSED,
    )
    assert held(finding) == [["000.c1"], ["001.c1"], ["002.c1"]]


def test_a_chain_runs_over_subjects():
    [finding] = compared(
        said("000.c1", "start", "before", "storm", subject="race"),
        said("001.c1", "storm", "before", "start", subject="port"),
    )
    assert held(finding) == [["000.c1"], ["001.c1"]]


def test_a_chain_inside_one_source_is_its_own_inconsistency():
    [finding] = compared(
        said("000.c1", "start", "before", "storm"),
        said("000.c2", "storm", "before", "finish"),
        said("000.c3", "finish", "before", "start"),
    )
    assert (finding.kind, finding.sources) == ("internal-inconsistency", ("000",))


def test_opposite_orders_of_one_subject_are_no_chain():
    assert (
        len(
            compared(
                said("000.c1", "start", "before", "storm"),
                said("001.c1", "storm", "before", "start"),
            )
        )
        == 1
    )


def test_a_chain_through_opposite_orders_is_found():
    found = compared(
        said("000.c1", "start", "before", "storm"),
        said("001.c1", "storm", "before", "start"),
        said("002.c1", "storm", "before", "finish"),
        said("003.c1", "finish", "before", "start"),
    )
    assert sorted(len(finding.positions) for finding in found) == [2, 3]


def test_orders_without_a_circle_fit():
    assert not compared(
        said("000.c1", "start", "before", "storm"),
        said("001.c1", "storm", "before", "finish"),
        said("002.c1", "start", "before", "finish"),
    )


def test_an_expected_order_is_no_link_of_a_chain_of_facts():
    claims = [
        said("000.c1", "start", "before", "storm"),
        said("001.c1", "storm", "before", "finish"),
        a_claim(
            "002.c1",
            subject="race",
            aspect="order",
            modality="expected",
            value=an_order("finish", "before", "start"),
        ),
    ]
    assert not compared(*claims)
