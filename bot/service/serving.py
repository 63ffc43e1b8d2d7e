"""Answering Slack until told to stop."""

from __future__ import annotations

from bot.answering.engine import Answerer
from bot.bootstrap import Desk
from bot.service.answering import Answering
from bot.service.feedback import Feedback
from bot.service.originals import Originals
from bot.service.phrases import phrases
from bot.settings import Settings
from bot.slack.app import create_app
from bot.slack.serving import serve as serve_app


def warm_up(answerer: Answerer) -> None:
    """Answer and check once: what is made at first use takes longer than the three seconds Slack waits."""
    answerer.answer(answerer.digest.story.title)
    answerer.check(answerer.digest.story.title)


def serve(desk: Desk, settings: Settings) -> None:
    """Load every story, then answer Slack until told to stop; SettingsError when a key is missing."""
    access = settings.slack_access()
    for slug in desk.house.slugs():
        warm_up(desk.of(slug))
    commands = {desk.of(slug).digest.story.command: slug for slug in desk.house.slugs()}
    url = settings.database_url.get_secret_value() if settings.database_url else None
    answering = Answering(desk, Originals(desk.house.seeds / "originals"), Feedback.at(url))
    app = create_app(answering, commands, access, phrases(), default_story=settings.crosscheck_story)
    serve_app(access, app)
