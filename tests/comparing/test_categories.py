"""Terms and what the vocabulary declares between them."""

from __future__ import annotations

import pytest

from bot.comparing import Difference, agree, differ
from bot.story.findings import Cause, Severity
from bot.story.values import Category
from tests.builders import a_category, a_claim, a_term
from tests.comparing.builders_comparing import REGATTA, compared, held

EXCLUDE = Difference(Severity.CONTRADICTION, "status", Cause.TERMS_EXCLUDE)
STRAIN = Difference(Severity.TENSION, "status", Cause.TERMS_STRAIN)


@pytest.mark.parametrize(
    ("one", "other", "difference", "agreed"),
    [
        pytest.param("open", "open", None, True, id="the same"),
        pytest.param("open", "closed", EXCLUDE, False, id="incompatible"),
        pytest.param("open", "half-open", STRAIN, False, id="tense"),
        pytest.param("half-open", "ajar", None, True, id="one holds the other"),
        pytest.param("open", "ajar", None, False, id="unrelated"),
    ],
)
def test_relations(one, other, difference, agreed):
    assert differ(a_category(one), a_category(other), REGATTA) == difference
    assert agree(a_category(one), a_category(other), REGATTA) is agreed


def test_what_holds_of_some_leaves_room_for_others_and_not_for_all():
    some, all_, others = (
        Category(a_term("open"), True),
        a_category("closed"),
        Category(a_term("closed"), True),
    )
    assert differ(some, others, REGATTA) is None
    assert differ(some, all_, REGATTA) == EXCLUDE
    assert agree(some, a_category("open"), REGATTA)


def test_vocabularies_are_never_mixed():
    other = a_category("closed", vocabulary="motive")
    assert differ(a_category("open"), other, REGATTA) is None
    assert not agree(a_category("open"), a_category("open", vocabulary="motive"), REGATTA)


def test_a_vocabulary_that_the_story_lacks_is_not_compared():
    assert differ(a_category("x", vocabulary="mood"), a_category("y", vocabulary="mood"), REGATTA) is None


def test_contradictions_and_tensions_of_one_group_are_findings_of_their_own():
    contradiction, tension = compared(
        a_claim("000.c1", aspect="status", value=a_category("open")),
        a_claim("001.c1", aspect="status", value=a_category("closed")),
        a_claim("002.c1", aspect="status", value=a_category("half-open")),
    )
    assert (contradiction.cause, held(contradiction)) == (
        Cause.TERMS_EXCLUDE,
        [["000.c1"], ["001.c1"], ["002.c1"]],
    )
    assert (tension.cause, held(tension)) == (Cause.TERMS_STRAIN, [["000.c1"], ["002.c1"]])
