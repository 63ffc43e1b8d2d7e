"""What is seen once for a while: a request that is sent again within that time has no second effect."""

from __future__ import annotations

from dataclasses import dataclass

from bot.storage.database import Database
from bot.storage.schema import now, sightings


@dataclass(frozen=True)
class Sightings:
    """Keys that were seen, across all processes; give digests, for keys are kept as they are."""

    database: Database

    async def seen_once(self, key: str, ttl: float) -> bool:
        """Whether the key is seen for the first time in `ttl` seconds; from now on it counts as seen.

        Of several that ask at once exactly one is told so. DatabaseUnavailableError when it cannot be told.
        """
        fresh = self.database.insert(sightings).values(key=key, until=now() + ttl)
        renewed = fresh.on_conflict_do_update(
            index_elements=[sightings.c.key],
            set_={"until": fresh.excluded.until},
            where=sightings.c.until <= now(),
        )
        async with self.database.writing() as connection:
            return (await connection.execute(renewed.returning(sightings.c.key))).first() is not None
