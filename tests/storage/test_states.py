import asyncio

import pytest
from sqlalchemy import select

from bot.storage.schema import oauth_states
from bot.storage.states import States


@pytest.fixture
def states(database):
    return States(database, most=5)


async def test_a_state_is_good_once(states):
    await states.issue("state", "browser", 60)
    assert await states.redeem("state", "browser")
    assert not await states.redeem("state", "browser")


async def test_of_many_at_once_one_redeems(states):
    await states.issue("state", "browser", 60)
    told = await asyncio.gather(*(states.redeem("state", "browser") for _ in range(20)))
    assert sum(told) == 1


@pytest.mark.parametrize(("state", "browser"), [("state", "other"), ("other", "browser"), ("", "")])
async def test_another_browser_or_state_does_not_pass_and_takes_nothing_away(states, state, browser):
    await states.issue("state", "browser", 60)
    assert not await states.redeem(state, browser)
    assert await states.redeem("state", "browser")


async def test_a_state_is_good_for_a_while(states):
    await states.issue("state", "browser", -1)
    assert not await states.redeem("state", "browser")


async def test_who_only_begins_cannot_fill_the_database(states):
    for number in range(7):
        await states.issue(f"state {number}", "browser", 60 + number)
    assert [await states.redeem(f"state {number}", "browser") for number in range(7)] == [False] * 2 + [
        True
    ] * 5


async def test_what_is_over_makes_room(states, database):
    for number in range(5):
        await states.issue(f"state {number}", "browser", -1)
    await states.issue("state", "browser", 60)
    async with database.reading() as connection:
        assert len((await connection.execute(select(oauth_states))).all()) == 1


async def test_neither_states_nor_browsers_stand_in_the_table(states, database):
    await states.issue("thestate", "thebrowser", 60)
    async with database.reading() as connection:
        rows = (await connection.execute(select(oauth_states))).all()
    assert "the" not in repr(rows)
