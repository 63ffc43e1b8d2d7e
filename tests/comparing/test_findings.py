"""Which findings comparing comes to: between sources, within one, agreement, and silence."""

from __future__ import annotations

import pytest

from bot.story.findings import Cause, Severity
from bot.story.values import Note
from tests.builders import a_category, a_claim, a_period, a_quantity, a_route, some_names
from tests.comparing.builders_comparing import compared, entities, held


def status(name, term, **kinds):
    return a_claim(name, aspect="status", value=a_category(term), **kinds)


# --- between sources and within one


def test_many_numbers_make_one_finding():
    found = compared(*(a_claim(f"{n:03}.c1", value=a_quantity(n)) for n in range(50)))
    assert [(finding.cause, len(finding.positions)) for finding in found] == [(Cause.NUMBERS_APART, 50)]


def test_the_same_number_is_one_position_for_each_wording():
    [finding, _] = compared(
        a_claim("000.c1", value=a_quantity(14, of="boats")),
        a_claim("001.c1", value=a_quantity(14, of="ships")),
        a_claim("002.c1", value=a_quantity(14, of="boats")),
        a_claim("003.c1", value=a_quantity(15, of="boats")),
    )
    assert held(finding) == [["000.c1", "002.c1"], ["001.c1"], ["003.c1"]]


def test_a_source_against_itself_is_its_own_finding():
    [finding] = compared(status("000.c1", "open"), status("000.c2", "closed"), status("001.c1", "ajar"))
    assert (finding.kind, finding.severity, finding.is_internal) == (
        "internal-inconsistency",
        Severity.CONTRADICTION,
        True,
    )
    assert held(finding) == [["000.c1"], ["000.c2"]]


def test_what_a_source_says_against_itself_stands_between_sources_too_where_another_holds_one_side():
    found = compared(status("000.c1", "open"), status("000.c2", "closed"), status("001.c1", "open"))
    assert [finding.kind for finding in found] == ["status", "internal-inconsistency", "agreement"]
    assert held(found[0]) == [["000.c1", "001.c1"], ["000.c2"]]


def test_it_is_repeated_when_others_hold_both_sides():
    found = compared(
        status("000.c1", "open"),
        status("000.c2", "closed"),
        status("001.c1", "open"),
        status("002.c1", "closed"),
    )
    assert [finding.kind for finding in found] == [
        "status",
        "internal-inconsistency",
        "agreement",
        "agreement",
    ]
    assert held(found[0]) == [["000.c1", "001.c1"], ["000.c2", "002.c1"]]
    assert held(found[1]) == [["000.c1"], ["000.c2"]]


def test_a_part_and_its_whole_in_one_source_are_consistent():
    assert not compared(
        a_claim("000.c1", value=a_quantity(14)),
        a_claim("000.c2", value=a_quantity(word="several", least=3, part=True)),
    )


# --- footing


@pytest.mark.parametrize(
    ("one", "other", "compares"),
    [
        ("asserted", "reported", True),
        ("expected", "speculated", True),
        ("recommended", "recommended", True),
        ("asserted", "expected", False),
        ("asserted", "speculated", False),
        ("expected", "recommended", False),
    ],
)
def test_only_the_same_sort_of_statement_compares(one, other, compares):
    found = compared(status("000.c1", "open", modality=one), status("001.c1", "closed", modality=other))
    assert bool(found) is compares


def test_a_guessed_motive_compares_with_a_stated_one():
    fame, money = (a_category(term, vocabulary="motive") for term in ("fame", "money"))
    assert compared(
        a_claim("000.c1", aspect="why", value=fame),
        a_claim("001.c1", aspect="why", value=money, modality="speculated"),
    )


def test_notes_are_never_compared():
    assert not compared(
        a_claim("000.c1", aspect="note", value=Note()),
        a_claim("001.c1", aspect="note", value=Note()),
        gaps=True,
    )


# --- agreement


def test_sources_that_say_the_same_agree():
    [finding] = compared(status("000.c1", "open"), status("001.c1", "open"), sources=["002"])
    assert (finding.severity, finding.kind, finding.cause) == (None, "agreement", Cause.AGREE)
    assert (held(finding), finding.silent) == ([["000.c1", "001.c1"]], ("002",))


def test_one_source_does_not_agree_with_itself():
    assert not compared(status("000.c1", "half-open"), status("000.c2", "ajar"))


