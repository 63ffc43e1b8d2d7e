"""Whose something is: the workspace, and the organisation around it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Workspace:
    """A Slack workspace (`team`, as `T…`) and its organisation (`enterprise`, as `E…`); either may be empty.

    With an organisation alone it stands for all workspaces of that organisation.
    """

    enterprise: str = ""
    team: str = ""
