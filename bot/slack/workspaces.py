"""Whose a request is, as Bolt reads it."""

from __future__ import annotations

from slack_bolt.context.async_context import AsyncBoltContext

from bot.story.workspaces import Workspace


def workspace_of(context: AsyncBoltContext) -> Workspace:
    """Give the workspace and its organisation, as far as the request names them."""
    return Workspace(context.enterprise_id or "", context.team_id or "")
