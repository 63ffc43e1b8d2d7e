"""What people said of answers, as lines to read."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable

from bot.storage.addresses import database_url, file_of
from bot.storage.database import Database
from bot.storage.migrating import migrate
from bot.storage.ratings import Rating, Ratings


def list_feedback(written: str | None) -> Iterable[str]:
    """Write the ratings of a DATABASE_URL, one a line, oldest first, with a count before them."""
    path = file_of(database_url(written))
    if path is not None and not path.exists():
        return ("no feedback yet",)
    ratings = asyncio.run(_ratings(written))
    helpful = sum(rating.helpful for rating in ratings)
    return (f"{len(ratings)} ratings, {helpful} helpful", *(_line(rating) for rating in ratings))


async def _ratings(written: str | None) -> tuple[Rating, ...]:
    database = Database.at(written)
    try:
        await migrate(database)
        return await Ratings(database).all()
    finally:
        await database.close()


def _line(rating: Rating) -> str:
    said = "helpful" if rating.helpful else ": ".join(filter(None, ("not helpful", rating.reason)))
    note = f" “{rating.note}”" if rating.note else ""
    about = f"{rating.story}: {rating.question} (digest {rating.digest[:7]})"
    given = rating.given.isoformat(timespec="seconds") if rating.given else ""
    return f"{given}  {said}  {about}  {rating.person}{note}"
