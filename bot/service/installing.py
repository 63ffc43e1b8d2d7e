"""Everything that installing into many workspaces needs, joined."""

from __future__ import annotations

from typing import Final

from bot.rendering.literal import clip, flatten
from bot.rendering.web import CONTENT_POLICY, page
from bot.rendering.wording import installing as wording
from bot.slack.installing.ports import Outcome, Page
from bot.slack.site import INSTALL_PATH

_NAME: Final = 80  # characters of a workspace's name that are shown
_FAILED: Final = {
    Outcome.CANCELLED: (wording.CANCELLED, wording.CANCELLED_NEXT),
    Outcome.EXPIRED: (wording.EXPIRED, wording.EXPIRED_NEXT),
    Outcome.REFUSED: (wording.REFUSED, wording.REFUSED_NEXT),
    Outcome.NOT_ADMITTED: (wording.NOT_ADMITTED, wording.NOT_ADMITTED_NEXT),
    Outcome.UNREACHABLE: (wording.UNREACHABLE, wording.UNREACHABLE_NEXT),
    Outcome.UNAVAILABLE: (wording.UNAVAILABLE, wording.UNAVAILABLE_NEXT),
}


class InstallPages:
    """The pages that a browser sees."""

    def installed(self, name: str, address: str) -> Page:
        """Say that it is installed in the workspace of that name, and where to go on."""
        shown = clip(flatten(name), _NAME) or wording.YOUR_WORKSPACE
        return _page(wording.INSTALLED.format(name=shown), wording.INSTALLED_NEXT, address, wording.OPEN)

    def failed(self, outcome: Outcome) -> Page:
        """Say why it is not, and what to do."""
        heading, text = _FAILED[outcome]
        return _page(heading, text, INSTALL_PATH, wording.AGAIN)


def _page(heading: str, text: str, address: str, label: str) -> Page:
    return Page(page(heading, text, address, label), CONTENT_POLICY)
