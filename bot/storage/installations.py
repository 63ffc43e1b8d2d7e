"""Installations in the database: tokens sealed, renewed by one process at a time."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Row, and_, delete, func, or_, select, update

from bot.storage.database import Database
from bot.storage.schema import installations as table
from bot.storage.schema import now
from bot.storage.sealing import Keyring, Sealed
from bot.story.errors import SealError, SettingsError
from bot.story.installations import Installation
from bot.story.workspaces import Workspace


@dataclass(frozen=True)
class Installations:
    """All installations, by workspace or organisation.

    Every method raises DatabaseUnavailableError when it cannot be told: that is never the same as nothing.
    """

    database: Database
    keyring: Keyring

    async def find(self, workspace: Workspace, *, is_org: bool) -> Installation | None:
        """Find the installation of a workspace, or of its organisation; `is_org` says which comes first.

        SealError when what is stored cannot be opened.
        """
        in_team = and_(table.c.team == workspace.team, table.c.team != "")
        in_org = and_(
            table.c.enterprise == workspace.enterprise, table.c.enterprise != "", table.c.team == ""
        )
        async with self.database.reading() as connection:
            rows = (await connection.execute(_select().where(or_(in_team, in_org)))).all()
        found = sorted(rows, key=lambda row: row.is_org != is_org)
        return self._read(found[0]) if found else None

    async def keep(self, installation: Installation) -> None:
        """Keep a new installation, in the place of an earlier one of the same workspace."""
        values = {
            "is_org": installation.is_org,
            "app": installation.app,
            "bot": installation.bot,
            "bot_user": installation.bot_user,
            "installer": installation.installer,
            "scopes": installation.scopes,
            "version": installation.version,
            "refreshing_by": None,
            "refreshing_until": None,
            "installed": now(),
            "renewed": now(),
            **self._sealed(installation),
        }
        places = {"enterprise": installation.workspace.enterprise, "team": installation.workspace.team}
        new = self.database.insert(table).values(**places, **values)
        # A workspace that joined an organisation, or left it, is still the same.
        elsewhere = and_(table.c.team == places["team"], table.c.enterprise != places["enterprise"])
        async with self.database.writing() as connection:
            if places["team"]:
                await connection.execute(delete(table).where(elsewhere))
            await connection.execute(new.on_conflict_do_update(index_elements=list(places), set_=values))

    async def claim_renewal(self, installation: Installation, owner: str, seconds: float) -> bool:
        """Whether this owner is the one to renew the tokens, for so long; of several that ask one is."""
        is_free = or_(table.c.refreshing_until.is_(None), table.c.refreshing_until <= now())
        claim = (
            update(table)
            .where(_is(installation), table.c.version == installation.version, is_free)
            .values(refreshing_by=owner, refreshing_until=now() + seconds)
        )
        async with self.database.writing() as connection:
            return (await connection.execute(claim)).rowcount == 1

    async def renew(self, renewed: Installation, owner: str) -> bool:
        """Keep renewed tokens, under the next version; not where the installation is gone, or a new one."""
        values = {
            "version": renewed.version,
            "renewed": now(),
            "refreshing_by": None,
            "refreshing_until": None,
            **self._sealed(renewed),
        }
        is_ours = and_(table.c.version == renewed.version - 1, table.c.refreshing_by == owner)
        async with self.database.writing() as connection:
            kept = await connection.execute(update(table).where(_is(renewed), is_ours).values(**values))
        return kept.rowcount == 1

    async def check_keys(self) -> None:
        """SettingsError when a key is missing that something is sealed with, or opens it no more."""
        counting = select(table.c.key_id, func.count().label("count")).group_by(table.c.key_id)
        async with self.database.reading() as connection:
            counts = (await connection.execute(counting)).all()
            firsts = [
                (await connection.execute(_select().where(table.c.key_id == key_id).limit(1))).one()
                for key_id, _ in counts
            ]
        for key_id, count in counts:
            if key_id not in self.keyring:
                raise SettingsError(
                    f"CROSSCHECK_ENCRYPTION_KEYS lacks the key {key_id}, which sealed the tokens of {count} "
                    "installations: add it behind the others; `crosscheck keys rotate` then does without it"
                )
        for row in firsts:
            try:
                self._read(row)
            except SealError as error:
                raise SettingsError(f"the stored tokens cannot be used: {error}") from None

    async def seal_anew(self) -> int:
        """Seal with the newest key what another one sealed; gives how many. SealError on any it cannot."""
        older = table.c.key_id != self.keyring.newest
        async with self.database.writing() as connection:
            rows = (await connection.execute(_select().where(older).with_for_update())).all()
            for row in rows:
                held = self._read(row)
                sealed = self._sealed(held)
                del sealed["expires"]
                await connection.execute(update(table).where(_is(held)).values(**sealed))
        return len(rows)

    def _sealed(self, installation: Installation) -> dict[str, Any]:
        token = self.keyring.seal(installation.token, _place("bot_token", installation.workspace))
        refresh = None
        if installation.refresh_token:
            place = _place("refresh_token", installation.workspace)
            refresh = self.keyring.seal(installation.refresh_token, place).content
        lasts = None if installation.expires is None else now() + (installation.expires - time.time())
        return {
            "bot_token": token.content,
            "refresh_token": refresh,
            "key_id": token.key_id,
            "expires": lasts,
        }

    def _read(self, row: Row[Any]) -> Installation:
        workspace = Workspace(row.enterprise, row.team)

        def opened(name: str, content: bytes | None) -> str:
            sealed = Sealed(row.key_id, content or b"")
            return self.keyring.open(sealed, _place(name, workspace)) if content is not None else ""

        ahead = time.time() - row.present
        return Installation(
            workspace=workspace,
            token=opened("bot_token", row.bot_token),
            app=row.app,
            bot=row.bot,
            bot_user=row.bot_user,
            installer=row.installer,
            scopes=row.scopes,
            refresh_token=opened("refresh_token", row.refresh_token),
            expires=None if row.expires is None else row.expires + ahead,
            installed=row.installed + ahead,
            version=row.version,
        )


def _select() -> Any:  # noqa: ANN401 - SQLAlchemy's own type of every column
    return select(table, now().label("present"))


def _is(installation: Installation) -> ColumnElement[bool]:
    workspace = installation.workspace
    return and_(table.c.enterprise == workspace.enterprise, table.c.team == workspace.team)


def _place(column: str, workspace: Workspace) -> str:
    """Where a secret belongs, for nobody to put it elsewhere; also how errors name it."""
    return f"{column} of {workspace.enterprise or '-'} {workspace.team or '-'}"
