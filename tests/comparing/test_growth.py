"""Comparing takes about as many times longer as there are times more claims."""

from __future__ import annotations

from time import perf_counter

import pytest

from tests.builders import a_claim, a_quantity, some_evidence, some_names
from tests.comparing.builders_comparing import PERSONS, compared

EVIDENCE = (some_evidence(),)


def numbers(count):
    return [a_claim(f"{n:05}.c1", value=a_quantity(n), evidence=EVIDENCE) for n in range(count)]


def lists(count):
    made = (some_names(PERSONS[n % 6], PERSONS[n // 6 % 6], closed=n % 9 == 0) for n in range(count))
    return [
        a_claim(f"{n:05}.c1", aspect="members", value=value, evidence=EVIDENCE)
        for n, value in enumerate(made)
    ]


@pytest.mark.benchmark
@pytest.mark.parametrize("claims", [numbers, lists])
def test_eight_times_the_claims_take_less_than_thirty_times_as_long(claims):
    few, many = claims(500), claims(4_000)
    assert _seconds(many) < 30 * _seconds(few)


def _seconds(claims):
    begun = perf_counter()
    compared(*claims)
    return perf_counter() - begun
