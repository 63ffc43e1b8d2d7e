"""Where the database is: DATABASE_URL read, checked, and given the driver we use."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.story.errors import SettingsError

DEFAULT: Final = "sqlite:///crosscheck.sqlite3"
IN_MEMORY: Final = "sqlite://"

_SQLITE: Final = frozenset({"sqlite", "sqlite+aiosqlite"})
_POSTGRES: Final = frozenset({"postgres", "postgresql", "postgresql+psycopg", "postgresql+psycopg_async"})
_REMEDY: Final = (
    "write sqlite:///file (as sqlite:///crosscheck.sqlite3; four slashes for an absolute path) "
    "or postgresql://user:password@host:5432/name"
)
_OWNER_ONLY: Final = 0o600
_ANYBODY_ELSE: Final = stat.S_IRWXG | stat.S_IRWXO


def database_url(written: str | None) -> URL:
    """Read a DATABASE_URL, `crosscheck.sqlite3` in the current folder without one.

    SettingsError names the remedy and never shows the address, which may hold a password.
    """
    try:
        url = make_url(written or DEFAULT)
    except (ArgumentError, ValueError):
        raise SettingsError(f"DATABASE_URL is not an address: {_REMEDY}") from None
    if url.drivername in _SQLITE:
        return _sqlite(url)
    if url.drivername in _POSTGRES:
        return _postgres(url)
    raise SettingsError(f"DATABASE_URL: {url.get_backend_name()} is not supported: {_REMEDY}")


def is_sqlite(url: URL) -> bool:
    """Whether this is an SQLite file, or one in memory."""
    return url.get_backend_name() == "sqlite"


def file_of(url: URL) -> Path | None:
    """Give the file of an SQLite database; None for one in memory and for PostgreSQL."""
    if not is_sqlite(url) or not url.database or url.database == ":memory:":
        return None
    return Path(url.database)


def prepare_file(path: Path) -> None:
    """Make the file when there is none, for its owner alone; SettingsError names what stands in the way.

    SQLite gives the files beside it (`-wal`, `-shm`) the same permissions.
    """
    _check_folder(path.absolute().parent)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, _OWNER_ONLY))
    if not path.is_file():
        raise SettingsError(f"DATABASE_URL: {path} is not a file: name a file that may be made there")
    if not os.access(path, os.R_OK | os.W_OK):
        raise SettingsError(f"DATABASE_URL: {path} cannot be read and written: give it to this user")
    if path.stat().st_mode & _ANYBODY_ELSE:
        try:
            path.chmod(_OWNER_ONLY)
        except OSError:
            raise SettingsError(
                f"DATABASE_URL: {path} is open to other users and is not ours: chmod 600 it as its owner"
            ) from None


def _check_folder(folder: Path) -> None:
    if not folder.is_dir():
        raise SettingsError(f"DATABASE_URL: there is no folder {folder}: make it, or name another file")
    if not os.access(folder, os.W_OK | os.X_OK):
        raise SettingsError(
            f"DATABASE_URL: {folder} cannot be written to, and SQLite keeps files beside its own: "
            "give the folder to this user, or name another"
        )
    mode = folder.stat().st_mode
    if mode & stat.S_IWOTH and not mode & stat.S_ISVTX:
        raise SettingsError(
            f"DATABASE_URL: every user of this machine may replace files in {folder}: chmod o-w it, "
            "or name another"
        )


def _sqlite(url: URL) -> URL:
    if url.host or url.query or (url.database or "").startswith("file:"):
        raise SettingsError(f"DATABASE_URL does not name an SQLite file: {_REMEDY}")
    return url.set(drivername="sqlite+aiosqlite", database=url.database or ":memory:")


def _postgres(url: URL) -> URL:
    if not url.database:
        raise SettingsError(f"DATABASE_URL names no database on its server: {_REMEDY}")
    if find_spec("psycopg") is None:
        raise SettingsError(
            "DATABASE_URL is PostgreSQL, whose driver is not installed: pip install 'crosscheck[postgres]'"
        )
    return url.set(drivername="postgresql+psycopg")
