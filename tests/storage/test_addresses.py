"""DATABASE_URL: what it may be, and what is said of one that cannot be used."""

import os
import stat

import pytest

from bot.storage.addresses import database_url, file_of
from bot.storage.database import Database
from bot.story.errors import SettingsError


@pytest.mark.parametrize(
    ("written", "driver", "name"),
    [
        (None, "sqlite+aiosqlite", "crosscheck.sqlite3"),
        ("", "sqlite+aiosqlite", "crosscheck.sqlite3"),
        ("sqlite:///book.sqlite3", "sqlite+aiosqlite", "book.sqlite3"),
        ("sqlite:////var/book.sqlite3", "sqlite+aiosqlite", "/var/book.sqlite3"),
        ("sqlite+aiosqlite:///book.sqlite3", "sqlite+aiosqlite", "book.sqlite3"),
        ("sqlite://", "sqlite+aiosqlite", ":memory:"),
        ("postgres://u:p@host/base", "postgresql+psycopg", "base"),
        ("postgresql://u:p@host:5433/base?sslmode=require", "postgresql+psycopg", "base"),
        ("postgresql+psycopg://host/base", "postgresql+psycopg", "base"),
    ],
)
def test_an_address_is_given_our_driver(written, driver, name):
    url = database_url(written)
    assert (url.drivername, url.database) == (driver, name)


@pytest.mark.parametrize(
    "written",
    [
        "book.sqlite3",
        "sqlite://book.sqlite3",
        "sqlite:///book.sqlite3?mode=ro",
        "sqlite:///file:book?secret",
        "mysql://u:secret@host/base",
        "postgresql://u:secret@host",
        "://secret",
        "postgresql://u:secret@host:port/base",
    ],
)
def test_another_is_refused_with_the_remedy_and_without_being_shown(written):
    with pytest.raises(SettingsError, match=r"DATABASE_URL.*sqlite:///file") as caught:
        database_url(written)
    assert "secret" not in str(caught.value)


def test_a_missing_driver_is_named_with_the_extra(monkeypatch):
    monkeypatch.setattr("bot.storage.addresses.find_spec", lambda _name: None)
    with pytest.raises(SettingsError, match=r"pip install 'crosscheck\[postgres\]'"):
        database_url("postgresql://host/base")


def test_only_a_database_in_a_file_has_a_file():
    assert str(file_of(database_url("sqlite:///a/b"))) == "a/b"
    assert file_of(database_url("sqlite://")) is None
    assert file_of(database_url("postgresql://host/base")) is None


async def test_a_new_file_and_those_beside_it_are_their_owners_alone(tmp_path):
    old = os.umask(0)
    try:
        base = Database.at(f"sqlite:///{tmp_path}/base.sqlite3")
        async with base.writing() as connection:
            await connection.exec_driver_sql("create table a (b)")
            modes = {stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
            names = {path.name for path in tmp_path.iterdir()}
    finally:
        os.umask(old)
    await base.close()
    assert (names, modes) == ({"base.sqlite3", "base.sqlite3-wal", "base.sqlite3-shm"}, {0o600})


def test_a_file_that_others_may_read_is_closed_to_them(tmp_path):
    path = tmp_path / "base.sqlite3"
    path.touch(0o644)
    Database.at(f"sqlite:///{path}")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_folder_where_anybody_may_replace_files_is_refused(tmp_path):
    tmp_path.chmod(0o777)
    with pytest.raises(SettingsError, match="chmod o-w"):
        Database.at(f"sqlite:///{tmp_path}/base.sqlite3")


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(SettingsError, match=f"no folder {tmp_path}/none"):
        Database.at(f"sqlite:///{tmp_path}/none/base.sqlite3")


def test_a_folder_is_not_taken_for_a_file(tmp_path):
    with pytest.raises(SettingsError, match="is not a file"):
        Database.at(f"sqlite:///{tmp_path}")


def test_a_file_of_another_kind_is_refused_and_left_as_it_is(tmp_path):
    path = tmp_path / "notes.txt"
    path.write_text("these are my notes, " * 100)
    with pytest.raises(SettingsError, match="is not an SQLite database"):
        Database.at(f"sqlite:///{path}")
    assert path.read_text().startswith("these are my notes")
