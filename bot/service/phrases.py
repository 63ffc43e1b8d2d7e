"""The sentences that Slack's surfaces say by themselves, from where all wording is."""

from __future__ import annotations

from bot.rendering.wording import home as welcome
from bot.rendering.wording import trouble as wording
from bot.slack.ports import Phrases


def phrases() -> Phrases:
    """Give the few sentences that Slack's surfaces say by themselves."""
    return Phrases(
        trouble=wording.TROUBLE,
        unknown_command=wording.UNKNOWN_COMMAND,
        not_in_channel=wording.NOT_IN_CHANNEL,
        missing_scope=wording.MISSING_SCOPE,
        not_allowed=wording.NOT_ALLOWED,
        busy=wording.BUSY,
        limited=wording.LIMITED,
        too_long=wording.TOO_LONG,
        unready=wording.UNREADY,
        nothing_to_check=wording.NOTHING_TO_CHECK,
        thanks=wording.THANKS,
        posted=wording.POSTED,
        uploaded=wording.UPLOADED,
        status=welcome.STATUS,
        prompts_title=welcome.PROMPTS_TITLE,
    )
