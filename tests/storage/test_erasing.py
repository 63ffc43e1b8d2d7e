"""Erasing a workspace: all of it, nothing else, twice over."""

import pytest
from sqlalchemy import func, insert, select

from bot.storage.erasing import _BELONGING, erase
from bot.storage.schema import installations, metadata
from bot.story.workspaces import Workspace

WITHOUT_OWNER = {"oauth_states", "sightings"}


async def fill(database, enterprise, team):
    """One row in every table that has an owner."""
    async with database.writing() as connection:
        for table in _BELONGING:
            row = {column.name: _any_value(column) for column in table.c if column.server_default is None}
            await connection.execute(insert(table).values({**row, "enterprise": enterprise, "team": team}))


def _any_value(column):
    return {str: "x", float: 1.0, int: 1, bool: False, bytes: b"x"}[column.type.python_type]


async def rows(database):
    found = []
    async with database.reading() as connection:
        for table in _BELONGING:
            owners = select(table.c.enterprise, table.c.team, func.count()).group_by(
                table.c.enterprise, table.c.team
            )
            found += [tuple(row) for row in await connection.execute(owners)]
    return sorted(found)


def test_every_table_with_an_owner_is_erased_from():
    owned = {table.name for table in metadata.sorted_tables if "team" in table.c}
    assert owned == {table.name for table in _BELONGING}
    assert owned | WITHOUT_OWNER == set(metadata.tables)


@pytest.mark.parametrize(
    ("whose", "left"),
    [
        (Workspace("", "T1"), [("E1", "T2"), ("E1", "T3")]),
        (Workspace("E1", "T2"), [("", "T1"), ("E1", "T3")]),
        (Workspace("E1", ""), [("", "T1")]),
        (Workspace("E2", "T2"), [("", "T1"), ("E1", "T2"), ("E1", "T3")]),
    ],
)
async def test_a_workspace_or_an_organisation_goes_and_others_stay(database, whose, left):
    for enterprise, team in (("", "T1"), ("E1", "T2"), ("E1", "T3")):
        await fill(database, enterprise, team)
    gone = await erase(database, whose)
    assert gone == (3 - len(left)) * len(_BELONGING)
    assert {row[:2] for row in await rows(database)} == set(left)
    assert await erase(database, whose) == 0


async def test_nobody_is_not_everybody(database):
    await fill(database, "", "T1")
    with pytest.raises(ValueError, match="whose rows"):
        await erase(database, Workspace())
    async with database.reading() as connection:
        assert (await connection.execute(select(func.count()).select_from(installations))).scalar_one() == 1
