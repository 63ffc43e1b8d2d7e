"""The app as a process of its own, set up by the environment alone: `python -m tests.loopback.standalone`."""

from __future__ import annotations

from bot.operations.running import Operations
from bot.service.storing import Storage, limits_of
from bot.settings import Settings
from bot.slack.app import create_app
from bot.slack.ports import Phrases
from bot.slack.serving import serve
from tests.loopback.echoing import Echoing


class Echo(Echoing):
    """Says back what it was asked."""


if __name__ == "__main__":
    settings = Settings.load(None)
    access, storage = settings.slack_access(), Storage.open(settings.database_address, limits_of(settings))
    phrases = Phrases("{reference}", "{commands}", "{channel}")
    app = create_app(Echo(), {"/belarus": "belarus"}, access, phrases, store=storage.store)
    serve(access, app, Operations(duties=[storage.keep]))
