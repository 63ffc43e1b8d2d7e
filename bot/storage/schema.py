"""The tables. Every moment is in seconds since 1970, by the database's own clock, which all share."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import (
    Boolean,
    Column,
    Double,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
)
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.expression import FunctionElement

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


class now(FunctionElement[float]):  # noqa: N801 - reads as SQL does
    """The present moment, by the database's clock: those of several machines are never quite the same."""

    type = Double()
    inherit_cache = True


@compiles(now, "sqlite")
def _now_in_sqlite(_element: Any, _compiler: Any, **_options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's form
    return "((julianday('now') - 2440587.5) * 86400.0)"


@compiles(now, "postgresql")
def _now_in_postgres(_element: Any, _compiler: Any, **_options: Any) -> str:  # noqa: ANN401 - SQLAlchemy's form
    return "extract(epoch from clock_timestamp())::double precision"


def _whose() -> list[Column[Any]]:
    """The workspace that a row belongs to, empty where it is not known; what erasing goes by."""
    return [
        Column("enterprise", Text, nullable=False, server_default=""),
        Column("team", Text, nullable=False, server_default=""),
    ]


# A bot in a workspace, or in all of an organisation (`is_org`, then without a team). Tokens are encrypted
# with the key of that id; `version` counts rotations, so that one of several that refresh at once wins.
installations: Final = Table(
    "installations",
    metadata,
    Column("enterprise", Text, primary_key=True, server_default=""),
    Column("team", Text, primary_key=True, server_default=""),
    Column("is_org", Boolean, nullable=False),
    Column("app", Text, nullable=False),
    Column("bot", Text, nullable=False),
    Column("bot_user", Text, nullable=False),
    Column("installer", Text, nullable=False),
    Column("scopes", Text, nullable=False),
    Column("bot_token", LargeBinary, nullable=False),
    Column("refresh_token", LargeBinary),
    Column("expires", Double),
    Column("key_id", Text, nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("refreshing_by", Text),
    Column("refreshing_until", Double),
    Column("installed", Double, nullable=False),
    Column("renewed", Double, nullable=False),
)

# States of installations under way: digests of the state and of the browser's cookie, each used once.
oauth_states: Final = Table(
    "oauth_states",
    metadata,
    Column("state", Text, primary_key=True),
    Column("browser", Text, nullable=False),
    Column("until", Double, nullable=False, index=True),
)

# What was delivered to be answered once. `stage` is claimed, posting or done; whoever holds it (`owner`)
# holds it until then, and may lengthen that; `tries` counts the owners.
events: Final = Table(
    "events",
    metadata,
    *_whose(),
    Column("key", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("until", Double, nullable=False),
    Column("tries", Integer, nullable=False, server_default="1"),
    Column("taken", Double, nullable=False, index=True),
)
Index("uq_events_team_key", events.c.team, events.c.key, unique=True)

# What is seen once for a while, by digest: requests that somebody may send again.
sightings: Final = Table(
    "sightings",
    metadata,
    Column("key", Text, primary_key=True),
    Column("until", Double, nullable=False, index=True),
)

# What was asked last about a story in a thread; an empty thread is the conversation itself.
conversations: Final = Table(
    "conversations",
    metadata,
    *_whose(),
    Column("channel", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("story", Text, nullable=False),
    Column("topic", Text, nullable=False),
    Column("asked", Double, nullable=False, index=True),
)
Index(
    "uq_conversations_place",
    conversations.c.team,
    conversations.c.channel,
    conversations.c.thread,
    conversations.c.story,
    unique=True,
)

# What a person said of an answer; `answer` is the digest, the story and the question.
feedback: Final = Table(
    "feedback",
    metadata,
    *_whose(),
    Column("person", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("story", Text, nullable=False),
    Column("question", Text, nullable=False),
    Column("digest", Text, nullable=False),
    Column("helpful", Boolean, nullable=False),
    Column("reason", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("given", Double, nullable=False, index=True),
)
Index("uq_feedback_answer", feedback.c.team, feedback.c.person, feedback.c.answer, unique=True)

# Who was greeted.
people: Final = Table(
    "people_met",
    metadata,
    *_whose(),
    Column("person", Text, nullable=False),
    Column("met", Double, nullable=False, index=True),
)
Index("uq_people_met_person", people.c.team, people.c.person, unique=True)
