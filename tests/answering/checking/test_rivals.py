"""Which claims speak against one another, and whom a source gives another's part."""

import pytest

from bot.answering.checking.rivals import rivals_in
from bot.story.answers import Verdict
from bot.story.digests import Digest
from bot.story.findings import Cause, Finding, Position, Severity
from bot.story.questions import Aspect
from tests.answering.checking.conftest import CRAB, EEL, KELP, a_checker, a_regatta_with
from tests.builders import a_category, a_claim, a_term, a_vocabulary, an_entity, some_names

LIMITED = a_claim("001.c01", subject="fleet", aspect="catch", value=some_names(CRAB, KELP, closed=True))
WIDER = a_claim("002.c01", subject="fleet", aspect="catch", value=some_names(CRAB, EEL))
OF_EEL = a_claim("002.c02", subject="fleet/eel", aspect="landing", value=a_category("lifted"))
ELSEWHERE = a_claim("002.c03", subject="market", aspect="landing", value=a_category("lifted"))


def a_finding(*claims, cause, severity=Severity.CONTRADICTION):
    positions = tuple(Position(claim.value, (claim,)) for claim in claims)
    return Finding(claims[0].subject, claims[0].aspect, severity, "scope", cause, positions)


def features(claim):
    return frozenset({"e:eel"}) if claim in (OF_EEL, ELSEWHERE) else frozenset()


def test_what_contradicts_is_a_rival_both_ways():
    finding = a_finding(LIMITED, WIDER, cause=Cause.OUTSIDE_CLOSED)
    found = rivals_in([finding], [LIMITED, WIDER], features)
    assert found == {"001.c01": ("002.c01",), "002.c01": ("001.c01",)}


def test_a_list_that_leaves_something_out_is_a_rival_of_what_is_said_of_it():
    finding = a_finding(LIMITED, WIDER, cause=Cause.OUTSIDE_CLOSED)
    found = rivals_in([finding], [LIMITED, WIDER, OF_EEL, ELSEWHERE], features)
    assert found["002.c02"] == ("001.c01",)
    assert "002.c03" not in found


@pytest.mark.parametrize(
    ("cause", "are_rivals"),
    [(Cause.OUTSIDE_VAGUE, True), (Cause.PLACES_APART, True), (Cause.NONE_SHARED, False)],
)
def test_what_is_in_tension_is_a_rival_where_numbers_dates_or_places_differ(cause, are_rivals):
    finding = a_finding(LIMITED, WIDER, cause=cause, severity=Severity.TENSION)
    assert bool(rivals_in([finding], [LIMITED, WIDER], features)) is are_rivals


def test_what_somebody_says_does_not_speak_against_what_a_source_reports():
    own = a_claim("001.c02", value=LIMITED.value, attributed_to=an_entity("guild", kind="body"))
    finding = a_finding(own, WIDER, cause=Cause.PLACES_APART, severity=Severity.TENSION)
    assert rivals_in([finding], [own, WIDER], features) == {"001.c02": ("002.c01",), "002.c01": ()}


TRADES = a_vocabulary("trade", terms=[a_term(trade, vocabulary="trade") for trade in ("baker", "miller")])
ANNA, BRUNO = an_entity("anna", label="Anna Holt"), an_entity("bruno", label="Bruno Ravn")


def with_trades() -> Digest:
    """Anna is the miller and Bruno the baker, says one source."""
    return a_regatta_with(
        a_claim(
            "002.c01",
            subject="person/anna",
            aspect="trade",
            value=a_category(TRADES.term("miller")),
            says="Anna Holt is a miller.",
        ),
        a_claim(
            "002.c02",
            subject="person/bruno",
            aspect="trade",
            value=a_category(TRADES.term("baker")),
            says="Bruno Ravn is a baker.",
        ),
        entities=[ANNA, BRUNO],
        vocabularies=[TRADES],
        aspects=[Aspect("trade", "category", "trade", "trade")],
        subjects={"person/anna": "Anna Holt", "person/bruno": "Bruno Ravn"},
    )


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Anna Holt is a miller.", Verdict.SUPPORTED),
        ("Anna Holt is a baker.", Verdict.CONTRADICTED),
        ("Bruno Ravn is a miller.", Verdict.CONTRADICTED),
        ("Bruno Ravn is a baker.", Verdict.SUPPORTED),
    ],
)
def test_who_is_given_the_part_of_another_is_opposed(statement, verdict):
    assert a_checker(with_trades()).check(statement).verdict is verdict
