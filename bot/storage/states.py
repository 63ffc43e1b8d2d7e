"""Installations that somebody has begun: each state is good once, for one browser, for a few minutes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Final

from sqlalchemy import and_, delete, insert, or_, select

from bot.storage.database import Database
from bot.storage.schema import now, oauth_states

# Far more than are ever under way at once: who only begins can neither fill the database nor bar others soon.
MOST: Final = 10_000


@dataclass(frozen=True)
class States:
    """Digests of states, and of the browsers that hold them."""

    database: Database
    most: int = MOST

    async def issue(self, state: str, browser: str, seconds: float) -> None:
        """Keep a state for a browser; what is over makes room, and the oldest where that is not enough."""
        newest = select(oauth_states.c.state).order_by(oauth_states.c.until.desc()).limit(self.most - 1)
        is_over = or_(oauth_states.c.until <= now(), oauth_states.c.state.not_in(newest))
        async with self.database.writing() as connection:
            await connection.execute(delete(oauth_states).where(is_over))
            row = {"state": _digest(state), "browser": _digest(browser)}
            await connection.execute(insert(oauth_states).values(**row, until=now() + seconds))

    async def redeem(self, state: str, browser: str) -> bool:
        """Whether the state was issued to this browser and is still good; from now on it is not."""
        issued = and_(oauth_states.c.state == _digest(state), oauth_states.c.browser == _digest(browser))
        async with self.database.writing() as connection:
            gone = await connection.execute(delete(oauth_states).where(issued, oauth_states.c.until > now()))
        return gone.rowcount == 1


def _digest(word: str) -> str:
    """A state is as good as a key while it is valid, so the database holds its digest alone."""
    return hashlib.sha256(word.encode()).hexdigest()
