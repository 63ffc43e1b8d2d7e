"""The keys that protect tokens at rest: made, and changed for others."""

from __future__ import annotations

import asyncio

from bot.settings import Settings
from bot.storage.database import Database
from bot.storage.installations import Installations
from bot.storage.migrating import migrate
from bot.storage.sealing import Keyring, new_key
from bot.story.errors import SettingsError

__all__ = ["new_key", "rotate"]


def rotate(settings: Settings) -> tuple[int, str]:
    """Seal all tokens with the first key of the settings; gives how many were not, and the id of that key.

    SettingsError without a key, SealError when one is missing that sealed a token: nothing is changed then.
    """
    if settings.crosscheck_encryption_keys is None:
        raise SettingsError(
            "CROSSCHECK_ENCRYPTION_KEYS is not set: put the new key first and the old ones behind it"
        )
    keyring = Keyring.of(settings.crosscheck_encryption_keys.get_secret_value())
    return asyncio.run(_rotate(settings.database_address, keyring)), keyring.newest


async def _rotate(address: str | None, keyring: Keyring) -> int:
    database = Database.at(address)
    try:
        await migrate(database)
        return await Installations(database, keyring).seal_anew()
    finally:
        await database.close()
