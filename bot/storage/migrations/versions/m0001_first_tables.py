"""The first tables, and what an SQLite file of before them held.

Revision ID: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None


def upgrade() -> None:
    """Make the tables, then take over ratings and people."""
    _make_installations()
    _make_events()
    _make_conversations()
    _make_feedback()
    _take_over()


def _whose() -> tuple[sa.Column[str], sa.Column[str]]:
    return (
        sa.Column("enterprise", sa.Text, nullable=False, server_default=""),
        sa.Column("team", sa.Text, nullable=False, server_default=""),
    )


def _make_installations() -> None:
    op.create_table(
        "installations",
        *_whose(),
        sa.Column("is_org", sa.Boolean, nullable=False),
        sa.Column("app", sa.Text, nullable=False),
        sa.Column("bot", sa.Text, nullable=False),
        sa.Column("bot_user", sa.Text, nullable=False),
        sa.Column("installer", sa.Text, nullable=False),
        sa.Column("scopes", sa.Text, nullable=False),
        sa.Column("bot_token", sa.LargeBinary, nullable=False),
        sa.Column("refresh_token", sa.LargeBinary),
        sa.Column("expires", sa.Double),
        sa.Column("key_id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False, server_default="1"),
        sa.Column("refreshing_by", sa.Text),
        sa.Column("refreshing_until", sa.Double),
        sa.Column("installed", sa.Double, nullable=False),
        sa.Column("renewed", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("enterprise", "team", name="pk_installations"),
    )
    op.create_table(
        "oauth_states",
        sa.Column("state", sa.Text),
        sa.Column("browser", sa.Text, nullable=False),
        sa.Column("until", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("state", name="pk_oauth_states"),
    )
    op.create_index("ix_oauth_states_until", "oauth_states", ["until"])


def _make_events() -> None:
    op.create_table(
        "events",
        *_whose(),
        sa.Column("key", sa.Text, nullable=False),
        sa.Column("stage", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("until", sa.Double, nullable=False),
        sa.Column("tries", sa.Integer, nullable=False, server_default="1"),
        sa.Column("taken", sa.Double, nullable=False),
    )
    op.create_index("uq_events_team_key", "events", ["team", "key"], unique=True)
    op.create_index("ix_events_taken", "events", ["taken"])
    op.create_table(
        "sightings",
        sa.Column("key", sa.Text),
        sa.Column("until", sa.Double, nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_sightings"),
    )
    op.create_index("ix_sightings_until", "sightings", ["until"])


def _make_conversations() -> None:
    op.create_table(
        "conversations",
        *_whose(),
        sa.Column("channel", sa.Text, nullable=False),
        sa.Column("thread", sa.Text, nullable=False),
        sa.Column("story", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("asked", sa.Double, nullable=False),
    )
    place = ["team", "channel", "thread", "story"]
    op.create_index("uq_conversations_place", "conversations", place, unique=True)
    op.create_index("ix_conversations_asked", "conversations", ["asked"])


def _make_feedback() -> None:
    op.create_table(
        "feedback",
        *_whose(),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("story", sa.Text, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.Column("helpful", sa.Boolean, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("given", sa.Double, nullable=False),
    )
    op.create_index("uq_feedback_answer", "feedback", ["team", "person", "answer"], unique=True)
    op.create_index("ix_feedback_given", "feedback", ["given"])
    op.create_table(
        "people_met",
        *_whose(),
        sa.Column("person", sa.Text, nullable=False),
        sa.Column("met", sa.Double, nullable=False),
    )
    op.create_index("uq_people_met_person", "people_met", ["team", "person"], unique=True)
    op.create_index("ix_people_met_met", "people_met", ["met"])


def _take_over() -> None:
    """Move what an SQLite file of version 0.1 holds; its moments were text in ISO form."""
    base = op.get_bind()
    if base.dialect.name != "sqlite" or not {"ratings", "people"} <= set(sa.inspect(base).get_table_names()):
        return
    op.execute(
        "insert into feedback (person, answer, story, question, digest, helpful, reason, note, given) "
        "select person, answer, story, question, digest, helpful, reason, note, "
        "(coalesce(julianday(given), julianday('now')) - 2440587.5) * 86400.0 from ratings"
    )
    op.execute(
        "insert into people_met (person, met) "
        "select person, (julianday('now') - 2440587.5) * 86400.0 from people"
    )
    op.drop_table("ratings")
    op.drop_table("people")
