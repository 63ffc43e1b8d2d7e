"""Erasing everything of a workspace, once it has thrown the app out."""

from __future__ import annotations

from typing import Final

from sqlalchemy import ColumnElement, Table, and_, delete

from bot.storage.database import Database
from bot.storage.schema import conversations, events, feedback, installations, people
from bot.story.workspaces import Workspace

_BELONGING: Final = (installations, conversations, feedback, people, events)


async def erase(database: Database, workspace: Workspace) -> int:
    """Erase every row of a workspace, or of all of an organisation when no team is named; gives how many.

    Doing it twice does no harm. ValueError when nobody is named, DatabaseUnavailableError when it is not
    known whether it was done.
    """
    if not workspace.team and not workspace.enterprise:
        raise ValueError("whose rows shall be erased: name a workspace or an organisation")
    async with database.writing() as connection:
        return sum(
            [
                (await connection.execute(delete(table).where(_belongs(table, workspace)))).rowcount
                for table in _BELONGING
            ]
        )


def _belongs(table: Table, workspace: Workspace) -> ColumnElement[bool]:
    if not workspace.team:
        return table.c.enterprise == workspace.enterprise
    if not workspace.enterprise:
        return table.c.team == workspace.team
    return and_(table.c.team == workspace.team, table.c.enterprise == workspace.enterprise)
