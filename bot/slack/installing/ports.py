"""What installing needs from outside: a memory, keys, and pages to show in a browser."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from bot.story.installations import Installation
from bot.story.workspaces import Workspace


class Installations(Protocol):
    """Everybody who has installed the app. DatabaseUnavailableError when that cannot be told."""

    async def find(self, workspace: Workspace, *, is_org: bool) -> Installation | None:
        """Find the installation of a workspace, or of its organisation; `is_org` says which comes first."""

    async def keep(self, installation: Installation) -> None:
        """Keep a new one, in the place of an earlier one."""

    async def claim_renewal(self, installation: Installation, owner: str, seconds: float) -> bool:
        """Whether this owner is the one to renew the tokens."""

    async def renew(self, renewed: Installation, owner: str) -> bool:
        """Keep renewed tokens, if the installation is still there."""


class States(Protocol):
    """Installations that somebody has begun."""

    async def issue(self, state: str, browser: str, seconds: float) -> None:
        """Keep a state for a browser."""

    async def redeem(self, state: str, browser: str) -> bool:
        """Whether the state is good; it is so once, and for this browser alone."""


class Outcome(Enum):
    """How an installation ended, as a browser is told."""

    CANCELLED = "cancelled"
    EXPIRED = "expired"
    REFUSED = "refused"
    NOT_ADMITTED = "not-admitted"
    UNREACHABLE = "unreachable"
    UNAVAILABLE = "unavailable"


@dataclass(frozen=True, slots=True)
class Page:
    """A page for a browser, and the policy (`Content-Security-Policy`) that goes with it."""

    html: str
    policy: str


class Pages(Protocol):
    """Pages with everything escaped in them."""

    def installed(self, name: str, address: str) -> Page:
        """Say that it is installed in the workspace of that name, and where to go on."""

    def failed(self, outcome: Outcome) -> Page:
        """Say why it is not, and what to do."""


class OAuth(Protocol):
    """Who we are to Slack when somebody installs."""

    @property
    def client_id(self) -> str:
        """The app's client id."""

    @property
    def client_secret(self) -> str:
        """The app's client secret."""

    @property
    def redirect_url(self) -> str | None:
        """Where Slack sends browsers back to; None for the address in the app's settings."""
