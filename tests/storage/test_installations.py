import asyncio
import time
from dataclasses import replace

import pytest
from sqlalchemy import select, update

from bot.storage.database import Database
from bot.storage.installations import Installations
from bot.storage.schema import installations as table
from bot.storage.sealing import Keyring, new_key
from bot.story.errors import DatabaseUnavailableError, SealError, SettingsError
from bot.story.installations import Installation
from bot.story.workspaces import Workspace

TEAM = Workspace("", "T1")
KEY = new_key()


def an_installation(workspace=TEAM, **fields):
    fields = {
        "token": "xoxb-first",
        "app": "A1",
        "bot": "B1",
        "bot_user": "U1",
        "installed": time.time(),
        **fields,
    }
    return Installation(workspace, **fields)


@pytest.fixture
def store(database):
    return Installations(database, Keyring.of(KEY))


async def test_what_is_kept_is_found(store):
    kept = an_installation(
        refresh_token="xoxe-1", expires=time.time() + 43_200, scopes="commands", installer="U2"
    )
    await store.keep(kept)
    found = await store.find(TEAM, is_org=False)
    assert replace(found, expires=None, installed=0) == replace(kept, expires=None, installed=0)
    assert found.expires == pytest.approx(kept.expires, abs=2)
    assert found.installed == pytest.approx(time.time(), abs=5)


async def test_a_workspace_nobody_installed_in_is_not_found(store):
    await store.keep(an_installation())
    assert await store.find(Workspace("", "T2"), is_org=False) is None
    assert await store.find(Workspace(), is_org=False) is None
    assert await store.find(Workspace("E1", ""), is_org=True) is None


async def test_a_database_that_is_away_is_not_the_same_as_nothing(tmp_path):
    away = Database.at(f"sqlite:///{tmp_path}/base.sqlite3", patience=0.2)
    (tmp_path / "base.sqlite3").unlink()
    (tmp_path / "base.sqlite3").mkdir()
    with pytest.raises(DatabaseUnavailableError):
        await Installations(away, Keyring.of(KEY)).find(TEAM, is_org=False)
    await away.close()


async def test_a_later_installation_takes_the_place_of_an_earlier_one(store):
    await store.keep(an_installation())
    await store.keep(an_installation(token="xoxb-second"))
    assert (await store.find(TEAM, is_org=False)).token == "xoxb-second"


async def test_an_organisation_and_a_workspace_in_it_each_have_their_own(store):
    org, team = Workspace("E1", ""), Workspace("E1", "T1")
    await store.keep(an_installation(org, token="xoxb-org"))
    await store.keep(an_installation(team, token="xoxb-team"))
    assert (await store.find(team, is_org=False)).token == "xoxb-team"
    assert (await store.find(team, is_org=True)).token == "xoxb-org"
    assert (await store.find(Workspace("E1", "T9"), is_org=True)).token == "xoxb-org"
    assert (await store.find(Workspace("E1", "T9"), is_org=False)).token == "xoxb-org"


async def test_a_workspace_that_joins_an_organisation_has_one_installation_still(store):
    await store.keep(an_installation())
    await store.keep(an_installation(Workspace("E1", "T1"), token="xoxb-second"))
    for workspace in (TEAM, Workspace("E1", "T1")):
        assert (await store.find(workspace, is_org=False)).token == "xoxb-second"


async def test_no_token_stands_in_the_table(store, database):
    await store.keep(an_installation(token="xoxb-secret", refresh_token="xoxe-secret"))
    async with database.reading() as connection:
        rows = (await connection.execute(select(table))).all()
    assert "secret" not in repr(rows)


async def test_of_twenty_that_ask_one_renews(store):
    await store.keep(an_installation())
    found = await store.find(TEAM, is_org=False)
    won = await asyncio.gather(*(store.claim_renewal(found, f"owner {n}", 20) for n in range(20)))
    assert sum(won) == 1


async def test_a_renewal_that_nobody_finished_is_given_to_another(store):
    await store.keep(an_installation())
    found = await store.find(TEAM, is_org=False)
    assert await store.claim_renewal(found, "dead", 0)
    assert await store.claim_renewal(found, "other", 20)
    assert not await store.renew(replace(found, token="xoxb-dead", version=2), "dead")
    assert not await store.claim_renewal(found, "third", 20)
    assert await store.renew(replace(found, token="xoxb-other", version=2), "other")


async def test_a_renewed_token_is_kept_once(store):
    await store.keep(an_installation())
    found = await store.find(TEAM, is_org=False)
    await store.claim_renewal(found, "me", 20)
    renewed = replace(found, token="xoxb-second", version=2)
    assert await store.renew(renewed, "me")
    assert not await store.renew(renewed, "me")
    assert not await store.claim_renewal(found, "late", 20)
    assert (await store.find(TEAM, is_org=False)).token == "xoxb-second"


async def test_a_token_of_before_does_not_come_over_a_new_installation(store):
    await store.keep(an_installation())
    found = await store.find(TEAM, is_org=False)
    await store.claim_renewal(found, "me", 20)
    await store.keep(an_installation(token="xoxb-new"))
    assert not await store.renew(replace(found, token="xoxb-old", version=2), "me")
    assert (await store.find(TEAM, is_org=False)).token == "xoxb-new"


async def test_the_right_keys_pass(store, database):
    await store.check_keys()
    await store.keep(an_installation())
    await store.check_keys()
    await Installations(database, Keyring.of(f"{new_key()} {KEY}")).check_keys()


async def test_a_missing_key_is_an_error_that_says_what_to_do(store, database):
    await store.keep(an_installation())
    other = Installations(database, Keyring.of(new_key()))
    with pytest.raises(SettingsError, match=r"lacks the key .* of 1 installations: add it behind the others"):
        await other.check_keys()
    with pytest.raises(SealError):
        await other.find(TEAM, is_org=False)


async def test_a_token_moved_to_another_row_does_not_open(store, database):
    await store.keep(an_installation())
    await store.keep(an_installation(Workspace("", "T2"), token="xoxb-victim"))
    async with database.writing() as connection:
        stolen = await connection.scalar(select(table.c.bot_token).where(table.c.team == "T2"))
        await connection.execute(update(table).where(table.c.team == "T1").values(bot_token=stolen))
    with pytest.raises(SealError, match="belongs to another row"):
        await store.find(TEAM, is_org=False)


async def test_a_new_key_takes_over(store, database):
    await store.keep(an_installation(refresh_token="xoxe-1", expires=time.time() + 100))
    await store.keep(an_installation(Workspace("E1", "")))
    new = new_key()
    both = Installations(database, Keyring.of(f"{new} {KEY}"))
    assert await both.seal_anew() == 2
    assert await both.seal_anew() == 0
    alone = Installations(database, Keyring.of(new))
    await alone.check_keys()
    found = await alone.find(TEAM, is_org=False)
    assert (found.token, found.refresh_token) == ("xoxb-first", "xoxe-1")
    assert found.expires == pytest.approx(time.time() + 100, abs=5)
    with pytest.raises(SettingsError):
        await store.check_keys()
