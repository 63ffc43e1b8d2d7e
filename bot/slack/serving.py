"""Running the app until it is told to stop: Socket Mode with an app token, HTTP without."""

from __future__ import annotations

import asyncio
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Final

import uvicorn
from slack_bolt.async_app import AsyncApp

from bot.operations.duties import on_duty
from bot.operations.running import Operations
from bot.slack import journal
from bot.slack.door.heads import Impatient
from bot.slack.door.replays import Ledger
from bot.slack.endpoint import Endpoint
from bot.slack.installing.flow import Installing
from bot.slack.journal import logger
from bot.slack.ports import Access
from bot.slack.preflight import check_bot_token, open_socket_address
from bot.slack.site import EVENTS_PATH, INSTALL_PATH, REDIRECT_PATH, Site
from bot.slack.sockets import PING_SECONDS, SocketMode
from bot.story.errors import SettingsError

# Platforms kill a process about 10 s (containers) to 30 s after they asked it to stop.
SHUTDOWN_SECONDS: Final = 8


@dataclass(frozen=True)
class Outside:
    """What HTTP needs besides the app: what other processes have seen, and how browsers install."""

    ledger: Ledger | None = None
    installing: Installing | None = None


def serve(
    access: Access, app: AsyncApp, operations: Operations | None = None, outside: Outside | None = None
) -> None:
    """Serve until SIGTERM or SIGINT; SettingsError when Slack refuses a token or a port is taken.

    Told to stop, it takes no more requests, finishes those it has begun, and sends what is to be reported.
    """
    operations = operations or Operations()
    journal.start(access.log_level, operations.log_format)
    try:
        asyncio.run(_serve_until_told(access, app, operations, outside or Outside()))
    finally:
        operations.reporter.close()


async def _serve_until_told(access: Access, app: AsyncApp, operations: Operations, outside: Outside) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGHUP, operations.on_hangup)
    # uvicorn raises the signals it caught once more when it is done; caught here, they end nothing else.
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with on_duty(operations.duties), showing_status(operations):
        if access.app_token:
            await serve_socket_mode(access, app, stop)
        else:
            listening = listen(access.host, access.port)
            await check_bot_token(app, access)
            await serve_http(listening, site(access, app, operations, outside), stop)
    logger.info("stopped")


async def serve_socket_mode(
    access: Access, app: AsyncApp, stop: asyncio.Event, *, interval: float = PING_SECONDS
) -> None:
    """Stay connected to Slack until `stop` is set. SettingsError when Slack refuses a token."""
    await check_bot_token(app, access)
    address = await open_socket_address(app, access)
    logger.info("answering over Socket Mode")
    await SocketMode(app, access.app_token or "", address, interval=interval).run_until(stop)


def site(access: Access, app: AsyncApp, operations: Operations, outside: Outside | None = None) -> Site:
    """Join what is served over HTTP. ValueError without a signing secret."""
    outside = outside or Outside()
    endpoint = Endpoint(app, signing_secret=access.signing_secret or "", ledger=outside.ledger)
    installing = outside.installing
    pages = {INSTALL_PATH: installing.begin, REDIRECT_PATH: installing.finish} if installing else {}
    return Site(endpoint, operations, pages, shows_metrics=operations.status_port is None)


@asynccontextmanager
async def showing_status(operations: Operations) -> AsyncIterator[None]:
    """Show health and figures on a port of their own, to this machine alone, where one is set."""
    if operations.status_port is None:
        yield
        return
    stop = asyncio.Event()
    listening = listen("127.0.0.1", operations.status_port, "CROSSCHECK_STATUS_PORT")
    logger.info("status on http://127.0.0.1:%d/metrics", listening.getsockname()[1])
    serving = asyncio.create_task(serve_site(listening, Site(None, operations), stop))
    try:
        yield
    finally:
        stop.set()
        await serving


def listen(host: str, port: int, setting: str = "PORT") -> socket.socket:
    """Open a socket; SettingsError that names the settings when it cannot be had.

    What it accepts inherits TCP_NODELAY. asyncio sets it only where the socket names its protocol, which one
    from `create_server` does not: every answer on a kept connection then waits 40 ms for an acknowledgement.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        raise SettingsError(
            f"cannot listen on {host}, port {port} ({error.strerror}): set HOST to an address of this "
            f"machine and {setting} to a free port"
        ) from None
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def server_config(application: Site) -> uvicorn.Config:
    """Configure uvicorn to serve, and to leave logging, proxies and WebSockets alone."""
    return uvicorn.Config(
        application,
        lifespan="off",
        http=Impatient,
        ws="none",
        log_config=None,
        log_level="error",  # its warnings are one for each odd request that somebody sends
        access_log=False,
        server_header=False,
        proxy_headers=False,
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
    )


async def serve_http(listening: socket.socket, application: Site, stop: asyncio.Event) -> None:
    """Serve Slack's requests on the socket until `stop` is set, then finish what has begun."""
    host, port = listening.getsockname()[:2]
    logger.info("listening on http://%s:%d%s", host, port, EVENTS_PATH)
    await serve_site(listening, application, stop)


async def serve_site(listening: socket.socket, application: Site, stop: asyncio.Event) -> None:
    """Serve on the socket until `stop` is set."""
    server = uvicorn.Server(server_config(application))
    stopping = asyncio.create_task(_exit_on(stop, server))
    try:
        await server.serve(sockets=[listening])
    finally:
        stopping.cancel()


async def _exit_on(stop: asyncio.Event, server: uvicorn.Server) -> None:
    await stop.wait()
    server.should_exit = True
