"""What people said of answers, once for each person and answer, and who was met."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Row, literal, select

from bot.storage.database import Database
from bot.storage.schema import feedback, now, people
from bot.story.workspaces import Workspace


@dataclass(frozen=True, slots=True)
class Rating:
    """What one person said of one answer; `given` is the moment, in UTC."""

    person: str
    story: str
    question: str
    digest: str
    helpful: bool
    reason: str = ""
    note: str = ""
    whose: Workspace = field(default_factory=Workspace)
    given: datetime | None = None


@dataclass(frozen=True)
class Ratings:
    """The book of ratings, and of people met. DatabaseUnavailableError when it cannot be used."""

    database: Database

    async def keep(self, rating: Rating) -> None:
        """Keep a rating; an earlier one of the same person on the same answer is replaced."""
        fresh = self.database.insert(feedback).values(
            enterprise=rating.whose.enterprise,
            team=rating.whose.team,
            person=rating.person,
            answer=f"{rating.digest} {rating.story} {rating.question}",
            story=rating.story,
            question=rating.question,
            digest=rating.digest,
            helpful=rating.helpful,
            reason=rating.reason,
            note=rating.note,
            given=now(),
        )
        later = {name: fresh.excluded[name] for name in ("helpful", "reason", "note", "given")}
        keeping = fresh.on_conflict_do_update(
            index_elements=[feedback.c.team, feedback.c.person, feedback.c.answer], set_=later
        )
        async with self.database.writing() as connection:
            await connection.execute(keeping)

    async def meet(self, whose: Workspace, person: str) -> bool:
        """Whether the person is met for the first time; those met before workspaces were told apart count."""
        fresh = self.database.insert(people).values(
            enterprise=whose.enterprise, team=whose.team, person=person, met=now()
        )
        meeting = fresh.on_conflict_do_nothing(index_elements=[people.c.team, people.c.person])
        earlier = select(literal(1)).where(people.c.team == "", people.c.person == person)
        async with self.database.writing() as connection:
            if (await connection.execute(earlier)).first() is not None:
                return False
            return (await connection.execute(meeting.returning(people.c.person))).first() is not None

    async def all(self) -> tuple[Rating, ...]:
        """Every rating, oldest first."""
        async with self.database.reading() as connection:
            rows = await connection.execute(select(feedback).order_by(feedback.c.given, feedback.c.person))
            return tuple(_rating(row) for row in rows)


def _rating(row: Row[Any]) -> Rating:
    return Rating(
        row.person,
        row.story,
        row.question,
        row.digest,
        row.helpful,
        row.reason,
        row.note,
        Workspace(row.enterprise, row.team),
        datetime.fromtimestamp(row.given, UTC),
    )
