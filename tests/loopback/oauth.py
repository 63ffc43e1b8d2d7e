"""The loopback Slack's side of installing: codes, tokens that may expire, and who they speak for."""

from __future__ import annotations

import time
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

CLIENT_ID = "1111111111.2222222222"
CLIENT_SECRET = "loopbackclientsecret00000000000"
LASTS = 43_200


@dataclass(frozen=True)
class Grant:
    """What somebody consented to: one workspace, or an organisation; `rotates` when its tokens expire."""

    team: str = "T0LOOPBACK"
    enterprise: str = ""
    name: str = "Loopback"
    is_org: bool = False
    rotates: bool = False
    token: str = ""
    refresh: str = ""
    expires: float = float("inf")


@dataclass
class Grants:
    """Everything that was consented to, and what became of it."""

    codes: dict[str, Grant] = field(default_factory=dict)
    used: set[str] = field(default_factory=set)
    live: dict[str, Grant] = field(default_factory=dict)
    revoked: set[str] = field(default_factory=set)
    refreshing: dict[str, Grant] = field(default_factory=dict)
    numbers: count[int] = field(default_factory=lambda: count(1))

    def consent(self, grant: Grant) -> str:
        """A person installs; the code that the browser takes back."""
        code = f"{next(self.numbers)}.{next(self.numbers)}.loopbackcode"
        self.codes[code] = grant
        return code

    def access(self, arguments: Any) -> dict[str, Any] | str:
        """`oauth.v2.access`; or the name of the error."""
        if arguments.get("client_id") != CLIENT_ID:
            return "invalid_client_id"
        if arguments.get("client_secret") != CLIENT_SECRET:
            return "bad_client_secret"
        if arguments.get("grant_type") == "refresh_token":
            grant = self.refreshing.pop(str(arguments.get("refresh_token")), None)
            return "invalid_refresh_token" if grant is None else self._issue(grant)
        code = str(arguments.get("code"))
        if code in self.used:
            return "code_already_used"
        if code not in self.codes:
            return "invalid_code"
        self.used.add(code)
        return self._issue(self.codes[code])

    def revoke(self, token: str) -> None:
        """Take a token back, and with it whatever could renew it."""
        grant = self.live.pop(token)
        self.refreshing.pop(grant.refresh, None)
        self.revoked.add(token)

    def refusal(self, token: str) -> str:
        """Why a token does not open anything; empty when it does."""
        if token in self.revoked:
            return "token_revoked"
        grant = self.live.get(token)
        if grant is None:
            return "invalid_auth"
        return "token_expired" if grant.expires <= time.time() else ""

    def _issue(self, grant: Grant) -> dict[str, Any]:
        number = next(self.numbers)
        prefix = "xoxe.xoxb" if grant.rotates else "xoxb"
        expires = time.time() + LASTS if grant.rotates else float("inf")
        refresh = f"xoxe-1-refresh{number:06}" if grant.rotates else ""
        grant = replace(grant, token=f"{prefix}-1-granted{number:06}", refresh=refresh, expires=expires)
        self.live[grant.token] = grant
        if refresh:
            self.refreshing[refresh] = grant
        rotation = {"refresh_token": refresh, "expires_in": LASTS} if grant.rotates else {}
        team = None if grant.is_org else {"id": grant.team, "name": grant.name}
        return {
            "access_token": grant.token,
            "token_type": "bot",
            "scope": "commands,chat:write",
            "bot_user_id": "UCROSSCHK",
            "app_id": "A0CROSSCHK",
            "team": team,
            "enterprise": {"id": grant.enterprise, "name": grant.name} if grant.enterprise else None,
            "is_enterprise_install": grant.is_org,
            "authed_user": {"id": "U0ANNA"},
            **rotation,
        }
