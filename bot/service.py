"""The bot as Slack meets it: answers rendered as messages, one command a story."""

from __future__ import annotations

from dataclasses import dataclass

from bot.bootstrap import Desk
from bot.rendering.blocks.messages import answer_message
from bot.rendering.wording import trouble as wording
from bot.settings import Settings
from bot.slack.app import create_app
from bot.slack.ports import Phrases, Reply
from bot.slack.serving import serve as serve_app


@dataclass(frozen=True)
class Answering:
    """Answers Slack's requests from the digests that are loaded."""

    desk: Desk

    def answer(self, story: str, text: str, *, previous: str | None = None) -> Reply:
        """Answer what was typed about a story, as a message."""
        answerer = self.desk.of(story)
        message = answer_message(answerer.answer(text, previous=previous), answerer.digest.story)
        return Reply(message.text, message.blocks)


def phrases() -> Phrases:
    """The few sentences that Slack's surfaces say by themselves."""
    return Phrases(wording.TROUBLE, wording.UNKNOWN_COMMAND, wording.NOT_IN_CHANNEL)


def serve(desk: Desk, settings: Settings) -> None:
    """Load every story, then answer Slack until told to stop; SettingsError when a key is missing."""
    access = settings.slack_access()
    commands = {desk.of(slug).digest.story.command: slug for slug in desk.house.slugs()}
    app = create_app(Answering(desk), commands, access, phrases(), default_story=settings.crosscheck_story)
    serve_app(access, app)
