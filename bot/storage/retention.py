"""How long things are kept, and the sweep that deletes what is older, a little at a time."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Column, ColumnClause, Table, delete, literal_column, select

from bot.storage.addresses import is_sqlite
from bot.storage.database import Database
from bot.storage.schema import conversations, events, feedback, now, oauth_states, people, sightings
from bot.storage.topics import LIFETIME
from bot.story.errors import DatabaseUnavailableError

DAY: Final = 86_400.0
# Slack delivers an event for the last time within about six minutes, or a day where the app has asked for
# delayed ones (https://docs.slack.dev/apis/events-api/#retries).
EVENTS: Final = 2 * DAY
# Rows of one delete: each holds SQLite's lock for some milliseconds only.
BATCH: Final = 500
# Batches of one sweep, so that it ends however much there is; the next goes on.
MOST_BATCHES: Final = 200
EVERY: Final = 600.0  # seconds between two sweeps

logger: Final = logging.getLogger("bot.storage")


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds that things are kept: topics of conversations, and what people said with who was met."""

    topics: float = LIFETIME
    feedback: float = 365 * DAY


async def sweep(database: Database, limits: Limits) -> dict[str, int]:
    """Delete what is older than its limit; how many rows of each table.

    DatabaseUnavailableError when that cannot be done now; what was deleted before stays deleted.
    """
    ages: list[tuple[Table, Column[float], float]] = [
        (conversations, conversations.c.asked, limits.topics),
        (events, events.c.taken, EVENTS),
        (feedback, feedback.c.given, limits.feedback),
        (people, people.c.met, limits.feedback),
        (sightings, sightings.c.until, 0.0),
        (oauth_states, oauth_states.c.until, 0.0),
    ]
    return {table.name: await _sweep(database, table, moment, age) for table, moment, age in ages}


async def sweep_for_ever(database: Database, limits: Limits, every: float = EVERY) -> None:
    """Sweep now and then, until cancelled; an outage is waited out."""
    while True:
        try:
            gone = await sweep(database, limits)
        except DatabaseUnavailableError as error:
            logger.warning("old rows stay for now: %s", error)
        else:
            counted = ", ".join(f"{count} of {name}" for name, count in gone.items() if count)
            if counted:
                logger.info("deleted what is past its time: %s", counted)
        await asyncio.sleep(every)


async def _sweep(database: Database, table: Table, moment: Column[float], age: float) -> int:
    """Delete in batches, by the address of each row: both databases have one."""
    row: ColumnClause[object] = literal_column("rowid" if is_sqlite(database.url) else "ctid")
    old = select(row).select_from(table).where(moment <= now() - age).order_by(moment).limit(BATCH)
    gone = 0
    for _ in range(MOST_BATCHES):
        async with database.writing() as connection:
            count = (await connection.execute(delete(table).where(row.in_(old)))).rowcount
        gone += count
        if count < BATCH:
            break
    return gone
