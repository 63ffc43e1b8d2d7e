"""Open and closed lists of names."""

from __future__ import annotations

import pytest

from bot.comparing import Difference, agree, differ, differences
from bot.story.findings import Cause, Severity
from tests.builders import a_claim, an_entity, some_names
from tests.comparing.builders_comparing import REGATTA, compared, entities, held


def names(*ids, closed=False):
    return some_names(*entities(*ids), closed=closed)


def outside(*items, kind="set"):
    return Difference(Severity.CONTRADICTION, kind, Cause.OUTSIDE_CLOSED, items)


def partly(*items, kind="scope"):
    return Difference(Severity.TENSION, kind, Cause.PARTLY_SHARED, items)


def none_shared(kind="set"):
    return Difference(Severity.TENSION, kind, Cause.NONE_SHARED)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param(names("lind"), names("lind", "berg"), [], id="open lists that share a name"),
        pytest.param(names("lind"), names("berg"), [none_shared()], id="open lists that share none"),
        pytest.param(names("grain"), names("timber"), [none_shared("scope")], id="goods differ in scope"),
        pytest.param(names("cargo"), names("wheat"), [], id="one contains the other"),
        pytest.param(names("flour"), names("wheat"), [], id="one may be the other in part"),
        pytest.param(names("moreau"), names("anna-m"), [], id="possibly one person is not none"),
        pytest.param(names("lind", closed=True), names("lind"), [], id="a closed list and fewer names"),
        pytest.param(
            names("lind", closed=True),
            names("lind", "berg"),
            [outside("Maja Berg")],
            id="a name outside a closed list",
        ),
        pytest.param(
            names("lind", "silva", closed=True),
            names("lind", "berg", closed=True),
            [outside("Maja Berg", "Rui Silva")],
            id="closed lists that each lack a name",
        ),
        pytest.param(
            names("lind", "silva", closed=True),
            names("lind", closed=True),
            [outside("Rui Silva")],
            id="a closed list in a closed list",
        ),
        pytest.param(
            names("grain", closed=True), names("wheat"), [], id="what a member contains is in the list"
        ),
        pytest.param(names("wheat", closed=True), names("grain"), [partly("Grain")], id="more than a member"),
        pytest.param(
            names("grain", closed=True), names("flour"), [partly("Flour")], id="an overlap is in part"
        ),
        pytest.param(
            names("grain", closed=True),
            names("flour", "timber"),
            [outside("Timber", kind="scope"), partly("Flour")],
            id="one outside and one in part",
        ),
        pytest.param(
            names("grain", closed=True), names("flour", closed=True), [], id="closed lists that overlap"
        ),
        pytest.param(
            names("anna-m", closed=True), names("moreau"), [], id="possibly one person is not outside"
        ),
    ],
)
def test_differences(one, other, expected):
    assert [*differences(one, other, REGATTA)] == expected
    assert differ(one, other, REGATTA) == next(iter(expected), None)


@pytest.mark.parametrize(
    ("one", "other", "agreed"),
    [
        pytest.param(names("lind", "silva"), names("lind", "berg"), True, id="a shared name"),
        pytest.param(names("lind"), names("berg"), False, id="none"),
        pytest.param(names("grain"), names("wheat"), True, id="one contains the other"),
        pytest.param(names("grain"), names("flour"), False, id="an overlap is not a shared name"),
        pytest.param(names("moreau"), names("anna-m"), False, id="possibly one person is not one person"),
    ],
)
def test_agree(one, other, agreed):
    assert agree(one, other, REGATTA) is agreed


def test_three_open_lists_make_one_finding():
    found = compared(
        a_claim("000.c1", aspect="members", value=names("silva")),
        a_claim("001.c1", aspect="members", value=names("lind", "okafor")),
        a_claim("002.c1", aspect="members", value=names("lind", "berg")),
    )
    [strange] = [finding for finding in found if finding.cause is Cause.NONE_SHARED]
    assert held(strange) == [["000.c1"], ["001.c1"], ["002.c1"]]


def test_each_open_list_outside_a_closed_one_is_told_apart():
    found = compared(
        a_claim("000.c1", aspect="members", value=names("grain", "flour", closed=True)),
        a_claim("001.c1", aspect="members", value=names("timber")),
        a_claim("002.c1", aspect="members", value=names("wheat", "timber", "cargo")),
        a_claim("003.c1", aspect="members", value=names("flour", "silva")),
    )
    contradictions = [finding for finding in found if finding.severity is Severity.CONTRADICTION]
    assert [(finding.kind, finding.items) for finding in contradictions] == [
        ("scope", ("Timber",)),
        ("set", ("Rui Silva",)),
    ]


def test_many_pairs_make_one_finding():
    crew = [some_names(an_entity(f"sailor-{n}", label=f"Sailor {n:02}"), closed=True) for n in range(20)]
    claims = [a_claim(f"{n:03}.c1", aspect="members", value=value) for n, value in enumerate(crew)]
    [finding] = compared(*claims)
    assert (finding.cause, finding.items, len(finding.positions)) == (Cause.OUTSIDE_CLOSED, (), 20)


def test_open_lists_of_one_source_are_not_inconsistent():
    assert not compared(
        a_claim("000.c1", aspect="members", value=names("lind")),
        a_claim("000.c2", aspect="members", value=names("berg")),
    )


def test_a_closed_list_binds_its_own_source():
    [finding] = compared(
        a_claim("000.c1", aspect="members", value=names("lind", closed=True)),
        a_claim("000.c2", aspect="members", value=names("berg")),
    )
    assert (finding.kind, finding.severity) == ("internal-inconsistency", Severity.CONTRADICTION)


def test_the_order_of_names_does_not_matter():
    [finding] = compared(
        a_claim("000.c1", aspect="members", value=names("lind", "berg", closed=True)),
        a_claim("001.c1", aspect="members", value=names("berg", "lind", closed=True)),
    )
    assert (finding.severity, finding.items) == (None, ("Maja Berg", "Maja Lind"))


def test_the_open_lists_of_one_source_add_up():
    [finding] = compared(
        a_claim("000.c1", aspect="members", value=names("lind")),
        a_claim("000.c2", aspect="members", value=names("berg")),
        a_claim("001.c1", aspect="members", value=names("lind")),
    )
    assert (finding.cause, finding.items) == (Cause.AGREE, ("Maja Lind",))
    assert held(finding) == [["000.c1", "000.c2"], ["001.c1"]]
    assert finding.positions[0].value == names("lind", "berg")
