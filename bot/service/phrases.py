"""The sentences that Slack's surfaces say by themselves, from where all wording is."""

from __future__ import annotations

from bot.rendering.wording import home as welcome
from bot.rendering.wording import trouble as wording
from bot.slack.ports import Declined, Phrases


def phrases(install_address: str | None = None) -> Phrases:
    """Give the few sentences that Slack's surfaces say by themselves; some say where to install the app."""
    is_gone = (
        wording.NOT_INSTALLED_AT.format(address=install_address) if install_address else wording.NOT_INSTALLED
    )
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
        unavailable=wording.UNAVAILABLE,
        declined={
            Declined.NOT_INSTALLED: is_gone,
            Declined.NOT_HERE: wording.NOT_HERE,
            Declined.NOT_YOU: wording.NOT_YOU,
            Declined.NOT_GUESTS: wording.NOT_GUESTS,
            Declined.NOT_YOURS: wording.NOT_YOURS,
        },
        doubtful=wording.DOUBTFUL,
        nothing_to_check=wording.NOTHING_TO_CHECK,
        thanks=wording.THANKS,
        posted=wording.POSTED,
        uploaded=wording.UPLOADED,
        status=welcome.STATUS,
        prompts_title=welcome.PROMPTS_TITLE,
    )
