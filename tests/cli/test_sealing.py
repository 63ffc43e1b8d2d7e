"""Keys are made and changed by command."""

import asyncio
import time

import pytest

from bot.cli.main import main
from bot.storage.database import Database
from bot.storage.installations import Installations
from bot.storage.migrating import migrate
from bot.storage.sealing import Keyring
from bot.story.installations import Installation
from bot.story.workspaces import Workspace


@pytest.fixture(autouse=True)
def base(tmp_path, monkeypatch):
    """A database in a folder of its own."""
    address = f"sqlite:///{tmp_path}/base.sqlite3"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", address)
    return address


def a_new_key(capsys):
    assert main(["keys", "new"]) == 0
    return capsys.readouterr().out.strip()


async def with_installation(address, keys):
    database = Database.at(address)
    try:
        await migrate(database)
        await Installations(database, Keyring.of(keys)).keep(
            Installation(Workspace("", "T1"), "xoxb-made-up", installed=time.time())
        )
    finally:
        await database.close()


async def the_token(address, keys):
    database = Database.at(address)
    try:
        return (await Installations(database, Keyring.of(keys)).find(Workspace("", "T1"), is_org=False)).token
    finally:
        await database.close()


def test_each_new_key_is_another_and_can_be_used(capsys):
    first, second = a_new_key(capsys), a_new_key(capsys)
    assert first != second
    assert Keyring.of(f"{first},{second}")


def test_after_changing_the_old_key_is_not_needed(capsys, monkeypatch, base):
    old, new = a_new_key(capsys), a_new_key(capsys)
    asyncio.run(with_installation(base, old))
    monkeypatch.setenv("CROSSCHECK_ENCRYPTION_KEYS", f"{new}, {old}")
    assert main(["keys", "rotate"]) == 0
    told = capsys.readouterr().out
    assert "sealed 1 installations anew" in told
    assert not [key for key in (old, new) if key in told]
    assert asyncio.run(the_token(base, new)) == "xoxb-made-up"


def test_without_the_old_key_nothing_is_changed(capsys, monkeypatch, base):
    old, new = a_new_key(capsys), a_new_key(capsys)
    asyncio.run(with_installation(base, old))
    monkeypatch.setenv("CROSSCHECK_ENCRYPTION_KEYS", new)
    assert main(["keys", "rotate"]) == 1
    assert "lacks the key" in capsys.readouterr().err
    assert asyncio.run(the_token(base, old)) == "xoxb-made-up"


@pytest.mark.parametrize("written", ["", "secret"])
def test_without_a_key_it_says_what_to_do(capsys, monkeypatch, written):
    monkeypatch.setenv("CROSSCHECK_ENCRYPTION_KEYS", written)
    assert main(["keys", "rotate"]) == 2
    told = capsys.readouterr().err
    assert "CROSSCHECK_ENCRYPTION_KEYS" in told
    assert "secret" not in told
