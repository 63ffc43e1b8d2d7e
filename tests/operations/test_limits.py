import pytest

from bot.operations import limits as limits_module
from bot.operations.limits import Buckets, LimitedError, Limits


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


def refused(limits, workspace="T1", person="U1"):
    with pytest.raises(LimitedError) as caught:
        limits.admit(workspace, person)
    return caught.value


def test_as_many_as_allowed_are_let_in_at_once(clock):
    limits = Limits(3, clock=clock)
    for _ in range(3):
        limits.admit("T1", "U1")
    assert refused(limits).whose == "user"


def test_the_bucket_fills_again_with_time(clock):
    limits = Limits(60, clock=clock)
    for _ in range(60):
        limits.admit("T1", "U1")
    assert refused(limits).seconds == 1
    clock.now += 1.0
    limits.admit("T1", "U1")
    assert refused(limits).whose == "user"


def test_a_bucket_never_holds_more_than_a_minute(clock):
    limits = Limits(2, clock=clock)
    limits.admit("T1", "U1")
    clock.now += 86_400
    for _ in range(2):
        limits.admit("T1", "U1")
    refused(limits)


def test_it_is_told_first_only_once_until_something_is_let_in(clock):
    limits = Limits(1, clock=clock)
    limits.admit("T1", "U1")
    assert [refused(limits).is_first for _ in range(3)] == [True, False, False]
    clock.now += 60
    limits.admit("T1", "U1")
    assert refused(limits).is_first


def test_persons_are_told_apart_by_workspace(clock):
    limits = Limits(1, clock=clock)
    limits.admit("T1", "U1")
    limits.admit("T2", "U1")
    limits.admit("T1", "U2")


def test_a_workspace_has_a_limit_of_its_own(clock):
    limits = Limits(10, 3, clock=clock)
    for number in range(3):
        limits.admit("T1", f"U{number}")
    assert refused(limits, person="U9").whose == "workspace"
    limits.admit("T2", "U1")


def test_without_limits_all_are_let_in(clock):
    limits = Limits(clock=clock)
    for _ in range(10_000):
        limits.admit("T1", "U1")


def test_nobody_in_particular_counts_for_the_workspace_alone(clock):
    limits = Limits(1, 2, clock=clock)
    limits.admit("T1", "")
    limits.admit("T1", "")
    assert refused(limits, person="").whose == "workspace"


def test_the_memory_is_bounded_and_the_longest_unused_goes_first(clock, monkeypatch):
    monkeypatch.setattr(limits_module, "MOST_BUCKETS", 3)
    buckets = Buckets(1, clock=clock)
    for name in "abcd":
        buckets.take(name, "user")
    assert len(buckets) == 3
    buckets.take("a", "user")
    with pytest.raises(LimitedError):
        buckets.take("d", "user")
