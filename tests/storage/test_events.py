"""Events that are answered once, across processes and crashes."""

import asyncio

import pytest

from bot.storage.database import Database
from bot.storage.events import Events
from bot.story.workspaces import Workspace

HERE = Workspace("", "T1")


@pytest.fixture
def events(database):
    return Events(database)


async def test_the_first_may_answer_and_the_second_waits(events):
    assert await events.claim(HERE, "a", "one", 60) == "mine"
    assert await events.claim(HERE, "a", "two", 60) == "taken"


async def test_what_is_done_stays_done(events):
    await events.claim(HERE, "a", "one", 0)
    await events.settle(HERE, "a", "one")
    assert await events.claim(HERE, "a", "two", 60) == "done"


async def test_other_keys_and_other_workspaces_are_apart(events):
    await events.claim(HERE, "a", "one", 60)
    assert await events.claim(HERE, "b", "two", 60) == "mine"
    assert await events.claim(Workspace("", "T2"), "a", "two", 60) == "mine"


async def test_an_owner_who_is_gone_leaves_it_to_the_next(events):
    await events.claim(HERE, "a", "one", 0)
    assert await events.claim(HERE, "a", "two", 60) == "mine"
    assert await events.claim(HERE, "a", "three", 60) == "taken"


async def test_an_owner_who_is_gone_while_posting_leaves_a_doubt(events):
    await events.claim(HERE, "a", "one", 0)
    assert await events.announce(HERE, "a", "one")
    assert await events.claim(HERE, "a", "two", 0) == "doubtful"
    assert await events.claim(HERE, "a", "three", 60) == "doubtful"


async def test_an_owner_who_renews_keeps_it(events):
    await events.claim(HERE, "a", "one", 0)
    assert await events.renew(HERE, "a", "one", 60)
    assert await events.claim(HERE, "a", "two", 60) == "taken"


async def test_an_owner_who_lost_it_is_told_so_before_posting(events):
    await events.claim(HERE, "a", "one", 0)
    await events.claim(HERE, "a", "two", 60)
    assert not await events.announce(HERE, "a", "one")
    assert not await events.renew(HERE, "a", "one", 60)
    await events.settle(HERE, "a", "one")
    await events.forget(HERE, "a", "one")
    assert await events.claim(HERE, "a", "three", 60) == "taken"


async def test_what_was_taken_back_is_free_and_without_doubt(events):
    await events.claim(HERE, "a", "one", 60)
    await events.announce(HERE, "a", "one")
    await events.forget(HERE, "a", "one")
    assert await events.claim(HERE, "a", "two", 60) == "mine"


async def test_what_was_left_is_free_at_once_with_its_doubt(events):
    await events.claim(HERE, "a", "one", 60)
    await events.announce(HERE, "a", "one")
    await events.leave(HERE, "a", "one")
    assert await events.claim(HERE, "a", "two", 60) == "doubtful"


async def test_of_many_at_once_in_two_processes_one_may_answer(address):
    bases = [Database.at(address) for _ in range(2)]
    for key in "abcdefgh":
        answers = await asyncio.gather(
            *(Events(base).claim(HERE, key, f"{number}", 60) for number, base in enumerate(bases * 4))
        )
        assert sorted(answers) == ["mine", *["taken"] * 7]
    for base in bases:
        await base.close()


async def test_of_many_who_take_over_at_once_one_may_answer(address):
    bases = [Database.at(address) for _ in range(2)]
    await Events(bases[0]).claim(HERE, "a", "gone", 0)
    answers = await asyncio.gather(
        *(Events(base).claim(HERE, "a", f"{number}", 60) for number, base in enumerate(bases * 4))
    )
    assert sorted(answers) == ["mine", *["taken"] * 7]
    for base in bases:
        await base.close()
