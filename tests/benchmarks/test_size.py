"""A story may have thousands of sources: what grows with it, and what does not. All figures are ratios."""

import pytest

from tests.benchmarks.queries import queries
from tests.benchmarks.size import answering, growth_of_building, loading, starting
from tests.benchmarks.synthetic import synthesise

pytestmark = pytest.mark.benchmark


def test_ten_times_the_claims_are_built_in_at_most_twelve_times_the_time():
    claims, times = growth_of_building()
    assert times <= 1.2 * claims


def test_half_a_million_claims_are_loaded_in_little_more_than_their_file_is_read():
    found = loading()
    assert found.claims >= 500_000
    assert (found.seconds < 3 * found.json_seconds, found.peak < 0.6 * found.json_peak) == (True, True)


@pytest.mark.parametrize(("written", "most"), [(False, 3), (True, 4)], ids=["answered", "written"])
def test_an_answer_takes_about_as_long_with_ten_thousand_sources_as_with_three(written, most):
    median, tail = answering(written=written).ratios
    assert (round(median, 1) <= most, round(tail, 1) <= most) == (True, True), (median, tail)


def test_a_whole_answer_takes_less_than_a_hundred_empty_programs():
    assert starting() < 100


def test_queries_are_of_the_same_kinds_whatever_the_story():
    small, large = (list(queries(synthesise(size), 50)) for size in (3, 30))
    assert [query.split()[0] for query in small if query.islower()] == [
        query.split()[0] for query in large if query.islower()
    ]
