"""The app as a process of its own, set up by the environment alone: `python -m tests.loopback.standalone`."""

from __future__ import annotations

from bot.settings import Settings
from bot.slack.app import create_app
from bot.slack.ports import Phrases, Reply
from bot.slack.serving import serve


class Echo:
    """Says back what it was asked."""

    def answer(self, story: str, text: str, *, previous: str | None = None) -> Reply:
        del previous
        return Reply(f"{story}: {text}")


if __name__ == "__main__":
    access = Settings.load(None).slack_access()
    serve(
        access,
        create_app(
            Echo(), {"/belarus": "belarus"}, access, Phrases("{reference}", "{commands}", "{channel}")
        ),
    )