def test_each_value_that_sources_share_is_an_agreement():
    found = compared(*(status(f"00{n}.c{term}", term) for n in range(2) for term in ("open", "guarded")))
    assert [held(finding) for finding in found] == [
        [["000.cguarded", "001.cguarded"]],
        [["000.copen", "001.copen"]],
    ]


def test_a_date_may_agree_with_dates_that_do_not_agree():
    year, august, september = (
        a_period("2020-01-01", "2020-12-31"),
        a_period("2020-08-01", "2020-08-31"),
        a_period("2020-09-01", "2020-09-30"),
    )
    found = compared(
        *(
            a_claim(f"00{n}.c1", aspect="when", value=value)
            for n, value in enumerate((year, august, september))
        )
    )
    agreements = [held(finding) for finding in found if finding.cause is Cause.AGREE]
    assert sorted(agreements) == [[["000.c1"], ["001.c1"]], [["000.c1"], ["002.c1"]]]


def test_shared_names_are_told_for_each_set_of_lists():
    found = compared(
        a_claim("000.c1", aspect="members", value=some_names(*entities("lind", "silva", "okafor"))),
        a_claim("001.c1", aspect="members", value=some_names(*entities("lind", "okafor", "silva", "berg"))),
        a_claim("002.c1", aspect="members", value=some_names(*entities("silva", "berg"))),
    )
    assert [(finding.items, held(finding)) for finding in found] == [
        (("Rui Silva",), [["000.c1"], ["001.c1"], ["002.c1"]]),
        (("Maja Berg",), [["001.c1"], ["002.c1"]]),
        (("Maja Lind", "Ngozi Okafor"), [["000.c1"], ["001.c1"]]),
    ]


def test_places_agree_by_containment():
    quay, coast = entities("quay", "coast")
    [finding] = compared(
        a_claim("000.c1", aspect="route", value=a_route(quay)),
        a_claim("001.c1", aspect="route", value=a_route(coast)),
    )
    assert finding.cause is Cause.AGREE


# --- silence


def test_silence_is_a_gap():
    [finding] = compared(
        status("000.c1", "open"), status("001.c1", "ajar"), sources=["002", "003"], gaps=True
    )
    assert (finding.severity, finding.kind, finding.cause) == (Severity.GAP, "coverage", Cause.SILENCE)
    assert (held(finding), finding.silent) == ([["000.c1"], ["001.c1"]], ("002", "003"))


def test_where_all_speak_there_is_no_gap():
    assert not compared(status("000.c1", "open"), status("001.c1", "ajar"), gaps=True)


def test_where_something_else_was_found_there_is_no_gap():
    found = compared(status("000.c1", "open"), status("001.c1", "closed"), sources=["002"], gaps=True)
    assert [(finding.kind, finding.silent) for finding in found] == [("status", ("002",))]


def test_silence_is_told_of_a_topic_whatever_the_footing():
    [finding] = compared(
        status("000.c1", "open"), status("001.c1", "closed", modality="expected"), sources=["002"], gaps=True
    )
    assert (held(finding), finding.silent) == ([["000.c1"], ["001.c1"]], ("002",))


def test_gaps_end_where_they_would_fill_the_memory(monkeypatch):
    monkeypatch.setattr("bot.comparing.silence.MOST_SILENT", 3)
    claims = [status("000.c1", "open"), status("001.c1", "ajar"), status("002.c1", "open", subject="port")]
    found = compared(*claims, sources=["003"], gaps=True)
    assert [finding.subject for finding in found] == ["release"]


# --- ranking


def test_the_strongest_stand_first_and_the_widest_of_equals():
    found = compared(
        a_claim("000.c1", value=a_quantity(14)),
        a_claim("001.c1", value=a_quantity(15)),
        status("000.c2", "open"),
        status("001.c2", "closed"),
        status("002.c2", "closed"),
        status("000.c3", "closed", subject="port"),
        status("001.c3", "guarded", subject="port"),
        a_claim("000.c4", aspect="note", value=Note()),
        a_claim("000.c5", aspect="when", value=a_period()),
        gaps=True,
    )
    assert [(finding.severity, finding.aspect) for finding in found] == [
        (Severity.CONTRADICTION, "status"),
        (Severity.CONTRADICTION, "count"),
        (Severity.TENSION, "status"),
        (Severity.GAP, "when"),
        (None, "status"),
    ]
