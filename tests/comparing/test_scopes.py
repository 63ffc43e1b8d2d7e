"""Claims on a branch beside claims on what it belongs to."""

from __future__ import annotations

from bot.story.findings import Cause, Severity
from tests.builders import a_category, a_claim, a_quantity, some_names
from tests.comparing.builders_comparing import compared, entities, held


def status(name, term, subject, **kinds):
    return a_claim(name, subject=subject, aspect="status", value=a_category(term), **kinds)


def goods(name, *ids, subject, closed=False):
    return a_claim(name, subject=subject, aspect="members", value=some_names(*entities(*ids), closed=closed))


def test_what_excludes_itself_across_scopes_is_only_a_tension():
    [finding] = compared(status("000.c1", "open", "race"), status("001.c1", "closed", "race/leg"))
    assert (finding.subject, finding.severity, finding.kind, finding.cause) == (
        "race/leg",
        Severity.TENSION,
        "scope",
        Cause.WIDER_SCOPE,
    )
    assert held(finding) == [["000.c1"], ["001.c1"]]


def test_every_root_counts():
    found = compared(status("000.c1", "open", "race"), status("001.c1", "closed", "race/leg/buoy"))
    assert [finding.cause for finding in found] == [Cause.WIDER_SCOPE]


def test_terms_that_go_together_fit_across_scopes():
    assert not compared(status("000.c1", "open", "race"), status("001.c1", "ajar", "race/leg"))


def test_a_source_may_go_into_detail():
    assert not compared(status("000.c1", "open", "race"), status("000.c2", "closed", "race/leg"))


def test_a_source_s_detail_does_not_stand_beside_its_general_statement():
    found = compared(
        status("000.c1", "open", "race"),
        status("001.c1", "open", "race"),
        status("000.c2", "closed", "race/leg"),
    )
    [finding] = [finding for finding in found if finding.cause is Cause.WIDER_SCOPE]
    assert held(finding) == [["001.c1"], ["000.c2"]]


def test_an_outlook_on_a_branch_does_not_meet_a_fact_on_the_root():
    assert not compared(
        status("000.c1", "open", "race"), status("001.c1", "closed", "race/leg", modality="expected")
    )


def test_numbers_of_root_and_branch_are_not_compared():
    assert not compared(
        a_claim("000.c1", subject="race", value=a_quantity(14)),
        a_claim("001.c1", subject="race/leg", value=a_quantity(3)),
    )


def test_a_closed_list_on_the_root_binds_the_branches():
    [finding] = compared(
        goods("000.c1", "grain", subject="race", closed=True),
        goods("001.c1", "wheat", "timber", subject="race/leg"),
    )
    assert (finding.cause, finding.items) == (Cause.WIDER_SCOPE, ("Timber",))


def test_a_list_on_a_branch_does_not_bind_the_root():
    assert not compared(
        goods("000.c1", "grain", "timber", subject="race"),
        goods("001.c1", "grain", subject="race/leg", closed=True),
    )


def test_silent_are_those_that_speak_of_neither():
    [finding] = compared(
        status("000.c1", "open", "race"), status("001.c1", "closed", "race/leg"), sources=["002"]
    )
    assert finding.silent == ("002",)
