"""In small what the two scripts here do in full: real processes on one database, a real kill."""

import pytest

from tests.endurance.deliveries import a_database
from tests.endurance.kills import kill_under_load
from tests.endurance.once import deliver_fourfold
from tests.loopback.postgres import require_postgres


@pytest.fixture
def postgres():
    require_postgres()
    with a_database("postgres") as url:
        yield url


async def test_an_event_delivered_four_times_at_once_to_two_processes_has_one_answer(postgres):
    outcome = await deliver_fourfold(postgres, 20)
    assert outcome.answers == {1: 20}


async def test_after_kills_nothing_acknowledged_is_lost_and_nothing_is_answered_twice(postgres):
    outcome = await kill_under_load(postgres, 3, processes=2)
    assert outcome.acknowledged > 0
    assert (outcome.lost, outcome.doubled) == (0, 0)


async def test_where_the_bot_may_not_look_nothing_is_answered_twice_either():
    with a_database("sqlite") as url:
        outcome = await kill_under_load(url, 3, processes=1, is_blind=True)
    assert outcome.acknowledged > 0
    assert (outcome.lost, outcome.doubled) == (0, 0)
