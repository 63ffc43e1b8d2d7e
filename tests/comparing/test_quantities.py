"""Numbers, ranges and vague words."""

from __future__ import annotations

import pytest

from bot.comparing import Difference, agree, differ
from bot.story.findings import Cause, Severity
from tests.builders import a_quantity
from tests.comparing.builders_comparing import REGATTA

SEVERAL = a_quantity(word="several", least=3)
A_FEW = a_quantity(word="a few", least=2, most=5)
A_FEW_OF_THEM = a_quantity(word="a few", least=2, most=5, part=True)
APART = Difference(Severity.CONTRADICTION, "count", Cause.NUMBERS_APART)
OUTSIDE = Difference(Severity.TENSION, "count", Cause.OUTSIDE_VAGUE)
VAGUE = Difference(Severity.VAGUE, "count", Cause.VAGUE_ONLY)


@pytest.mark.parametrize(
    ("one", "other", "difference"),
    [
        pytest.param(a_quantity(14), a_quantity(15), APART, id="two numbers"),
        pytest.param(a_quantity(14), a_quantity(14.0), None, id="one number"),
        pytest.param(
            a_quantity(14, of="boats"), a_quantity(14, of="ships"), None, id="counted by another word"
        ),
        pytest.param(a_quantity(14), a_quantity(15, unit="years"), None, id="another unit"),
        pytest.param(a_quantity(5, part=True), a_quantity(14), None, id="a part is less than the whole"),
        pytest.param(a_quantity(14), a_quantity(15, part=True), APART, id="a part is more than the whole"),
        pytest.param(a_quantity(5, part=True), a_quantity(6, part=True), None, id="two parts"),
        pytest.param(a_quantity(least=20), a_quantity(14), APART, id="a range begins above the number"),
        pytest.param(a_quantity(least=10), a_quantity(14), None, id="a range holds the number"),
        pytest.param(a_quantity(least=10), a_quantity(most=9), APART, id="two ranges apart"),
        pytest.param(a_quantity(least=10, part=True), a_quantity(14), None, id="at least ten among fourteen"),
        pytest.param(a_quantity(14), A_FEW, OUTSIDE, id="a number outside a vague word"),
        pytest.param(a_quantity(2), SEVERAL, OUTSIDE, id="a number below a vague word without a ceiling"),
        pytest.param(a_quantity(4), A_FEW, VAGUE, id="a number inside a vague word"),
        pytest.param(a_quantity(400), SEVERAL, VAGUE, id="a number above a vague word without a ceiling"),
        pytest.param(a_quantity(14), A_FEW_OF_THEM, VAGUE, id="a vague part of a number"),
        pytest.param(a_quantity(1), A_FEW_OF_THEM, OUTSIDE, id="a vague part of less than itself"),
        pytest.param(a_quantity(4, part=True), A_FEW, None, id="a number of them, a vague whole"),
        pytest.param(A_FEW, SEVERAL, None, id="vague words that overlap"),
        pytest.param(A_FEW, a_quantity(word="dozens", least=24), OUTSIDE, id="vague words apart"),
        pytest.param(A_FEW_OF_THEM, a_quantity(word="dozens", least=24), None, id="a few among dozens"),
        pytest.param(A_FEW, a_quantity(least=10), OUTSIDE, id="a vague word beneath a range"),
    ],
)
def test_differ(one, other, difference):
    assert differ(one, other, REGATTA) == difference


@pytest.mark.parametrize(
    ("one", "other", "agreed"),
    [
        pytest.param(a_quantity(14, of="boats"), a_quantity(14, of="ships"), True, id="one number"),
        pytest.param(a_quantity(14), a_quantity(least=10), True, id="a number inside a range"),
        pytest.param(a_quantity(least=10), a_quantity(least=12), True, id="a range inside a range"),
        pytest.param(a_quantity(least=10), a_quantity(most=12), False, id="ranges that only overlap"),
        pytest.param(a_quantity(14), SEVERAL, False, id="a number inside a vague word"),
        pytest.param(A_FEW, a_quantity(word="A few", least=2, most=5), True, id="a vague word in capitals"),
        pytest.param(A_FEW, SEVERAL, False, id="vague words that overlap"),
        pytest.param(A_FEW, A_FEW_OF_THEM, False, id="a few, and a few of more"),
        pytest.param(
            SEVERAL, a_quantity(word="several", least=3, part=True), True, id="several of them are several"
        ),
        pytest.param(a_quantity(5), a_quantity(5, part=True), False, id="a whole and a part of one size"),
        pytest.param(a_quantity(5), a_quantity(5, unit="years"), False, id="another unit"),
    ],
)
def test_agree(one, other, agreed):
    assert agree(one, other, REGATTA) is agreed
