"""Who is let in and with whose token: the parts of the door, joined over one database."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass

from bot.operations.metrics import Metrics
from bot.service.installing import InstallPages
from bot.settings import Admittance, SlackAccess
from bot.slack.admission import Admission
from bot.slack.app import Gate, make_client
from bot.slack.door.envelopes import WINDOW
from bot.slack.installing.authority import Authority
from bot.slack.installing.departures import Departures
from bot.slack.installing.exchange import Exchange
from bot.slack.installing.flow import Installing
from bot.slack.installing.renewal import Renewal
from bot.slack.journal import redaction
from bot.slack.people import People
from bot.slack.serving import Outside
from bot.storage.database import Database
from bot.storage.erasing import erase
from bot.storage.installations import Installations
from bot.storage.sealing import Keyring
from bot.storage.sightings import Sightings
from bot.storage.states import States
from bot.story.workspaces import Workspace


@dataclass(frozen=True)
class Seen:
    """What all processes have seen, for as long as a signature is good on either side of now."""

    sightings: Sightings

    async def is_first(self, key: str) -> bool:
        """Whether nobody has claimed the key before."""
        return await self.sightings.seen_once(hashlib.sha256(key.encode()).hexdigest(), 2 * WINDOW)


@dataclass(frozen=True)
class Entrance:
    """Everything that stands before the surfaces."""

    gate: Gate
    outside: Outside


def entrance(access: SlackAccess, admittance: Admittance, database: Database, metrics: Metrics) -> Entrance:
    """Join what stands before the surfaces; SettingsError when the encryption keys are none."""

    async def erase_all(workspace: Workspace) -> int:
        return await erase(database, workspace)

    admission = Admission(admittance, People())
    seen = Seen(Sightings(database))
    if access.oauth is None:
        return Entrance(Gate(admission, Departures(erase_all)), Outside(seen))
    redaction.learn(access.oauth.client_secret, access.oauth.encryption_keys)
    installations = Installations(database, Keyring.of(access.oauth.encryption_keys))
    exchange = Exchange(make_client(access.api_url, metrics), access.oauth)
    authority = Authority(installations, Renewal(installations, exchange))
    departures = Departures(erase_all, installations, authority)
    installing = Installing(
        installations, States(database), exchange, authority, InstallPages(), admission.admits
    )
    return Entrance(Gate(admission, departures, authority), Outside(seen, installing))


def check_keys(access: SlackAccess, address: str | None) -> None:
    """SettingsError when the tokens at a DATABASE_URL cannot be opened with the keys that are set."""
    if access.oauth is not None:
        asyncio.run(_check_keys(address, Keyring.of(access.oauth.encryption_keys)))


async def _check_keys(address: str | None, keyring: Keyring) -> None:
    database = Database.at(address)
    try:
        await Installations(database, keyring).check_keys()
    finally:
        await database.close()
