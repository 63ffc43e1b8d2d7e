"""Sweeps over intervals find what looking at all pairs would."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from bot.comparing.differences import bits, mask_of
from bot.comparing.intervals import above, across, beneath, inside

intervals = st.dictionaries(
    st.integers(0, 40),
    st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda both: (min(both), max(both))),
    max_size=12,
)


def by_pairs(spans, fits):
    masks = {
        number: mask_of(other for other in spans if other != number and fits(span, spans[other]))
        for number, span in spans.items()
    }
    return {number: mask for number, mask in masks.items() if mask}


@given(intervals)
def test_beneath(spans):
    assert dict(beneath(spans)) == by_pairs(spans, lambda one, other: other[1] < one[0])


@given(intervals)
def test_above(spans):
    assert dict(above(spans)) == by_pairs(spans, lambda one, other: other[0] > one[1])


@given(intervals)
def test_across(spans):
    found = {number: mask for number, mask in across(spans).items() if mask}
    assert found == by_pairs(spans, lambda one, other: one[0] <= other[1] and other[0] <= one[1])


@given(intervals)
def test_inside(spans):
    found = {number: mask for number, mask in inside(spans).items() if mask}
    assert found == by_pairs(
        spans, lambda one, other: one[0] < one[1] and one[0] <= other[0] and other[1] <= one[1]
    )


@given(st.sets(st.integers(0, 200)))
def test_masks_hold_numbers(numbers):
    assert [*bits(mask_of(numbers))] == sorted(numbers)
