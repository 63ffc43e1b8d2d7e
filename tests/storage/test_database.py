"""Transactions, and what is said when there can be none."""

import asyncio

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import IntegrityError

from bot.storage.database import Database
from bot.storage.schema import now, oauth_states, sightings
from bot.story.errors import DatabaseUnavailableError


def a_row(key="a", until=0.0):
    return insert(sightings).values(key=key, until=until)


async def write_twice(database, *, fail=False):
    async with database.writing() as connection:
        await connection.execute(a_row())
        if fail:
            raise RuntimeError
        await connection.execute(a_row())


async def keys(database):
    async with database.reading() as connection:
        return sorted((await connection.execute(select(sightings.c.key))).scalars())


async def test_what_is_written_stays(database):
    async with database.writing() as connection:
        await connection.execute(a_row())
    assert await keys(database) == ["a"]


async def test_a_block_that_fails_leaves_nothing(database):
    with pytest.raises(RuntimeError):
        await write_twice(database, fail=True)
    assert await keys(database) == []


async def test_a_mistake_of_ours_is_not_taken_for_an_outage(database):
    with pytest.raises(IntegrityError):
        await write_twice(database)


async def test_values_do_not_show_in_errors(database):
    with pytest.raises(IntegrityError) as caught:
        async with database.writing() as connection:
            await connection.execute(insert(oauth_states).values(state="s3cret", browser=None, until=0.0))
    assert "s3cret" not in str(caught.value).partition("DETAIL")[0]


async def test_a_database_that_answers_is_alive(database):
    assert await database.is_alive()


async def test_the_clock_counts_seconds(database):
    async with database.reading() as connection:
        first = (await connection.execute(select(now()))).scalar_one()
    await asyncio.sleep(0.05)
    async with database.reading() as connection:
        second = (await connection.execute(select(now()))).scalar_one()
    assert 0.04 < second - first < 5


async def test_a_server_that_is_not_there_is_an_outage(tmp_path):
    database = Database.at(f"postgresql://postgres@/base?host={tmp_path}")
    assert not await database.is_alive()
    with pytest.raises(DatabaseUnavailableError, match="cannot be used now"):
        await keys(database)
    await database.close()


async def test_a_lock_that_is_not_given_up_is_an_outage(tmp_path):
    url = f"sqlite:///{tmp_path}/base.sqlite3"
    one, another = Database.at(url), Database.at(url, patience=0.2)
    async with one.writing():
        with pytest.raises(DatabaseUnavailableError):
            async with another.writing():
                pass
    await one.close()
    await another.close()


async def test_a_file_that_is_damaged_is_an_outage(tmp_path):
    path = tmp_path / "base.sqlite3"
    database = Database.at(f"sqlite:///{path}")
    path.write_bytes(b"not a database any more" * 1000)
    with pytest.raises(DatabaseUnavailableError):
        await keys(database)
    assert not await database.is_alive()
    await database.close()


async def test_a_connection_that_the_server_ended_is_replaced(cluster):
    database = Database.at(cluster.new_database("migrated"))
    await keys(database)
    cluster.run(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'crosscheck'"
    )
    assert await keys(database) == []
    await database.close()
