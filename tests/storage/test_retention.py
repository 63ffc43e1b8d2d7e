"""What is past its time is deleted, in batches; the rest stays."""

import asyncio

import pytest
from sqlalchemy import func, insert, select

from bot.storage import retention
from bot.storage.retention import DAY, Limits, sweep, sweep_for_ever
from bot.storage.schema import conversations, events, feedback, metadata, now, oauth_states, people, sightings

FIELDS = {
    conversations: ("asked", {"channel": "C1", "story": "belarus", "topic": "Who?"}, "thread"),
    events: ("taken", {"stage": "done", "owner": "one", "until": 0.0}, "key"),
    feedback: (
        "given",
        dict.fromkeys(("person", "story", "question", "digest", "reason", "note"), "x") | {"helpful": True},
        "answer",
    ),
    people: ("met", {}, "person"),
    sightings: ("until", {}, "key"),
    oauth_states: ("until", {"browser": "x"}, "state"),
}


async def put(database, table, age, count=1):
    moment, values, key = FIELDS[table]
    async with database.writing() as connection:
        for number in range(count):
            row = {**values, key: f"{age} {number}", moment: now() - age}
            await connection.execute(insert(table).values(row))


async def left(database, table):
    key = table.c[FIELDS[table][2]]
    async with database.reading() as connection:
        return sorted((await connection.execute(select(key))).scalars())


@pytest.mark.parametrize(
    ("table", "limit"),
    [
        (conversations, 8 * 3600),
        (events, 2 * DAY),
        (feedback, 365 * DAY),
        (people, 365 * DAY),
        (sightings, 0),
        (oauth_states, 0),
    ],
    ids=lambda value: getattr(value, "name", ""),
)
async def test_what_is_past_its_time_goes_and_the_rest_stays(database, table, limit):
    await put(database, table, limit + 60)
    await put(database, table, limit - 60)
    gone = await sweep(database, Limits())
    assert gone == {name: int(name == table.name) for name in gone}
    assert await left(database, table) == [f"{limit - 60} 0"]


def test_every_table_but_installations_has_its_limit():
    assert {table.name for table in FIELDS} == set(metadata.tables) - {"installations"}


async def test_limits_may_be_shorter(database):
    await put(database, feedback, 2 * DAY)
    await put(database, conversations, 120)
    gone = await sweep(database, Limits(topics=60, feedback=DAY))
    assert (gone["feedback"], gone["conversations"]) == (1, 1)


async def test_many_go_in_batches_and_a_sweep_is_bounded(database, monkeypatch):
    monkeypatch.setattr(retention, "BATCH", 3)
    monkeypatch.setattr(retention, "MOST_BATCHES", 2)
    await put(database, sightings, 60, count=8)
    assert [(await sweep(database, Limits()))["sightings"] for _ in range(3)] == [6, 2, 0]


async def test_it_goes_on_by_itself(database):
    sweeping = asyncio.create_task(sweep_for_ever(database, Limits(), every=0.01))
    await put(database, sightings, 60)
    for _ in range(1000):
        if not await left(database, sightings):
            break
        await asyncio.sleep(0.01)
    sweeping.cancel()
    with pytest.raises(asyncio.CancelledError):
        await sweeping
    async with database.reading() as connection:
        assert (await connection.execute(select(func.count()).select_from(sightings))).scalar_one() == 0
