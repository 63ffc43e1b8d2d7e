"""The Bolt app with all surfaces registered."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

from bot.operations.metrics import Metrics
from bot.operations.running import Operations
from bot.slack import buttons, checks, exports, feedback, home, mentions, trouble
from bot.slack import commands as slash_commands
from bot.slack.admission import Admission, Admitting
from bot.slack.calls import Counting, Unsent
from bot.slack.claims import LEASE, Claims, Ledger
from bot.slack.conversations import Conversations
from bot.slack.installing import departures
from bot.slack.installing.authority import OneToken
from bot.slack.installing.departures import Departures
from bot.slack.journal import logger, redaction
from bot.slack.owners import Owners
from bot.slack.ports import Access, Phrases, Responder
from bot.slack.posting import Posting
from bot.slack.reception import Limiting, Reception
from bot.slack.stories import Stories
from bot.slack.threads import Threads, Topics

# Seconds for one call; Slack's own default of 30 is past any patience.
CALL_TIMEOUT: Final = 10

# Bolt reads these by itself: with a client id it would take up OAuth and drop the bot token it was given.
_READ_BY_BOLT: Final = (
    "SLACK_BOT_TOKEN",
    "SLACK_CLIENT_ID",
    "SLACK_CLIENT_SECRET",
    "SLACK_VERIFICATION_TOKEN",
)
_LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class Gate:
    """Who is let in, with whose token, and what happens when they leave; `authorize` is for many tokens."""

    admission: Admission
    departures: Departures
    authorize: AsyncAuthorize | None = None


@dataclass(frozen=True)
class Store:
    """What outlives a request, in all processes; a process that says nothing for a lease counts as gone."""

    ledger: Ledger
    topics: Topics
    lease: float = LEASE


def create_app(  # noqa: PLR0913 - the parts that are joined here
    responder: Responder,
    commands: Mapping[str, str],
    access: Access,
    phrases: Phrases,
    *,
    default_story: str | None = None,
    store: Store,
    operations: Operations | None = None,
    posting: Posting | None = None,
    gate: Gate | None = None,
) -> AsyncApp:
    """Join the surfaces to one app; `commands` maps each slash command to its story's slug.

    `gate` says whose tokens are used and who is answered; without one, the token of `access` and everybody.
    The first story is the default unless `default_story` names one; SettingsError when that is none of them.
    """
    stories = Stories.of(commands, default_story)
    redaction.learn(access.bot_token, access.app_token, access.signing_secret)
    logger.setLevel(access.log_level)
    operations = operations or Operations()
    app = _bare_app(access, operations, gate.authorize if gate is not None else None)
    app.use(Limiting(operations.limits))
    if gate is not None:
        app.use(Owners(access.signing_secret or access.app_token or ""))
        app.use(Admitting(gate.admission))
    claims, threads = Claims(store.ledger, lease=store.lease), Threads(store.topics)
    posting = posting or Posting(metrics=operations.metrics)
    conversations = Conversations(responder, stories, phrases, threads, posting)
    # Bolt asks its listeners in the order of their registration: what comes most often stands first.
    slash_commands.register(app, responder=responder, stories=stories, phrases=phrases)
    if gate is not None:
        departures.register(app, gate.departures)
    mentions.register(app, answering=conversations, claims=claims, limits=operations.limits)
    home.register(app, responder=responder, stories=stories, phrases=phrases, posting=posting)
    buttons.register(app, responder=responder, threads=threads, claims=claims, posting=posting)
    checks.register(app, responder=responder, phrases=phrases, posting=posting)
    exports.register(app, responder=responder, phrases=phrases)
    feedback.register(app, responder=responder, phrases=phrases)
    trouble.register(app, responder=responder, phrases=phrases, posting=posting, operations=operations)
    return app


def _bare_app(access: Access, operations: Operations, authorize: AsyncAuthorize | None) -> AsyncApp:
    with _hidden_from_bolt():
        return Reception(
            metrics=operations.metrics,
            reporter=operations.reporter,
            name="crosscheck",
            logger=logger,
            client=make_client(access.api_url, operations.metrics),
            signing_secret=access.signing_secret or "",
            authorize=authorize or OneToken(access.bot_token),
            process_before_response=True,
            ssl_check_enabled=False,  # would answer the unsigned; the endpoint answers the signed
            attaching_function_token_enabled=False,  # would speak with a token that a body brings along
        )


def make_client(api_url: str, metrics: Metrics) -> AsyncWebClient:
    """Make a client for the Web API, without a token."""
    handlers: list[AsyncRetryHandler] = [Counting(metrics), Unsent()]
    client = AsyncWebClient(base_url=api_url, timeout=CALL_TIMEOUT, logger=logger, retry_handlers=handlers)
    host = urlsplit(api_url).hostname or ""
    if host in _LOOPBACK or proxy_bypass(host):
        client.proxy = None  # the SDK takes HTTPS_PROXY from the environment, and does not know NO_PROXY
    return client


@contextmanager
def _hidden_from_bolt() -> Iterator[None]:
    """Keep the environment from Bolt while the app is made: settings have one place, and it is not there."""
    hidden = {name: os.environ.pop(name) for name in _READ_BY_BOLT if name in os.environ}
    try:
        yield
    finally:
        os.environ.update(hidden)
