"""A Bolt app that does nothing but answer one command with "hi", on the server that ours runs on."""

from __future__ import annotations

import asyncio
import os
import sys

import uvicorn
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult

from bot.operations.running import Operations
from bot.slack.serving import listen, server_config
from bot.slack.site import Site

COMMAND = "/hi"


async def authorize(**_: object) -> AuthorizeResult:
    """One workspace, one token."""
    return AuthorizeResult(enterprise_id=None, team_id="T0LOOPBACK", bot_token="xoxb-bare")


def bare_app() -> AsyncApp:
    """Make it as Bolt's own examples do."""
    app = AsyncApp(
        signing_secret=os.environ["SLACK_SIGNING_SECRET"], authorize=authorize, process_before_response=True
    )

    @app.command(COMMAND)
    async def hi(ack):
        await ack("hi")

    return app


async def serve() -> None:
    """Serve on a free port until told to stop."""
    listening = listen("127.0.0.1", 0)
    print(f"listening on http://127.0.0.1:{listening.getsockname()[1]}", file=sys.stderr, flush=True)
    config = server_config(Site(None, Operations()))
    config.app = AsyncSlackRequestHandler(bare_app(), "/slack/events")
    await uvicorn.Server(config).serve(sockets=[listening])


if __name__ == "__main__":
    asyncio.run(serve())
