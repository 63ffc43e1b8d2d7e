"""What is seen once for a while."""

import asyncio

from bot.storage.database import Database
from bot.storage.sightings import Sightings


async def test_the_first_is_told_so_and_the_second_is_not(database):
    seen = Sightings(database)
    assert [await seen.seen_once("a", 60) for _ in range(3)] == [True, False, False]


async def test_keys_are_apart(database):
    seen = Sightings(database)
    assert await seen.seen_once("a", 60)
    assert await seen.seen_once("b", 60)


async def test_it_is_forgotten_after_its_time(database):
    seen = Sightings(database)
    assert await seen.seen_once("a", 0.05)
    await asyncio.sleep(0.1)
    assert [await seen.seen_once("a", 60) for _ in range(2)] == [True, False]


async def test_of_many_at_once_in_two_processes_one_is_told(address):
    bases = [Database.at(address) for _ in range(2)]
    for key in "abcdefgh":
        answers = await asyncio.gather(*(Sightings(base).seen_once(key, 60) for base in bases * 4))
        assert sum(answers) == 1
    for base in bases:
        await base.close()
