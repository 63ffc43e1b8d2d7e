"""Every planted disagreement is found, and nothing else is reported."""

from collections import Counter

import pytest

from bot.comparing import compare
from bot.digest.build import build
from bot.digest.store import read_readings, read_stories
from bot.story.findings import Severity
from tests.benchmarks.plantings import KINDS, Planted
from tests.benchmarks.synthetic import synthesise
from tests.benchmarks.written_out import write_out

SIZES = [3, 30, *(pytest.param(size, marks=pytest.mark.benchmark) for size in (300, 3_000))]


def disagreements(findings) -> Counter[Planted]:
    return Counter(
        Planted.of(finding) for finding in findings if finding.severity not in (None, Severity.GAP)
    )


def shown(counts: Counter[Planted]) -> list[Planted]:
    return sorted(counts.elements(), key=repr)[:5]


@pytest.mark.parametrize("sources", SIZES)
def test_precision_and_recall_are_one(sources):
    story = synthesise(sources)
    found = disagreements(compare(story.claims, story.story, story.sources))
    planted = Counter(story.planted)
    assert (shown(planted - found), shown(found - planted)) == ([], [])


@pytest.mark.parametrize("seed", range(5))
def test_so_they_are_whatever_the_seed(seed):
    story = synthesise(12, 20, plantings=3, seed=seed)
    found = disagreements(compare(story.claims, story.story, story.sources))
    assert found == Counter(story.planted)


def test_every_kind_is_planted():
    assert len(synthesise(3).planted) == len(KINDS)


def test_without_plantings_nothing_is_reported():
    story = synthesise(30, plantings=0)
    assert not disagreements(compare(story.claims, story.story, story.sources))


def test_the_same_seed_makes_the_same_story():
    assert synthesise(4, 10).claims == synthesise(4, 10).claims


def test_another_seed_makes_another_story():
    assert synthesise(4, 10).claims != synthesise(4, 10, seed=2).claims


def test_what_is_written_out_is_read_back_the_same(tmp_path):
    made = synthesise(4, 12)
    write_out(made, tmp_path / "config", tmp_path / "seeds")
    story = read_stories(tmp_path / "config")["works"]
    digest = build(story, read_readings(tmp_path / "seeds", story), compare)
    assert (digest.claims, digest.sources) == (made.claims, made.sources)
    assert disagreements(digest.findings) == Counter(made.planted)
