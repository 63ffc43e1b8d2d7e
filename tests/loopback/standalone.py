"""The app as a process of its own, set up by the environment alone: `python -m tests.loopback.standalone`."""

from __future__ import annotations

from bot.settings import Settings
from bot.slack.app import create_app
from bot.slack.ports import Phrases
from bot.slack.serving import serve
from tests.loopback.echoing import Echoing


class Echo(Echoing):
    """Says back what it was asked."""


if __name__ == "__main__":
    access = Settings.load(None).slack_access()
    serve(
        access,
        create_app(
            Echo(), {"/belarus": "belarus"}, access, Phrases("{reference}", "{commands}", "{channel}")
        ),
    )
