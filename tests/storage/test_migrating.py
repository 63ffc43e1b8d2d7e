"""The tables: made once by however many processes start, and with what an older file held."""

import asyncio
import sqlite3
import sys
from asyncio.subprocess import PIPE
from contextlib import closing

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import select, text

from bot.bootstrap import PROJECT
from bot.cli.main import main
from bot.storage.database import Database
from bot.storage.migrating import head, migrate
from bot.storage.schema import feedback, metadata, people
from bot.story.errors import SettingsError

ALONE = "import sys; from bot.storage.migrating import migrate_at; print(migrate_at(sys.argv[1]))"
OLD = """
create table ratings (
    person text not null, answer text not null, story text not null, question text not null,
    digest text not null, helpful integer not null, reason text not null, note text not null,
    given text not null, primary key (person, answer)
);
create table people (person text primary key);
insert into ratings values ('U1', 'v1 belarus Who?', 'belarus', 'Who?', 'v1', 0, 'wrong', 'no',
    '2026-11-22T00:00:00+00:00');
insert into ratings values ('U2', 'v1 belarus Who?', 'belarus', 'Who?', 'v1', 1, '', '', 'long ago');
insert into people values ('U1');
"""


async def test_the_tables_are_as_the_code_describes_them(database):
    async with database.reading() as connection:
        differences = await connection.run_sync(
            lambda plain: compare_metadata(MigrationContext.configure(plain), metadata)
        )
    assert differences == []


async def test_migrating_twice_does_nothing_more(database):
    assert await migrate(database) == await migrate(database) == head()


async def test_processes_that_start_at_once_on_an_empty_database_all_succeed(empty_address):
    async def start():
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-c", ALONE, empty_address, cwd=PROJECT, stdout=PIPE, stderr=PIPE
        )
        said, wrong = await process.communicate()
        return process.returncode, said.decode(), wrong.decode()

    outcomes = await asyncio.gather(*(start() for _ in range(4)))
    assert set(outcomes) == {(0, f"{head()}\n", "")}


def test_the_command_brings_an_empty_database_up_to_date(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert main(["migrate"]) == 0
    assert capsys.readouterr().out == f"the tables are up to date (revision {head()})\n"
    assert (tmp_path / "crosscheck.sqlite3").is_file()


async def test_a_database_of_a_newer_version_is_refused(database):
    async with database.writing() as connection:
        await connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(SettingsError, match="newer version"):
        await migrate(database)


async def test_ratings_and_people_of_an_older_file_are_taken_over(tmp_path):
    path = tmp_path / "crosscheck.sqlite3"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(OLD)
    database = Database.at(f"sqlite:///{path}")
    await migrate(database)
    async with database.reading() as connection:
        ratings = (await connection.execute(select(feedback).order_by(feedback.c.person))).all()
        met = (await connection.execute(select(people.c.person))).scalars().all()
        left = await connection.run_sync(lambda plain: plain.dialect.get_table_names(plain))
    await database.close()
    assert [(each.person, each.helpful, each.reason, each.note) for each in ratings] == [
        ("U1", False, "wrong", "no"),
        ("U2", True, "", ""),
    ]
    assert ratings[0].given == pytest.approx(1795305600, abs=0.01)
    assert met == ["U1"]
    assert not {"ratings", "people"} & set(left)
