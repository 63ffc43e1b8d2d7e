"""A few of the hostile inputs of `tests/benchmarks/hostile.py`, in every ordinary run."""

import pytest

from tests.benchmarks.hostile import run


@pytest.mark.parametrize("seed", [1])
def test_hostile_inputs_are_refused_or_read_within_limits(seed):
    tally = run(60, seed, is_slow=False)
    assert tally.broken == []
    assert {"kept", "failed"} <= set(tally.outcomes)
