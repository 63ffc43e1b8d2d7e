"""Answering Slack until told to stop."""

from __future__ import annotations

import logging
from functools import partial
from typing import Final

from bot.bootstrap import Desk, House
from bot.digest import store
from bot.operations.limits import Limits
from bot.operations.metrics import Metrics
from bot.operations.running import Operations
from bot.service.answering import Answering
from bot.service.gate import check_keys, entrance
from bot.service.originals import Originals
from bot.service.phrases import phrases
from bot.service.reloading import Reloader
from bot.service.reporting import reporter_of
from bot.service.storing import Storage, limits_of
from bot.service.supplying import supply_of, verifier_of
from bot.settings import DigestAccess, Settings
from bot.slack import journal
from bot.slack.app import create_app
from bot.slack.serving import serve as serve_app
from bot.story.errors import DigestError

logger: Final = logging.getLogger("bot.service")


def serve(house: House, settings: Settings, way: str | None = None) -> None:
    """Load every story, then answer Slack until told to stop; SettingsError when a key is missing.

    `way` is `http` or `socket`; without one it is Socket Mode where there is a token for it.
    """
    access, digests, metrics = settings.slack_access(way), settings.digest_access(), Metrics()
    journal.start(access.log_level, settings.log_format)
    journal.redaction.learn(settings.metrics_token)
    desk = Desk(house, is_supplied=True)
    reloader = _stocked(desk, digests, metrics)
    storage = Storage.open(settings.database_address, limits_of(settings))
    check_keys(access, settings.database_address)
    way_in = entrance(access, settings.admittance(), storage.database, metrics)
    answering = Answering(desk, Originals(house.seeds / "originals"), storage.ratings, metrics)
    operations = Operations(
        metrics=metrics,
        reporter=reporter_of(settings),
        limits=Limits(settings.crosscheck_user_limit, settings.crosscheck_workspace_limit),
        checks={"digests": desk.is_stocked, "database": storage.database.is_alive},
        duties=[partial(reloader.run, digests.seconds), storage.keep],
        on_hangup=reloader.look,
        metrics_token=settings.metrics_token,
        status_port=settings.crosscheck_status_port,
        log_format=settings.log_format,
    )
    app = create_app(
        answering,
        _commands(desk),
        access,
        phrases(settings.install_address),
        default_story=settings.crosscheck_story,
        operations=operations,
        store=storage.store,
        gate=way_in.gate,
    )
    serve_app(access, app, operations, way_in.outside)


def _stocked(desk: Desk, digests: DigestAccess, metrics: Metrics) -> Reloader:
    """Load every story for the first time.

    What lies on this machine must be there, DigestError; what is fetched may come later, and until then the
    process is not ready.
    """
    supply = supply_of(digests, desk.house.seeds)
    reloader = Reloader(desk, supply, verifier_of(digests, supply), metrics)
    for slug in desk.house.slugs():
        try:
            reloader.load(slug)
        except DigestError as error:
            if not supply.is_foreign:
                raise
            logger.warning("%s cannot be answered yet: %s", slug, error)
    return reloader


def _commands(desk: Desk) -> dict[str, str]:
    """Give each story's slash command, from its file while there is no digest."""
    slugs = desk.house.slugs()
    if all(map(desk.has, slugs)):
        return {desk.of(slug).digest.story.command: slug for slug in slugs}
    return {story.command: slug for slug, story in store.read_stories(desk.house.config).items()}
