"""What people said of answers, kept in SQLite: once for each person and answer."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.story.errors import SettingsError

DEFAULT = "sqlite:///crosscheck.sqlite3"
IN_MEMORY = "sqlite://"
PATIENCE = 2.0  # seconds that a write waits for another process; Slack waits three

_TABLES = """
create table if not exists ratings (
    person text not null, answer text not null, story text not null, question text not null,
    digest text not null, helpful integer not null, reason text not null, note text not null,
    given text not null, primary key (person, answer)
);
create table if not exists people (person text primary key);
"""
_KEEP = """
insert into ratings values (?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (person, answer) do update set
    helpful = excluded.helpful, reason = excluded.reason, note = excluded.note, given = excluded.given
"""
_LIST = (
    "select person, story, question, digest, helpful, reason, note, given from ratings order by given, person"
)


@dataclass(frozen=True, slots=True)
class Rating:
    """What one person said of one answer; `given` is a moment in ISO form, UTC."""

    person: str
    story: str
    question: str
    digest: str
    helpful: bool
    reason: str = ""
    note: str = ""
    given: str = ""


class Feedback:
    """The book of ratings, and of people met; one connection for one process."""

    def __init__(self, path: str = ":memory:") -> None:
        try:
            self._base = sqlite3.connect(
                path, timeout=PATIENCE, isolation_level=None, check_same_thread=False
            )
            self._base.executescript(_TABLES)
        except sqlite3.Error as error:
            raise SettingsError(f"DATABASE_URL: {path} cannot be used as an SQLite file ({error})") from None

    @classmethod
    def at(cls, url: str | None) -> Feedback:
        """Open the book at a DATABASE_URL, `crosscheck.sqlite3` in the current folder without one."""
        return cls(path_of(url or DEFAULT))

    def keep(self, rating: Rating) -> None:
        """Keep a rating; an earlier one of the same person on the same answer is replaced."""
        answer = f"{rating.digest} {rating.story} {rating.question}"
        given = rating.given or datetime.now(UTC).isoformat(timespec="seconds")
        said = (int(rating.helpful), rating.reason, rating.note, given)
        self._base.execute(
            _KEEP, (rating.person, answer, rating.story, rating.question, rating.digest, *said)
        )

    def meet(self, person: str) -> bool:
        """Whether the person is met for the first time."""
        return self._base.execute("insert or ignore into people values (?)", (person,)).rowcount == 1

    def all(self) -> tuple[Rating, ...]:
        """Every rating, oldest first."""
        rows = self._base.execute(_LIST).fetchall()
        return tuple(_rating(row) for row in rows)

    def close(self) -> None:
        """Close the file."""
        self._base.close()


def _rating(row: tuple[str, str, str, str, int, str, str, str]) -> Rating:
    person, story, question, digest, helpful, reason, note, given = row
    return Rating(person, story, question, digest, bool(helpful), reason, note, given)


def path_of(url: str) -> str:
    """Give the file of `sqlite:///relative` or `sqlite:////absolute`; SettingsError for another database."""
    scheme, separator, path = url.partition("://")
    if not separator or scheme != "sqlite":
        raise SettingsError(
            "DATABASE_URL: only SQLite is supported: write sqlite:///file, as sqlite:///crosscheck.sqlite3"
        )
    return path.removeprefix("/") or ":memory:"


def list_feedback(url: str | None) -> Iterable[str]:
    """Write the ratings of a DATABASE_URL, one a line, oldest first, with a count before them."""
    path = path_of(url or DEFAULT)
    if path != ":memory:" and not Path(path).exists():
        return ("no feedback yet",)
    with closing(Feedback(path)) as book:
        ratings = book.all()
    helpful = sum(rating.helpful for rating in ratings)
    return (f"{len(ratings)} ratings, {helpful} helpful", *(_line(rating) for rating in ratings))


def _line(rating: Rating) -> str:
    said = "helpful" if rating.helpful else ": ".join(filter(None, ("not helpful", rating.reason)))
    note = f" “{rating.note}”" if rating.note else ""
    about = f"{rating.story}: {rating.question} (digest {rating.digest[:7]})"
    return f"{rating.given}  {said}  {about}  {rating.person}{note}"
