"""What lets the bot speak in a workspace, as Slack gave it when the app was installed there."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.story.workspaces import Workspace


@dataclass(frozen=True, slots=True)
class Installation:
    """The bot of one workspace, or of a whole organisation: a workspace without a team.

    `installed` and `expires` are in seconds since 1970 by this machine's clock; tokens that last have no
    `expires`. `version` counts how often they were renewed. Tokens stay out of its text.
    """

    workspace: Workspace
    token: str = field(repr=False)
    app: str = ""
    bot: str = ""
    bot_user: str = ""
    installer: str = ""
    scopes: str = ""
    refresh_token: str = field(default="", repr=False)
    expires: float | None = None
    installed: float = 0.0
    version: int = 1

    @property
    def is_org(self) -> bool:
        """Whether it is for all workspaces of an organisation."""
        return not self.workspace.team
