"""Events that are answered once: claimed before, marked done after, left to another where a process dies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from sqlalchemy import ColumnElement, and_, delete, select, update

from bot.storage.database import Database
from bot.storage.schema import events, now
from bot.story.workspaces import Workspace

Standing = Literal["mine", "doubtful", "taken", "done"]

_CLAIMED: Final = "claimed"
_POSTING: Final = "posting"
_DONE: Final = "done"


@dataclass(frozen=True)
class Events:
    """Who answers what, across all processes.

    `owner` is whoever answers, named anew each time. Every method raises DatabaseUnavailableError when it
    cannot be told or done.
    """

    database: Database

    async def claim(self, whose: Workspace, key: str, owner: str, seconds: float) -> Standing:
        """Try to become the one who answers, for so many seconds.

        `mine`: nobody has begun to post. `doubtful`: an owner who is gone had begun to, and may have.
        `taken`: another owner is at it. `done`: it is answered.
        """
        fresh = self.database.insert(events).values(
            enterprise=whose.enterprise,
            team=whose.team,
            key=key,
            stage=_CLAIMED,
            owner=owner,
            until=now() + seconds,
            taken=now(),
        )
        claiming = fresh.on_conflict_do_update(
            index_elements=[events.c.team, events.c.key],
            set_={"owner": owner, "until": fresh.excluded.until, "tries": events.c.tries + 1},
            where=and_(events.c.stage != _DONE, events.c.until <= now()),
        ).returning(events.c.stage)
        async with self.database.writing() as connection:
            stage = (await connection.execute(claiming)).scalar()
            if stage is not None:
                return "doubtful" if stage == _POSTING else "mine"
            held = select(events.c.stage).where(events.c.team == whose.team, events.c.key == key)
            return "done" if (await connection.execute(held)).scalar() == _DONE else "taken"

    async def renew(self, whose: Workspace, key: str, owner: str, seconds: float) -> bool:
        """Keep it for so many seconds more; whether it is still the owner's."""
        return await self._change(whose, key, owner, until=now() + seconds)

    async def announce(self, whose: Workspace, key: str, owner: str) -> bool:
        """Note that the answer is about to be posted; whether it is still the owner's to post."""
        return await self._change(whose, key, owner, stage=_POSTING)

    async def settle(self, whose: Workspace, key: str, owner: str) -> None:
        """Mark it done."""
        await self._change(whose, key, owner, stage=_DONE)

    async def leave(self, whose: Workspace, key: str, owner: str) -> None:
        """Leave it to whoever comes next, with the doubt whether an answer was posted, if there is one."""
        await self._change(whose, key, owner, until=0.0)

    async def forget(self, whose: Workspace, key: str, owner: str) -> None:
        """Take it back: surely nothing was posted."""
        async with self.database.writing() as connection:
            await connection.execute(delete(events).where(_is_held(whose, key, owner)))

    async def _change(self, whose: Workspace, key: str, owner: str, **values: object) -> bool:
        changing = update(events).where(_is_held(whose, key, owner)).values(**values)
        async with self.database.writing() as connection:
            return (await connection.execute(changing)).rowcount == 1


def _is_held(whose: Workspace, key: str, owner: str) -> ColumnElement[bool]:
    return and_(
        events.c.team == whose.team, events.c.key == key, events.c.owner == owner, events.c.stage != _DONE
    )
