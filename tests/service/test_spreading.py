"""Many articles at once give what one after another gives, in the same order."""

import os

import pytest
from distributed import LocalCluster

from bot.service.spreading import Alone, Done, Job, _Apart, cluster, workers
from bot.story.errors import DraftingError, UsageError
from tests.builders import a_source, a_story
from tests.service.drafters import Counting

STORY = a_story()
JOBS = [
    Job(f"slow {'word ' * number}" if number < 2 else "word " * number, a_source(f"a{number}"))
    for number in range(9)
]
DRAFTER = Counting(slow="slow")


def said(done):
    return [[proposal.claim for proposal in each.proposals] for each in done]


@pytest.fixture(scope="module")
def alone():
    return said(Alone(DRAFTER, STORY).draft(JOBS))


@pytest.fixture(scope="module")
def scheduler():
    """A cluster of one worker process on this machine, reachable by no other."""
    with LocalCluster(
        n_workers=1, threads_per_worker=2, processes=True, host="127.0.0.1", dashboard_address=None
    ) as found:
        yield found.scheduler_address


@pytest.fixture(scope="module")
def here():
    """Two worker processes, made once."""
    with workers(DRAFTER, STORY, 2) as spread:
        yield spread


@pytest.fixture(scope="module")
def there(scheduler):
    with cluster(DRAFTER, STORY, scheduler) as spread:
        yield spread


def test_workers_give_the_same_in_the_same_order(alone, here):
    done = list(here.draft(JOBS))
    assert said(done) == alone
    assert f"process {os.getpid()}" not in {proposal.drafter for each in done for proposal in each.proposals}


def test_a_cluster_gives_the_same_in_the_same_order(alone, there):
    assert said(there.draft(JOBS)) == alone


def test_jobs_are_taken_as_they_are_needed():
    begun = []

    class Begun:
        def __init__(self, job):
            begun.append(job)

        def result(self):
            return Done()

    done = _Apart(Begun, width=4).draft(iter(JOBS * 20))
    next(done)
    assert len(begun) == 4
    assert len(list(done)) == len(JOBS) * 20 - 1


def test_an_article_that_cannot_be_drafted_does_not_stop_the_rest(here, there):
    jobs = [JOBS[2], Job("fail", a_source("bad")), JOBS[3]]
    for spread in (Alone(DRAFTER, STORY), here, there):
        done = list(spread.draft(jobs))
        assert [str(each.error) if each.error else "" for each in done] == ["", "bad: cannot be drafted", ""]


def test_a_worker_that_dies_is_told_with_what_to_do():
    with pytest.raises(DraftingError, match="fewer --workers"), workers(DRAFTER, STORY, 2) as spread:
        list(spread.draft([Job("die", a_source())]))


def test_one_worker_is_this_process():
    with workers(DRAFTER, STORY, 1) as spread:
        assert isinstance(spread, Alone)


@pytest.mark.parametrize("count", [0, -1])
def test_no_workers_is_a_misuse(count):
    with pytest.raises(UsageError, match="at least 1"), workers(DRAFTER, STORY, count):
        pass


def test_a_cluster_that_is_not_there_is_a_misuse(monkeypatch):
    monkeypatch.setattr("bot.service.spreading.PATIENCE", 0.5)
    with (
        pytest.raises(UsageError, match="no scheduler answers"),
        cluster(DRAFTER, STORY, "tcp://127.0.0.1:9"),
    ):
        pass
